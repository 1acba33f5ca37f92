#ifndef RENDER_GRID_H
#define RENDER_GRID_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "stat/ratio.h"

/*
 * A neutral table: what a command counted, before anyone decides how it
 * looks. Text is UTF-8; a cell is an integer, a text, or empty. Labels are
 * already in the reader's language; keys are stable and English.
 */
enum grid_kind { GRID_EMPTY, GRID_INT, GRID_TEXT };

struct grid_cell {
	enum grid_kind kind;
	int is_at;		/* an instant, as date_put_at */
	int is_flag;		/* n is 1 or 0 and people read "yes" or nothing */
	int64_t n;
	char *s;		/* owned */
	char *shown;		/* owned: of a code; NULL: s itself */
};

struct grid_column {
	char *key;		/* "response_rate" */
	char *label;		/* "响应率" */
	int right;		/* numbers stand at the right */
	int decimal;		/* its texts are decimal numbers, which JSON
				 * prints without quotes */
	int aside;		/* a table of text has it only where it is
				 * named (gridpick_narrow); */
	int behind;		/* only on a screen, behind all others */
	int fold;		/* a table of text has it in lines of so many
				 * columns, below each other; 0: in one */
	int cuts;		/* on a narrow screen it is cut, */
	int yields;		/* or stands below its row, the highest
				 * first; 0: not; */
	int wraps;		/* or its texts are folded */
	int leads;		/* each part of a table that is too wide has it */
};

struct grid {
	char *title;		/* "" where it needs none */
	struct grid_column *columns;
	size_t ncolumns;
	struct grid_cell *cells;	/* nrows * ncolumns */
	size_t nrows;
	size_t cap;		/* cells there is room for */
	size_t fill;		/* the next cell's place in the last row */
	char **notes;		/* lines below the table */
	size_t nnotes;
	int skips_empty;	/* what people read has no headings without a
				 * row, only the notes */
	size_t capcolumns, capnotes;
};

void grid_init(struct grid *g, const char *title);
void grid_release(struct grid *g);
void grid_column(struct grid *g, const char *key, const char *label);
void grid_column_right(struct grid *g, const char *key, const char *label);
void grid_column_decimal(struct grid *g, const char *key, const char *label);
/* The column just given stands aside where there is little room. */
void grid_aside(struct grid *g);
/* It is a figure that is seldom looked at: on a screen it stands in a part
 * behind the others, in a table of text that is piped it stands aside. */
void grid_behind(struct grid *g);
/* The column just given holds long texts. */
void grid_fold(struct grid *g, int columns);
/* It may be cut where the screen is narrow; stand below its row, by its
 * heading, those with the highest rank first, where that is not enough. */
void grid_cuts(struct grid *g);
void grid_yields(struct grid *g, int rank);
/* Or its texts are folded there. */
void grid_wraps(struct grid *g);
/* It tells rows apart: where a table is too wide for a screen all the same,
 * each of the parts that it is printed in begins with it. The first column
 * does so always. */
void grid_leads(struct grid *g);
/* Begin a row, then give each cell from the left. A short row stays empty. */
void grid_row(struct grid *g);
void grid_int(struct grid *g, int64_t n);	/* NUM_NONE: empty */
/* 1 or 0, as files have it; people read "yes" or nothing. */
void grid_flag(struct grid *g, int is);
/* What people read of a number; append. */
void grid_put_int(struct buf *b, const struct grid_cell *cell);
void grid_text(struct grid *g, const char *s);	/* NULL: empty */
void grid_textn(struct grid *g, const char *s, size_t len);
void grid_empty(struct grid *g);
/*
 * A code ("full", "overdue"): JSON has it as it is, whatever people read has
 * what is shown for it, in the language of sheets. NULL: empty.
 */
void grid_code(struct grid *g, const char *code, const char *shown);
/* A text cell of another grid, whatever it shows. */
void grid_copy_text(struct grid *g, const struct grid_cell *cell);
/* What people read of a text cell. */
const char *grid_shown(const struct grid_cell *cell);
/* Of these too NUM_NONE is an empty cell. */
void grid_word(struct grid *g, const struct words *w, int64_t word);
void grid_day(struct grid *g, int64_t day);	/* "2026-11-22" */
void grid_at(struct grid *g, int64_t at);	/* as date_put_at */
/* A fraction times scale with one place, "—" where there is none: 100 gives
 * percent; and the change from one to another, with its sign. */
void grid_ratio(struct grid *g, struct ratio r, int scale);
void grid_change(struct grid *g, struct ratio was, struct ratio is,
    int scale);
void grid_note(struct grid *g, const char *s);
/* Where there are notes, but no row, people read the notes alone. */
void grid_skip_empty(struct grid *g);
int grid_has_table(const struct grid *g);

#endif
