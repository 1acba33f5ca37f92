#include "measure/partial.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/jx.h"
#include "measure/partialin.h"

static const char *const sources[] = { "city", "own" };
static const char *const accounts[] = { "full", "net" };

/* --- out ------------------------------------------------------------------ */

static void
put_head(struct buf *b, const char *type, const char *shard)
{
	jsonout_open(b, '{');
	jsonout_key(b, "type");
	jsonout_texts(b, type);
	jsonout_key(b, "pv");
	jsonout_int(b, PARTIAL_VERSION);
	jsonout_key(b, "shard");
	jsonout_texts(b, shard);
}

static void
put_count(struct buf *b, const struct rates_count *c)
{
	const struct rates_member *m;

	jsonout_open(b, '{');
	for (m = rates_members; m->name != NULL; m++) {
		jsonout_key(b, m->name);
		jsonout_int(b, *(const int64_t *)((const char *)c +
		    m->offset));
	}
	jsonout_close(b, '}');
}

/* Words as they are, levels as numbers, null for what has no key. */
static void
put_key(struct buf *b, const struct rates_row *row, enum rates_by by,
    const struct words *w)
{
	jsonout_key(b, "key");
	if (row->key == NUM_NONE || by == RATES_BY_LEVEL)
		jsonout_int(b, row->key);
	else
		jsonout_text(b, words_text(w, row->key),
		    words_len(w, row->key));
}

static void
put_row(struct buf *b, const struct rates_row *row, const char *shard,
    enum rates_by by, const struct words *w)
{
	int s, a;

	put_head(b, "partial", shard);
	put_key(b, row, by, w);
	for (s = 0; s < 2; s++) {
		jsonout_key(b, sources[s]);
		jsonout_open(b, '{');
		for (a = 0; a < 2; a++) {
			jsonout_key(b, accounts[a]);
			put_count(b, &row->count[s][a]);
		}
		jsonout_close(b, '}');
	}
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

static void
put_period(struct buf *b, const struct period *p)
{
	jsonout_key(b, "period");
	jsonout_open(b, '{');
	jsonout_key(b, "name");
	jsonout_texts(b, p->name);
	jsonout_key(b, "kind");
	jsonout_int(b, p->kind);
	jsonout_key(b, "from");
	jsonout_int(b, p->from_at == INT64_MIN ? NUM_NONE : p->from_at);
	jsonout_key(b, "to");
	jsonout_int(b, p->to_at == INT64_MAX ? NUM_NONE : p->to_at);
	jsonout_close(b, '}');
}

static void
put_end(struct buf *b, const char *shard, const struct partial_end *end,
    size_t groups, const char *digest)
{
	put_head(b, "partial_end", shard);
	jsonout_key(b, "groups");
	jsonout_int(b, (int64_t)groups);
	jsonout_key(b, "by");
	jsonout_texts(b, rates_by_name(end->by));
	put_period(b, &end->period);
	jsonout_key(b, "query");
	jsonout_texts(b, end->query);
	jsonout_key(b, "as_of");
	jsonout_int(b, end->as_of);
	jsonout_key(b, "policy");
	jsonout_texts(b, end->policy);
	jsonout_key(b, "calendar");
	jsonout_texts(b, end->calendar);
	jsonout_key(b, "digest");
	jsonout_texts(b, digest);
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

void
partial_put(struct buf *b, struct rates *r, const char *shard,
    const struct partial_end *end)
{
	struct digest *d = digest_new();
	unsigned char sum[DIGEST_LEN];
	const struct rates_row *rows;
	size_t from = b->len, n, i;
	char hex[DIGEST_HEX];

	rows = rates_rows(r, &n);
	for (i = 0; i < n; i++)
		put_row(b, &rows[i], shard, end->by, rates_words(r));
	digest_of(d, b->data + from, b->len - from, sum);
	digest_free(d);
	digest_to_hex(sum, DIGEST_LEN, hex);
	put_end(b, shard, end, n, hex);
}

/* --- shards --------------------------------------------------------------- */

struct shard {
	char *name;
	char digest[DIGEST_HEX];
	size_t from, n;		/* of the rows */
};

struct partial {
	struct words *words;		/* borrowed */
	struct digest *lines;		/* of the open shard */
	struct partialin_row *rows;
	size_t nrows, cap_rows;
	struct shard *shards;
	size_t n, cap;
	char *open;			/* the shard whose lines come */
	size_t open_from;		/* its first row */
	struct partial_end common;
	size_t repeats;
};

struct partial *
partial_new(struct words *w)
{
	struct partial *p = mem_array(1, sizeof(*p));

	p->words = w;
	p->lines = digest_new();
	return p;
}

void
partial_free(struct partial *p)
{
	size_t i;

	if (p == NULL)
		return;
	for (i = 0; i < p->n; i++)
		free(p->shards[i].name);
	free(p->shards);
	free(p->rows);
	free(p->open);
	free(p->common.query);
	digest_free(p->lines);
	free(p);
}

const struct partial_end *
partial_common(const struct partial *p)
{
	return p->n > 0 ? &p->common : NULL;
}

size_t
partial_shards(const struct partial *p)
{
	return p->n;
}

size_t
partial_repeats(const struct partial *p)
{
	return p->repeats;
}

static const struct shard *
find(const struct partial *p, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (strlen(p->shards[i].name) == len &&
		    memcmp(p->shards[i].name, name, len) == 0)
			return &p->shards[i];
	return NULL;
}

static int
refuse_cut(const struct partial *p, struct err *e)
{
	return err_set(e, ERR_DATA, "shard '%s' is cut: its end is missing",
	    p->open);
}

/* The lines of a shard stand together. */
static int
open_shard(struct partial *p, const char *shard, struct err *e)
{
	if (p->open != NULL && strcmp(p->open, shard) != 0)
		return refuse_cut(p, e);
	if (p->open == NULL) {
		p->open = mem_text(shard);
		p->open_from = p->nrows;
	}
	return 0;
}

static int
take_row(struct partial *p, const struct jx *j, const char *shard,
    const char *s, size_t len, struct err *e)
{
	if (open_shard(p, shard, e) < 0)
		return -1;
	mem_grow(&p->rows, p->nrows, &p->cap_rows, sizeof(*p->rows));
	if (partialin_row(&p->rows[p->nrows], j, p->words, e) < 0)
		return err_prefix(e, "shard '%s'", shard);
	p->nrows++;
	digest_add(p->lines, s, len);
	digest_add(p->lines, "\n", 1);
	return 0;
}

/* Keys are numbers where levels are counted, and words elsewhere. */
static int
check_keys(const struct partial *p, enum rates_by by, const char *shard,
    struct err *e)
{
	size_t i;

	for (i = p->open_from; i < p->nrows; i++)
		if (p->rows[i].key != NUM_NONE &&
		    p->rows[i].is_number != (by == RATES_BY_LEVEL))
			return err_set(e, ERR_DATA, "shard '%s': a key is "
			    "none of '%s'", shard, rates_by_name(by));
	return 0;
}

static int
same_question(const struct partial_end *a, const struct partial_end *b)
{
	const char *x = a->query, *y = b->query;

	return a->by == b->by && a->as_of == b->as_of &&
	    a->period.from_at == b->period.from_at &&
	    a->period.to_at == b->period.to_at &&
	    strcmp(a->period.name, b->period.name) == 0 &&
	    (x == NULL || y == NULL ? x == y : strcmp(x, y) == 0) &&
	    strcmp(a->policy, b->policy) == 0 &&
	    strcmp(a->calendar, b->calendar) == 0;
}

static void
close_shard(struct partial *p)
{
	free(p->open);
	p->open = NULL;
}

/* The shard is whole: keep it, or skip it as a repeat. */
static int
keep(struct partial *p, const char *digest, const char *shard, struct err *e)
{
	const struct shard *old = find(p, shard, strlen(shard));
	struct shard *new;

	if (old != NULL && strcmp(old->digest, digest) != 0)
		return err_set(e, ERR_DATA, "shard '%s' stands here twice "
		    "with different counts", shard);
	if (old != NULL) {
		p->nrows = p->open_from;
		p->repeats++;
		return 0;
	}
	mem_grow(&p->shards, p->n, &p->cap, sizeof(*p->shards));
	new = &p->shards[p->n++];
	new->name = mem_text(shard);
	memcpy(new->digest, digest, DIGEST_HEX);
	new->from = p->open_from;
	new->n = p->nrows - p->open_from;
	return 0;
}

static int
check_whole(struct partial *p, const char *shard, int64_t groups,
    const char *digest, struct err *e)
{
	unsigned char sum[DIGEST_LEN];
	char hex[DIGEST_HEX];

	digest_end(p->lines, sum);
	digest_to_hex(sum, DIGEST_LEN, hex);
	if ((int64_t)(p->nrows - p->open_from) != groups)
		return err_set(e, ERR_DATA, "shard '%s' is cut: it has %lld "
		    "groups, here are %zu", shard, (long long)groups,
		    p->nrows - p->open_from);
	if (strcmp(hex, digest) != 0)
		return err_set(e, ERR_DATA, "shard '%s' is torn: its lines "
		    "are not those that were printed", shard);
	return 0;
}

static int
take_end(struct partial *p, const struct jx *j, const char *shard,
    struct err *e)
{
	struct partial_end end;
	char digest[DIGEST_HEX];
	int64_t groups;
	int rc = -1;

	memset(&end, 0, sizeof(end));
	if (open_shard(p, shard, e) < 0)
		return -1;
	if (partialin_end(&end, &groups, digest, j, e) < 0) {
		err_prefix(e, "shard '%s'", shard);
		goto out;
	}
	if (check_whole(p, shard, groups, digest, e) < 0 ||
	    check_keys(p, end.by, shard, e) < 0)
		goto out;
	if (p->n > 0 && !same_question(&end, &p->common)) {
		err_set(e, ERR_DATA, "shard '%s' is foreign: it counts "
		    "something else than '%s', or under another policy or "
		    "calendar", shard, p->shards[0].name);
		goto out;
	}
	if (keep(p, digest, shard, e) < 0)
		goto out;
	if (p->n == 1 && p->repeats == 0) {
		free(p->common.query);
		p->common = end;
		end.query = NULL;
	}
	close_shard(p);
	rc = 0;
out:
	free(end.query);
	return rc;
}

int
partial_line(struct partial *p, const char *s, size_t len, struct err *e)
{
	struct jx *j = jx_parse(s, len, e);
	const char *type, *shard;
	size_t n, shard_len;
	int rc = -1;

	if (j == NULL)
		return err_set(e, ERR_DATA, "no line of a partial: torn, or "
		    "no JSON");
	type = jx_text(jx_get(j, "type"), &n);
	shard = jx_text(jx_get(j, "shard"), &shard_len);
	if (type == NULL || shard == NULL ||
	    jx_int(jx_get(j, "pv")) != PARTIAL_VERSION ||
	    partial_check_shard(shard, e) < 0)
		err_set(e, ERR_DATA, "no partial of version %d",
		    PARTIAL_VERSION);
	else if (strcmp(type, "partial") == 0)
		rc = take_row(p, j, shard, s, len, e);
	else if (strcmp(type, "partial_end") == 0)
		rc = take_end(p, j, shard, e);
	else
		err_set(e, ERR_DATA, "no partial of version %d",
		    PARTIAL_VERSION);
	jx_free(j);
	return rc;
}

int
partial_file_end(struct partial *p, struct err *e)
{
	return p->open != NULL ? refuse_cut(p, e) : 0;
}

/* The next line of a list of names: blanks at its end do not count. */
static int
next_name(const char **s, const char *end, const char **name, size_t *len)
{
	const char *stop;

	while (*s < end && (**s == '\n' || **s == '\r'))
		(*s)++;
	if (*s == end)
		return 0;
	stop = memchr(*s, '\n', (size_t)(end - *s));
	stop = stop != NULL ? stop : end;
	*name = *s;
	*len = (size_t)(stop - *s);
	while (*len > 0 && ((*name)[*len - 1] == '\r' ||
	    (*name)[*len - 1] == ' '))
		(*len)--;
	*s = stop;
	return 1;
}

static int
is_expected(const char *names, size_t names_len, const char *shard)
{
	const char *s = names, *name;
	size_t len;

	while (next_name(&s, names + names_len, &name, &len))
		if (strlen(shard) == len && memcmp(shard, name, len) == 0)
			return 1;
	return 0;
}

int
partial_expect(const struct partial *p, const char *names, size_t names_len,
    struct err *e)
{
	const char *s = names, *name;
	size_t len, i;

	while (next_name(&s, names + names_len, &name, &len))
		if (len > 0 && find(p, name, len) == NULL)
			return err_set(e, ERR_DATA, "shard '%.*s' is missing",
			    (int)len, name);
	for (i = 0; i < p->n; i++)
		if (!is_expected(names, names_len, p->shards[i].name))
			return err_set(e, ERR_DATA, "shard '%s' is foreign: "
			    "it is not expected", p->shards[i].name);
	return 0;
}

void
partial_sum(const struct partial *p, struct rates *r)
{
	size_t i;

	for (i = 0; i < p->nrows; i++)
		rates_merge(r, p->rows[i].key, p->rows[i].count);
}
