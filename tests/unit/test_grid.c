/* The neutral table: rows, short rows, empty cells. */
#include <stdlib.h>

#include "base/num.h"
#include "base/words.h"
#include "render/grid.h"
#include "render/gridpick.h"
#include "tap.h"

static void
test_empty(void)
{
	struct grid g;

	grid_init(&g, NULL);
	OK_TEXT(g.title, "", "no title");
	OK_INT(g.nrows, 0, "no rows");
	grid_row(&g);
	OK_INT(g.nrows, 1, "a row without columns");
	grid_release(&g);
	grid_release(&g);
	OK(g.cells == NULL, "released twice");
}

static void
test_rows(void)
{
	struct grid g;
	const struct grid_cell *c;

	grid_init(&g, "三率");
	grid_column(&g, "key", "单位");
	grid_column_right(&g, "n", "Ｖ");
	grid_column(&g, "note", "备注");
	OK_INT(g.columns[0].right, 0, "left");
	OK_INT(g.columns[1].right, 1, "right");
	OK_TEXT(g.columns[1].label, "Ｖ", "label");
	grid_row(&g);
	grid_text(&g, "物业科");
	grid_row(&g);
	grid_empty(&g);
	grid_int(&g, -5);
	grid_textn(&g, "a\0bc", 3);
	grid_row(&g);
	grid_text(&g, NULL);
	grid_int(&g, NUM_NONE);
	c = g.cells;
	OK_INT(g.nrows, 3, "three rows");
	OK(c[0].kind == GRID_TEXT && c[1].kind == GRID_EMPTY &&
	    c[2].kind == GRID_EMPTY, "a short row stays empty");
	OK_TEXT(c[0].s, "物业科", "text");
	OK(c[3].kind == GRID_EMPTY && c[4].kind == GRID_INT, "kinds");
	OK_INT(c[4].n, -5, "integer");
	OK_TEXT(c[5].s, "a b", "NUL becomes a space");
	OK(c[6].kind == GRID_EMPTY && c[7].kind == GRID_EMPTY,
	    "what is absent is empty");
	grid_release(&g);
}

/* A code is a text that has a word beside it. */
static void
test_codes(void)
{
	struct grid g;

	grid_init(&g, NULL);
	grid_column(&g, "what", "事项");
	grid_column(&g, "other", "其他");
	grid_row(&g);
	grid_code(&g, "solved", "解决");
	grid_text(&g, "solved");
	grid_row(&g);
	grid_code(&g, NULL, "无");
	OK_TEXT(g.cells[0].s, "solved", "a code stays what it is");
	OK_TEXT(grid_shown(&g.cells[0]), "解决", "and is shown as its word");
	OK_TEXT(grid_shown(&g.cells[1]), "solved", "the next cell is none");
	OK(g.cells[2].kind == GRID_EMPTY, "none at all is empty");
	grid_release(&g);
}

/* The day 0 is one; NUM_NONE is none. */
static void
test_kinds(void)
{
	struct words *w = words_new();
	int64_t word = words_adds(w, "劲松Ａ社区");
	struct grid g;
	const struct grid_cell *c;

	grid_init(&g, NULL);
	grid_column(&g, "word", "词");
	grid_column(&g, "day", "日");
	grid_column(&g, "at", "时");
	grid_row(&g);
	grid_word(&g, w, word);
	grid_day(&g, 0);
	grid_at(&g, 0);
	grid_row(&g);
	grid_word(&g, w, NUM_NONE);
	grid_day(&g, NUM_NONE);
	grid_at(&g, NUM_NONE);
	c = g.cells;
	OK_TEXT(c[0].s, "劲松Ａ社区", "a word");
	OK_TEXT(c[1].s, "1970-01-01", "a day");
	OK_TEXT(c[2].s, "1970-01-01T08:00:00+08:00", "an instant");
	OK(c[3].kind == GRID_EMPTY && c[4].kind == GRID_EMPTY &&
	    c[5].kind == GRID_EMPTY, "nothing is empty");
	grid_release(&g);
	words_free(w);
}

static void
test_many(void)
{
	struct grid g;
	int i, right = 0;

	grid_init(&g, "");
	grid_column(&g, "a", "a");
	grid_column(&g, "b", "b");
	for (i = 0; i < 1000; i++) {
		grid_row(&g);
		grid_int(&g, i);
		grid_text(&g, "电");
		grid_note(&g, "注");
	}
	for (i = 0; i < 1000; i++)
		right += g.cells[2 * i].n == i &&
		    g.cells[2 * i + 1].kind == GRID_TEXT;
	OK_INT(right, 1000, "many rows");
	OK_INT(g.nnotes, 1000, "many notes");
	grid_release(&g);
}

static void
test_flags(void)
{
	struct grid g, narrow;
	struct buf b = BUF_INIT;
	int is;

	grid_init(&g, "");
	grid_column_right(&g, "late", "late");
	grid_skip_empty(&g);
	OK(grid_has_table(&g), "without a note the headings stand");
	grid_note(&g, "2 more");
	OK(!grid_has_table(&g), "a note, and no row");
	for (is = 0; is <= 1; is++) {
		grid_row(&g);
		grid_flag(&g, is);
	}
	OK(grid_has_table(&g), "with rows");
	grid_init(&narrow, "");
	gridpick_narrow(&narrow, &g, 0);
	OK(narrow.skips_empty, "a part keeps to it");
	OK_INT(narrow.cells[1].n, 1, "a flag is a number");
	grid_put_int(&b, &narrow.cells[0]);
	OK_TEXT(b.data, "", "people read nothing for 0");
	grid_put_int(&b, &narrow.cells[1]);
	OK_TEXT(b.data, "yes", "and a word for 1");
	grid_release(&narrow);
	grid_release(&g);
	buf_release(&b);
}

int
main(void)
{
	test_empty();
	test_rows();
	test_codes();
	test_kinds();
	test_many();
	test_flags();
	return DONE();
}
