#include "render/xlsxout.h"

#ifndef HAVE_XLSXWRITER

#include "base/mem.h"

int
xlsxout_is_built(void)
{
	return 0;
}

int
xlsxout_grid(struct buf *b, const struct grid *g, struct err *e)
{
	(void)b;
	(void)g;
	(void)e;
	BUG("a workbook without the library");
}

int
xlsxout_page(struct buf *b, const struct page *p, struct err *e)
{
	(void)b;
	(void)p;
	(void)e;
	BUG("a workbook without the library");
}

#else

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/io.h"
#include "base/lang.h"
#include "base/num.h"
#include "render/escape.h"
#include "render/pageparts.h"
#include "text/utf8.h"

#define CELL_MAX 32000		/* characters that a cell of Excel holds */
#define EXACT (INT64_C(1) << 53)
#define WIDTH_MIN 6
#define WIDTH_MAX 60
#define NAME_COLUMNS 24		/* of a sheet: 31 characters are allowed */

struct book {
	lxw_workbook *workbook;
	lxw_format *title, *head, *text, *decimal, *note;
	size_t nsheets;
};

/* --- texts and numbers --------------------------------------------------- */

static void
put_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
    const char *s, lxw_format *format)
{
	struct buf clean = BUF_INIT;

	escape_plain(&clean, s);
	if (clean.len > CELL_MAX)
		buf_cut(&clean, utf8_cut(clean.data, CELL_MAX));
	if (clean.len > 0)
		worksheet_write_string(sheet, row, column, clean.data,
		    format);
	buf_release(&clean);
}

/* "97.4" and its like at the right; "—" and the rest stay texts. */
static int
read_decimal(const char *s, double *value)
{
	size_t digits = strspn(s + (*s == '-'), "0123456789");
	const char *rest = s + (*s == '-') + digits;

	if (digits == 0 || digits > 15)
		return 0;
	if (*rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	if (*rest != '\0')
		return 0;
	*value = strtod(s, NULL);
	return 1;
}

static void
put_cell(struct book *b, lxw_worksheet *sheet, lxw_row_t row,
    lxw_col_t column, const struct grid_cell *cell, int right)
{
	struct buf digits = BUF_INIT;
	double value;

	if (cell->kind == GRID_INT && cell->n < EXACT && cell->n > -EXACT) {
		worksheet_write_number(sheet, row, column, (double)cell->n,
		    NULL);
	} else if (cell->kind == GRID_INT) {
		buf_putn(&digits, cell->n);
		put_text(sheet, row, column, digits.data, NULL);
	} else if (cell->kind == GRID_TEXT && right &&
	    read_decimal(cell->s, &value)) {
		worksheet_write_number(sheet, row, column, value,
		    strchr(cell->s, '.') != NULL ? b->decimal : NULL);
	} else if (cell->kind == GRID_TEXT) {
		put_text(sheet, row, column, grid_shown(cell), b->text);
	}
	buf_release(&digits);
}

/* --- sheets -------------------------------------------------------------- */

/* A name that Excel takes: short, unlike the others, without its signs. */
static lxw_worksheet *
add_sheet(struct book *b, const char *heading)
{
	struct buf name = BUF_INIT, clean = BUF_INIT;
	lxw_worksheet *sheet;
	size_t i;

	escape_plain(&clean, heading);
	buf_printf(&name, "%zu ", ++b->nsheets);
	buf_put(&name, clean.data,
	    utf8_fit(clean.data, clean.len, NAME_COLUMNS));
	for (i = 0; i < name.len; i++) {
		if (strchr("[]:*?/\\'\n\t", name.data[i]) != NULL)
			name.data[i] = ' ';
	}
	while (name.len > 1 && name.data[name.len - 1] == ' ')
		buf_cut(&name, name.len - 1);
	sheet = workbook_add_worksheet(b->workbook, name.data);
	buf_release(&clean);
	buf_release(&name);
	return sheet;
}

static size_t
column_width(const struct grid *g, size_t column)
{
	const char *label = g->columns[column].label, *shown;
	size_t widest = utf8_width(label, strlen(label)), width, i;
	const struct grid_cell *cell;

	for (i = 0; i < g->nrows; i++) {
		cell = &g->cells[i * g->ncolumns + column];
		if (cell->kind != GRID_TEXT)
			continue;
		shown = grid_shown(cell);
		width = utf8_width(shown, strcspn(shown, "\n"));
		widest = width > widest ? width : widest;
	}
	widest += 2;
	return widest < WIDTH_MIN ? WIDTH_MIN :
	    widest > WIDTH_MAX ? WIDTH_MAX : widest;
}

static void
put_heads(struct book *b, lxw_worksheet *sheet, lxw_row_t row,
    const struct grid *g)
{
	lxw_col_t i;

	for (i = 0; i < g->ncolumns; i++) {
		worksheet_set_column(sheet, i, i,
		    (double)column_width(g, i), NULL);
		put_text(sheet, row, i, g->columns[i].label, b->head);
	}
}

static void
put_grid(struct book *b, lxw_worksheet *sheet, const struct grid *g,
    const char *heading)
{
	lxw_row_t row = 0, head;
	lxw_col_t i;
	size_t k;

	if (heading[0] != '\0')
		put_text(sheet, row++, 0, heading, b->title);
	head = row++;
	put_heads(b, sheet, head, g);
	for (k = 0; k < g->nrows; k++, row++) {
		for (i = 0; i < g->ncolumns; i++)
			put_cell(b, sheet, row, i,
			    &g->cells[k * g->ncolumns + i],
			    g->columns[i].right);
	}
	worksheet_freeze_panes(sheet, head + 1, 0);
	if (g->nrows > 0 && g->ncolumns > 0)
		worksheet_autofilter(sheet, head, 0, row - 1,
		    (lxw_col_t)(g->ncolumns - 1));
	for (k = 0; k < g->nnotes; k++)
		put_text(sheet, ++row, 0, g->notes[k], b->note);
	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, 9);	/* A4 */
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_repeat_rows(sheet, head, head);
}

static void
put_front(struct book *b, const struct page *p)
{
	lxw_worksheet *sheet = add_sheet(b, p->title);
	lxw_row_t row = 0;
	size_t i;

	worksheet_set_column(sheet, 0, 0, 28, NULL);
	worksheet_set_column(sheet, 1, 1, 60, NULL);
	put_text(sheet, row++, 0, p->title, b->title);
	if (p->subtitle[0] != '\0')
		put_text(sheet, row++, 0, p->subtitle, NULL);
	if (p->mark != NULL)
		put_text(sheet, row++, 0, p->mark, b->head);
	for (i = 0; i < p->facts; i++, row++) {
		put_text(sheet, row, 0, p->fact[i].label, b->head);
		put_text(sheet, row, 1, p->fact[i].value, b->text);
	}
	for (i = 0; i < p->parts; i++) {
		if (p->part[i].grid == NULL)
			put_text(sheet, ++row, 0, p->part[i].text, NULL);
	}
	row++;
	for (i = 0; i < p->boxes; i++)
		put_text(sheet, ++row, 0, p->box[i], b->head);
	row++;
	for (i = 0; i < p->smalls; i++)
		put_text(sheet, ++row, 0, p->small[i], b->note);
}

/* --- the workbook -------------------------------------------------------- */

static void
make_formats(struct book *b)
{
	b->title = workbook_add_format(b->workbook);
	format_set_bold(b->title);
	format_set_font_size(b->title, 14);
	b->head = workbook_add_format(b->workbook);
	format_set_bold(b->head);
	format_set_bg_color(b->head, 0xeef2f6);
	format_set_text_wrap(b->head);
	b->text = workbook_add_format(b->workbook);
	format_set_text_wrap(b->text);
	format_set_align(b->text, LXW_ALIGN_VERTICAL_TOP);
	b->decimal = workbook_add_format(b->workbook);
	format_set_num_format(b->decimal, "0.0");
	b->note = workbook_add_format(b->workbook);
	format_set_font_color(b->note, 0x4d5866);
}

/* No clock: every workbook was made on the first day of 2000. */
static int
begin(struct book *b, const char *path, struct err *e)
{
	lxw_doc_properties properties = { .created = 946684800 };

	memset(b, 0, sizeof(*b));
	b->workbook = workbook_new(path);
	if (b->workbook == NULL)
		return err_set(e, ERR_IO, "cannot make a workbook");
	workbook_set_properties(b->workbook, &properties);
	make_formats(b);
	return 0;
}

static int
end(struct book *b, struct err *e)
{
	lxw_error rc = workbook_close(b->workbook);

	return rc == LXW_NO_ERROR ? 0 :
	    err_set(e, ERR_IO, "cannot write the workbook");
}

static void
write_grid(struct book *b, const void *object)
{
	const struct grid *g = object;

	put_grid(b, add_sheet(b, g->title[0] != '\0' ? g->title :
	    lang_sheet("table")), g, g->title);
}

static void
write_page(struct book *b, const void *object)
{
	const struct page *p = object;
	size_t i;

	put_front(b, p);
	for (i = 0; i < p->parts; i++) {
		if (p->part[i].grid != NULL)
			put_grid(b, add_sheet(b, p->part[i].text),
			    p->part[i].grid, p->part[i].text);
	}
}

/* Into memory: what may be personal needs no place on a disk. */
static int
open_memory(struct buf *path, struct err *e)
{
	int fd = memfd_create("workbook", MFD_CLOEXEC);

	if (fd < 0)
		return err_errno(e, "cannot make a workbook");
	buf_printf(path, "/proc/self/fd/%d", fd);
	return fd;
}

static int
read_back(struct buf *out, int fd, struct err *e)
{
	char part[16384];
	long n;

	if (lseek(fd, 0, SEEK_SET) < 0)
		return err_errno(e, "cannot make a workbook");
	while ((n = io_read(fd, part, sizeof(part), e)) > 0)
		buf_put(out, part, (size_t)n);
	return n < 0 ? -1 : 0;
}

static int
make(struct buf *out, const void *object,
    void (*write)(struct book *, const void *), struct err *e)
{
	struct buf path = BUF_INIT;
	struct book b;
	int fd = open_memory(&path, e), rc = -1;

	if (fd < 0)
		return -1;
	if (begin(&b, path.data, e) < 0)
		goto out;
	write(&b, object);
	if (end(&b, e) == 0)
		rc = read_back(out, fd, e);
out:
	close(fd);
	buf_release(&path);
	return rc;
}

int
xlsxout_is_built(void)
{
	return 1;
}

int
xlsxout_grid(struct buf *b, const struct grid *g, struct err *e)
{
	return make(b, g, write_grid, e);
}

int
xlsxout_page(struct buf *b, const struct page *p, struct err *e)
{
	return make(b, p, write_page, e);
}

#endif
