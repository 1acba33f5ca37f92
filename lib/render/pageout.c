#include "render/pageout.h"

#include <string.h>

#include "base/lang.h"
#include "data/jsonout.h"
#include "render/charttext.h"
#include "render/csvout.h"
#include "render/escape.h"
#include "render/mdout.h"
#include "render/pageparts.h"
#include "render/rowsout.h"
#include "render/textout.h"
#include "text/utf8.h"

#define WIDTH_MIN 60
#define WIDTH_MAX 100	/* what a heading is centred in */

/* --- text ---------------------------------------------------------------- */

static size_t
page_width(const struct page *p, size_t columns)
{
	size_t i, width, widest = WIDTH_MIN;

	for (i = 0; i < p->parts; i++) {
		if (p->part[i].grid == NULL || p->part[i].chart != NULL)
			continue;
		width = textout_width(p->part[i].grid, columns);
		if (width > widest)
			widest = width;
	}
	if (widest > WIDTH_MAX)
		widest = WIDTH_MAX;
	return columns > 0 && columns < widest ? columns : widest;
}

static void
put_text_facts(struct buf *b, const struct page *p, size_t width)
{
	struct buf fact = BUF_INIT;
	size_t i, line = b->len, used;

	for (i = 0; i < p->facts; i++) {
		buf_reset(&fact);
		escape_line(&fact, p->fact[i].label);
		buf_puts(&fact, lang_sheet(": "));
		escape_line(&fact, p->fact[i].value);
		used = utf8_width(b->data + line, b->len - line);
		if (used > 0 && used + 3 +
		    utf8_width(fact.data, fact.len) > width) {
			buf_putc(b, '\n');
			line = b->len;
		} else if (used > 0) {
			buf_puts(b, "   ");
		}
		buf_put(b, fact.data, fact.len);
	}
	if (p->facts > 0)
		buf_putc(b, '\n');
	buf_release(&fact);
}

static void
put_text_part(struct buf *b, const struct page_part *part, size_t columns)
{
	struct buf heading = BUF_INIT;

	buf_putc(b, '\n');
	if (part->grid == NULL) {
		textout_said(b, part->text, columns);
		return;
	}
	buf_puts(&heading, part->text);
	if (part->is_list)
		buf_printf(&heading, " (%zu)", part->grid->nrows);
	textout_said(b, heading.data, columns);
	buf_release(&heading);
	buf_putc(b, '\n');
	if (part->chart != NULL)
		charttext_put(b, part->chart, columns);
	else if (part->grid->nrows > 0)
		textout_put(b, part->grid, columns);
	else
		buf_printf(b, "— %s\n", lang_sheet("none"));
}

void
pageout_text(struct buf *b, const struct page *p, size_t columns)
{
	size_t i, width = page_width(p, columns);

	textout_centre(b, p->title, width);
	if (p->subtitle[0] != '\0')
		textout_centre(b, p->subtitle, width);
	if (p->mark != NULL)
		textout_centre(b, p->mark, width);
	if (p->facts > 0)
		buf_putc(b, '\n');
	put_text_facts(b, p, width);
	for (i = 0; i < p->parts; i++)
		put_text_part(b, &p->part[i], columns);
	for (i = 0; i < p->boxes; i++) {
		buf_putc(b, '\n');
		escape_line(b, p->box[i]);
		buf_printf(b, "  %s ____________________  %s ______________\n",
		    lang_sheet("Signature"), lang_sheet("Date"));
	}
	if (p->smalls > 0)
		buf_putc(b, '\n');
	for (i = 0; i < p->smalls; i++)
		textout_said(b, p->small[i], columns);
}

/* --- CSV ----------------------------------------------------------------- */

static size_t
csv_columns(const struct page *p)
{
	size_t i, n = 2;

	for (i = 0; i < p->parts; i++) {
		if (p->part[i].grid != NULL && p->part[i].grid->ncolumns > n)
			n = p->part[i].grid->ncolumns;
	}
	return n;
}

/* End a row that has so many cells of all. */
static void
end_row(struct buf *b, size_t cells, size_t all)
{
	for (; cells < all; cells++)
		buf_putc(b, ',');
	csvout_end(b);
}

static void
put_csv_cell(struct buf *b, const char *s, size_t all)
{
	csvout_text(b, s);
	end_row(b, 1, all);
}

static void
put_csv_part(struct buf *b, const struct page_part *part, size_t all)
{
	const struct grid *g = part->grid;
	size_t i;

	end_row(b, 1, all);
	put_csv_cell(b, part->text, all);
	if (g == NULL)
		return;
	if (g->nrows == 0) {
		put_csv_cell(b, "—", all);
		return;
	}
	csvout_heads(b, g);
	end_row(b, g->ncolumns, all);
	for (i = 0; i < g->nrows; i++) {
		csvout_row(b, g, i);
		end_row(b, g->ncolumns, all);
	}
	for (i = 0; i < g->nnotes; i++)
		put_csv_cell(b, g->notes[i], all);
}

void
pageout_csv(struct buf *b, const struct page *p)
{
	size_t i, all = csv_columns(p);

	put_csv_cell(b, p->title, all);
	if (p->subtitle[0] != '\0')
		put_csv_cell(b, p->subtitle, all);
	if (p->mark != NULL)
		put_csv_cell(b, p->mark, all);
	for (i = 0; i < p->facts; i++) {
		csvout_text(b, p->fact[i].label);
		buf_putc(b, ',');
		csvout_text(b, p->fact[i].value);
		end_row(b, 2, all);
	}
	for (i = 0; i < p->parts; i++)
		put_csv_part(b, &p->part[i], all);
	end_row(b, 1, all);
	for (i = 0; i < p->boxes; i++)
		put_csv_cell(b, p->box[i], all);
	for (i = 0; i < p->smalls; i++)
		put_csv_cell(b, p->small[i], all);
}

/* --- Markdown ------------------------------------------------------------ */

static void
put_md_part(struct buf *b, const struct page_part *part)
{
	struct buf heading = BUF_INIT;

	if (part->grid == NULL) {
		mdout_paragraph(b, part->text);
		return;
	}
	buf_puts(&heading, part->text);
	if (part->is_list)
		buf_printf(&heading, " (%zu)", part->grid->nrows);
	mdout_heading(b, 2, heading.data);
	buf_release(&heading);
	if (part->grid->title[0] != '\0')
		mdout_paragraph(b, part->grid->title);
	if (part->grid->nrows > 0)
		mdout_body(b, part->grid);
	else
		buf_printf(b, "\n— %s\n", lang_sheet("none"));
}

/* As a table: the three columns are who, signature, date. */
static void
put_md_boxes(struct buf *b, const struct page *p)
{
	size_t i;

	if (p->boxes == 0)
		return;
	buf_printf(b, "\n|  | %s | %s |\n| --- | --- | --- |\n",
	    lang_sheet("Signature"), lang_sheet("Date"));
	for (i = 0; i < p->boxes; i++) {
		buf_puts(b, "| ");
		escape_markdown(b, p->box[i]);
		buf_puts(b, " |  |  |\n");
	}
}

void
pageout_markdown(struct buf *b, const struct page *p)
{
	size_t i;

	mdout_heading(b, 1, p->title);
	if (p->subtitle[0] != '\0')
		mdout_paragraph(b, p->subtitle);
	if (p->mark != NULL) {
		buf_puts(b, "\n**");
		escape_markdown(b, p->mark);
		buf_puts(b, "**\n");
	}
	for (i = 0; i < p->facts; i++) {
		buf_puts(b, i == 0 ? "\n- " : "- ");
		escape_markdown(b, p->fact[i].label);
		buf_puts(b, lang_sheet(": "));
		escape_markdown(b, p->fact[i].value);
		buf_putc(b, '\n');
	}
	for (i = 0; i < p->parts; i++)
		put_md_part(b, &p->part[i]);
	put_md_boxes(b, p);
	for (i = 0; i < p->smalls; i++)
		mdout_paragraph(b, p->small[i]);
}

/* --- JSON ---------------------------------------------------------------- */

static void
put_texts(struct buf *b, const char *key, char *const *s, size_t n)
{
	size_t i;

	jsonout_key(b, key);
	jsonout_open(b, '[');
	for (i = 0; i < n; i++)
		jsonout_texts(b, s[i]);
	jsonout_close(b, ']');
}

static void
put_json_head(struct buf *b, const struct page *p)
{
	size_t i;

	jsonout_key(b, "page");
	jsonout_texts(b, p->title);
	jsonout_key(b, "subtitle");
	jsonout_texts(b, p->subtitle);
	jsonout_key(b, "mark");
	jsonout_texts(b, p->mark);
	jsonout_key(b, "facts");
	jsonout_open(b, '[');
	for (i = 0; i < p->facts; i++) {
		jsonout_open(b, '{');
		jsonout_key(b, "label");
		jsonout_texts(b, p->fact[i].label);
		jsonout_key(b, "value");
		jsonout_texts(b, p->fact[i].value);
		jsonout_close(b, '}');
	}
	jsonout_close(b, ']');
}

static void
put_json_tail(struct buf *b, const struct page *p)
{
	put_texts(b, "sign", p->box, p->boxes);
	put_texts(b, "small_print", p->small, p->smalls);
}

static void
put_json_part(struct buf *b, const struct page_part *part)
{
	jsonout_open(b, '{');
	if (part->grid == NULL) {
		jsonout_key(b, "paragraph");
		jsonout_texts(b, part->text);
	} else {
		jsonout_key(b, "heading");
		jsonout_texts(b, part->text);
		jsonout_key(b, "rows");
		rowsout_array(b, part->grid);
		put_texts(b, "notes", part->grid->notes, part->grid->nnotes);
	}
	jsonout_close(b, '}');
}

void
pageout_json(struct buf *b, const struct page *p)
{
	size_t i;

	buf_putc(b, '{');
	put_json_head(b, p);
	jsonout_key(b, "blocks");
	jsonout_open(b, '[');
	for (i = 0; i < p->parts; i++)
		put_json_part(b, &p->part[i]);
	jsonout_close(b, ']');
	put_json_tail(b, p);
	buf_puts(b, "}\n");
}

static void
put_ndjson_part(struct buf *b, const struct page_part *part)
{
	size_t i, n = part->grid != NULL ? part->grid->nrows : 1;

	for (i = 0; i < n; i++) {
		buf_putc(b, '{');
		jsonout_key(b, part->grid != NULL ? "block" : "paragraph");
		jsonout_texts(b, part->text);
		if (part->grid != NULL)
			rowsout_members(b, part->grid, i);
		buf_puts(b, "}\n");
	}
}

void
pageout_ndjson(struct buf *b, const struct page *p)
{
	size_t i;

	buf_putc(b, '{');
	put_json_head(b, p);
	buf_puts(b, "}\n");
	for (i = 0; i < p->parts; i++)
		put_ndjson_part(b, &p->part[i]);
	buf_putc(b, '{');
	put_json_tail(b, p);
	buf_puts(b, "}\n");
}
