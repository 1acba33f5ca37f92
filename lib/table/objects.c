#include "table/objects.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "data/jsonout.h"
#include "data/jx.h"
#include "data/ndjson.h"
#include "table/array.h"

#define HEADINGS_MAX (DELIM_MAX_FIELDS - 1)	/* OBJECTS_MORE is one too */

struct objects {
	struct ndjson *lines;	/* one of the two */
	struct array *array;
	char *keys[DELIM_MAX_FIELDS];	/* OBJECTS_MORE last */
	struct map_text headings[DELIM_MAX_FIELDS];
	size_t n;		/* keys, all told */
	struct delim_field fields[DELIM_MAX_FIELDS];
	struct { size_t at, len; } spans[DELIM_MAX_FIELDS];
	struct buf text, more;	/* of the row in hand */
	struct err why;
};

/* --- one piece at a time ---------------------------------------------------- */

static void
open_source(struct objects *o, int fd, const char *head, size_t len)
{
	size_t i = 0;

	while (i < len && strchr(" \t\r\n\xef\xbb\xbf", head[i]) != NULL &&
	    head[i] != '\0')
		i++;
	if (i < len && head[i] == '[')
		o->array = array_new(fd, head, len);
	else
		o->lines = ndjson_new_head(fd, head, len);
}

static void
close_source(struct objects *o)
{
	ndjson_free(o->lines);
	array_free(o->array);
	o->lines = NULL;
	o->array = NULL;
}

static int
next_line(struct objects *o, struct delim_row *row, struct err *e)
{
	int rc = ndjson_next(o->lines, &row->raw, &row->rawlen, e);

	if (rc == 1) {
		row->line = row->end_line = ndjson_line(o->lines);
		if (row->raw == NULL)
			row->fault = DELIM_TOO_LONG;
	}
	return rc;
}

/* The next piece: where it stands and its bytes. As delim_next. */
static int
next_piece(struct objects *o, struct delim_row *row, struct err *e)
{
	struct array_piece p;
	int rc;

	memset(row, 0, sizeof(*row));
	row->fields = o->fields;
	if (o->lines != NULL)
		return next_line(o, row, e);
	rc = array_next(o->array, &p, e);
	if (rc != 1)
		return rc;
	row->line = p.line;
	row->end_line = p.end_line;
	row->raw = p.s;
	row->rawlen = p.len;
	if (!p.is_object)
		row->fault = DELIM_JSON;
	return 1;
}

/* NULL where the row is none, with the reason in o->why. */
static struct jx *
parse(struct objects *o, struct delim_row *row)
{
	struct jx *j = NULL;

	err_reset(&o->why);
	if (row->fault == DELIM_FINE)
		j = jx_parse_foreign(row->raw, row->rawlen, &o->why);
	if (row->fault == DELIM_FINE && j == NULL) {
		row->fault = DELIM_JSON;
	} else if (j != NULL && jx_type(j) != JX_OBJECT) {
		jx_free(j);
		j = NULL;
		row->fault = DELIM_JSON;
	}
	if (row->fault == DELIM_JSON)
		row->why = o->why.code != ERR_NONE ? o->why.text :
		    "not an object";
	return j;
}

/* --- headings --------------------------------------------------------------- */

static size_t
key_find(const struct objects *o, const char *key)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (strcmp(o->keys[i], key) == 0)
			break;
	return i;
}

static void
note_keys(struct objects *o, const struct jx *object)
{
	size_t i, n = jx_count(object);
	const char *key;

	for (i = 0; i < n && o->n < HEADINGS_MAX; i++) {
		jx_member(object, i, &key);
		if (strcmp(key, OBJECTS_MORE) != 0 && key_find(o, key) == o->n)
			o->keys[o->n++] = mem_text(key);
	}
}

/* The objects that are whole in the head; the last may be cut. */
static void
read_keys(struct objects *o)
{
	struct err e = ERR_INIT;
	struct delim_row row;
	struct jx *j;

	while (next_piece(o, &row, &e) == 1) {
		j = parse(o, &row);
		if (j != NULL)
			note_keys(o, j);
		jx_free(j);
	}
}

struct objects *
objects_new(int fd, const char *head, size_t len, struct err *e)
{
	struct objects *o = mem_array(1, sizeof(*o));
	size_t i;

	buf_init(&o->text);
	buf_init(&o->more);
	open_source(o, -1, head, len);
	read_keys(o);
	close_source(o);
	if (o->n == 0) {
		err_set(e, ERR_DATA, "no JSON object in its beginning");
		objects_free(o);
		return NULL;
	}
	o->keys[o->n++] = mem_text(OBJECTS_MORE);
	for (i = 0; i < o->n; i++) {
		o->headings[i].s = o->keys[i];
		o->headings[i].len = strlen(o->keys[i]);
	}
	open_source(o, fd, head, len);
	return o;
}

void
objects_free(struct objects *o)
{
	size_t i;

	if (o == NULL)
		return;
	close_source(o);
	for (i = 0; i < o->n; i++)
		free(o->keys[i]);
	buf_release(&o->more);
	buf_release(&o->text);
	free(o);
}

const struct map_text *
objects_headings(const struct objects *o, size_t *n)
{
	*n = o->n;
	return o->headings;
}

/* --- rows ------------------------------------------------------------------- */

static void
put_value(struct buf *b, const struct jx *value)
{
	const char *s;
	size_t len;

	if (jx_type(value) == JX_NULL)
		return;
	s = jx_text(value, &len);
	if (s != NULL)
		buf_put(b, s, len);
	else
		jx_put(b, value);
}

static void
put_more(struct objects *o, const char *key, const struct jx *value)
{
	if (o->more.len == 0)
		jsonout_open(&o->more, '{');
	jsonout_key(&o->more, key);
	jx_put(&o->more, value);
}

static void
put_span(struct objects *o, size_t i, size_t from)
{
	o->spans[i].at = from;
	o->spans[i].len = o->text.len - from;
}

static void
fill_row(struct objects *o, const struct jx *object, struct delim_row *row)
{
	size_t i, at, from, n = jx_count(object);
	const struct jx *value;
	const char *key;

	memset(o->spans, 0, sizeof(o->spans));
	buf_reset(&o->text);
	buf_reset(&o->more);
	for (i = 0; i < n; i++) {
		value = jx_member(object, i, &key);
		at = key_find(o, key);
		if (at >= o->n - 1) {
			put_more(o, key, value);
			continue;
		}
		/* behind a line feed jsonout puts no comma */
		buf_putc(&o->text, '\n');
		from = o->text.len;
		put_value(&o->text, value);
		put_span(o, at, from);
	}
	if (o->more.len > 0) {
		jsonout_close(&o->more, '}');
		from = o->text.len;
		buf_put(&o->text, o->more.data, o->more.len);
		put_span(o, o->n - 1, from);
	}
	for (i = 0; i < o->n; i++) {
		o->fields[i].s = o->text.data + o->spans[i].at;
		o->fields[i].len = o->spans[i].len;
	}
	row->n = o->n;
}

int
objects_next(struct objects *o, struct delim_row *row, struct err *e)
{
	int rc = next_piece(o, row, e);
	struct jx *j;

	if (rc != 1)
		return rc;
	j = parse(o, row);
	if (j != NULL)
		fill_row(o, j, row);
	jx_free(j);
	return 1;
}
