#include "store/asof.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/replay.h"

static const char sql_changed[] =
    "SELECT DISTINCT cas FROM event WHERE seq > ? AND cas NOT NULL";

struct asof {
	struct db *db;
	int64_t seq;		/* 0: now */
	int64_t *changed;	/* rows of cases with later events, sorted */
	size_t n, cap;
};

static int
read_changed(struct asof *a, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(a->db, sql_changed, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, a->seq);
	while ((rc = dbi_step(a->db, st, e)) == 1) {
		mem_grow(&a->changed, a->n, &a->cap, sizeof(*a->changed));
		a->changed[a->n++] = dbi_column(st, 0);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	if (a->n > 1)
		qsort(a->changed, a->n, sizeof(*a->changed),
		    num_compare_at);
	return 0;
}

struct asof *
asof_new(struct db *db, int64_t seq, struct err *e)
{
	struct asof *a = mem_array(1, sizeof(*a));

	a->db = db;
	a->seq = seq;
	if (dictionary_load(db, e) < 0 || (seq > 0 && read_changed(a, e) < 0)) {
		asof_free(a);
		return NULL;
	}
	return a;
}

void
asof_free(struct asof *a)
{
	if (a == NULL)
		return;
	free(a->changed);
	free(a);
}

/* --- two passes: what stands as it stood, then the rest ------------------ */

struct pass {
	const struct asof *asof;
	const struct query *query;	/* NULL: the window decides */
	int64_t from_at, to_at;		/* NUM_NONE: open */
	cases_fn fn;
	void *arg;
	int ended;			/* fn wants no more */
};

static int
is_changed(const struct asof *a, int64_t key)
{
	return num_is_among(key, a->changed, a->n);
}

static int
pass_present(void *arg, const struct record *r)
{
	struct pass *p = arg;

	if (is_changed(p->asof, r->key))
		return 0;
	p->ended = p->fn(p->arg, r) != 0;
	return p->ended;
}

static int
is_wanted(const struct pass *p, const struct record *r)
{
	int64_t at = r->m[M_RECEIVED_AT];

	if (p->query != NULL)
		return query_matches(p->query, r, NULL,
		    db_words(p->asof->db));
	if (p->from_at == NUM_NONE && p->to_at == NUM_NONE)
		return 1;
	return at != NUM_NONE &&
	    (p->from_at == NUM_NONE || at >= p->from_at) &&
	    (p->to_at == NUM_NONE || at < p->to_at);
}

static int
pass_past(void *arg, const struct record *r)
{
	struct pass *p = arg;

	return is_wanted(p, r) ? p->fn(p->arg, r) : 0;
}

static int
replay_changed(struct asof *a, struct pass *p, struct err *e)
{
	struct replay replay = { .to_seq = a->seq, .with_private = 1,
		.only_changed = 1, .fn = pass_past, .arg = p };

	if (a->n == 0 || p->ended)
		return 0;
	return replay_cases(a->db, &replay, e);
}

int
asof_each(struct asof *a, int64_t from_at, int64_t to_at, cases_fn fn,
    void *arg, struct err *e)
{
	struct pass p = { a, NULL, from_at, to_at, fn, arg, 0 };

	if (cases_each(a->db, from_at, to_at, pass_present, &p, e) < 0)
		return -1;
	return replay_changed(a, &p, e);
}

int
asof_match(struct asof *a, const struct query *q, cases_fn fn, void *arg,
    struct err *e)
{
	struct pass p = { a, q, NUM_NONE, NUM_NONE, fn, arg, 0 };

	if (cases_match(a->db, q, pass_present, &p, e) < 0)
		return -1;
	return replay_changed(a, &p, e);
}

int
asof_each_changed(struct asof *a, cases_fn fn, void *arg, struct err *e)
{
	struct pass p = { a, NULL, NUM_NONE, NUM_NONE, fn, arg, 0 };

	return replay_changed(a, &p, e);
}

static int
take_one(void *arg, const struct record *r)
{
	*(struct record *)arg = *r;
	return 0;
}

int
asof_get(struct asof *a, int64_t key, struct record *r, struct err *e)
{
	struct replay replay = { .to_seq = a->seq, .with_private = 1,
		.key = key, .fn = take_one, .arg = r };

	if (!is_changed(a, key))
		return cases_get_key(a->db, key, r, e);
	record_init(r);
	if (replay_cases(a->db, &replay, e) < 0)
		return -1;
	return r->m[M_REV] != NUM_NONE;
}

/* Those that have changed, one after the other. */
static int
each_changed(struct asof *a, const int64_t *keys, size_t n, cases_fn fn,
    void *arg, struct err *e)
{
	struct record r;
	size_t i;
	int rc;

	for (i = 0; i < n; i++) {
		if (!is_changed(a, keys[i]))
			continue;
		rc = asof_get(a, keys[i], &r, e);
		if (rc < 0)
			return -1;
		if (rc == 1 && fn(arg, &r) != 0)
			break;
	}
	return 0;
}

int
asof_each_end(struct asof *a, const int64_t *keys, size_t n, cases_fn fn,
    void *arg, struct err *e)
{
	int64_t *same = mem_array(n, sizeof(*same));
	size_t i, nsame = 0;
	int rc;

	for (i = 0; i < n; i++)
		if (!is_changed(a, keys[i]))
			same[nsame++] = keys[i];
	rc = cases_each_end(a->db, same, nsame, fn, arg, e);
	free(same);
	if (rc == 0 && nsame < n)
		rc = each_changed(a, keys, n, fn, arg, e);
	return rc;
}
