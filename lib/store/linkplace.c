#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dictionary.h"
#include "store/linkrun.h"
#include "time/date.h"

#define CHUNK 100000		/* rows looked at together: 7 MiB */

static const char sql_received[] = "SELECT received_at FROM cases"
    " WHERE key > ? AND key <= ?";
static const char sql_chunk[] = "SELECT " LINKRUN_COLUMNS " FROM cases"
    " WHERE (received_at, key) > (?, ?) AND received_at < ?"
    " AND +key <= ? AND site NOT NULL ORDER BY received_at, key LIMIT ?";
static const char sql_member[] = "SELECT dst, withdrawn NOT NULL FROM link"
    " WHERE cas = ? AND kind = 2";
static const char sql_first[] = "SELECT 1 FROM link WHERE dst = ?"
    " AND kind = 2 AND withdrawn IS NULL LIMIT 1";

/* A case at its place: of a cluster, or not yet. */
struct row {
	int64_t key, caller, at;
	int64_t site, matter;		/* words */
	int64_t first;			/* of its cluster: key; 0 none */
	signed char is_asked;		/* the table was asked for first */
	signed char is_out;		/* a person took it out */
};

/* Cases in order of time, some days of them at once. */
struct places {
	struct linkrun *f;
	linkrun_flush flush;
	void *arg;
	struct row *rows;
	size_t n, cap;
	int64_t *matters;		/* of each category's word; 0 unknown */
	size_t nmatters;
	int64_t at, key;		/* read up to this one */
	int64_t table_to;		/* keys after it are not in the table */
	size_t next;			/* of the notes: the first not read */
};

/* The first levels of a category: what has to be the same. */
static int64_t
matter_of(struct places *p, int64_t category)
{
	struct words *w = p->f->db->words;
	const char *s = words_text(w, category), *slash = s - 1;
	size_t old = p->nmatters, want = (size_t)words_count(w) + 1;
	int level = 0;

	if (category == NUM_NONE)
		return NUM_NONE;
	if ((size_t)category >= old) {
		p->matters = mem_resize(p->matters, want,
		    sizeof(*p->matters));
		memset(p->matters + old, 0,
		    (want - old) * sizeof(*p->matters));
		p->nmatters = want;
	}
	if (p->matters[category] != 0)
		return p->matters[category];
	while (level < p->f->policy->links.levels &&
	    (slash = strchr(slash + 1, '/')) != NULL)
		level++;
	p->matters[category] = slash == NULL ? category :
	    words_add(w, s, (size_t)(slash - s));
	return p->matters[category];
}

static struct row *
add_row(struct places *p, int64_t site, int64_t category)
{
	struct row *r;

	mem_grow(&p->rows, p->n, &p->cap, sizeof(*p->rows));
	r = &p->rows[p->n++];
	memset(r, 0, sizeof(*r));
	r->site = site;
	r->matter = matter_of(p, category);
	return r;
}

static void
add_case(struct places *p, const struct belong_case *c)
{
	struct row *r = add_row(p, c->site, c->category);

	r->key = c->key;
	r->caller = c->caller;
	r->at = c->received_at;
}

static void
add_note(struct places *p, const struct linknote *n)
{
	struct row *r = add_row(p, n->site, n->category);

	r->key = n->key;
	r->caller = n->caller;
	r->at = n->at;
}

/* The next rows of the table before to_at; 1 there are more, 0, -1. */
static int
read_table(struct places *p, int64_t to_at, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(p->f->db, sql_chunk, e);
	int64_t left = CHUNK;
	struct linkcase c;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, p->at);
	dbi_int(st, 2, p->key);
	dbi_int(st, 3, to_at);
	dbi_int(st, 4, p->table_to);
	dbi_int(st, 5, left);
	for (; (rc = dbi_step(p->f->db, st, e)) == 1; left--) {
		p->key = dbi_column(st, 0);
		p->at = dbi_column(st, 2);
		if (linkrun_read(p->f, st, &c) && linknotes_may(p->f, &c.c))
			add_case(p, &c.c);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return left == 0;
}

/* The end of a chunk of notes before to_at: never amid those of a second. */
static size_t
chunk_end(const struct places *p, int64_t to_at)
{
	const struct linknotes *l = &p->f->notes;
	size_t end = p->next;

	while (end < l->n && l->at[end].at < to_at &&
	    (end - p->next < CHUNK || l->at[end].at == l->at[end - 1].at))
		end++;
	return end;
}

/* The next rows before to_at, of the table and of what was noted, up to the
 * same moment; 1 there are more, 0, -1. */
static int
read_chunk(struct places *p, int64_t to_at, struct err *e)
{
	const struct linknotes *l = &p->f->notes;
	size_t end = chunk_end(p, to_at);
	int is_last = end == l->n || l->at[end].at >= to_at;
	const struct linknote *n;
	int rc;

	if (!is_last)
		to_at = l->at[end].at;
	/* where nothing is older the table need not be asked */
	rc = p->table_to == 0 ? 0 : read_table(p, to_at, e);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		p->at = to_at;
		p->key = INT64_MIN + 1;
	}
	for (; p->next < end; p->next++) {
		n = &l->at[p->next];
		if (n->at > p->at || (n->at == p->at && n->key > p->key))
			break;
		add_note(p, n);
	}
	return rc == 1 || !is_last;
}

static int
is_new(const struct places *p, const struct row *r)
{
	return r->key > p->f->from_key;
}

/* Whether it may be of a cluster in the table: an older case, or one that an
 * earlier run has seen, which was broken off before it said how far it came. */
static int
may_be_linked(const struct places *p, const struct row *r)
{
	return !is_new(p, r) || r->key <= p->f->notes.from_key;
}

/* What the table says of a case's cluster. */
static int
ask(struct places *p, struct row *r, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(p->f->db, sql_member, e);
	int64_t is_first;
	int rc;

	if (r->is_asked || !may_be_linked(p, r))
		return 0;
	r->is_asked = 1;
	if (st == NULL)
		return -1;
	dbi_int(st, 1, r->key);
	while ((rc = dbi_step(p->f->db, st, e)) == 1) {
		if (dbi_column(st, 1) == 1)
			r->is_out = 1;
		else
			r->first = dbi_column(st, 0);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	if (r->first != 0)
		return 0;
	if (dbi_number(p->f->db, sql_first, r->key, &is_first, e) < 0)
		return -1;
	if (is_first != NUM_NONE)
		r->first = r->key;
	return 0;
}

/* Whether so many cases are of enough people; who is unknown is nobody. */
static int
has_people(const struct row *r, size_t n, int wanted)
{
	size_t i, k;
	int people = 0;

	for (i = 0; i < n && people < wanted; i++) {
		if (r[i].caller == NUM_NONE)
			continue;
		for (k = 0; k < i && r[k].caller != r[i].caller; k++)
			continue;
		people += k == i;
	}
	return people >= wanted;
}

/* The cases of a window are one cluster, that of its first case. */
static int
join(struct places *p, struct row *r, size_t n, struct err *e)
{
	static const unsigned why = BELONG_SITE | BELONG_CATEGORY |
	    BELONG_WINDOW;
	const struct policy_links *l = &p->f->policy->links;
	int64_t first = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (ask(p, &r[i], e) < 0)
			return -1;
		if (first == 0 && r[i].first != 0)
			first = r[i].first;
	}
	if (first == 0)
		first = r[0].key;
	for (i = 0; i < n; i++) {
		if (r[i].first != 0 || r[i].is_out)
			continue;
		r[i].first = first;
		if (r[i].key != first)
			linkrun_add(p->f, r[i].key, LINK_CLUSTER, first,
			    l->site + l->category, why);
	}
	return 0;
}

/* All windows of one place and matter; rows in order of time. */
static int
find_windows(struct places *p, struct row *r, size_t n, struct err *e)
{
	const struct policy_links *l = &p->f->policy->links;
	size_t from = 0, to, i;

	for (to = 0; to < n; to++) {
		while (r[to].at - r[from].at > l->window_s)
			from++;
		if (to - from + 1 < (size_t)l->cases ||
		    !has_people(&r[from], to - from + 1, l->people))
			continue;
		/* where nothing is new it was looked at before */
		for (i = from; i <= to && !is_new(p, &r[i]); i++)
			continue;
		if (i <= to && join(p, &r[from], to - from + 1, e) < 0)
			return -1;
	}
	return 0;
}

static int
compare_rows(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->site != y->site)
		return x->site < y->site ? -1 : 1;
	if (x->matter != y->matter)
		return x->matter < y->matter ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

static int
find_clusters(struct places *p, struct err *e)
{
	struct row *r = p->rows;
	size_t i, k;

	if (p->n > 1)
		qsort(r, p->n, sizeof(*r), compare_rows);
	for (i = 0; i < p->n; i = k) {
		for (k = i + 1; k < p->n && r[k].site == r[i].site &&
		    r[k].matter == r[i].matter; k++)
			continue;
		if (k - i >= (size_t)p->f->policy->links.cases &&
		    find_windows(p, &r[i], k - i, e) < 0)
			return -1;
	}
	return 0;
}

/* The last days are looked at again with what comes next. */
static void
keep_tail(struct places *p)
{
	int64_t from_at = p->at - p->f->policy->links.window_s;
	size_t i, kept = 0;

	for (i = 0; i < p->n; i++)
		if (p->rows[i].at >= from_at)
			p->rows[kept++] = p->rows[i];
	p->n = kept;
}

/* The days from..to, both included. */
static int
find_between(struct places *p, int64_t from_day, int64_t to_day,
    struct err *e)
{
	int64_t window_s = p->f->policy->links.window_s;
	int64_t to_at = date_day_start(to_day + 1) + window_s;
	int rc;

	p->n = 0;
	p->at = date_day_start(from_day) - window_s;
	p->key = INT64_MIN + 1;
	do {
		if (linkrun_begin(p->f, e) < 0)
			return -1;
		rc = read_chunk(p, to_at, e);
		if (rc >= 0 && find_clusters(p, e) < 0)
			rc = -1;
		db_end_read(p->f->db);
		if (rc < 0 || p->flush(p->arg, e) < 0)
			return -1;
		keep_tail(p);
	} while (rc == 1);
	return 0;
}

/* The days on which new cases were received, ascending. */
struct days {
	int64_t *at;
	size_t n, cap;
};

/* Cases come nearly in order of time, so its place is sought from the end. */
static void
add_day(struct days *d, int64_t day)
{
	size_t i = d->n;

	while (i > 0 && d->at[i - 1] > day)
		i--;
	if (i > 0 && d->at[i - 1] == day)
		return;
	mem_grow(&d->at, d->n, &d->cap, sizeof(*d->at));
	memmove(&d->at[i + 1], &d->at[i], (d->n - i) * sizeof(*d->at));
	d->at[i] = day;
	d->n++;
}

static int
read_days(struct linkrun *f, struct days *d, struct err *e)
{
	sqlite3_stmt *st = linkrun_stmt(f, sql_received, e);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(f->db, st, e)) == 1)
		add_day(d, date_day_of(dbi_column(st, 0)));
	if (rc == 0)
		dbi_done(st);
	return rc;
}

/* The new cases are those noted, and the table has the older ones; or, where
 * some are not noted, all. */
static int
begin(struct places *p, struct days *d, struct err *e)
{
	struct linkrun *f = p->f;
	size_t i;

	if (!linknotes_cut(f)) {
		f->notes.n = 0;
		p->table_to = INT64_MAX;
		return read_days(f, d, e);
	}
	p->table_to = f->from_key;
	for (i = 0; i < f->notes.n; i++)
		add_day(d, date_day_of(f->notes.at[i].at));
	return 0;
}

int
linkplace_find(struct linkrun *f, linkrun_flush flush, void *arg,
    struct err *e)
{
	int64_t gap = 2 * (f->policy->links.window_s / DATE_DAY_S + 1);
	struct days d = { NULL, 0, 0 };
	struct places p;
	size_t i, k;
	int rc = -1;

	memset(&p, 0, sizeof(p));
	p.f = f;
	p.flush = flush;
	p.arg = arg;
	if (begin(&p, &d, e) < 0)
		goto out;
	for (i = 0; i < d.n; i = k) {
		/* days whose windows touch are one stretch */
		for (k = i + 1; k < d.n && d.at[k] - d.at[k - 1] <= gap; k++)
			continue;
		if (find_between(&p, d.at[i], d.at[k - 1], e) < 0)
			goto out;
	}
	rc = 0;
out:
	free(d.at);
	free(p.rows);
	free(p.matters);
	return rc;
}
