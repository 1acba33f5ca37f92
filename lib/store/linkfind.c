#include "store/linkfind.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/scribe.h"
#include "rule/linking.h"
#include "store/callers.h"
#include "store/dictionary.h"
#include "store/journal.h"
#include "store/linkrun.h"
#include "store/policies.h"

#define SLICE 100000		/* new cases that are looked at together */
#define EVENT_LINKS 4000	/* in the body of one event: 100 KiB */

enum pass { PASS_PEOPLE, PASS_PLACES };

struct linkfind {
	struct linkrun run;	/* reads by its own db, words and policy */
	struct db *db;		/* that writes */
	const struct policy *policy;	/* in the words of that one */
	struct linkfind_counts counts;

	/* beside an import; else NULL, and run reads by the one that writes */
	struct db *twin;
	struct words *words;
	struct policy *own;
	struct scribe *scribe;
	int is_out;		/* a slice is with the thread */
};

static const char sql_upto[] = "SELECT key FROM link_upto WHERE pass = ?";
static const char sql_last[] = "SELECT max(key) FROM cases";
static const char sql_slice[] = "SELECT " LINKRUN_COLUMNS " FROM cases"
    " WHERE key > ? AND key <= ? ORDER BY key";

static int
read_slice(struct linkrun *f, struct linkgroups *g, struct err *e)
{
	sqlite3_stmt *st = linkrun_stmt(f, sql_slice, e);
	struct linkcase c;
	int rc;

	if (st == NULL)
		return -1;
	f->nquotes = 0;
	f->first_at = INT64_MAX;
	while ((rc = dbi_step(f->db, st, e)) == 1)
		if (linkrun_read(f, st, &c)) {
			linkrun_note(f, &c);
			linkgroup_meet(g, &c);
		}
	if (rc < 0)
		return -1;
	dbi_done(st);
	linknotes_upto(&f->notes, f->to_key);
	return 0;
}

/* In the state that linkrun_begin has settled, and to its end. */
static int
find_people(struct linkrun *f, struct err *e)
{
	struct linkgroups *g = linkgroup_find(f, e);
	int rc = -1;

	if (g != NULL && read_slice(f, g, e) == 0 &&
	    linkcite_find(f, e) == 0 &&
	    linkperson_find(f, linkgroup_settle(g), e) == 0)
		rc = linkmaybe_find(f, e);
	linkgroup_free(g);
	db_end_read(f->db);
	return rc;
}

static int
compare_links(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* One event of the links from *at on; the last of a pass says how far. */
static int
append_event(struct linkfind *f, size_t *at, int64_t upto, enum pass pass,
    struct err *e)
{
	const struct linkrun *r = &f->run;
	struct buf b = BUF_INIT;
	struct event ev;
	size_t i;
	int rc;

	for (i = 0; i < EVENT_LINKS && *at < r->n; i++)
		links_put(&b, &r->found[(*at)++]);
	event_init(&ev, EV_LINKS, db_now(f->db));
	if (b.len > 0 && pass == PASS_PEOPLE)
		event_set(&ev, EF_GROUND, f->policy->links.repeat_ground);
	if (b.len > 0)
		event_set_bytes(&ev, EF_LINKS, b.data, b.len);
	if (*at == r->n && upto != NUM_NONE) {
		event_set(&ev, EF_COUNT, upto);
		event_set(&ev, EF_PASS, pass);
	}
	rc = journal_append(f->db, &ev, e);
	buf_release(&b);
	return rc;
}

/* All that was found, in the order of the table. */
static int
append_found(struct linkfind *f, int64_t upto, enum pass pass, struct err *e)
{
	struct linkrun *r = &f->run;
	struct policies_text policy = { f->policy->digest, f->policy->text,
		f->policy->len };
	size_t at = 0;

	if (r->n > 1)
		qsort(r->found, r->n, sizeof(*r->found), compare_links);
	if (policies_use(f->db, &policy, NULL, e) < 0)
		return -1;
	do {
		if (append_event(f, &at, upto, pass, e) < 0)
			return -1;
	} while (at < r->n);
	return 0;
}

static int
get_upto(struct db *db, enum pass pass, int64_t *key, struct err *e)
{
	return dbi_number(db, sql_upto, pass, key, e);
}

/* 1 written; 0 another program has gone further meanwhile; -1. */
static int
write_found(struct linkfind *f, int64_t upto, enum pass pass, struct err *e)
{
	struct linkrun *r = &f->run;
	int64_t now;
	size_t i;
	int rc = -1;

	if (db_begin(f->db, e) < 0)
		return -1;
	if (get_upto(f->db, pass, &now, e) == 0) {
		rc = 0;
		if (now == r->from_key)
			rc = append_found(f, upto, pass, e) < 0 ? -1 : 1;
	}
	if (rc < 1) {
		db_rollback(f->db);
		return rc;
	}
	if (db_commit(f->db, e) < 0)
		return -1;
	for (i = 0; i < r->n; i++)
		f->counts.found[r->found[i].kind]++;
	r->n = 0;
	return 1;
}

/* The new cases of a pass, as many as are there and at most so many: 1, 0
 * none, -1. */
static int
begin(struct linkfind *f, enum pass pass, int64_t most, struct err *e)
{
	struct linkrun *r = &f->run;

	r->n = 0;
	if (get_upto(f->db, pass, &r->from_key, e) < 0 ||
	    dbi_number(f->db, sql_last, NUM_NONE, &r->to_key, e) < 0)
		return -1;
	if (r->to_key == NUM_NONE || r->to_key <= r->from_key)
		return 0;
	if (r->to_key > r->from_key + most)
		r->to_key = r->from_key + most;
	return 1;
}

/* --- people --------------------------------------------------------------- */

/* A slice of them, whose callers are entered. */
static int
begin_people(struct linkfind *f, struct err *e)
{
	int rc = begin(f, PASS_PEOPLE, SLICE, e);

	/* also where none are new: all are of earlier runs */
	if (rc >= 0 && f->run.notes.to_key != f->run.from_key)
		linknotes_begin(&f->run.notes, f->run.from_key);
	return rc;
}

static int
write_people(struct linkfind *f, struct err *e)
{
	return write_found(f, f->run.to_key, PASS_PEOPLE, e) < 0 ? -1 : 0;
}

/* The thread's work. */
static int
find_beside(void *arg, int what, struct err *e)
{
	struct linkfind *f = arg;

	(void)what;
	return find_people(&f->run, e);
}

/* What the thread has found is written. */
static int
take(struct linkfind *f, struct err *e)
{
	if (!f->is_out)
		return 0;
	f->is_out = 0;
	return scribe_wait(f->scribe, e) < 0 ? -1 : write_people(f, e);
}

int
linkfind_is_due(const struct linkfind *f)
{
	return f->scribe != NULL && f->db->last_key >= f->run.to_key + SLICE;
}

int
linkfind_committed(struct linkfind *f, struct err *e)
{
	int64_t upto;

	if (!linkfind_is_due(f))
		return 0;
	if (take(f, e) < 0 || callers_catch_up(f->db, e) < 0 ||
	    get_upto(f->db, PASS_PEOPLE, &upto, e) < 0)
		return -1;
	/* by as many as ever, however many have come */
	if (f->db->last_key < upto + SLICE)
		return 0;
	/* here, and not by the thread: which changes of older cases it sees
	 * would be chance */
	if (begin_people(f, e) < 0 || linkrun_begin(&f->run, e) < 0)
		return -1;
	f->is_out = 1;
	scribe_give(f->scribe, 0);
	return 0;
}

static int
rest_of_people(struct linkfind *f, struct err *e)
{
	int rc;

	while ((rc = begin_people(f, e)) == 1)
		if (linkrun_begin(&f->run, e) < 0 ||
		    find_people(&f->run, e) < 0 || write_people(f, e) < 0)
			return -1;
	return rc;
}

/* --- places --------------------------------------------------------------- */

/* A chunk of the places: what was found is durable before the next. */
static int
flush_places(void *arg, struct err *e)
{
	struct linkfind *f = arg;

	if (f->run.n == 0)
		return 0;
	return write_found(f, NUM_NONE, PASS_PLACES, e) < 0 ? -1 : 0;
}

static int
places(struct linkfind *f, struct err *e)
{
	int rc = begin(f, PASS_PLACES, INT64_MAX / 2, e);

	if (rc <= 0)
		return rc;
	if (linkplace_find(&f->run, flush_places, f, e) < 0 ||
	    write_found(f, f->run.to_key, PASS_PLACES, e) < 0)
		return -1;
	return 0;
}

/* --- both ----------------------------------------------------------------- */

static void
init(struct linkfind *f, struct db *db, const struct policy *p)
{
	memset(f, 0, sizeof(*f));
	f->run.db = f->db = db;
	f->run.policy = f->policy = p;
}

static void
release(struct linkfind *f)
{
	scribe_free(f->scribe);
	linknotes_release(&f->run.notes);
	free(f->run.quotes);
	free(f->run.found);
	policy_free(f->own);
	db_close(f->twin);
	words_free(f->words);
}

int
linkfind_finish(struct linkfind *f, struct linkfind_counts *counts,
    struct err *e)
{
	if (take(f, e) < 0 || callers_catch_up(f->db, e) < 0)
		return -1;
	if (linking_is_wanted(f->policy) && !f->db->dry_run &&
	    (rest_of_people(f, e) < 0 || places(f, e) < 0))
		return -1;
	*counts = f->counts;
	return 0;
}

int
linkfind_catch_up(struct db *db, const struct policy *p,
    struct linkfind_counts *counts, struct err *e)
{
	struct linkfind f;
	int rc;

	init(&f, db, p);
	rc = linkfind_finish(&f, counts, e);
	release(&f);
	return rc;
}

static int
begin_beside(struct linkfind *f, struct err *e)
{
	struct buf problems = BUF_INIT;

	f->words = words_new();
	f->own = policy_parse(f->policy->text, f->policy->len, f->words,
	    &problems, e);
	buf_release(&problems);
	if (f->own == NULL || db_twin(&f->twin, f->db, f->words, DB_READ,
	    e) < 0 || get_upto(f->db, PASS_PEOPLE, &f->run.to_key, e) < 0)
		return -1;
	f->run.db = f->twin;
	f->run.policy = f->own;
	f->scribe = scribe_new(find_beside, f);
	return 0;
}

struct linkfind *
linkfind_new(struct db *db, const struct policy *p, struct err *e)
{
	struct linkfind *f = mem_array(1, sizeof(*f));

	init(f, db, p);
	if (linking_is_wanted(p) && !db->dry_run &&
	    begin_beside(f, e) < 0) {
		linkfind_free(f);
		return NULL;
	}
	return f;
}

void
linkfind_free(struct linkfind *f)
{
	if (f == NULL)
		return;
	release(f);
	free(f);
}
