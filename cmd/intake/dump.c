#include "dump.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ctx.h"
#include "cutno.h"
#include "mapmeant.h"
#include "workbook.h"

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"

#define HEAD_LEN OBJECTS_HEAD

int
dump_next(struct dump *d, struct delim_row *row, struct err *e)
{
	return d->objects != NULL ? objects_next(d->objects, row, e) :
	    delim_next(d->rows, row, e);
}

const char *
dump_separator(const struct dump *d)
{
	if (d->kind == KIND_JSON)
		return NULL;
	return d->separator == '\t' ? "tab" : d->separator == ';' ?
	    "semicolon" : d->separator == '|' ? "vertical bar" : "comma";
}

/* Title lines above the header may say when the dump was exported. */
static void
read_titles(struct dump *d, const struct head *h, size_t header,
    const struct map *m)
{
	size_t i, j;
	int64_t at;

	for (i = 0; i < header; i++) {
		for (j = 0; j < h->ncells[i]; j++) {
			at = map_export_time(m, h->cells[i][j].s,
			    h->cells[i][j].len);
			if (at != NUM_NONE)
				d->exported_at = at;
		}
	}
}

/* What cannot be split into fields before it is decoded: in GB18030 a '|'
 * may be the second byte of a character. */
static int
needs_recoding(const struct dump *d)
{
	return d->written == CHARSET_UTF16LE ||
	    d->written == CHARSET_UTF16BE ||
	    (d->written == CHARSET_GB18030 && d->separator == '|');
}

/* Read on from the row behind the header. */
static int
skip_header(struct dump *d, const char *s, size_t len,
    const struct delim_form *found, size_t header, struct err *e)
{
	struct delim_form form = *found;
	struct delim_row row;
	size_t i;

	d->charset = d->written;
	if (needs_recoding(d)) {
		d->recode = recode_new(d->fd, s, len, d->written);
		d->charset = CHARSET_UTF8;
		form.recode = d->recode;
		len = 0;
	}
	d->form = form;
	d->rows = delim_new_form(d->fd, s, len, &form);
	for (i = 0; i <= header; i++)
		if (delim_next(d->rows, &row, e) < 0)
			return -1;
	return 0;
}

struct numbers {
	struct cutno count;
	size_t column;
};

static int
count_number(void *arg, const struct delim_row *row)
{
	struct numbers *n = arg;

	if (n->column < row->n)
		cutno_count(&n->count, row->fields[n->column].s,
		    row->fields[n->column].len);
	return 1;
}

/* The order numbers in the first 256 KiB tell for all. */
static int
look_at_numbers(struct dump *d, const char *s, size_t len,
    const struct delim_form *form, struct err *e)
{
	struct numbers n = { { 0, 0 }, 0 };
	struct buf text = BUF_INIT;
	int rc;

	if (d->binding.column[FACT_NO] < 0)
		return 0;
	n.column = (size_t)d->binding.column[FACT_NO];
	if (needs_recoding(d)) {
		recode_text(&text, d->written, s, len);
		s = text.data;
		len = text.len;
	}
	rc = head_each(s, len, form, count_number, &n, e);
	d->has_cut_numbers = cutno_is_damaged(&n.count);
	buf_release(&text);
	return rc;
}

struct rows_behind {
	struct looks looks;
	size_t header;		/* rows until it stands behind it */
};

static int
look_at_row(void *arg, const struct delim_row *row)
{
	struct rows_behind *r = arg;

	if (r->header > 0)
		r->header--;
	else
		looks_add(&r->looks, CHARSET_UTF8, row);
	return 1;
}

/* Whether a file has no numbers indeed; the same 256 KiB tell. */
static int
look_for_numbers(struct dump *d, const char *s, size_t len,
    const struct head *h, size_t header, const struct map *m, struct err *e)
{
	struct rows_behind r = { .header = header + 1 };
	struct buf text = BUF_INIT;
	int rc;

	if (!d->binding.has_no_number)
		return 0;
	looks_init(&r.looks, d->binding.ncolumns);
	recode_text(&text, d->written, s, len);
	rc = head_each(text.data, text.len, &h->form, look_at_row, &r, e);
	numbered_find(&d->numbered, &d->binding, m, &r.looks);
	looks_release(&r.looks);
	buf_release(&text);
	return rc;
}

/* The same of objects, which only reading takes apart. That the last one is
 * cut is no wonder; whatever else is wrong with them is told when the file is
 * read. */
static int
look_for_keys(struct dump *d, const char *s, size_t len, const struct map *m,
    struct err *e)
{
	struct err ignored = ERR_INIT;
	struct objects *o;
	struct delim_row row;
	struct looks l;
	int none;

	if (!d->binding.has_no_number)
		return 0;
	none = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (none < 0)
		return err_errno(e, "/dev/null");
	looks_init(&l, d->binding.ncolumns);
	o = objects_new(none, s, len, e);
	while (o != NULL && objects_next(o, &row, &ignored) == 1)
		looks_add(&l, CHARSET_UTF8, &row);
	numbered_find(&d->numbered, &d->binding, m, &l);
	looks_release(&l);
	objects_free(o);
	(void)close(none);	/* only read from */
	return o == NULL ? -1 : 0;
}

static int
open_text(struct dump *d, const char *s, size_t len, const struct map *m,
    struct err *e)
{
	struct head h;
	size_t header;
	int rc = -1;

	if (head_read(&h, s, len, d->written, m, e) < 0)
		return -1;
	d->separator = h.form.separator;
	if (head_find(&h, m, &header) == 0 &&
	    (!d->is_any || head_first(&h, &header) < 0)) {
		err_set(e, ERR_DATA, "no heading in its first %d rows is one "
		    "of map '%s'", HEAD_ROWS, map_name(m));
		mapmeant_rows(&h, m, e);
	} else {
		read_titles(d, &h, header, m);
		d->header_line = h.lines[header];
		rc = map_bind(&d->binding, m, h.cells[header],
		    h.ncells[header], e);
		if (rc < 0)
			mapmeant_rows(&h, m, e);
	}
	if (rc == 0)
		rc = look_at_numbers(d, s, len, &h.form, e);
	if (rc == 0)
		rc = look_for_numbers(d, s, len, &h, header, m, e);
	if (rc == 0)
		rc = skip_header(d, s, len, &h.form, header, e);
	head_release(&h);
	return rc;
}

static int
open_json(struct dump *d, const char *s, size_t len, const struct map *m,
    struct err *e)
{
	const struct map_text *heads;
	size_t n;

	d->charset = CHARSET_UTF8;
	d->objects = objects_new(d->fd, s, len, e);
	if (d->objects == NULL)
		return -1;
	heads = objects_headings(d->objects, &n);
	if (!d->is_any && map_known(m, heads, n) == 0)
		err_set(e, ERR_DATA, "no key of its objects is one of map "
		    "'%s'", map_name(m));
	else if (map_bind(&d->binding, m, heads, n, e) == 0)
		return look_for_keys(d, s, len, m, e);
	return mapmeant_heads(heads, n, m, e);
}

/* Another program reads the workbook; what it makes is a text like any. */
static int
open_workbook(struct dump *d, const char *name, char *head, size_t *len,
    struct err *e)
{
	enum kind kind;
	long n;
	int fd = workbook_open(name, d->kind, e);

	if (fd < 0)
		return -1;
	(void)close(d->fd);	/* only read from */
	d->fd = fd;
	n = io_read(fd, head, HEAD_LEN, e);
	if (n < 0)
		return -1;
	*len = (size_t)n;
	return kind_find(&kind, &d->written, head, *len, "utf-8", e);
}

static int
recognise(struct dump *d, const char *encoding, const struct map *m,
    struct err *e)
{
	char *head = mem_alloc(HEAD_LEN);
	size_t len;
	long n;
	int rc = -1;

	n = io_read(d->fd, head, HEAD_LEN, e);
	if (n < 0)
		goto out;
	len = (size_t)n;
	if (kind_find(&d->kind, &d->written, head, len, encoding, e) < 0)
		goto out;
	if ((d->kind == KIND_XLSX || d->kind == KIND_XLS) &&
	    open_workbook(d, d->name, head, &len, e) < 0)
		goto out;
	rc = d->kind == KIND_JSON ? open_json(d, head, len, m, e) :
	    open_text(d, head, len, m, e);
out:
	free(head);
	return rc;
}

static int
open_as(struct dump *d, const char *name, const char *encoding,
    const struct map *m, struct err *e)
{
	d->name = name;
	d->exported_at = NUM_NONE;
	numbered_init(&d->numbered);
	d->fd = ctx_open_input(name, e);
	if (d->fd < 0)
		return -1;
	if (fstat(d->fd, &d->looked) < 0 ||
	    recognise(d, encoding, m, e) < 0) {
		dump_close(d);
		return err_prefix(e, "%s", name);
	}
	return 0;
}

int
dump_open(struct dump *d, const char *name, const char *encoding,
    const struct map *m, struct err *e)
{
	memset(d, 0, sizeof(*d));
	return open_as(d, name, encoding, m, e);
}

int
dump_open_any(struct dump *d, const char *name, const char *encoding,
    const struct map *m, struct err *e)
{
	memset(d, 0, sizeof(*d));
	d->is_any = 1;
	return open_as(d, name, encoding, m, e);
}

void
dump_close(struct dump *d)
{
	delim_free(d->rows);
	objects_free(d->objects);
	recode_free(d->recode);
	map_binding_release(&d->binding);
	numbered_release(&d->numbered);
	if (d->fd > 0)
		(void)close(d->fd);	/* only read from */
	d->rows = NULL;
	d->objects = NULL;
	d->recode = NULL;
	d->fd = -1;
}

int
dump_has_changed(const struct dump *d)
{
	struct stat now;

	return S_ISREG(d->looked.st_mode) && d->kind != KIND_XLSX &&
	    d->kind != KIND_XLS && fstat(d->fd, &now) == 0 &&
	    (now.st_size != d->looked.st_size ||
	    now.st_mtim.tv_sec != d->looked.st_mtim.tv_sec ||
	    now.st_mtim.tv_nsec != d->looked.st_mtim.tv_nsec);
}
