#include "measure/partial.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/jx.h"
#include "measure/partialin.h"
#include "text/utf8.h"

int
partial_check_shard(const char *shard, struct err *e)
{
	size_t len = strlen(shard), i;

	for (i = 0; i < len; i++)
		if ((unsigned char)shard[i] < 0x20 || shard[i] == 0x7f)
			break;
	if (len == 0 || len > PARTIAL_SHARD_MAX || i < len ||
	    utf8_valid_len(shard, len) < len)
		return err_set(e, ERR_DATA, "no name of a shard");
	return 0;
}

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
