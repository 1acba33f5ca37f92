#ifndef RENDER_PAGE_H
#define RENDER_PAGE_H

#include <stddef.h>

#include "base/buf.h"
#include "render/chart.h"
#include "render/grid.h"
#include "render/render.h"

/*
 * A printed sheet: a heading, lines of facts, blocks of tables, signature
 * boxes, small print. The same page renders in every format of -f; as HTML it
 * is one self-contained file without scripts that prints on A4 landscape with
 * the heading repeated and page numbers (CSS), dark on white.
 */
struct page;

struct page *page_new(const char *title, const char *subtitle);
void page_free(struct page *p);

/* A fact beside its name, in the strip below the heading. */
void page_fact(struct page *p, const char *label, const char *value);
/* A block: heading with the number of rows, then the grid. The page takes
 * the grid over. */
void page_block(struct page *p, const char *heading, struct grid *g);
/* The same without the number, for a table that is no list. */
void page_table(struct page *p, const char *heading, struct grid *g);
/* A chart, which the page takes over; those in a row stand side by side. */
void page_chart(struct page *p, struct chart *c);
void page_paragraph(struct page *p, const char *text);
/* Boxes to sign in: "主任", "分管领导" …, each with a date line. */
void page_sign_box(struct page *p, const char *label);
/* Small print at the end: definitions, versions, the chain head. */
void page_small_print(struct page *p, const char *text);
/* A mark over the page: "DRAFT 未签" ; NULL takes it off. */
void page_mark(struct page *p, const char *mark);

void page_render(struct buf *b, const struct page *p, enum format f);
void page_on_screen(struct buf *b, const struct page *p,
    const struct render_screen *screen);

#endif
