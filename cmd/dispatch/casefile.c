#include "casefile.h"

#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/num.h"
#include "data/ndjson.h"
#include "data/recordin.h"
#include "mapfind.h"
#include "table/rowfile.h"
#include "text/norm.h"

#define HEAD_ROWS 20	/* the headings stand in one of these */

static void
add_text(struct buf *b, const char *s, size_t len)
{
	if (s == NULL || len == 0)
		return;
	if (b->len > 0)
		buf_putc(b, '\n');
	buf_put(b, s, len);
}

void
casefile_put_text(struct buf *b, const struct jx *record)
{
	size_t len = 0;
	const char *s = jx_text(jx_get(record, "title"), &len);

	add_text(b, s, len);
	s = jx_text(jx_get(record, "text"), &len);
	add_text(b, s, len);
}

int
casefile_opinion(struct route_opinion *o, const struct jx *record,
    struct words *w)
{
	const struct jx *j = jx_get(record, "opinion");
	size_t len;
	const char *unit = jx_text(jx_get(j, "unit"), &len);

	if (unit == NULL || jx_decimal(jx_get(j, "p"), &o->p.num,
	    &o->p.den) < 0 || o->p.num < 0 || o->p.num > o->p.den)
		return 0;
	o->unit = words_add(w, unit, len);
	return o->unit != NUM_NONE;
}

/* --- records -------------------------------------------------------------- */

static int
take_record(struct ctx *c, struct casefile_case *found, const char *s,
    size_t len, casefile_fn fn, void *arg, struct err *e)
{
	struct jx *j = jx_parse(s, len, e);
	int rc = -1;

	if (j == NULL)
		return -1;
	buf_reset(&found->text);
	if (recordin_decode(&found->r, j, c->words, e) < 0)
		goto out;
	casefile_put_text(&found->text, j);
	found->lead = found->r.m[M_LEAD];
	found->has_opinion = casefile_opinion(&found->opinion, j, c->words);
	rc = fn(arg, found, e);
out:
	jx_free(j);
	return rc;
}

static int
each_record(struct ctx *c, int fd, casefile_fn fn, void *arg, struct err *e)
{
	struct casefile_case found = { .text = BUF_INIT };
	struct ndjson *in = ndjson_new(fd);
	const char *s;
	size_t len;
	int rc;

	while ((rc = ndjson_next(in, &s, &len, e)) == 1) {
		found.line = ndjson_line(in);
		rc = s == NULL ? err_set(e, ERR_DATA, "the line is too long") :
		    take_record(c, &found, s, len, fn, arg, e);
		if (rc < 0) {
			err_prefix(e, "line %lld", (long long)found.line);
			break;
		}
	}
	ndjson_free(in);
	buf_release(&found.text);
	return rc;
}

/* --- tables --------------------------------------------------------------- */

static enum map_fact
fact_of(const struct map *m, const struct map_text *head)
{
	static const struct {
		const char *name;
		enum map_fact fact;
	} own[] = {
		{ "category", FACT_CATEGORY }, { "community", FACT_COMMUNITY },
		{ "nature", FACT_NATURE }, { "title", FACT_TITLE },
		{ "text", FACT_TEXT }, { "lead", FACT_UNIT }
	};
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		if (strlen(own[i].name) == head->len &&
		    memcmp(own[i].name, head->s, head->len) == 0)
			return own[i].fact;
	}
	return map_fact_of(m, head);
}

/* One part, without blanks; a slash in it is none between parts. */
static void
put_part(struct buf *path, const char *s, size_t len)
{
	size_t i;

	norm_trim(&s, &len);
	if (path->len > 0 && len > 0)
		buf_putc(path, '/');
	for (i = 0; i < len; i++) {
		if (s[i] == '/')
			buf_puts(path, "／");
		else
			buf_putc(path, s[i]);
	}
}

/* Parts between the map's separators, or slashes where there are none. */
static void
put_path(struct buf *path, const char *s, size_t len, const char *separator)
{
	const char *at;

	if (memmem(s, len, separator, strlen(separator)) == NULL)
		separator = "/";
	while ((at = memmem(s, len, separator, strlen(separator))) != NULL) {
		put_part(path, s, (size_t)(at - s));
		len -= (size_t)(at - s) + strlen(separator);
		s = at + strlen(separator);
	}
	put_part(path, s, len);
}

struct table {
	struct ctx *ctx;
	struct rowfile *rows;
	struct map *map;
	enum map_fact facts[DELIM_MAX_FIELDS + 1];
	size_t nfacts;
	struct buf path;
};

static void
take_field(struct table *t, struct casefile_case *found, enum map_fact fact,
    const char *s, size_t len)
{
	struct words *w = t->ctx->words;

	norm_trim(&s, &len);
	if (fact == FACT_TITLE || fact == FACT_TEXT)
		add_text(&found->text, s, len);
	else if (fact == FACT_CATEGORY)
		put_path(&t->path, s, len, map_path_separator(t->map));
	else if (fact >= FACT_CATEGORY1 && fact <= FACT_CATEGORY4)
		put_part(&t->path, s, len);
	else if (fact == FACT_COMMUNITY)
		found->r.m[M_COMMUNITY] = words_add(w, s, len);
	else if (fact == FACT_NATURE)
		found->r.m[M_NATURE] = words_add(w, s, len);
	else if (fact == FACT_UNIT && found->lead == NUM_NONE)
		found->lead = words_add(w, s, len);
}

static void
take_row(struct table *t, struct casefile_case *found,
    const struct delim_row *row)
{
	size_t i;

	record_init(&found->r);
	buf_reset(&found->text);
	buf_reset(&t->path);
	found->line = row->line;
	found->lead = NUM_NONE;
	for (i = 0; i < row->n && i < t->nfacts; i++)
		take_field(t, found, t->facts[i], row->fields[i].s,
		    row->fields[i].len);
	found->r.m[M_CATEGORY] = words_add(t->ctx->words, t->path.data,
	    t->path.len);
}

/* Whether these are headings, one of which says who led. */
static int
bind_heads(struct table *t, const struct map_text *heads, size_t n)
{
	int has_lead = 0;
	size_t i;

	t->nfacts = n < DELIM_MAX_FIELDS ? n : DELIM_MAX_FIELDS;
	for (i = 0; i < t->nfacts; i++) {
		t->facts[i] = fact_of(t->map, &heads[i]);
		has_lead |= t->facts[i] == FACT_UNIT;
	}
	return has_lead;
}

/* Exports have titles above their headings. */
static int
bind(struct table *t, struct err *e)
{
	struct map_text heads[DELIM_MAX_FIELDS];
	struct delim_row row;
	size_t n, i;
	const struct map_text *first = rowfile_headings(t->rows, &n);
	int line, rc = 1;

	if (bind_heads(t, first, n))
		return 0;
	for (line = 1; line < HEAD_ROWS && rc == 1; line++) {
		rc = rowfile_next(t->rows, &row, e);
		for (i = 0; rc == 1 && i < row.n && i < DELIM_MAX_FIELDS; i++) {
			heads[i].s = row.fields[i].s;
			heads[i].len = row.fields[i].len;
		}
		if (rc == 1 && bind_heads(t, heads, i))
			return 0;
	}
	return rc < 0 ? -1 : err_set(e, ERR_DATA,
	    "no column says who led: 'lead', or a heading of map '%s'",
	    map_name(t->map));
}

static int
each_row(struct table *t, casefile_fn fn, void *arg, struct err *e)
{
	struct casefile_case found = { .text = BUF_INIT };
	struct delim_row row;
	int rc;

	while ((rc = rowfile_next(t->rows, &row, e)) == 1) {
		if (row.fault != DELIM_FINE) {
			rc = err_set(e, ERR_DATA, "line %lld: %s",
			    (long long)row.line, delim_fault_text(row.fault));
			break;
		}
		take_row(t, &found, &row);
		if (fn(arg, &found, e) < 0) {
			rc = -1;
			break;
		}
	}
	buf_release(&found.text);
	return rc;
}

static int
read_table(struct ctx *c, int fd, const char *map, casefile_fn fn, void *arg,
    struct err *e)
{
	struct table t = { .ctx = c, .path = BUF_INIT };
	int rc = -1;

	if (mapfind_load(&t.map, map, e) < 0)
		return -1;
	t.rows = rowfile_new(fd, e);
	if (t.rows != NULL && bind(&t, e) == 0)
		rc = each_row(&t, fn, arg, e);
	buf_release(&t.path);
	rowfile_free(t.rows);
	map_free(t.map);
	return rc;
}

/* Records begin with a brace and know their id; other tables do not. */
static int
is_records(int fd)
{
	char head[4096];
	ssize_t n = pread(fd, head, sizeof(head) - 1, 0);

	if (n <= 0)
		return 1;	/* a pipe carries records; nothing, none */
	head[n] = '\0';
	return head[0] == '{' && strstr(head, "\"id\":") != NULL;
}

int
casefile_each(struct ctx *c, const char *path, const char *map,
    casefile_fn fn, void *arg, struct err *e)
{
	int fd = ctx_open_input(path, e), rc;

	if (fd < 0)
		return -1;
	rc = is_records(fd) ? each_record(c, fd, fn, arg, e) :
	    read_table(c, fd, map, fn, arg, e);
	if (fd != STDIN_FILENO)
		(void)close(fd);	/* only read from */
	return rc < 0 ? err_prefix(e, "%s", path) : 0;
}
