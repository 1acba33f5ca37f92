#include "table/array.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/mem.h"
#include "data/jx.h"

#define BLOCK 65536

struct array {
	int fd;
	int is_ended;		/* nothing more comes from fd */
	int is_open, is_closed;	/* its brackets have been met */
	struct buf b;
	size_t at;		/* in b: what comes next */
	int64_t line;		/* of at */
};

struct array *
array_new(int fd, const char *head, size_t len)
{
	struct array *a = mem_array(1, sizeof(*a));

	a->fd = fd;
	a->line = 1;
	buf_init(&a->b);
	buf_put(&a->b, head, len);
	return a;
}

void
array_free(struct array *a)
{
	if (a == NULL)
		return;
	buf_release(&a->b);
	free(a);
}

/* Read on behind what is there, which begins at offset 0 then. */
static int
read_more(struct array *a, struct err *e)
{
	long n;

	if (a->is_ended)
		return 0;
	if (a->at > 0) {
		memmove(a->b.data, a->b.data + a->at, a->b.len - a->at);
		a->b.len -= a->at;
		a->at = 0;
	}
	buf_reserve(&a->b, BLOCK);
	n = io_read(a->fd, a->b.data + a->b.len, BLOCK, e);
	if (n < 0)
		return -1;
	a->is_ended = n == 0;
	a->b.len += (size_t)n;
	return n > 0;
}

/*
 * Up to the next byte that stands for something, past blanks, commas and a
 * byte order mark: 1; 0 at the end of the data; -1.
 */
static int
skip_blanks(struct array *a, struct err *e)
{
	int rc = 1;

	while (rc == 1) {
		for (; a->at < a->b.len; a->at++) {
			if (strchr(" \t\r\n,\xef\xbb\xbf",
			    a->b.data[a->at]) == NULL ||
			    a->b.data[a->at] == '\0')
				return 1;
			a->line += a->b.data[a->at] == '\n';
		}
		rc = read_more(a, e);
	}
	return rc;
}

/* Where in the text the scan for a closing bracket has come to. */
struct scan {
	size_t len;
	int depth, is_text, is_escaped;
};

/* Whether the object ends with this byte. */
static int
scan_byte(struct scan *c, char byte)
{
	c->len++;
	if (c->is_escaped)
		c->is_escaped = 0;
	else if (c->is_text && byte == '\\')
		c->is_escaped = 1;
	else if (byte == '"')
		c->is_text = !c->is_text;
	else if (!c->is_text && byte == '{')
		c->depth++;
	else if (!c->is_text && byte == '}')
		c->depth--;
	return c->depth == 0;
}

/* The object at at: its length, where the data ends before it does all the
 * rest. -1 on a failed read or an object that is too long. */
static int
take_object(struct array *a, size_t *len, struct err *e)
{
	struct scan c = { 0, 0, 0, 0 };
	int rc = 1;

	while (rc == 1) {
		while (a->at + c.len < a->b.len) {
			if (scan_byte(&c, a->b.data[a->at + c.len])) {
				*len = c.len;
				return 0;
			}
		}
		if (c.len > JX_MAX_BYTES)
			return err_set(e, ERR_DATA, "line %lld: an object of "
			    "more than 1 MiB", (long long)a->line);
		rc = read_more(a, e);
	}
	*len = c.len;
	return rc;
}

/* What is no object, up to the next thing that may be one. */
static int
take_other(struct array *a, size_t *len, struct err *e)
{
	int rc = 1;

	*len = 0;
	while (rc == 1 && *len <= JX_MAX_BYTES) {
		for (; a->at + *len < a->b.len; ++*len) {
			if (strchr("{]\n", a->b.data[a->at + *len]) != NULL &&
			    a->b.data[a->at + *len] != '\0' && *len > 0)
				return 0;
		}
		rc = read_more(a, e);
	}
	return rc < 0 ? -1 : 0;
}

static int64_t
count_lines(const char *s, size_t len)
{
	const char *end = s + len;
	int64_t n = 0;

	for (; (s = memchr(s, '\n', (size_t)(end - s))) != NULL; s++)
		n++;
	return n;
}

static int
take_piece(struct array *a, struct array_piece *p, struct err *e)
{
	int is_object = a->b.data[a->at] == '{' && a->is_open &&
	    !a->is_closed;

	if ((is_object ? take_object(a, &p->len, e) :
	    take_other(a, &p->len, e)) < 0)
		return -1;
	p->s = a->b.data + a->at;
	p->line = a->line;
	p->end_line = a->line + count_lines(p->s, p->len);
	p->is_object = is_object;
	a->line = p->end_line;
	a->at += p->len;
	return 1;
}

int
array_next(struct array *a, struct array_piece *p, struct err *e)
{
	int rc;

	while ((rc = skip_blanks(a, e)) == 1) {
		if (!a->is_open && a->b.data[a->at] == '[')
			a->is_open = 1;
		else if (a->is_open && a->b.data[a->at] == ']')
			a->is_closed = 1;
		else
			return take_piece(a, p, e);
		a->at++;
	}
	if (rc == 0 && !a->is_closed)
		return err_set(e, ERR_DATA, "line %lld: the array does not "
		    "end: the file was cut", (long long)a->line);
	return rc;
}
