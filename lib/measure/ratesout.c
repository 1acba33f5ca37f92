#include "measure/ratesout.h"

#include <stdlib.h>

#include "base/lang.h"
#include "measure/ratesline.h"
#include "measure/ratesnote.h"

/* Which of the four tables. */
struct block {
	const struct ratesout *out;
	enum rates_source source;
	enum rates_account account;
};

static void
put_compared_columns(struct grid *g)
{
	grid_column_right(g, "base_received",
	    lang_sheet("cases counted before"));
	grid_column_right(g, "base_valid",
	    lang_sheet("valid revisits before"));
	grid_column_right(g, "received_growth",
	    lang_sheet("growth of volume, %"));
	grid_column_right(g, "response_change",
	    lang_sheet("response rate, change in points"));
	grid_column_right(g, "solve_change",
	    lang_sheet("solve rate, change in points"));
	grid_column_right(g, "satisfaction_change",
	    lang_sheet("satisfaction rate, change in points"));
	grid_column_right(g, "score_change",
	    lang_sheet("score, change in points"));
}

static void
put_columns(struct grid *g, const struct ratesout *o, int is_of_one)
{
	grid_column(g, "by", lang_sheet("grouped by"));
	grid_aside(g);
	grid_column(g, "key", lang_sheet("group"));
	grid_column(g, "source", lang_sheet("revisit of"));
	if (is_of_one)
		grid_aside(g);	/* the notes say which */
	grid_column(g, "account", lang_sheet("account"));
	grid_leads(g);
	grid_column_right(g, "received", lang_sheet("cases counted"));
	grid_column_right(g, "valid", lang_sheet("valid revisits"));
	grid_column_right(g, "contacted", lang_sheet("contacted"));
	grid_column_right(g, "solved", lang_sheet("solved"));
	grid_column_right(g, "satisfied", lang_sheet("satisfied"));
	grid_column_right(g, "basic", lang_sheet("basically satisfied"));
	grid_behind(g);
	grid_column_right(g, "response_rate", lang_sheet("response rate"));
	grid_column_right(g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(g, "satisfaction_rate",
	    lang_sheet("satisfaction rate"));
	grid_column_right(g, "score", lang_sheet("score"));
	grid_column_right(g, "rank", lang_sheet("rank"));
	grid_column_right(g, "listed", lang_sheet("to be revisited"));
	grid_behind(g);
	grid_column_right(g, "coverage", lang_sheet("coverage"));
	grid_column_right(g, "contact_unknown",
	    lang_sheet("contact unknown"));
	grid_behind(g);
	grid_column_right(g, "excluded", lang_sheet("cases excluded"));
	grid_behind(g);
	grid_column_right(g, "solve_low",
	    lang_sheet("solve rate, from"));
	grid_behind(g);
	grid_column_right(g, "solve_high", lang_sheet("solve rate, to"));
	grid_behind(g);
	grid_column_right(g, "few", lang_sheet("few revisits"));
	if (o->base != NULL)
		put_compared_columns(g);
	if (o->is_mean)
		grid_column(g, "compat", lang_sheet("totals are"));
}

const char *
ratesout_by(enum rates_by by)
{
	switch (by) {
	case RATES_BY_ALL:
		break;
	case RATES_BY_UNIT:
		return lang_sheet("unit");
	case RATES_BY_COMMUNITY:
		return lang_sheet("community");
	case RATES_BY_CATEGORY:
		return lang_sheet("category");
	case RATES_BY_CHANNEL:
		return lang_sheet("channel");
	case RATES_BY_LEVEL:
		return lang_sheet("level");
	case RATES_BY_NATURE:
		return lang_sheet("nature");
	case RATES_BY_POST:
		return lang_sheet("post");
	case RATES_BY_PERSON:
		return lang_sheet("officer");
	}
	return lang_sheet("all");
}

/* People read the policy's name: 三级. */
static const char *
level_shown(const struct ratesout *o, int64_t level, const char *number)
{
	return level >= 1 && level <= POLICY_LEVELS ? words_text(o->words,
	    o->policy->levels[level - 1].name) : number;
}

static void
put_key(struct grid *g, const struct block *k, const struct ratesline *l)
{
	struct buf b = BUF_INIT;

	if (l->row == NULL)
		buf_puts(&b, lang_sheet("total"));
	else
		rates_put_key(&b, k->out->rates, l->row->key);
	if (l->row != NULL && k->out->by == RATES_BY_LEVEL)
		grid_code(g, b.data, level_shown(k->out, l->row->key, b.data));
	else
		grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_counts(struct grid *g, const struct rates_count *c)
{
	grid_int(g, c->received);
	grid_int(g, c->valid);
	grid_int(g, c->contacted);
	grid_int(g, c->solved);
	grid_int(g, c->satisfied);
	grid_int(g, c->basic);
}

static void
put_guard(struct grid *g, const struct block *k, const struct ratesline *l)
{
	const struct policy *p = k->out->policy;
	struct wilson w = wilson_interval(l->figures.solve, p->confidence);
	struct ratio low = { w.low, 1000 }, high = { w.high, 1000 };

	/* a mean of rates is no share of anything */
	if (p->few == 0 || l->figures.solve.den == 0 ||
	    (l->row == NULL && k->out->is_mean)) {
		grid_empty(g);
		grid_empty(g);
	} else {
		grid_ratio(g, low, 100);
		grid_ratio(g, high, 100);
	}
	if (p->few == 0)
		grid_empty(g);
	else
		grid_flag(g, l->count->valid < p->few);
}

/* The base's line of the same group; a group that is new there is empty. */
static void
find_base(struct ratesline *was, const struct block *k,
    const struct ratesline *l)
{
	static const struct rates_row none;
	const struct rates_row *row;

	ratesline_total(was, k->out->base, k->source, k->account,
	    k->out->is_mean);
	if (l->row == NULL)
		return;
	row = rates_find(k->out->base, l->row->key);
	was->row = row != NULL ? row : &none;
	was->count = &was->row->count[k->source][k->account];
	rates_figure(&was->figures, was->count, k->out->policy);
}

static void
put_compared(struct grid *g, const struct block *k,
    const struct ratesline *l)
{
	struct ratio whole, part;
	struct ratesline was;

	find_base(&was, k, l);
	grid_int(g, was.count->received);
	grid_int(g, was.count->valid);
	whole.num = whole.den = was.count->received;
	part.num = l->count->received;
	part.den = was.count->received;
	grid_change(g, whole, part, 100);
	grid_change(g, was.figures.response, l->figures.response, 100);
	grid_change(g, was.figures.solve, l->figures.solve, 100);
	grid_change(g, was.figures.satisfaction, l->figures.satisfaction, 100);
	grid_change(g, was.figures.score, l->figures.score, 1);
}

static void
put_line(struct grid *g, const struct block *k, const struct ratesline *l)
{
	struct ratio coverage = { l->count->valid, l->count->listed };

	grid_row(g);
	grid_code(g, rates_by_name(k->out->by), ratesout_by(k->out->by));
	put_key(g, k, l);
	grid_code(g, k->source == RATES_CITY ? "city" : "own",
	    k->source == RATES_CITY ? lang_sheet("the city") :
	    lang_sheet("the office"));
	grid_code(g, k->account == RATES_FULL ? "full" : "net",
	    k->account == RATES_FULL ? lang_sheet("full") :
	    lang_sheet("net"));
	put_counts(g, l->count);
	grid_ratio(g, l->figures.response, 100);
	grid_ratio(g, l->figures.solve, 100);
	grid_ratio(g, l->figures.satisfaction, 100);
	grid_ratio(g, l->figures.score, 1);
	grid_int(g, l->rank);
	grid_int(g, l->count->listed);
	grid_ratio(g, coverage, 100);
	grid_int(g, l->count->contact_unknown);
	grid_int(g, l->count->excluded);
	put_guard(g, k, l);
	if (k->out->base != NULL)
		put_compared(g, k, l);
	if (k->out->is_mean)
		grid_text(g, l->row == NULL ? "mean" : NULL);
}

static void
put_block(struct grid *g, const struct block *k)
{
	struct ratesline *lines, total;
	size_t n, i;

	lines = ratesline_list(k->out->rates, k->source, k->account, &n);
	if (k->out->by == RATES_BY_ALL)
		n = 0;
	for (i = 0; i < n; i++)
		put_line(g, k, &lines[i]);
	free(lines);
	ratesline_total(&total, k->out->rates, k->source, k->account,
	    k->out->is_mean);
	put_line(g, k, &total);
}

void
ratesout_grid(struct grid *g, const struct ratesout *o, unsigned sources)
{
	struct block k;
	int i;

	put_columns(g, o, (sources & (sources - 1)) == 0);
	k.out = o;
	for (i = 0; i < 4; i++) {
		k.source = (enum rates_source)(i / 2);
		k.account = (enum rates_account)(i % 2);
		if ((sources >> k.source & 1) != 0)
			put_block(g, &k);
	}
	ratesnote_put(g, o, sources);
}
