#include "sheet/classed.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/classwhy.h"
#include "measure/standing.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"
#include "sheet/unitrates.h"

struct classed {
	const struct recap *v;
	struct standing_unit *units;
	struct standing *of;
	size_t n;
	int per_residents;
};

/* Classes ask about the period before as about this one, and both about
 * those before them. */
size_t
classed_needed(const struct policy *p)
{
	int past = p->classes.past > p->targets.look_back ?
	    p->classes.past : p->targets.look_back;

	return (size_t)(past > 1 ? past : 1) + 1;
}

static void
fill_unit(struct standing_unit *u, const struct recap *v, int64_t key)
{
	const struct policy_unit *unit = policy_unit_find(v->o.policy, key);
	const struct rates_row *row;
	size_t i;

	memset(u, 0, sizeof(*u));
	u->key = key;
	u->residents = unit != NULL ? unit->residents : 0;
	for (i = 0; i < v->nrates && i < STANDING_PERIODS; i++) {
		row = rates_find(v->rates[i], key);
		if (row != NULL)
			u->past[i] = row->count[RATES_CITY]
			    [v->o.policy->classes.is_net];
	}
}

/* 0 where the policy has no classes. */
static int
judge(struct classed *c, const struct recap *v)
{
	const struct classrule *rule = &v->o.policy->classes;
	struct rates_row *rows;
	size_t i, n;

	memset(c, 0, sizeof(*c));
	c->v = v;
	if (rule->ntables == 0)
		return 0;
	rows = unitrates_rows(v->rates[0], &n);
	c->units = mem_array(n + 1, sizeof(*c->units));
	c->of = mem_array(n + 1, sizeof(*c->of));
	for (i = 0; i < n; i++) {
		if (rows[i].key != NUM_NONE)
			fill_unit(&c->units[c->n++], v, rows[i].key);
	}
	free(rows);
	standing_judge(c->of, c->units, c->n, v->o.policy,
	    classrule_find(rule, rule->table), &c->per_residents);
	return 1;
}

static void
release(struct classed *c)
{
	free(c->units);
	free(c->of);
}

static void
put_class(struct grid *g, const struct classed *c, const struct standing *s)
{
	const struct words *w = c->v->words;
	struct buf b = BUF_INIT;
	size_t i;

	grid_row(g);
	rates_put_key(&b, c->v->rates[0], s->unit->key);
	cell_end(g, &b);
	grid_text(g, words_text(w, s->row->name));
	for (i = 0; i < s->ntags; i++)
		buf_printf(&b, "%s%s", i > 0 ? " " : "",
		    words_text(w, s->tags[i]->name));
	cell_end(g, &b);
	buf_release(&b);
}

static void
put_columns(struct grid *g)
{
	grid_column(g, "unit", lang_sheet("unit"));
	grid_column(g, "class", lang_sheet("class of units"));
	grid_column(g, "tags", lang_sheet("further marks"));
}

void
classed_put(struct page *p, const struct recap *v)
{
	struct classed c;
	struct buf b = BUF_INIT;
	struct grid g;
	size_t i;

	if (!judge(&c, v))
		return;
	grid_init(&g, "");
	put_columns(&g);
	grid_column_right(&g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(&g, "target", lang_sheet("target"));
	grid_column_right(&g, "own_past", lang_sheet("own past"));
	grid_column(&g, "why", lang_sheet("facts"));
	grid_wraps(&g);
	for (i = 0; i < c.n; i++) {
		put_class(&g, &c, &c.of[i]);
		grid_ratio(&g, c.of[i].now.solve, 100);
		grid_ratio(&g, c.of[i].now.goal.target, 100);
		grid_ratio(&g, c.of[i].now.past, 100);
		classwhy_put(&b, &c.of[i], v->o.policy, c.per_residents);
		cell_end(&g, &b);
	}
	page_table(p, lang_sheet("The four classes"), &g);
	grid_release(&g);
	buf_release(&b);
	release(&c);
}

/* --- for the public ------------------------------------------------------ */

static const char *
test_text(enum classrule_test test)
{
	switch (test) {
	case CLASSRULE_FEW:
		return lang_sheet("too few revisits to say");
	case CLASSRULE_CONCENTRATED:
		return lang_sheet("demands are concentrated here");
	case CLASSRULE_BELOW:
		return lang_sheet("solve rate below its target");
	case CLASSRULE_SURELY_BELOW:
		return lang_sheet("solve rate below its target beyond "
		    "chance");
	case CLASSRULE_RISING:
		return lang_sheet("above its own past beyond chance");
	case CLASSRULE_FALLING:
		return lang_sheet("below its own past beyond chance");
	case CLASSRULE_TOP:
		return lang_sheet("among the first by score");
	case CLASSRULE_BOTTOM:
		return lang_sheet("among the last by score");
	case CLASSRULE_CLIMBED:
		return lang_sheet("among those that climbed most");
	case CLASSRULE_TESTS:
		break;
	}
	return "";
}

static void
put_meaning(struct grid *g, const struct recap *v,
    const struct classrule_row *row)
{
	struct buf b = BUF_INIT;
	size_t i;

	buf_printf(&b, "%s%s", words_text(v->words, row->name),
	    lang_sheet(": "));
	for (i = 0; i < row->ntexts; i++) {
		buf_puts(&b, i > 0 ? lang_sheet("; ") : "");
		if (row->conditions[i].negated)
			buf_puts(&b, lang_sheet("not: "));
		buf_puts(&b, test_text(row->conditions[i].test));
		if (row->conditions[i].twice)
			buf_puts(&b,
			    lang_sheet(" (two periods running)"));
	}
	if (row->ntexts == 0)
		buf_puts(&b, lang_sheet("all others"));
	grid_note(g, b.data);
	buf_release(&b);
}

void
classed_put_public(struct page *p, const struct recap *v)
{
	const struct classrule *rule = &v->o.policy->classes;
	const struct classrule_table *table;
	struct classed c;
	struct grid g;
	size_t i;

	if (!judge(&c, v))
		return;
	grid_init(&g, "");
	put_columns(&g);
	for (i = 0; i < c.n; i++)
		put_class(&g, &c, &c.of[i]);
	table = classrule_find(rule, rule->table);
	grid_note(&g, lang_sheet("The first that holds counts:"));
	for (i = 0; i < table->n; i++)
		put_meaning(&g, v, &table->rows[i]);
	page_table(p, lang_sheet("The four classes"), &g);
	grid_release(&g);
	release(&c);
}

void
classed_put_target(struct chart *c, const struct recap *v)
{
	struct ratio earlier[STANDING_PERIODS];
	const struct rates_count *count;
	struct goal goal;
	size_t i, n = 0;

	if (v->o.policy->targets.parts == 0)
		return;
	for (i = 1; i < v->nrates && n < STANDING_PERIODS; i++) {
		count = &rates_total(v->rates[i])->count[RATES_CITY]
		    [v->o.policy->classes.is_net];
		earlier[n++] = (struct ratio){ count->solved, count->valid };
	}
	goal_set(&goal, &v->o.policy->targets, v->o.policy->classes.minimum,
	    earlier, n);
	if (goal.target.den > 0)
		chart_target(c, lang_sheet("target of the solve rate"),
		    ratio_round(goal.target, 1000));
}
