#include "measure/partialin.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define MOST INT64_C(1000000000000)	/* cases that a shard may have */

static int
refuse(const char *member, struct err *e)
{
	return err_set(e, ERR_DATA, "'%s' is missing or not what it should "
	    "be", member);
}

static int
read_count(struct rates_count *c, const struct jx *j, struct err *e)
{
	const struct rates_member *m;
	int64_t n;

	for (m = rates_members; m->name != NULL; m++) {
		n = jx_int(jx_get(j, m->name));
		if (n < 0 || n > MOST)
			return refuse(m->name, e);
		memcpy((char *)c + m->offset, &n, sizeof(n));
	}
	return 0;
}

static int
read_key(struct partialin_row *row, const struct jx *j, struct words *w,
    struct err *e)
{
	const struct jx *value = jx_get(j, "key");
	size_t len;
	const char *s = jx_text(value, &len);

	row->key = NUM_NONE;
	row->is_number = jx_type(value) == JX_INT;
	if (s != NULL)
		row->key = words_add(w, s, len);
	else if (row->is_number)
		row->key = jx_int(value);
	else if (value == NULL || jx_type(value) != JX_NULL)
		return refuse("key", e);
	return 0;
}

int
partialin_row(struct partialin_row *row, const struct jx *j, struct words *w,
    struct err *e)
{
	static const char *const paths[2][2] = {
		{ "city.full", "city.net" }, { "own.full", "own.net" }
	};
	int k;

	for (k = 0; k < 4; k++)
		if (read_count(&row->count[k / 2][k % 2],
		    jx_path(j, paths[k / 2][k % 2]), e) < 0)
			return -1;
	return read_key(row, j, w, e);
}

static int
read_hex(char hex[DIGEST_HEX], const struct jx *j, const char *member,
    struct err *e)
{
	unsigned char bytes[DIGEST_LEN];
	size_t len;
	const char *s = jx_text(jx_get(j, member), &len);

	if (s == NULL || len != DIGEST_HEX - 1 ||
	    digest_from_hex(s, bytes, DIGEST_LEN) < 0)
		return refuse(member, e);
	memcpy(hex, s, DIGEST_HEX);
	return 0;
}

/* An instant, or null for an open end. */
static int
read_edge(int64_t *at, const struct jx *j, const char *path, int64_t open,
    struct err *e)
{
	const struct jx *value = jx_path(j, path);

	if (value == NULL || (jx_type(value) != JX_NULL &&
	    jx_type(value) != JX_INT))
		return refuse(path, e);
	*at = jx_type(value) == JX_NULL ? open : jx_int(value);
	return 0;
}

static int
read_period(struct period *p, const struct jx *j, struct err *e)
{
	size_t len;
	const char *name = jx_text(jx_path(j, "period.name"), &len);
	int64_t kind = jx_int(jx_path(j, "period.kind"));

	if (name == NULL || len >= sizeof(p->name))
		return refuse("period.name", e);
	if (kind < PERIOD_RANGE || kind > PERIOD_RUNNING)
		return refuse("period.kind", e);
	snprintf(p->name, sizeof(p->name), "%s", name);
	p->kind = (enum period_kind)kind;
	if (read_edge(&p->from_at, j, "period.from", INT64_MIN, e) < 0 ||
	    read_edge(&p->to_at, j, "period.to", INT64_MAX, e) < 0)
		return -1;
	return 0;
}

int
partialin_end(struct partial_end *end, int64_t *groups,
    char digest[DIGEST_HEX], const struct jx *j, struct err *e)
{
	size_t len;
	const char *by = jx_text(jx_get(j, "by"), &len), *query;

	*groups = jx_int(jx_get(j, "groups"));
	if (*groups < 0)
		return refuse("groups", e);
	if (by == NULL || rates_by_find(by, &end->by) < 0)
		return refuse("by", e);
	if (read_period(&end->period, j, e) < 0 ||
	    read_edge(&end->as_of, j, "as_of", NUM_NONE, e) < 0 ||
	    read_hex(end->policy, j, "policy", e) < 0 ||
	    read_hex(end->calendar, j, "calendar", e) < 0 ||
	    read_hex(digest, j, "digest", e) < 0)
		return -1;
	query = jx_text(jx_get(j, "query"), &len);
	if (query != NULL)
		end->query = mem_copy(query, len);
	return 0;
}
