#include "store/afoot.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/cases.h"
#include "store/row.h"
#include "store/rowsum.h"

#define STATES_MAX (16 << 20)	/* bytes of them in memory */

static const char sql_to_come[] = "SELECT cas, max(rev) FROM event"
    " INDEXED BY event_by_case WHERE cas NOT NULL AND rev > 1"
    " GROUP BY cas ORDER BY cas";
static const char sql_struck[] =
    "SELECT seq FROM erased WHERE struck NOT NULL ORDER BY seq";
static const char sql_aside[] = "CREATE TABLE aside ("
    "key INTEGER PRIMARY KEY, last_rev INTEGER, stays INTEGER,"
    " row INTEGER, pair INTEGER, state BLOB)";
static const char sql_lay[] =
    "INSERT OR REPLACE INTO aside VALUES (?, ?, ?, ?, ?, ?)";
static const char sql_take[] = "SELECT last_rev, stays, row, pair, state"
    " FROM aside WHERE key = ?";

/* A case that is afoot. */
struct entry {
	int64_t key;		/* 0: the place is free */
	int64_t last_rev;	/* with this one it is no longer */
	int stays;		/* but will be erased: it is to the end */
	uint64_t row, pair;	/* what it has added to the sums */
	size_t at, len;		/* its state, in states */
};

struct afoot {
	struct db *shadow, *live;
	struct sip_key key;
	int64_t upto;
	uint64_t rows, pairs;

	struct entry *entries;	/* hashed by key, neighbours fill in */
	size_t nplaces, n, room;
	struct buf states;
	int has_aside;		/* the table is made */

	int64_t last_key;	/* of all cases so far */
	int64_t to_come_key, to_come_rev;	/* the next with more than one */
	int64_t struck_seq;	/* the next row that will be struck */
	sqlite3_stmt *to_come, *struck;		/* NULL: at their ends */
	int begun;
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
	if (a->to_come != NULL)
		dbi_done(a->to_come);
	if (a->struck != NULL)
		dbi_done(a->struck);
	buf_release(&a->states);
	free(a->entries);
	free(a);
}

uint64_t
afoot_rows(const struct afoot *a)
{
	return a->rows;
}

uint64_t
afoot_pairs(const struct afoot *a)
{
	return a->pairs;
}

int64_t
afoot_last_key(const struct afoot *a)
{
	return a->last_key;
}

/* --- what is to come -------------------------------------------------------- */

/* The next row of a statement that is not at its end yet. */
static int
advance(struct db *live, sqlite3_stmt **st, struct err *e)
{
	int rc = dbi_step(live, *st, e);

	if (rc == 0)
		dbi_done(*st);
	if (rc != 1)
		*st = NULL;
	return rc;
}

static int
next_to_come(struct afoot *a, struct err *e)
{
	int rc = advance(a->live, &a->to_come, e);

	a->to_come_key = rc == 1 ? dbi_column(a->to_come, 0) : INT64_MAX;
	a->to_come_rev = rc == 1 ? dbi_column(a->to_come, 1) : 0;
	return rc < 0 ? -1 : 0;
}

static int
next_struck(struct afoot *a, struct err *e)
{
	int rc = advance(a->live, &a->struck, e);

	a->struck_seq = rc == 1 ? dbi_column(a->struck, 0) : INT64_MAX;
	return rc < 0 ? -1 : 0;
}

static int
begin(struct afoot *a, struct err *e)
{
	a->begun = 1;
	a->to_come = dbi_stmt(a->live, sql_to_come, e);
	a->struck = dbi_stmt(a->live, sql_struck, e);
	if (a->to_come == NULL || a->struck == NULL)
		return -1;
	return next_to_come(a, e) < 0 ? -1 : next_struck(a, e);
}

/* Cases come in the order of their rows, and the index has them so. */
int
afoot_begin(struct afoot *a, int64_t seq, int64_t key, int is_new,
    struct err *e)
{
	if (!a->begun && begin(a, e) < 0)
		return -1;
	while (a->struck_seq < seq)
		if (next_struck(a, e) < 0)
			return -1;
	a->stays = a->struck_seq == seq;
	a->is_new = is_new;
	if (!is_new)
		return 0;
	if (key <= a->last_key)
		return err_set(e, ERR_DATA, "a case out of order");
	a->last_key = key;
	while (a->to_come_key < key)
		if (next_to_come(a, e) < 0)
			return -1;
	return 0;
}

/* --- in memory ---------------------------------------------------------------- */

static size_t
home_of(const struct afoot *a, int64_t key)
{
	return (size_t)((uint64_t)key * UINT64_C(0x9e3779b97f4a7c15) >> 32) &
	    (a->nplaces - 1);
}

/* Where it is, or would be. */
static struct entry *
find(struct afoot *a, int64_t key)
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
	struct buf *b = &a->states;
	size_t len = strlen(r->no);
	int i;

	en->at = b->len;
	buf_put_varint(b, len);
	buf_put(b, r->no, len);
	for (i = 0; i < M_COUNT; i++) {
		if (r->m[i] == NUM_NONE)
			continue;
		buf_put_varint(b, (uint64_t)i);
		buf_put_zigzag(b, r->m[i]);
	}
	en->len = b->len - en->at;
}

static void
decode(const struct afoot *a, const struct entry *en, struct record *r)
{
	const unsigned char *p =
	    (const unsigned char *)a->states.data + en->at;
	const unsigned char *end = p + en->len;
	uint64_t n = 0;

	record_init(r);
	r->key = en->key;
	if (buf_get_varint(&p, end, &n) < 0 || n > RECORD_NO_MAX)
		BUG("a state that is none");
	memcpy(r->no, p, n);
	r->no[n] = '\0';
	for (p += n; p < end;)
		if (buf_get_varint(&p, end, &n) < 0 || n >= M_COUNT ||
		    buf_get_zigzag(&p, end, &r->m[n]) < 0)
			BUG("a state that is none");
}

/* --- aside -------------------------------------------------------------------- */

static int
lay_one(struct afoot *a, const struct entry *en, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(a->shadow, sql_lay, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, en->key);
	dbi_int(st, 2, en->last_rev);
	dbi_int(st, 3, en->stays);
	dbi_blob(st, 4, &en->row, sizeof(en->row));
	dbi_blob(st, 5, &en->pair, sizeof(en->pair));
	dbi_blob(st, 6, a->states.data + en->at, en->len);
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

static uint64_t
word_of(sqlite3_stmt *st, int i)
{
	uint64_t n = 0;
	size_t len;
	const char *p = dbi_column_bytes(st, i, &len);

	if (len == sizeof(n))
		memcpy(&n, p, sizeof(n));
	return n;
}

/* Back into memory: 1, 0 where it is not there either, -1. */
static int
fetch(struct afoot *a, int64_t key, struct entry *en, struct err *e)
{
	sqlite3_stmt *st;
	const char *p;
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
		en->key = key;
		en->last_rev = dbi_column(st, 0);
		en->stays = dbi_column(st, 1) == 1;
		en->row = word_of(st, 2);
		en->pair = word_of(st, 3);
		p = dbi_column_bytes(st, 4, &en->len);
		en->at = a->states.len;
		buf_put(&a->states, p, en->len);
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

/* --- states ------------------------------------------------------------------- */

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

/* What the case adds to the sums, instead of what it had added before. */
static void
add_up(struct afoot *a, struct entry *en, const struct record *r)
{
	a->rows -= en->row;
	a->pairs -= en->pair;
	en->row = row_sum(a->shadow, r, &a->key);
	en->pair = r->m[M_CALLER] == NUM_NONE || r->key > a->upto ? 0 :
	    rowsum_pair(&a->key, r->m[M_CALLER], r->key);
	a->rows += en->row;
	a->pairs += en->pair;
}

static int
put_new(struct afoot *a, const struct record *r, struct err *e)
{
	struct entry fresh = { .key = r->key, .last_rev = 1,
	    .stays = a->stays };

	if (a->to_come_key == r->key)
		fresh.last_rev = a->to_come_rev;
	add_up(a, &fresh, r);
	if (!fresh.stays && r->m[M_REV] >= fresh.last_rev)
		return 0;
	if (make_room(a, e) < 0)
		return -1;
	encode(a, &fresh, r);
	*find(a, r->key) = fresh;
	a->n++;
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
	add_up(a, en, r);
	en->stays |= a->stays;
	if (!en->stays && r->m[M_REV] >= en->last_rev)
		take_out(a, en);
	else
		encode(a, en, r);
	return 0;
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
