#include "measure/classout.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/classwhy.h"
#include "measure/periodname.h"
#include "measure/ratesout.h"

static void
put_columns(struct grid *g, const struct classout *o)
{
	grid_column(g, "by", lang_sheet("grouped by"));
	grid_aside(g);
	grid_column(g, "key", lang_sheet("group"));
	grid_column(g, "class", lang_sheet("class"));
	if (o->by == RATES_BY_PERSON) {
		grid_column(g, "why", lang_sheet("facts"));
		return;
	}
	grid_column(g, "tags", lang_sheet("further marks"));
	grid_column(g, "why", lang_sheet("facts"));
	grid_wraps(g);
	grid_column(g, "cases", lang_sheet("cases that mattered"));
	grid_aside(g);
	grid_column_right(g, "received", lang_sheet("cases counted"));
	grid_behind(g);
	grid_column_right(g, "per_10000",
	    lang_sheet("per 10,000 residents"));
	grid_behind(g);
	grid_column_right(g, "valid", lang_sheet("valid revisits"));
	grid_behind(g);
	grid_column_right(g, "solve_rate", lang_sheet("solve rate"));
	grid_behind(g);
	grid_column_right(g, "target", lang_sheet("target"));
	grid_behind(g);
	grid_column_right(g, "past_rate", lang_sheet("own past"));
	grid_behind(g);
	if (o->is_grading)
		return;
	grid_column_right(g, "score", lang_sheet("score"));
	grid_column_right(g, "rank", lang_sheet("rank"));
}

static void
end_cell(struct grid *g, struct buf *b)
{
	grid_textn(g, b->data, b->len);
	buf_release(b);
}

static void
put_tags(struct grid *g, const struct classout *o, const struct standing *s)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < s->ntags; i++)
		buf_printf(&b, "%s%s", i > 0 ? " " : "",
		    words_text(rates_words(o->rates), s->tags[i]->name));
	if (b.len == 0)
		grid_empty(g);
	else
		end_cell(g, &b);
}

/* Of praise the hardest work, else what cost the most. */
static void
put_cases(struct grid *g, const struct classout *o, const struct standing *s)
{
	const struct record *cases[MATTERED_MAX];
	struct buf b = BUF_INIT;
	size_t n, i;

	n = classrule_is_credit(&o->policy->classes, s->row->name) ?
	    mattered_best(o->mattered, s->unit->key, cases) :
	    mattered_worst(o->mattered, s->unit->key, cases);
	for (i = 0; i < n; i++) {
		buf_puts(&b, i > 0 ? " " : "");
		record_put_id(&b, cases[i], rates_words(o->rates));
	}
	if (n == 0)
		grid_empty(g);
	else
		end_cell(g, &b);
}

static void
put_figures(struct grid *g, const struct classout *o,
    const struct standing *s)
{
	static const struct ratio none = { 0, 0 };
	struct ratio load = { s->unit->past[0].received, s->unit->residents };

	grid_int(g, s->unit->past[0].received);
	grid_ratio(g, s->unit->residents > 0 ? load : none, 10000);
	grid_int(g, s->unit->past[0].valid);
	grid_ratio(g, s->now.solve, 100);
	grid_ratio(g, s->now.goal.target, 100);
	grid_ratio(g, s->now.past, 100);
	if (o->is_grading)
		return;
	grid_ratio(g, s->now.score, 1);
	grid_int(g, s->now.rank);
}

static void
put_row(struct grid *g, const struct classout *o, const struct standing *s)
{
	struct buf key = BUF_INIT, why = BUF_INIT;

	grid_row(g);
	grid_code(g, rates_by_name(o->by), ratesout_by(o->by));
	rates_put_key(&key, o->rates, s->unit->key);
	end_cell(g, &key);
	grid_text(g, words_text(rates_words(o->rates), s->row->name));
	if (o->by != RATES_BY_PERSON)
		put_tags(g, o, s);
	classwhy_put(&why, s, o->policy, o->per_residents);
	end_cell(g, &why);
	if (o->by == RATES_BY_PERSON)
		return;
	put_cases(g, o, s);
	put_figures(g, o, s);
}

/* --- the order ------------------------------------------------------------ */

static int
by_place(const void *a, const void *b)
{
	const struct standing *const *x = a, *const *y = b;

	return (*x > *y) - (*x < *y);
}

static int
by_rank(const void *a, const void *b)
{
	int64_t x = (*(const struct standing *const *)a)->now.rank;
	int64_t y = (*(const struct standing *const *)b)->now.rank;

	if (x == y)
		return by_place(a, b);
	if (x == NUM_NONE || y == NUM_NONE)
		return (x == NUM_NONE) - (y == NUM_NONE);
	return x < y ? -1 : 1;
}

/* Rows lie in the table in their order. */
static int
by_class(const void *a, const void *b)
{
	const struct classrule_row *x =
	    (*(const struct standing *const *)a)->row;
	const struct classrule_row *y =
	    (*(const struct standing *const *)b)->row;

	return x == y ? by_place(a, b) : x < y ? -1 : 1;
}

static int
is_shown(const struct classout *o, const struct standing *s)
{
	return (!o->credits_only && o->by != RATES_BY_PERSON) ||
	    classrule_is_credit(&o->policy->classes, s->row->name);
}

static void
put_rows(struct grid *g, const struct classout *o)
{
	const struct standing **shown = mem_array(o->n, sizeof(*shown));
	size_t i, n = 0;

	for (i = 0; i < o->n; i++)
		if (is_shown(o, &o->of[i]))
			shown[n++] = &o->of[i];
	/* of persons: by name, nobody stands before another */
	if (n > 0)
		qsort(shown, n, sizeof(*shown),
		    o->by == RATES_BY_PERSON ? by_place :
		    o->is_grading ? by_class : by_rank);
	for (i = 0; i < n; i++)
		put_row(g, o, shown[i]);
	free(shown);
}

/* --- notes ---------------------------------------------------------------- */

static void
put_note(struct grid *g, struct buf *b)
{
	grid_note(g, b->data);
	buf_reset(b);
}

/* What people call a condition. */
static const char *
condition_name(enum classrule_test test)
{
	switch (test) {
	case CLASSRULE_FEW:
		return lang_sheet("too few revisits");
	case CLASSRULE_CONCENTRATED:
		return lang_sheet("among those with most cases");
	case CLASSRULE_BELOW:
		return lang_sheet("below the target");
	case CLASSRULE_SURELY_BELOW:
		return lang_sheet("below the target beyond chance");
	case CLASSRULE_RISING:
		return lang_sheet("above its own past beyond chance");
	case CLASSRULE_FALLING:
		return lang_sheet("below its own past beyond chance");
	case CLASSRULE_TOP:
		return lang_sheet("among the first");
	case CLASSRULE_BOTTOM:
		return lang_sheet("among the last");
	case CLASSRULE_CLIMBED:
		return lang_sheet("among those who climbed most");
	case CLASSRULE_TESTS:
		break;
	}
	return "";
}

/* "not …", "twice running …". */
static void
put_condition(struct buf *b, const struct classrule_condition *c)
{
	const char *name = condition_name(c->test);

	if (c->negated)
		buf_puts(b, lang_sheet("not "));
	if (c->twice)
		buf_printf(b, lang_sheet("twice running %s"), name);
	else
		buf_puts(b, name);
}

static void
put_rows_note(struct grid *g, const struct classout *o, struct buf *b)
{
	const struct classrule_row *r;
	size_t i, k;

	buf_puts(b, lang_sheet("the first row that holds gives the class: "));
	for (i = 0; i < o->table->n; i++) {
		r = &o->table->rows[i];
		buf_printf(b, "%s%s", i > 0 ? lang_sheet("; ") : "",
		    words_text(rates_words(o->rates), r->name));
		for (k = 0; k < r->ntexts; k++) {
			buf_puts(b, k > 0 ? lang_sheet(", ") :
			    lang_sheet(": "));
			put_condition(b, &r->conditions[k]);
		}
	}
	put_note(g, b);
}

static void
put_notes(struct grid *g, const struct classout *o)
{
	const struct classrule *c = &o->policy->classes;
	struct buf b = BUF_INIT, share = BUF_INIT, name = BUF_INIT;

	periodname_put(&name, o->period);
	buf_printf(&b, lang_sheet("period: %s; policy version %s; the city's "
	    "revisits, account %s"), name.data,
	    words_text(rates_words(o->rates), o->policy->version),
	    c->is_net ? lang_sheet("net") : lang_sheet("full"));
	put_note(g, &b);
	put_rows_note(g, o, &b);
	ratio_put(&share, c->share, 100, 0);
	buf_printf(&b, lang_sheet("the target is that of the solve rate; "
	    "beyond chance: outside Wilson's interval of %d %%; own past: the "
	    "last %d periods together; first and last: %s %% of the units, at "
	    "least one"), wilson_percent(c->confidence), c->past, share.data);
	put_note(g, &b);
	grid_note(g, o->by == RATES_BY_PERSON ?
	    lang_sheet("praise alone: persons have neither rank nor any "
	    "other class") :
	    lang_sheet("a class beside the four blames nobody"));
	buf_release(&name);
	buf_release(&share);
	buf_release(&b);
}

void
classout_grid(struct grid *g, const struct classout *o)
{
	put_columns(g, o);
	put_rows(g, o);
	put_notes(g, o);
}
