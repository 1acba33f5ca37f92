#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include <stddef.h>

#include "base/buf.h"
#include "render/grid.h"

/*
 * Grids in the formats of -f. Every function appends to b.
 *
 * Hostile text is harmless in each: control and bidirectional-override
 * characters are shown as \xNN or dropped on a terminal and in Markdown, CSV
 * cells that begin with = + - @ (also full-width), TAB or CR get a ' in
 * front, HTML is escaped, JSON is JSON.
 *
 * CSV holds the rows alone, without title and notes, so that it has one
 * width. Its headings are the keys, but the labels where sheets are Chinese:
 * a program reads the one, a clerk the other.
 */
enum format {
	FORMAT_NDJSON, FORMAT_TABLE, FORMAT_CSV, FORMAT_MD, FORMAT_HTML,
	FORMAT_JSON,
	FORMAT_XLSX		/* whole workbooks: render/xlsxout.h */
};

/* By name; -1 if unknown. */
int render_format_find(const char *name, enum format *f);

/* One grid alone; HTML becomes a whole page. */
void render_grid(struct buf *b, const struct grid *g, enum format f);

/* A screen that somebody looks at: FORMAT_TABLE fits it, in colours or not. */
struct render_screen {
	size_t columns;		/* 0: no end */
	int has_colours;
};
void render_on_screen(struct buf *b, const struct grid *g,
    const struct render_screen *screen);

#endif
