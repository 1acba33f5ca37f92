#include "store/afoot.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/cases.h"
#include "store/coming.h"
#include "store/packed.h"
#include "store/row.h"
#include "store/rowsum.h"

#define STATES_MAX (24 << 20)	/* bytes of them in memory */

static const char sql_aside[] = "CREATE TABLE aside ("
    "key INTEGER PRIMARY KEY, last_rev INTEGER, stays INTEGER, state BLOB)";
static const char sql_lay[] =
    "INSERT OR REPLACE INTO aside VALUES (?, ?, ?, ?)";
static const char sql_take[] =
    "SELECT key, last_rev, stays, state FROM aside WHERE key = ?";
static const char sql_stay[] =
    "SELECT key, last_rev, stays, state FROM aside WHERE stays = 1";

/* A case that is afoot. */
struct entry {
	int64_t key;		/* 0: the place is free */
	int64_t last_rev;	/* with this one it has ended, */
	int stays;		/* unless it will be erased */
	uint32_t at, len;	/* its state, in states */
};

struct afoot {
	struct db *shadow, *live;
	struct sip_key key;
	int64_t upto;
	struct afoot_sums sums;	/* of the cases that have ended */

	struct entry *entries;	/* hashed by key, neighbours fill in */
	size_t nplaces, n, room;
	struct buf states;
	size_t open;		/* that wait, here or aside */
	int has_aside;		/* the table is made */

	struct coming coming;
	int64_t last_key;	/* of all cases so far */
	int is_new, stays;	/* of the event that is folded */
};

struct afoot *
afoot_new(struct db *shadow, struct db *live, const struct sip_key *key,
    int64_t upto, size_t room)
{
	struct afoot *a = mem_array(1, sizeof(*a));

	a->shadow = shadow;
	a->live = live;
	a->key = *key;
	a->upto = upto;
	a->room = room;
	coming_init(&a->coming, live);
	/* a power of two, at most half full */
	for (a->nplaces = 16; a->nplaces < 2 * room; a->nplaces *= 2)
		;
	a->entries = mem_array(a->nplaces, sizeof(*a->entries));
	buf_init(&a->states);
	return a;
}

void
afoot_free(struct afoot *a)
{
	if (a == NULL)
		return;
	coming_release(&a->coming);
	buf_release(&a->states);
	free(a->entries);
	free(a);
}

/* --- in memory ---------------------------------------------------------- */

static size_t
home_of(const struct afoot *a, int64_t key)
{
	return (size_t)((uint64_t)key * UINT64_C(0x9e3779b97f4a7c15) >> 32) &
	    (a->nplaces - 1);
}

/* Where it is, or would be. */
static struct entry *
find(const struct afoot *a, int64_t key)
{
	size_t i = home_of(a, key);

	while (a->entries[i].key != 0 && a->entries[i].key != key)
		i = (i + 1) & (a->nplaces - 1);
	return &a->entries[i];
}

/* Those behind it that could not have its place move up. */
static void
take_out(struct afoot *a, struct entry *en)
{
	size_t mask = a->nplaces - 1, hole = (size_t)(en - a->entries), i;

	for (i = (hole + 1) & mask; a->entries[i].key != 0;
	    i = (i + 1) & mask) {
		if (((i - home_of(a, a->entries[i].key)) & mask) <
		    ((i - hole) & mask))
			continue;
		a->entries[hole] = a->entries[i];
		hole = i;
	}
	a->entries[hole].key = 0;
	a->n--;
}

static void
encode(struct afoot *a, struct entry *en, const struct record *r)
{
	en->at = (uint32_t)a->states.len;
	packed_put(&a->states, r);
	en->len = (uint32_t)a->states.len - en->at;
}

static void
decode(const struct afoot *a, const struct entry *en, struct record *r)
{
	packed_get(r, a->states.data + en->at, en->len);
	r->key = en->key;
}

/* --- aside -------------------------------------------------------------- */

static int
lay_one(struct afoot *a, const struct entry *en, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(a->shadow, sql_lay, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, en->key);
	dbi_int(st, 2, en->last_rev);
	dbi_int(st, 3, en->stays);
	dbi_blob(st, 4, a->states.data + en->at, en->len);
	return dbi_run(a->shadow, st, e);
}

static int
compare(const void *x, const void *y)
{
	const struct entry *const *a = x, *const *b = y;

	return num_compare((*a)->key, (*b)->key);
}

/* All of them into the temporary table, in its order. */
static int
lay_aside(struct afoot *a, struct err *e)
{
	struct entry **list = mem_array(a->n, sizeof(*list));
	size_t i, n = 0;
	int rc = 0;

	if (!a->has_aside && dbi_exec(a->shadow, sql_aside, e) < 0)
		rc = -1;
	a->has_aside = 1;
	for (i = 0; i < a->nplaces; i++)
		if (a->entries[i].key != 0)
			list[n++] = &a->entries[i];
	if (n > 0)
		qsort(list, n, sizeof(*list), compare);
	for (i = 0; i < n && rc == 0; i++)
		rc = lay_one(a, list[i], e);
	memset(a->entries, 0, a->nplaces * sizeof(*a->entries));
	a->n = 0;
	buf_reset(&a->states);
	free(list);
	return rc;
}

static void
read_aside(struct afoot *a, struct entry *en, sqlite3_stmt *st)
{
	const char *state;
	size_t len;

	en->key = dbi_column(st, 0);
	en->last_rev = dbi_column(st, 1);
	en->stays = dbi_column(st, 2) == 1;
	state = dbi_column_bytes(st, 3, &len);
	en->at = (uint32_t)a->states.len;
	en->len = (uint32_t)len;
	buf_put(&a->states, state, len);
}

/* Back into memory: 1, 0 where it is not there either, -1. */
static int
fetch(struct afoot *a, int64_t key, struct entry *en, struct err *e)
{
	sqlite3_stmt *st;
	int rc;

	if (!a->has_aside)
		return 0;
	st = dbi_stmt_aside(a->shadow, sql_take, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	rc = dbi_step(a->shadow, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1) {
		read_aside(a, en, st);
		a->n++;
	}
	dbi_done(st);
	return rc;
}

/* There is room for one more. */
static int
make_room(struct afoot *a, struct err *e)
{
	if (a->n < a->room && a->states.len < STATES_MAX)
		return 0;
	return lay_aside(a, e);
}

/* --- states ------------------------------------------------------------- */

int
afoot_begin(struct afoot *a, int64_t seq, int64_t key, int is_new,
    struct err *e)
{
	a->is_new = is_new;
	a->stays = coming_is_struck(&a->coming, seq, e);
	if (a->stays < 0)
		return -1;
	if (!is_new)
		return 0;
	if (key <= a->last_key)
		return err_set(e, ERR_DATA, "a case out of order");
	a->last_key = key;
	return 0;
}

int
afoot_get(struct afoot *a, int64_t key, struct record *r, struct err *e)
{
	struct entry *en = find(a, key);
	int rc;

	if (key <= 0)
		return 0;
	if (en->key == 0) {
		if (make_room(a, e) < 0)
			return -1;
		en = find(a, key);
		rc = fetch(a, key, en, e);
		if (rc != 1)
			return rc;
	}
	decode(a, en, r);
	return 1;
}

/* The last state of a case. */
static void
add_up(struct afoot *a, const struct record *r)
{
	int64_t caller = r->m[M_CALLER];

	a->sums.rows += row_sum(a->shadow, r, &a->key);
	if (caller != NUM_NONE && r->key <= a->upto)
		a->sums.callers += rowsum_pair(&a->key, caller, r->key);
}

static int
put_new(struct afoot *a, const struct record *r, struct err *e)
{
	struct entry fresh = { .key = r->key, .stays = a->stays };

	if (coming_last_rev(&a->coming, r->key, &fresh.last_rev, e) < 0)
		return -1;
	if (!fresh.stays && r->m[M_REV] >= fresh.last_rev) {
		add_up(a, r);
		return 0;
	}
	if (make_room(a, e) < 0)
		return -1;
	encode(a, &fresh, r);
	*find(a, r->key) = fresh;
	a->n++;
	a->open++;
	return 0;
}

int
afoot_put(struct afoot *a, const struct record *r, struct err *e)
{
	struct entry *en;

	if (a->is_new)
		return put_new(a, r, e);
	en = find(a, r->key);
	if (en->key == 0)
		return err_set(e, ERR_DATA, "an event of a case that "
		    "was never received");
	en->stays |= a->stays;
	if (en->stays || r->m[M_REV] < en->last_rev) {
		encode(a, en, r);
		return 0;
	}
	add_up(a, r);
	take_out(a, en);
	a->open--;
	return 0;
}

static void
end_one(struct afoot *a, const struct entry *en)
{
	struct record r;

	if (!en->stays)
		return;
	decode(a, en, &r);
	add_up(a, &r);
	a->open--;
}

/* What lies aside is old where the same case is in memory, or has ended: that
 * one did not stay. */
static int
end_aside(struct afoot *a, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(a->shadow, sql_stay, e);
	struct entry en;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(a->shadow, st, e)) == 1) {
		if (find(a, dbi_column(st, 0))->key != 0)
			continue;
		read_aside(a, &en, st);
		end_one(a, &en);
		buf_cut(&a->states, en.at);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

int
afoot_end(struct afoot *a, struct afoot_sums *sums, struct err *e)
{
	size_t i;

	for (i = 0; i < a->nplaces; i++)
		if (a->entries[i].key != 0)
			end_one(a, &a->entries[i]);
	if (a->has_aside && end_aside(a, e) < 0)
		return -1;
	*sums = a->sums;
	return a->open == 0;
}

void
afoot_fact(struct afoot *a, int64_t fact, int64_t seq)
{
	a->sums.facts += rowsum_pair(&a->key, fact, seq);
}

/* Not where it will be erased, nor before the table of callers has it. */
int
afoot_counts_caller(const struct afoot *a, int64_t key)
{
	const struct entry *en = find(a, key);

	return key <= a->upto && !a->stays && (en->key == 0 || !en->stays);
}

int64_t
afoot_last_key(const struct afoot *a)
{
	return a->last_key;
}

int
afoot_find(struct afoot *a, struct record *r, struct err *e)
{
	int64_t key, content;
	int rc = cases_find(a->live, r, &key, &content, e);

	if (rc != 1)
		return rc;
	r->key = key;
	return key <= a->last_key;
}
