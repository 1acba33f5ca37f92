#include "measure/ratesnote.h"

#include "base/buf.h"
#include "base/lang.h"
#include "measure/periodname.h"
#include "time/date.h"

static void
put_note(struct grid *g, struct buf *b)
{
	grid_note(g, b->data);
	buf_release(b);
}

static void
put_end(struct buf *b, int64_t at)
{
	if (at == INT64_MIN || at == INT64_MAX)
		buf_puts(b, "…");
	else
		date_put_at(b, at);
}

static const char *
belongs_by(const struct policy *p)
{
	switch (p->period_by) {
	case PERIOD_BY_DISPATCHED:
		return lang_sheet("the time of dispatch");
	case PERIOD_BY_REVISITED:
		return lang_sheet("the time of the city's revisit");
	case PERIOD_BY_RECEIVED:
		break;
	}
	return lang_sheet("the time of the call");
}

static void
note_window(struct grid *g, const struct ratesout *o)
{
	struct buf b = BUF_INIT, from = BUF_INIT, to = BUF_INIT;
	struct buf name = BUF_INIT;

	if (o->period == NULL) {
		grid_note(g, lang_sheet("window: all cases"));
		return;
	}
	put_end(&from, o->period->from_at);
	put_end(&to, o->period->to_at);
	periodname_put(&name, o->period);
	buf_printf(&b, lang_sheet("window: %s, from %s to before %s, by %s"),
	    name.data, from.data, to.data, belongs_by(o->policy));
	put_note(g, &b);
	buf_release(&name);
	buf_release(&to);
	buf_release(&from);
}

static void
note_policy(struct grid *g, const struct ratesout *o)
{
	struct buf b = BUF_INIT, from = BUF_INIT;

	date_put_day(&from, o->policy->from_day);
	buf_printf(&b, lang_sheet("policy: %s, version %s, in force from %s"),
	    words_text(o->words, o->policy->name),
	    words_text(o->words, o->policy->version), from.data);
	put_note(g, &b);
	buf_release(&from);
}

/* 9/10 as 0.9, 1/1 as 1. */
static void
put_weight(struct buf *b, struct ratio weight)
{
	ratio_put(b, weight, 1, 6);
	while (b->len > 0 && b->data[b->len - 1] == '0')
		buf_cut(b, b->len - 1);
	if (b->len > 0 && b->data[b->len - 1] == '.')
		buf_cut(b, b->len - 1);
}

static void
note_definitions(struct grid *g, const struct policy *p)
{
	struct buf b = BUF_INIT, weight = BUF_INIT;

	put_weight(&weight, p->basic_weight);
	buf_printf(&b, lang_sheet("response rate = contacted / V, solve rate "
	    "= solved / V, satisfaction rate = (satisfied + %s x basically "
	    "satisfied) / V; V: valid revisits"), weight.data);
	put_note(g, &b);
	buf_printf(&b, lang_sheet("score = %d%% response rate + %d%% solve "
	    "rate + %d%% satisfaction rate"), p->weight_response,
	    p->weight_solve, p->weight_satisfaction);
	put_note(g, &b);
	buf_release(&weight);
}

static void
note_coverage(struct grid *g, const char *whose, const struct rates_count *c)
{
	struct buf b = BUF_INIT, share = BUF_INIT;
	struct ratio r = { c->valid, c->listed };

	ratio_put(&share, r, 100, 1);
	buf_printf(&b, lang_sheet("%s: V is %lld of %lld to be revisited "
	    "(%s %%); excluded from net: %lld of %lld cases"), whose,
	    (long long)c->valid, (long long)c->listed, share.data,
	    (long long)c->excluded, (long long)c->received);
	put_note(g, &b);
	buf_release(&share);
}

/* A number that must be known to read the rates rightly, where it is not 0. */
static void
note_doubts(struct grid *g, const char *whose, const struct rates_count *c)
{
	struct buf b = BUF_INIT;

	if (c->by_answer > 0) {
		buf_printf(&b, lang_sheet("%s: %lld rows do not say whether "
		    "the revisit was valid: counted by a usable answer about "
		    "satisfaction"), whose, (long long)c->by_answer);
		put_note(g, &b);
	}
	if (c->contact_unknown > 0) {
		buf_printf(&b, lang_sheet("%s: %lld valid revisits do not say "
		    "whether the citizen was contacted: no response rate, no "
		    "score"), whose, (long long)c->contact_unknown);
		put_note(g, &b);
	}
	if (c->solve_unknown > 0) {
		buf_printf(&b, lang_sheet("%s: %lld valid revisits do not say "
		    "whether the matter is solved: not counted as solved"),
		    whose, (long long)c->solve_unknown);
		put_note(g, &b);
	}
}

static void
note_source(struct grid *g, const struct ratesout *o, enum rates_source s)
{
	const struct rates_count *c =
	    &rates_total(o->rates)->count[s][RATES_FULL];
	const char *whose = s == RATES_CITY ?
	    lang_sheet("the city's revisits") :
	    lang_sheet("the office's own revisits");

	note_coverage(g, whose, c);
	note_doubts(g, whose, c);
}

static void
note_guard(struct grid *g, const struct policy *p)
{
	struct buf b = BUF_INIT;

	if (p->few == 0)
		return;
	buf_printf(&b, lang_sheet("solve rate, from and to: what chance "
	    "alone explains, Wilson's interval of %d %%; few revisits: fewer "
	    "than %d valid ones; a rank needs %d"),
	    wilson_percent(p->confidence), p->few, p->ranked_from);
	put_note(g, &b);
}

static void
note_base(struct grid *g, const struct ratesout *o)
{
	struct buf b = BUF_INIT, from = BUF_INIT, to = BUF_INIT;
	struct buf name = BUF_INIT;

	if (o->base_period == NULL) {
		buf_printf(&b, lang_sheet("compared with: %s"), o->base_name);
	} else {
		put_end(&from, o->base_period->from_at);
		put_end(&to, o->base_period->to_at);
		periodname_put(&name, o->base_period);
		buf_printf(&b, lang_sheet("compared with: %s, from %s to "
		    "before %s"), name.data, from.data, to.data);
	}
	put_note(g, &b);
	buf_release(&name);
	buf_release(&to);
	buf_release(&from);
	grid_note(g, lang_sheet("changes are in percentage points, of the "
	    "exact figures; an empty base has none"));
}

void
ratesnote_put(struct grid *g, const struct ratesout *o, unsigned sources)
{
	note_window(g, o);
	note_policy(g, o);
	note_definitions(g, o->policy);
	note_guard(g, o->policy);
	if (o->base != NULL)
		note_base(g, o);
	if (o->is_mean)
		grid_note(g, lang_sheet("totals are arithmetic means of the "
		    "rows' rates, as a district prints them, without rows "
		    "that have none: not pooled"));
	grid_note(g, lang_sheet("account full: every case counted; net: "
	    "without the cases excluded, by the city in the city's table, by "
	    "the office in its own"));
	if ((sources & 1) != 0)
		note_source(g, o, RATES_CITY);
	if ((sources & 2) != 0) {
		note_source(g, o, RATES_OWN);
		grid_note(g, lang_sheet("own revisits are no part of the "
		    "city's rates"));
	}
	if (o->by == RATES_BY_COMMUNITY)
		grid_note(g, lang_sheet("by community: where demands arise, "
		    "not whose work it is"));
}
