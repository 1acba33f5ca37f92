/* Agreement of re-checks: pairs, directions, intervals, Cohen's kappa. */
#include <stdlib.h>
#include <string.h>

#include "tap.h"

#include "base/lang.h"
#include "lifecase.h"
#include "measure/agree.h"

/* So many re-checks of a unit: own and re-checked answer to "solved". */
struct lot {
	const char *unit;
	int64_t own, recheck;
	int n;
};

static void
add(struct agree *a, const struct lot *lots, size_t n)
{
	struct record r;
	size_t i;
	int k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < lots[i].n; k++) {
			record_init(&r);
			r.m[M_RECHECK_AT] = 1000;
			r.m[M_RECHECK_UNIT] = lots[i].unit == NULL ?
			    NUM_NONE : word(lots[i].unit);
			r.m[M_RECHECK_OWN_SOLVED] = lots[i].own;
			r.m[M_RECHECK_SOLVED] = lots[i].recheck;
			agree_add(a, &r);
		}
	}
}

/* The cells of a row behind unit and question, blanks between. */
static const char *
row(const struct grid *g, size_t i)
{
	static struct buf b;
	const struct grid_cell *cell;
	size_t k;

	buf_reset(&b);
	for (k = 2; k < g->ncolumns; k++) {
		cell = &g->cells[i * g->ncolumns + k];
		if (k > 2)
			buf_putc(&b, ' ');
		if (cell->kind == GRID_INT)
			buf_putn(&b, cell->n);
		else
			buf_puts(&b, cell->kind == GRID_TEXT ? cell->s : "-");
	}
	return b.data;
}

static const struct {
	struct lot lots[4];
	size_t n;
	const char *want;	/* rechecks n agreed disagreed better worse …*/
	const char *name;
} tables[] = {
	{ { { NULL, 1, 1, 0 } }, 0, "0 0 0 0 0 0 - - - -", "none" },
	{ { { "甲", 1, 1, 1 } }, 1, "1 1 1 0 0 0 100.0 20.6 100.0 -",
	    "one: kappa says nothing" },
	{ { { "甲", NUM_NONE, 1, 3 } }, 1, "3 0 0 0 0 0 - - - -",
	    "nobody had asked: no pair" },
	{ { { "甲", 1, NUM_NONE, 2 } }, 1, "2 0 0 0 0 0 - - - -",
	    "not asked again: no pair" },
	/* 20 5 / 10 15: 0.70 seen, 0.50 by chance: the textbook's 0.40 */
	{ { { "甲", 1, 1, 20 }, { "甲", 1, 0, 5 }, { "甲", 0, 1, 10 },
	    { "甲", 0, 0, 15 } }, 4,
	    "50 50 35 15 5 10 70.0 56.2 80.9 0.40", "textbook" },
	{ { { "甲", 1, 0, 5 }, { "甲", 0, 1, 5 } }, 2,
	    "10 10 0 10 5 5 0.0 0.0 27.8 -1.00", "never" },
	{ { { "甲", 1, 1, 50 }, { "甲", 1, 0, 50 } }, 2,
	    "100 100 50 50 50 0 50.0 40.3 59.7 -",
	    "the office always says yes: kappa says nothing" },
};

static void
test_tables(void)
{
	struct agree a;
	struct grid g;
	size_t i;

	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		agree_init(&a, policy);
		grid_init(&g, NULL);
		add(&a, tables[i].lots, tables[i].n);
		agree_put(&g, &a, words);
		OK_TEXT(row(&g, g.nrows - 2), tables[i].want,
		    tables[i].name);
		grid_release(&g);
		agree_release(&a);
	}
}

static void
test_units(void)
{
	const struct lot lots[] = { { "物业科", 1, 0, 2 },
		{ NULL, 1, 1, 1 }, { "执法队Ａ", 1, 1, 3 } };
	struct agree a;
	struct grid g;

	agree_init(&a, policy);
	grid_init(&g, NULL);
	add(&a, lots, 3);
	agree_put(&g, &a, words);
	OK_INT(g.nrows, 8, "two questions of three units and of all");
	OK_TEXT(g.cells[0].s, lang_sheet("unassigned"), "no unit: first");
	OK_TEXT(g.cells[2 * g.ncolumns].s, "执法队Ａ", "by their names");
	OK_TEXT(g.cells[4 * g.ncolumns].s, "物业科", "in bytes");
	OK_TEXT(g.cells[6 * g.ncolumns].s, "all", "all at the end");
	OK_TEXT(row(&g, 6), "6 6 4 2 2 0 66.7 29.9 90.4 -", "summed");
	grid_release(&g);
	agree_release(&a);
}

static const struct {
	const char *own, *recheck;
	int is_pair, want_own, want_recheck;
} degrees[] = {
	{ "满意", "非常满意", 1, 2, 2 }, { "满意", "基本满意", 1, 2, 1 },
	{ "满意", "不满意", 1, 2, 0 }, { "不满意", "满意", 1, 0, 2 },
	{ "未评价", "满意", 0, -1, 2 }, { "满意", "无人接听", 0, 2, -1 },
	{ "满意", NULL, 0, 2, -1 },
};

static void
test_degrees(void)
{
	struct record r;
	size_t i;
	int own, again;

	for (i = 0; i < sizeof(degrees) / sizeof(degrees[0]); i++) {
		record_init(&r);
		r.m[M_RECHECK_OWN_SATISFIED] = word(degrees[i].own);
		if (degrees[i].recheck != NULL)
			r.m[M_RECHECK_SATISFIED] = word(degrees[i].recheck);
		OK_INT(agree_pair(policy, &r, AGREE_SATISFIED, &own, &again),
		    degrees[i].is_pair, degrees[i].own);
		OK(own == degrees[i].want_own &&
		    again == degrees[i].want_recheck, "as the policy has it");
	}
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (begin(argv[0])) {
		test_tables();
		test_units();
		test_degrees();
	}
	(void)decide;
	(void)make_case;
	end();
	DONE();
}
