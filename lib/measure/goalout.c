#include "measure/goalout.h"

#include "base/lang.h"
#include "base/num.h"
#include "measure/periodname.h"
#include "measure/ratesout.h"
#include "time/date.h"

static void
put_columns(struct grid *g)
{
	grid_column(g, "by", lang_sheet("grouped by"));
	grid_aside(g);
	grid_column(g, "key", lang_sheet("group"));
	grid_column_right(g, "valid", lang_sheet("valid revisits"));
	grid_column_right(g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(g, "target", lang_sheet("target"));
	grid_column_right(g, "gap", lang_sheet("over the target, in points"));
	grid_column_right(g, "median", lang_sheet("median of its past"));
	grid_column_right(g, "periods", lang_sheet("comparable periods"));
	grid_column(g, "past", lang_sheet("solve rates before"));
	grid_aside(g);
	grid_column_right(g, "score", lang_sheet("score"));
	grid_column_right(g, "open", lang_sheet("open cases"));
	grid_behind(g);
	grid_column_right(g, "due", lang_sheet("open cases looked at"));
	grid_behind(g);
	grid_column_right(g, "contacted_share",
	    lang_sheet("contacted in time"));
	grid_behind(g);
	grid_column_right(g, "planned_share", lang_sheet("with dated plan"));
	grid_behind(g);
	grid_column_right(g, "reached_share",
	    lang_sheet("milestones reached"));
	grid_behind(g);
	grid_column_right(g, "progress", lang_sheet("progress"));
	grid_column_right(g, "busy_score", lang_sheet("busy season score"));
}

static struct ratio
solve_of(const struct rates_count *c, const struct policy *p)
{
	struct rates_figures f;

	rates_figure(&f, c, p);
	return f.solve;
}

/* The rates that the target follows from, the last period first. */
static void
put_past(struct grid *g, const struct goalout *o, const struct standing *s)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 1; i <= o->nearlier; i++) {
		buf_puts(&b, i > 1 ? " " : "");
		ratio_put(&b, solve_of(&s->unit->past[i], o->policy), 100, 1);
	}
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

/* (1 - w) score + w progress, in percent; none where either is none. */
static struct ratio
busy_score(const struct goalout *o, struct ratio score,
    const struct progress_count *c)
{
	struct ratio w = o->policy->targets.weight, none = { 0, 0 }, sum;
	int64_t parts = 1000;

	if (score.den == 0 || c->due == 0)
		return none;
	/* the score to a thousandth: what is weighed stays exact */
	sum.num = (w.den - w.num) * ratio_round(score, parts) * c->due +
	    w.num * 100 * parts * c->all;
	sum.den = w.den * parts * c->due;
	return sum;
}

static void
put_progress(struct grid *g, const struct goalout *o, struct ratio score,
    const struct progress_count *c)
{
	struct ratio contacted = { c->contacted, c->due };
	struct ratio planned = { c->planned, c->due };
	struct ratio reached = { c->reached, c->due };
	struct ratio all = { c->all, c->due };

	grid_int(g, c->open);
	grid_int(g, c->due);
	grid_ratio(g, contacted, 100);
	grid_ratio(g, planned, 100);
	grid_ratio(g, reached, 100);
	grid_ratio(g, all, 100);
	grid_ratio(g, busy_score(o, score, c), 1);
}

static void
put_row(struct grid *g, const struct goalout *o, const struct standing *s)
{
	const struct standing_facts *f = &s->now;
	struct progress_count c;
	struct buf key = BUF_INIT;

	grid_row(g);
	grid_code(g, rates_by_name(o->by), ratesout_by(o->by));
	rates_put_key(&key, o->rates, s->unit->key);
	grid_textn(g, key.data, key.len);
	buf_release(&key);
	grid_int(g, s->unit->past[0].valid);
	grid_ratio(g, f->solve, 100);
	grid_ratio(g, f->goal.target, 100);
	grid_change(g, f->goal.target, f->solve, 100);
	grid_ratio(g, f->goal.median, 100);
	grid_int(g, (int64_t)f->goal.used);
	put_past(g, o, s);
	grid_ratio(g, f->score, 1);
	if (o->progress == NULL)
		return;		/* the rest of the row stays empty */
	c = progress_get(o->progress, s->unit->key);
	put_progress(g, o, f->score, &c);
}

/* --- notes ---------------------------------------------------------------- */

static void
put_note(struct grid *g, struct buf *b)
{
	grid_note(g, b->data);
	buf_reset(b);
}

static void
note_targets(struct grid *g, const struct goalout *o, struct buf *b)
{
	const struct goalrule *t = &o->policy->targets;
	struct buf step = BUF_INIT, floor = BUF_INIT, cap = BUF_INIT;
	struct buf start = BUF_INIT;

	ratio_put(&step, t->step, 100, 1);
	ratio_put(&floor, t->floor, 100, 1);
	ratio_put(&cap, t->cap, 100, 1);
	ratio_put(&start, t->start, 100, 1);
	buf_printf(b, lang_sheet("target = median of the last %d comparable "
	    "periods (%d valid revisits or more, among the last %d) + %s, "
	    "from %s to %s; without such a period %s"), t->past,
	    o->policy->classes.minimum, t->look_back, step.data, floor.data,
	    cap.data, start.data);
	put_note(g, b);
	buf_release(&start);
	buf_release(&cap);
	buf_release(&floor);
	buf_release(&step);
}

static void
note_season(struct grid *g, const struct goalout *o, struct buf *b)
{
	const struct busylog_entry *s = o->season;
	const struct words *w = rates_words(o->rates);
	struct buf from = BUF_INIT, to = BUF_INIT, span = BUF_INIT;
	struct buf weight = BUF_INIT;

	date_put_day(&from, s->from_day);
	date_put_day(&to, s->to_day);
	buf_printf(b, lang_sheet("busy season: %s, from %s to %s, when it "
	    "ends by itself; proposed by %s, approved by %s; trigger %s"),
	    s->name == NUM_NONE ? lang_sheet("detected by volume") :
	    words_text(w, s->name), from.data, to.data,
	    words_text(w, s->proposer), words_text(w, s->decider),
	    s->trigger != NULL ? s->trigger : "—");
	put_note(g, b);
	date_put_span(&span, o->policy->targets.contact_s);
	ratio_put(&weight, o->policy->targets.weight, 1, 2);
	buf_printf(b, lang_sheet("progress: open cases contacted within %s "
	    "and with a dated plan and with every milestone due so far "
	    "reached; busy season score = (1 - %s) score + %s progress, for "
	    "the office alone"), span.data, weight.data, weight.data);
	put_note(g, b);
	grid_note(g, lang_sheet("the city's three rates and the target are "
	    "not touched by it"));
	buf_release(&weight);
	buf_release(&span);
	buf_release(&to);
	buf_release(&from);
}

void
goalout_grid(struct grid *g, const struct goalout *o)
{
	struct buf b = BUF_INIT, name = BUF_INIT;
	size_t i;

	put_columns(g);
	for (i = 0; i < o->n; i++)
		put_row(g, o, &o->of[i]);
	periodname_put(&name, o->period);
	buf_printf(&b, lang_sheet("period: %s; policy version %s; the city's "
	    "revisits, account %s"), name.data,
	    words_text(rates_words(o->rates), o->policy->version),
	    o->policy->classes.is_net ? lang_sheet("net") :
	    lang_sheet("full"));
	buf_release(&name);
	put_note(g, &b);
	note_targets(g, o, &b);
	if (o->season != NULL)
		note_season(g, o, &b);
	else
		grid_note(g, lang_sheet("no busy season is in force"));
	buf_release(&b);
}
