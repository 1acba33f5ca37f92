#include "table/rowfile.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "table/objects.h"
#include "text/charset.h"
#include "text/norm.h"
#include "text/recode.h"

struct rowfile {
	struct recode *recode;		/* NULL: it is UTF-8 */
	struct delim *rows;		/* one of the two */
	struct objects *objects;
	struct buf text;		/* the headings' */
	struct map_text *heads;		/* of delimited text */
	size_t nheads;
};

static int
is_json(const char *s, size_t len)
{
	size_t i = len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (i < len && strchr(" \t\r\n", s[i]) != NULL && s[i] != '\0')
		i++;
	return i < len && (s[i] == '{' || s[i] == '[');
}

/* Of these the one that stands most often in the first line. */
static char
find_separator(const char *s, size_t len)
{
	static const char may[] = { ',', '\t', ';' };
	size_t i, k, n, most = 0;
	char best = ',';

	for (i = 0; i < sizeof(may); i++) {
		for (k = n = 0; k < len && s[k] != '\n'; k++)
			n += s[k] == may[i];
		if (n > most) {
			most = n;
			best = may[i];
		}
	}
	return best;
}

/* Bytes first, pointers when they have stopped moving. */
static void
keep_headings(struct rowfile *f, const struct delim_row *row)
{
	size_t i, at = 0;

	f->heads = mem_array(row->n + 1, sizeof(*f->heads));
	f->nheads = row->n;
	for (i = 0; i < row->n; i++)
		buf_put(&f->text, row->fields[i].s, row->fields[i].len);
	for (i = 0; i < row->n; i++) {
		f->heads[i].s = f->text.data + at;
		f->heads[i].len = row->fields[i].len;
		at += row->fields[i].len;
		norm_trim(&f->heads[i].s, &f->heads[i].len);
	}
}

static int
open_text(struct rowfile *f, int fd, const char *s, size_t len,
    struct err *e)
{
	struct delim_form form = { find_separator(s, len), '\n', NULL };
	enum charset c = charset_guess(s, len);
	struct delim_row row;
	int rc;

	if (memchr(s, '\0', len) != NULL && c != CHARSET_UTF16LE &&
	    c != CHARSET_UTF16BE)
		return err_set(e, ERR_DATA,
		    "neither CSV nor JSON: export it as CSV");
	if (c != CHARSET_UTF8) {
		f->recode = recode_new(fd, s, len, c);
		form.recode = f->recode;
		len = 0;
	}
	f->rows = delim_new_form(fd, s, len, &form);
	rc = delim_next(f->rows, &row, e);
	if (rc < 0)
		return -1;
	if (rc == 0 || row.fault != DELIM_FINE)
		return err_set(e, ERR_DATA, "no row of headings");
	keep_headings(f, &row);
	return 0;
}

struct rowfile *
rowfile_new(int fd, struct err *e)
{
	struct rowfile *f = mem_array(1, sizeof(*f));
	char *head = mem_alloc(OBJECTS_HEAD);
	long n = io_read(fd, head, OBJECTS_HEAD, e);
	int rc = -1;

	buf_init(&f->text);
	if (n >= 0 && is_json(head, (size_t)n)) {
		f->objects = objects_new(fd, head, (size_t)n, e);
		rc = f->objects == NULL ? -1 : 0;
	} else if (n >= 0) {
		rc = open_text(f, fd, head, (size_t)n, e);
	}
	free(head);
	if (rc == 0)
		return f;
	rowfile_free(f);
	return NULL;
}

void
rowfile_free(struct rowfile *f)
{
	if (f == NULL)
		return;
	delim_free(f->rows);
	objects_free(f->objects);
	recode_free(f->recode);
	buf_release(&f->text);
	free(f->heads);
	free(f);
}

const struct map_text *
rowfile_headings(const struct rowfile *f, size_t *n)
{
	if (f->objects != NULL)
		return objects_headings(f->objects, n);
	*n = f->nheads;
	return f->heads;
}

int
rowfile_next(struct rowfile *f, struct delim_row *row, struct err *e)
{
	return f->objects != NULL ? objects_next(f->objects, row, e) :
	    delim_next(f->rows, row, e);
}
