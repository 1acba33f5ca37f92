#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/callers.h"
#include "store/linkrun.h"

/* From one new case in so many the index of callers is read as it stands,
 * instead of being sought for each new caller. */
#define DENSE 8

static const char sql_new[] = "SELECT DISTINCT caller FROM cases"
    " WHERE key > ? AND key <= ? AND caller NOT NULL ORDER BY caller";
static const char sql_case[] = "SELECT " LINKRUN_COLUMNS " FROM cases"
    " WHERE key = ?";
static const char sql_hangs[] = "SELECT min(kind) FROM link WHERE cas = ?"
    " AND kind <= 1";

/* A case of somebody who has another, and its place among the groups. */
struct member {
	int64_t key;
	size_t slot;
};

struct linkgroups {
	struct linkrun *f;
	struct linkcases cases;		/* blank (no key) until read or met */
	int64_t ref;			/* whose keys are being read */
	int64_t *keys;			/* of the caller in hand, ascending */
	size_t n, cap;
	struct member *members;
	size_t nmembers, cap_members;
	size_t next;			/* of them, to be met */
};

/* --- who has a new case and another --------------------------------------- */

/* The caller's keys are all read: those up to the run's last, where one of
 * them is new. */
static void
end_group(struct linkgroups *g)
{
	struct linkcase blank = { .c = { .caller = g->ref } };
	struct member *m;
	size_t i;

	if (g->n > 1 && g->keys[g->n - 1] > g->f->from_key) {
		for (i = 0; i < g->n; i++) {
			mem_grow(&g->members, g->nmembers, &g->cap_members,
			    sizeof(*g->members));
			m = &g->members[g->nmembers++];
			m->key = g->keys[i];
			m->slot = g->cases.n;
			linkrun_keep(&g->cases, &blank);
		}
	}
	g->n = 0;
}

static int
take_key(void *arg, int64_t key)
{
	struct linkgroups *g = arg;

	if (key > g->f->to_key)
		return 0;
	mem_grow(&g->keys, g->n, &g->cap, sizeof(*g->keys));
	g->keys[g->n++] = key;
	return 0;
}

static int
take_pair(void *arg, int64_t ref, int64_t key)
{
	struct linkgroups *g = arg;

	if (ref != g->ref) {
		end_group(g);
		g->ref = ref;
	}
	return take_key(g, key);
}

static int
find_all(struct linkgroups *g, struct err *e)
{
	if (callers_pairs(g->f->db, take_pair, g, e) < 0)
		return -1;
	end_group(g);
	return 0;
}

struct refs {
	int64_t *at;
	size_t n, cap;
};

static int
read_refs(struct linkrun *f, struct refs *refs, struct err *e)
{
	sqlite3_stmt *st = linkrun_stmt(f, sql_new, e);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(f->db, st, e)) == 1) {
		mem_grow(&refs->at, refs->n, &refs->cap, sizeof(*refs->at));
		refs->at[refs->n++] = dbi_column(st, 0);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static int
find_some(struct linkgroups *g, struct err *e)
{
	struct refs refs = { NULL, 0, 0 };
	int rc = read_refs(g->f, &refs, e);
	size_t i;

	for (i = 0; i < refs.n && rc == 0; i++) {
		g->ref = refs.at[i];
		rc = callers_each(g->f->db, g->ref, take_key, g, e);
		end_group(g);
	}
	free(refs.at);
	return rc;
}

/* --- their cases ---------------------------------------------------------- */

static int
compare_keys(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

/* What an older case hangs on: -1 with e. */
static int
hangs_on(struct linkrun *f, int64_t key, int *hangs, struct err *e)
{
	int64_t kind;

	if (dbi_number(f->db, sql_hangs, key, &kind, e) < 0)
		return -1;
	*hangs = kind == NUM_NONE ? LINKRUN_FREE :
	    kind == LINK_REMINDER ? LINKRUN_REMINDER : LINKRUN_REPEAT;
	return 0;
}

/* A case where it still has the caller and takes part; else it stays blank. */
static struct linkcase *
fill(struct linkgroups *g, const struct member *m, const struct linkcase *c)
{
	struct linkcase *slot = &g->cases.at[m->slot];

	if (slot->c.caller != c->c.caller)
		return NULL;
	*slot = *c;
	return slot;
}

/* An older case. */
static int
read_member(struct linkgroups *g, const struct member *m, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(g->f->db, sql_case, e);
	struct linkcase *slot = NULL, c;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, m->key);
	rc = dbi_step(g->f->db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1 && linkrun_read(g->f, st, &c))
		slot = fill(g, m, &c);
	dbi_done(st);
	return slot == NULL ? 0 : hangs_on(g->f, m->key, &slot->hangs, e);
}

/* The older ones, in the order of the table, which is large. */
static int
read_older(struct linkgroups *g, struct err *e)
{
	if (g->nmembers > 1)
		qsort(g->members, g->nmembers, sizeof(*g->members),
		    compare_keys);
	for (; g->next < g->nmembers; g->next++) {
		if (g->members[g->next].key > g->f->from_key)
			break;
		if (read_member(g, &g->members[g->next], e) < 0)
			return -1;
	}
	return 0;
}

void
linkgroup_meet(struct linkgroups *g, const struct linkcase *c)
{
	const struct member *m;

	for (; g->next < g->nmembers; g->next++) {
		m = &g->members[g->next];
		if (m->key > c->c.key)
			break;
		/* twice, where it had another caller before */
		if (m->key == c->c.key)
			(void)fill(g, m, c);
	}
}

static int
compare_times(const void *a, const void *b)
{
	const struct belong_case *x = &((const struct linkcase *)a)->c;
	const struct belong_case *y = &((const struct linkcase *)b)->c;

	if (x->received_at != y->received_at)
		return x->received_at < y->received_at ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

struct linkcases *
linkgroup_settle(struct linkgroups *g)
{
	struct linkcases *l = &g->cases;
	size_t i, k, kept = 0;

	for (i = 0; i < l->n; i++)
		if (l->at[i].c.key != 0)
			l->at[kept++] = l->at[i];
	l->n = kept;
	for (i = 0; i < l->n; i = k) {
		for (k = i + 1; k < l->n &&
		    l->at[k].c.caller == l->at[i].c.caller; k++)
			continue;
		qsort(&l->at[i], k - i, sizeof(l->at[i]), compare_times);
	}
	return l;
}

struct linkgroups *
linkgroup_find(struct linkrun *f, struct err *e)
{
	struct linkgroups *g = mem_array(1, sizeof(*g));
	int is_dense = (f->to_key - f->from_key) * DENSE >= f->to_key;

	g->f = f;
	g->ref = NUM_NONE;
	if ((is_dense ? find_all(g, e) : find_some(g, e)) == 0 &&
	    read_older(g, e) == 0)
		return g;
	linkgroup_free(g);
	return NULL;
}

void
linkgroup_free(struct linkgroups *g)
{
	if (g == NULL)
		return;
	free(g->cases.at);
	free(g->keys);
	free(g->members);
	free(g);
}
