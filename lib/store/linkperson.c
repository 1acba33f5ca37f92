#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/linkrun.h"
#include "store/private.h"
#include "text/alike.h"

#define CERTAIN 100
#define STEPS 8			/* along the index before it is sought anew */

static const char sql_callers[] = "SELECT ref, cas FROM caller"
    " WHERE ref >= ? ORDER BY ref, cas";
static const char sql_case[] = "SELECT " LINKRUN_COLUMNS " FROM cases"
    " WHERE key = ?";
static const char sql_hangs[] = "SELECT min(kind) FROM link WHERE cas = ?"
    " AND kind <= 1";

/* What the pass works on: all cases of the callers of the new ones. */
struct people {
	struct linkrun *f;
	struct linkcases *all;
	size_t cited;		/* the first so many found are quotations */
	struct buf text[2];	/* of the newer and the older */
};

static int
is_new(const struct people *p, const struct linkcase *c)
{
	return c->c.key > p->f->from_key;
}

/* --- the older cases of the same callers --------------------------------- */

struct keys {
	int64_t *at;
	size_t n, cap;
};

static void
add_key(struct keys *k, int64_t key)
{
	mem_grow(&k->at, k->n, &k->cap, sizeof(*k->at));
	k->at[k->n++] = key;
}

/* Where the index of callers is being read. */
struct cursor {
	struct db *db;
	sqlite3_stmt *st;
	int rc;			/* 1 on a row */
	int64_t ref, key;
};

static void
cursor_step(struct cursor *c, struct err *e)
{
	c->rc = dbi_step(c->db, c->st, e);
	if (c->rc == 1) {
		c->ref = dbi_column(c->st, 0);
		c->key = dbi_column(c->st, 1);
	}
}

static void
cursor_seek(struct cursor *c, int64_t ref, struct err *e)
{
	dbi_done(c->st);
	dbi_int(c->st, 1, ref);
	cursor_step(c, e);
}

/*
 * Merge the sorted callers with the index: a few steps along it, and where
 * the next caller is farther than that, a search. So a day's import pays for
 * its own callers, and a bulk import reads the index once.
 */
static int
older_keys(struct people *p, const struct keys *callers, struct keys *out,
    struct err *e)
{
	struct cursor c = { p->f->db, NULL, 1, INT64_MIN, 0 };
	int steps = STEPS;
	size_t i;

	c.st = dbi_stmt(p->f->db, sql_callers, e);
	if (c.st == NULL)
		return -1;
	for (i = 0; i < callers->n && c.rc == 1; i++) {
		for (; c.rc == 1 && c.ref < callers->at[i]; steps++) {
			if (steps < STEPS) {
				cursor_step(&c, e);
				continue;
			}
			cursor_seek(&c, callers->at[i], e);
			steps = 0;
		}
		for (; c.rc == 1 && c.ref == callers->at[i];
		    cursor_step(&c, e))
			if (c.key <= p->f->from_key)
				add_key(out, c.key);
		steps = 0;
	}
	if (c.rc < 0)
		return -1;
	dbi_done(c.st);
	return 0;
}

/* One older case, where it still has the caller. */
static int
read_older(struct people *p, int64_t key, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(p->f->db, sql_case, e);
	struct linkcase c;
	int64_t hangs;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	rc = dbi_step(p->f->db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1)
		rc = linkrun_read(p->f, st, &c);
	dbi_done(st);
	if (rc == 0 || c.c.caller == NUM_NONE)
		return 0;
	if (dbi_number(p->f->db, sql_hangs, key, &hangs, e) < 0)
		return -1;
	c.hangs = hangs == NUM_NONE ? LINKRUN_FREE :
	    hangs == LINK_REMINDER ? LINKRUN_REMINDER : LINKRUN_REPEAT;
	linkrun_keep(p->all, &c);
	return 0;
}

static void
sort_keys(struct keys *k)
{
	size_t i, kept = 0;

	if (k->n == 0)
		return;
	qsort(k->at, k->n, sizeof(*k->at), num_compare_at);
	for (i = 1; i < k->n; i++)
		if (k->at[i] != k->at[kept])
			k->at[++kept] = k->at[i];
	k->n = kept + 1;
}

static int
add_older(struct people *p, struct err *e)
{
	struct keys callers = { NULL, 0, 0 }, keys = { NULL, 0, 0 };
	size_t i;
	int rc = -1;

	for (i = 0; i < p->all->n; i++)
		if (p->all->at[i].c.caller != NUM_NONE)
			add_key(&callers, p->all->at[i].c.caller);
	sort_keys(&callers);
	if (older_keys(p, &callers, &keys, e) < 0)
		goto out;
	sort_keys(&keys);
	for (i = 0; i < keys.n; i++)
		if (read_older(p, keys.at[i], e) < 0)
			goto out;
	rc = 0;
out:
	free(callers.at);
	free(keys.at);
	return rc;
}

/* --- two cases ----------------------------------------------------------- */

static int
compare_links(const struct link *l, int64_t key, int64_t to)
{
	if (l->key != key)
		return l->key < key ? -1 : 1;
	return (l->to > to) - (l->to < to);
}

/* The quotations are sorted before the pass. */
static int
quotes(const struct people *p, int64_t key, int64_t to)
{
	size_t low = 0, high = p->cited, mid;
	int c;

	while (low < high) {
		mid = low + (high - low) / 2;
		c = compare_links(&p->f->found[mid], key, to);
		if (c == 0)
			return 1;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

static int
read_text(struct people *p, const struct linkcase *c, int which,
    struct record_texts *t, struct err *e)
{
	int64_t caller;

	memset(t, 0, sizeof(*t));
	buf_reset(&p->text[which]);
	if (c->text_seq == NUM_NONE)
		return 0;
	return private_get(p->f->db, c->text_seq, t, &caller,
	    &p->text[which], e) < 0 ? -1 : 0;
}

/* How much the two say the same; what was erased says nothing. */
static int
compare_texts(struct people *p, const struct linkcase *newer,
    const struct linkcase *older, struct err *e)
{
	struct record_texts a, b;

	if (read_text(p, newer, 0, &a, e) < 0 ||
	    read_text(p, older, 1, &b, e) < 0)
		return -1;
	return alike_percent(a.s[TEXT_BODY], a.len[TEXT_BODY],
	    b.s[TEXT_BODY], b.len[TEXT_BODY]);
}

/*
 * The score of the pair, 0 where they are two matters, or -1. tries is how
 * many pairs of texts may still be read for the newer one.
 */
static int
judge(struct people *p, const struct linkcase *newer,
    const struct linkcase *older, int *tries, unsigned *why, struct err *e)
{
	const struct policy_links *l = &p->f->policy->links;
	const struct words *w = p->f->db->words;
	int score, alike;

	if (!belong_may(&newer->c, &older->c))
		return 0;
	if (quotes(p, newer->c.key, older->c.key)) {
		*why = BELONG_PERSON | BELONG_NUMBER;
		return CERTAIN;
	}
	score = belong_score(l, w, &newer->c, &older->c, BELONG_UNREAD, why);
	if (score >= l->score)
		return score;
	if (score + l->text < l->score || *tries == 0)
		return 0;
	(*tries)--;
	alike = compare_texts(p, newer, older, e);
	if (alike < 0)
		return -1;
	score = belong_score(l, w, &newer->c, &older->c, alike, why);
	return score >= l->score ? score : 0;
}

/* --- one person's cases, in order of time -------------------------------- */

struct choice {
	const struct linkcase *older;	/* NULL: none */
	int score;
	unsigned why;
};

/*
 * The latest earlier case of the same matter that is no reminder itself; for
 * who calls for haste one that was open then, if there is such.
 */
static int
choose(struct people *p, const struct linkcase *first,
    const struct linkcase *newer, struct choice *best, struct err *e)
{
	int tries = p->f->policy->links.text_tries, score, is_open;
	int hastens = (newer->c.flags & FLAG_REMINDS) != 0;
	const struct linkcase *older;
	unsigned why;

	best->older = NULL;
	for (older = newer; older-- > first; ) {
		if (older->hangs == LINKRUN_REMINDER || (!is_new(p, newer) &&
		    !is_new(p, older)))
			continue;
		is_open = belong_was_open(&newer->c, &older->c);
		if (best->older != NULL && !is_open)
			continue;
		score = judge(p, newer, older, &tries, &why, e);
		if (score < 0)
			return -1;
		if (score == 0)
			continue;
		best->older = older;
		best->score = score;
		best->why = why | (is_open ? BELONG_OPEN : 0) |
		    (hastens ? BELONG_HASTE : 0);
		if (is_open || !hastens)
			break;
	}
	return 0;
}

static int
link_person(struct people *p, struct linkcase *first, size_t n,
    struct err *e)
{
	enum record_link_kind kind;
	struct choice best;
	size_t i;

	for (i = 1; i < n; i++) {
		if (first[i].hangs != LINKRUN_FREE)
			continue;	/* it was linked before */
		if (choose(p, first, &first[i], &best, e) < 0)
			return -1;
		if (best.older == NULL)
			continue;
		kind = (best.why & BELONG_OPEN) != 0 &&
		    (best.why & BELONG_HASTE) != 0 ? LINK_REMINDER :
		    LINK_REPEAT;
		first[i].hangs = kind == LINK_REMINDER ? LINKRUN_REMINDER :
		    LINKRUN_REPEAT;
		linkrun_add(p->f, first[i].c.key, kind, best.older->c.key,
		    best.score, best.why);
	}
	return 0;
}

static int
compare_cases(const void *a, const void *b)
{
	const struct belong_case *x = &((const struct linkcase *)a)->c;
	const struct belong_case *y = &((const struct linkcase *)b)->c;

	if (x->caller != y->caller)
		return x->caller < y->caller ? -1 : 1;
	if (x->received_at != y->received_at)
		return x->received_at < y->received_at ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

static int
compare_cited(const void *a, const void *b)
{
	const struct link *y = b;

	return compare_links(a, y->key, y->to);
}

static int
link_people(struct people *p, struct err *e)
{
	struct linkcase *at = p->all->at;
	size_t i, k, n = p->all->n;

	if (n > 1)
		qsort(at, n, sizeof(*at), compare_cases);
	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && at[k].c.caller == at[i].c.caller;
		    k++)
			continue;
		if (k - i > 1 && at[i].c.caller != NUM_NONE &&
		    link_person(p, &at[i], k - i, e) < 0)
			return -1;
	}
	return 0;
}

int
linkperson_find(struct linkrun *f, struct linkcases *cases, struct err *e)
{
	struct people p = { f, cases, f->n, { BUF_INIT, BUF_INIT } };
	int rc = -1;

	if (f->n > 1)
		qsort(f->found, f->n, sizeof(*f->found), compare_cited);
	if (f->from_key == 0 || add_older(&p, e) == 0)
		rc = link_people(&p, e);
	buf_release(&p.text[0]);
	buf_release(&p.text[1]);
	return rc;
}
