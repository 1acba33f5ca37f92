#include "table/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jx.h"
#include "table/mapfile.h"
#include "text/norm.h"
#include "text/utf8.h"
#include "time/dumpdate.h"

#define DATE_ROOM 60	/* bytes that the longest date may have */

#define FACTS(X) \
	X(NO, "no") X(ROLE, "role") X(NATURE, "nature") \
	X(CATEGORY, "category") X(CATEGORY1, "category1") \
	X(CATEGORY2, "category2") X(CATEGORY3, "category3") \
	X(CATEGORY4, "category4") \
	X(TAGS, "tags") X(TITLE, "title") X(TEXT, "text") \
	X(STATUS, "status") X(NAME, "name") X(PHONE, "phone") \
	X(STREET, "street") X(COMMUNITY, "community") X(POINT, "point") \
	X(CHANNEL, "channel") X(UNIT, "unit") X(LEVEL, "level") \
	X(LIMIT, "limit") X(RECEIVED, "received_at") \
	X(DISPATCHED, "dispatched_at") X(DUE, "due_at") \
	X(FINISHED, "finished_at") X(VALID, "valid") \
	X(CONTACTED, "contacted") X(SOLVED, "solved") \
	X(SATISFIED, "satisfied") X(RESULT, "result") X(REPLY, "reply") \
	X(SECRET, "secret")

const char *
map_fact_name(enum map_fact f)
{
#define NAME(id, name) [FACT_##id] = name,
	static const char *const names[FACT_COUNT] = { FACTS(NAME) };
#undef NAME

	return names[f];
}

struct map *
map_parse(const char *text, size_t len, struct buf *problems, struct err *e)
{
	struct map *m = mem_array(1, sizeof(*m));

	if (mapfile_read(m, text, len, problems, e) == 0)
		return m;
	map_free(m);
	return NULL;
}

struct map *
map_load(const char *path, struct buf *problems, struct err *e)
{
	struct buf text = BUF_INIT;
	struct map *m = NULL;

	if (io_read_file(&text, path, JX_MAX_BYTES, e) < 0) {
		err_prefix(e, "map");
	} else {
		m = map_parse(text.data, text.len, problems, e);
		if (m == NULL)
			err_prefix(e, "map '%s'", path);
	}
	buf_release(&text);
	return m;
}

void
map_free(struct map *m)
{
	if (m == NULL)
		return;
	mapfile_release(m);
	free(m);
}

const char *
map_name(const struct map *m)
{
	return m->name;
}

const char *
map_source(const struct map *m)
{
	return m->source;
}

const char *
map_path_separator(const struct map *m)
{
	return m->separator;
}

/* --- headings -------------------------------------------------------------- */

static int
is_among(char *const *keys, size_t n, const struct buf *key)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(keys[i], key->data) == 0)
			return 1;
	return 0;
}

/* The fact that a heading names and its rank among that fact's headings. */
static enum map_fact
find_fact(const struct map *m, const struct buf *key, size_t *rank)
{
	size_t i;
	int f;

	for (f = 0; key->len > 0 && f < FACT_COUNT; f++) {
		for (i = 0; i < m->columns[f].nheads; i++) {
			if (strcmp(m->columns[f].keys[i], key->data) != 0)
				continue;
			*rank = i;
			return (enum map_fact)f;
		}
	}
	return is_among(m->ignored_keys, m->nignored, key) ? FACT_IGNORED :
	    FACT_COUNT;
}

static enum map_fact
fact_of_head(const struct map *m, const struct map_text *head, size_t *rank)
{
	struct buf key = BUF_INIT;
	enum map_fact f;

	norm_key(&key, head->s, head->len);
	f = find_fact(m, &key, rank);
	buf_release(&key);
	return f;
}

enum map_fact
map_fact_of(const struct map *m, const struct map_text *head)
{
	size_t rank;

	return fact_of_head(m, head, &rank);
}

int
map_is_other_number(const struct map *m, const struct map_text *head)
{
	struct buf key = BUF_INIT;
	int yes;

	norm_key(&key, head->s, head->len);
	yes = is_among(m->other_keys, m->nothers, &key);
	buf_release(&key);
	return yes;
}

size_t
map_heads(const struct map *m, enum map_fact f, const char *const **heads)
{
	*heads = (const char *const *)m->columns[f].heads;
	return m->columns[f].nheads;
}

const char *
map_value_at(const struct map *m, enum map_fact f, size_t i,
    const char **code)
{
	if (i >= m->columns[f].nvalues)
		return NULL;
	*code = m->columns[f].values[i].code;
	return m->columns[f].values[i].key;
}

size_t
map_export_labels(const struct map *m, const char *const **labels)
{
	*labels = (const char *const *)m->export_labels;
	return m->nexport_labels;
}

size_t
map_known(const struct map *m, const struct map_text *heads, size_t n)
{
	size_t i, rank, known = 0;

	for (i = 0; i < n; i++)
		known += fact_of_head(m, &heads[i], &rank) < FACT_COUNT;
	return known;
}

static int
is_taken(const struct map_binding *b, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (strcmp(b->heading[i], name) == 0)
			return 1;
	}
	return 0;
}

/* A column without a heading is named by its place, from 1. */
static char *
unique_heading(const struct map_binding *b, const struct map_text *head,
    size_t column)
{
	const char *s = head->s;
	size_t len = head->len, base, times;
	struct buf name = BUF_INIT;

	norm_trim(&s, &len);
	buf_put(&name, s, len);
	if (len == 0)
		buf_printf(&name, "column %zu", column + 1);
	base = name.len;
	for (times = 2; is_taken(b, column, name.data); times++) {
		buf_cut(&name, base);
		buf_printf(&name, "(%zu)", times);
	}
	return buf_take(&name);
}

/*
 * Where several columns could be a fact, the one whose heading stands first
 * in the map is it; of the same heading, the first column. Others go to x.
 */
static void
bind_columns(struct map_binding *b, const struct map *m,
    const struct map_text *heads)
{
	size_t best[FACT_COUNT] = { 0 }, i, rank = 0;
	enum map_fact f;

	for (i = 0; i < b->ncolumns; i++) {
		b->heading[i] = unique_heading(b, &heads[i], i);
		b->fact[i] = FACT_COUNT;
		f = fact_of_head(m, &heads[i], &rank);
		if (f == FACT_IGNORED)
			b->fact[i] = f;
		if (f >= FACT_COUNT ||
		    (b->column[f] >= 0 && best[f] <= rank))
			continue;
		if (b->column[f] >= 0)
			b->fact[b->column[f]] = FACT_COUNT;
		b->column[f] = (int)i;
		b->fact[i] = f;
		best[f] = rank;
	}
}

/* Whether a file without order numbers says enough to know a case by. A
 * street's sheet has no time either: then text and place have to do. */
static int
says_enough(const struct map_binding *b, const struct map *m)
{
	const int *c = b->column;

	return m->is_digested && c[FACT_NO] < 0 && c[FACT_TEXT] >= 0 &&
	    (c[FACT_RECEIVED] < 0 || c[FACT_CATEGORY] >= 0 ||
	    c[FACT_CATEGORY1] >= 0) &&
	    (c[FACT_STREET] >= 0 || c[FACT_COMMUNITY] >= 0 ||
	    c[FACT_POINT] >= 0);
}

/* Every fact that is missing is named, with its usual heading. */
static int
check_required(struct map_binding *b, const struct map *m, struct err *e)
{
	struct buf missing = BUF_INIT;
	int f, rc = 0;

	b->has_no_number = says_enough(b, m);
	b->has_no_time = b->has_no_number && b->column[FACT_RECEIVED] < 0;
	for (f = 0; f < FACT_COUNT; f++) {
		if (!m->columns[f].is_required || b->column[f] >= 0 ||
		    (f == FACT_NO && b->has_no_number) ||
		    (f == FACT_RECEIVED && b->has_no_time))
			continue;
		buf_printf(&missing, "%s%s (%s)", missing.len > 0 ? ", " : "",
		    map_fact_name((enum map_fact)f), m->columns[f].heads[0]);
	}
	if (missing.len > 0)
		rc = err_set(e, ERR_DATA, "no column for %s", missing.data);
	buf_release(&missing);
	return rc;
}

int
map_bind(struct map_binding *b, const struct map *m,
    const struct map_text *heads, size_t n, struct err *e)
{
	int f;

	b->ncolumns = n;
	b->fact = mem_array(n, sizeof(*b->fact));
	b->heading = mem_array(n, sizeof(*b->heading));
	for (f = 0; f < FACT_COUNT; f++)
		b->column[f] = -1;
	bind_columns(b, m, heads);
	if (check_required(b, m, e) == 0)
		return 0;
	map_binding_release(b);
	return -1;
}

void
map_binding_release(struct map_binding *b)
{
	size_t i;

	for (i = 0; i < b->ncolumns; i++)
		free(b->heading[i]);
	free(b->heading);
	free(b->fact);
	b->heading = NULL;
	b->fact = NULL;
	b->ncolumns = 0;
}

/* --- values ---------------------------------------------------------------- */

static const char *
find_code(const struct mapfile_column *c, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < c->nvalues; i++) {
		if (strlen(c->values[i].key) == len &&
		    memcmp(c->values[i].key, s, len) == 0)
			return c->values[i].code;
	}
	return NULL;
}

/* Most values are written as their keys are. */
const char *
map_value(const struct map *m, enum map_fact f, const char *s, size_t len)
{
	const struct mapfile_column *c = &m->columns[f];
	const char *code = find_code(c, s, len);
	struct buf key = BUF_INIT;

	if (code != NULL || c->nvalues == 0 || len == 0)
		return code;
	norm_key(&key, s, len);
	code = find_code(c, key.data, key.len);
	buf_release(&key);
	return code;
}

int
map_date(const struct map *m, const char *s, size_t len, int64_t *at,
    struct err *e)
{
	return dumpdate_parse_order(s, len,
	    (enum dumpdate_order)m->date_order, at, e);
}

int
map_has_date_in_no(const struct map *m)
{
	return m->no_date != NULL;
}

int
map_date_in_no(const struct map *m, const char *s, size_t len, int64_t *at)
{
	return m->no_date == NULL ? -1 :
	    dumpdate_in_number(s, len, m->no_date, at);
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * The longest beginning of s that is a date, a character less each time. No
 * number is cut: of "2026-02-30" there is no day.
 */
static int64_t
date_at_start(const struct map *m, const char *s, size_t len)
{
	struct err e = ERR_INIT;
	size_t all = len;
	int64_t at;

	if (len > DATE_ROOM)
		len = utf8_cut(s, DATE_ROOM);
	for (; len > 0; len = utf8_cut(s, len - 1)) {
		if (len < all && is_digit(s[len - 1]) && is_digit(s[len]))
			continue;
		if (map_date(m, s, len, &at, &e) == 0)
			return at;
	}
	return NUM_NONE;
}

/* Without the colon and blanks between a label and what it says. */
static void
skip_colon(const char **s, size_t *len)
{
	static const char *const colons[] = { ":", "\xef\xbc\x9a" };
	size_t i, n;

	norm_trim(s, len);
	for (i = 0; i < 2; i++) {
		n = strlen(colons[i]);
		if (*len >= n && memcmp(*s, colons[i], n) == 0) {
			*s += n;
			*len -= n;
		}
	}
	norm_trim(s, len);
}

int64_t
map_export_time(const struct map *m, const char *s, size_t len)
{
	const char *found, *rest;
	size_t i, left;
	int64_t at;

	for (i = 0; i < m->nexport_labels; i++) {
		found = memmem(s, len, m->export_labels[i],
		    strlen(m->export_labels[i]));
		if (found == NULL)
			continue;
		rest = found + strlen(m->export_labels[i]);
		left = len - (size_t)(rest - s);
		skip_colon(&rest, &left);
		at = date_at_start(m, rest, left);
		if (at != NUM_NONE)
			return at;
	}
	return NUM_NONE;
}
