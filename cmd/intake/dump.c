#include "dump.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ctx.h"

#include "base/buf.h"
#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"

#define HEAD_LEN (256 << 10)

static const struct {
	const char *bytes;
	size_t len;
	const char *what;
} kinds[] = {
	{ "PK\x03\x04", 4, "a workbook (.xlsx) or zip archive: export it as "
	    "CSV, or convert it with xlsx2csv" },
	{ "\xd0\xcf\x11\xe0", 4, "an old workbook (.xls): export it as CSV, "
	    "or convert it with ssconvert" },
	{ "\x1f\x8b", 2, "a gzip archive: unpack it with gunzip" },
	{ "\xff\xfe", 2, "a UTF-16 text: export it as UTF-8 or GB18030" },
	{ "\xfe\xff", 2, "a UTF-16 text: export it as UTF-8 or GB18030" },
	{ "%PDF", 4, "a PDF document" },
	{ "SQLite format 3", 15, "a database" },
	{ "\x7f" "ELF", 4, "a program" },
	{ "<html", 5, "a web page: export it as CSV" },
	{ "<!DOC", 5, "a web page: export it as CSV" },
	{ "<?xml", 5, "an XML document: export it as CSV" },
};

static int
check_kind(const char *head, size_t len, struct err *e)
{
	size_t i;

	if (len == 0)
		return err_set(e, ERR_DATA, "the dump is empty");
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (len >= kinds[i].len &&
		    memcmp(head, kinds[i].bytes, kinds[i].len) == 0)
			return err_set(e, ERR_DATA, "no delimited text: %s",
			    lang(kinds[i].what));
	if (memchr(head, '\0', len) != NULL)
		return err_set(e, ERR_DATA,
		    "no delimited text: it holds NUL bytes");
	return 0;
}

/* The rows at the file's beginning, decoded, to find the header among. */
struct head {
	struct buf text;
	struct map_text *cells[DUMP_HEAD_ROWS];
	size_t ncells[DUMP_HEAD_ROWS];
	int64_t lines[DUMP_HEAD_ROWS];
	size_t n;
};

static void
head_release(struct head *h)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		free(h->cells[i]);
	buf_release(&h->text);
}

static void
keep_row(struct head *h, const struct delim_row *row, enum charset charset)
{
	struct map_text *cells = mem_array(row->n + 1, sizeof(*cells));
	size_t i, at;

	for (i = 0; i < row->n; i++) {
		at = h->text.len;
		/* a byte that fits no character ends the cell there */
		charset_decode(&h->text, charset, row->fields[i].s,
		    row->fields[i].len);
		cells[i].s = (const char *)(uintptr_t)at;
		cells[i].len = h->text.len - at;
	}
	h->lines[h->n] = row->line;
	h->ncells[h->n] = row->n;
	h->cells[h->n++] = cells;
}

/* The buffer has stopped moving: offsets become pointers. */
static void
fix_cells(struct head *h)
{
	size_t i, j;

	for (i = 0; i < h->n; i++)
		for (j = 0; j < h->ncells[i]; j++)
			h->cells[i][j].s = h->text.data +
			    (uintptr_t)h->cells[i][j].s;
}

static int
read_head(struct head *h, const char *s, size_t len, enum charset charset,
    struct err *e)
{
	int none = open("/dev/null", O_RDONLY | O_CLOEXEC);
	struct delim_row row;
	struct delim *d;
	int rc = -1;

	memset(h, 0, sizeof(*h));
	buf_init(&h->text);
	if (none < 0)
		return err_errno(e, "/dev/null");
	d = delim_new(none, s, len);
	while (h->n < DUMP_HEAD_ROWS && (rc = delim_next(d, &row, e)) == 1)
		keep_row(h, &row, charset);
	fix_cells(h);
	delim_free(d);
	(void)close(none);	/* only read from */
	return rc < 0 ? -1 : 0;
}

/* The row with most known headings; title lines above it may say when the
 * dump was exported. */
static int
find_header(struct dump *d, const struct head *h, const struct map *m,
    size_t *header, struct err *e)
{
	size_t i, j, known, best = 0;
	int64_t at;

	*header = 0;
	for (i = 0; i < h->n; i++) {
		known = map_known(m, h->cells[i], h->ncells[i]);
		if (known > best) {
			best = known;
			*header = i;
		}
	}
	if (best == 0)
		return err_set(e, ERR_DATA, "no heading in its first %d rows "
		    "is one of map '%s'", DUMP_HEAD_ROWS, map_name(m));
	for (i = 0; i < *header; i++) {
		for (j = 0; j < h->ncells[i]; j++) {
			at = map_export_time(m, h->cells[i][j].s,
			    h->cells[i][j].len);
			if (at != NUM_NONE)
				d->exported_at = at;
		}
	}
	d->header_line = h->lines[*header];
	return map_bind(&d->binding, m, h->cells[*header],
	    h->ncells[*header], e);
}

/* Read on from the row behind the header. */
static int
skip_header(struct dump *d, const char *s, size_t len, size_t header,
    struct err *e)
{
	struct delim_row row;
	size_t i;

	d->rows = delim_new(d->fd, s, len);
	for (i = 0; i <= header; i++)
		if (delim_next(d->rows, &row, e) < 0)
			return -1;
	return 0;
}

static int
recognise(struct dump *d, const char *s, size_t len, const char *encoding,
    const struct map *m, struct err *e)
{
	struct head head;
	size_t header, bom = 0;
	int rc = -1;

	if (check_kind(s, len, e) < 0)
		return -1;
	if (len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		bom = 3;
	if (encoding == NULL)
		d->charset = charset_guess(s, len);
	else if (charset_find(encoding, &d->charset) < 0)
		return err_set(e, ERR_USAGE, "unknown encoding '%s'",
		    encoding);
	if (read_head(&head, s + bom, len - bom, d->charset, e) == 0 &&
	    find_header(d, &head, m, &header, e) == 0 &&
	    skip_header(d, s + bom, len - bom, header, e) == 0)
		rc = 0;
	head_release(&head);
	return rc;
}

int
dump_open(struct dump *d, const char *name, const char *encoding,
    const struct map *m, struct err *e)
{
	char *head = NULL;
	long len = -1;

	memset(d, 0, sizeof(*d));
	d->name = name;
	d->exported_at = NUM_NONE;
	d->fd = ctx_open_input(name, e);
	if (d->fd < 0)
		return -1;
	head = mem_alloc(HEAD_LEN);
	len = io_read(d->fd, head, HEAD_LEN, e);
	if (len >= 0 && recognise(d, head, (size_t)len, encoding, m, e) < 0)
		len = -1;
	free(head);
	if (len < 0) {
		dump_close(d);
		return err_prefix(e, "%s", name);
	}
	return 0;
}

void
dump_close(struct dump *d)
{
	delim_free(d->rows);
	map_binding_release(&d->binding);
	if (d->fd > 0)
		(void)close(d->fd);	/* only read from */
	d->rows = NULL;
	d->fd = -1;
}
