#include "store/linkfind.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "rule/linking.h"
#include "store/dictionary.h"
#include "store/journal.h"
#include "store/linkrun.h"
#include "store/policies.h"

#define SLICE 250000		/* new cases a transaction */
#define EVENT_LINKS 4000	/* in the body of one event: 100 KiB */

enum pass { PASS_PEOPLE, PASS_PLACES };

static const char sql_upto[] = "SELECT key FROM link_upto WHERE pass = ?";
static const char sql_last[] = "SELECT max(key) FROM cases";
static const char sql_slice[] = "SELECT " LINKRUN_COLUMNS " FROM cases"
    " WHERE key > ? AND key <= ? ORDER BY key";

static const char small_cache[] = "PRAGMA cache_size=-2048;";

static int
read_slice(struct linkrun *f, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(f->db, sql_slice, e);
	struct linkcase c;
	int rc;

	if (st == NULL)
		return -1;
	f->nquotes = 0;
	f->first_at = INT64_MAX;
	dbi_int(st, 1, f->from_key);
	dbi_int(st, 2, f->to_key);
	while ((rc = dbi_step(f->db, st, e)) == 1)
		if (linkrun_read(f, st, &c))
			linkrun_note(f, &c);
	if (rc < 0)
		return -1;
	dbi_done(st);
	linknotes_upto(&f->notes, f->to_key);
	return 0;
}

static int
find_people(struct linkrun *f, struct err *e)
{
	int rc = -1;

	if (db_begin_read(f->db, e) < 0)
		return -1;
	if (read_slice(f, e) == 0 && linkcite_find(f, e) == 0 &&
	    linkperson_find(f, e) == 0)
		rc = linkmaybe_find(f, e);
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
append_event(struct linkrun *f, size_t *at, int64_t upto, enum pass pass,
    struct err *e)
{
	struct buf b = BUF_INIT;
	struct event ev;
	size_t i;
	int rc;

	for (i = 0; i < EVENT_LINKS && *at < f->n; i++)
		links_put(&b, &f->found[(*at)++]);
	event_init(&ev, EV_LINKS, db_now(f->db));
	if (b.len > 0 && pass == PASS_PEOPLE)
		event_set(&ev, EF_GROUND, f->policy->links.repeat_ground);
	if (b.len > 0)
		event_set_bytes(&ev, EF_LINKS, b.data, b.len);
	if (*at == f->n && upto != NUM_NONE) {
		event_set(&ev, EF_COUNT, upto);
		event_set(&ev, EF_PASS, pass);
	}
	rc = journal_append(f->db, &ev, e);
	buf_release(&b);
	return rc;
}

/* All that was found, in the order of the table. */
static int
append_found(struct linkrun *f, int64_t upto, enum pass pass, struct err *e)
{
	struct policies_text policy = { f->policy->digest, f->policy->text,
		f->policy->len };
	size_t at = 0;

	if (f->n > 1)
		qsort(f->found, f->n, sizeof(*f->found), compare_links);
	if (policies_use(f->db, &policy, NULL, e) < 0)
		return -1;
	do {
		if (append_event(f, &at, upto, pass, e) < 0)
			return -1;
	} while (at < f->n);
	return 0;
}

static int
get_upto(struct db *db, enum pass pass, int64_t *key, struct err *e)
{
	return dbi_number(db, sql_upto, pass, key, e);
}

/* 1 written; 0 another program has gone further meanwhile; -1. */
static int
write_found(struct linkrun *f, int64_t upto, enum pass pass, struct err *e)
{
	int64_t now;
	size_t i;
	int rc = -1;

	if (db_begin(f->db, e) < 0)
		return -1;
	if (get_upto(f->db, pass, &now, e) == 0) {
		rc = 0;
		if (now == f->from_key)
			rc = append_found(f, upto, pass, e) < 0 ? -1 : 1;
	}
	if (rc < 1) {
		db_rollback(f->db);
		return rc;
	}
	if (db_commit(f->db, e) < 0)
		return -1;
	for (i = 0; i < f->n; i++)
		f->counts[f->found[i].kind]++;
	f->n = 0;
	return 1;
}

/* The new cases of a pass: 1, 0 none, -1. */
static int
begin(struct linkrun *f, enum pass pass, int64_t most, struct err *e)
{
	f->n = 0;
	if (get_upto(f->db, pass, &f->from_key, e) < 0 ||
	    dbi_number(f->db, sql_last, NUM_NONE, &f->to_key, e) < 0)
		return -1;
	if (f->to_key == NUM_NONE || f->to_key <= f->from_key)
		return 0;
	if (f->to_key > f->from_key + most)
		f->to_key = f->from_key + most;
	return 1;
}

static int
people_slice(struct linkrun *f, struct err *e)
{
	int rc = begin(f, PASS_PEOPLE, SLICE, e);

	/* also where none are new: all are of earlier runs */
	if (rc >= 0 && f->notes.to_key != f->from_key)
		linknotes_begin(&f->notes, f->from_key);
	if (rc <= 0)
		return rc;
	if (find_people(f, e) < 0 ||
	    write_found(f, f->to_key, PASS_PEOPLE, e) < 0)
		return -1;
	return 1;
}

/* A chunk of the places: what was found is durable before the next. */
static int
flush_places(struct linkrun *f, struct err *e)
{
	if (f->n == 0)
		return 0;
	return write_found(f, NUM_NONE, PASS_PLACES, e) < 0 ? -1 : 0;
}

static int
places(struct linkrun *f, struct err *e)
{
	int rc = begin(f, PASS_PLACES, INT64_MAX / 2, e);

	if (rc <= 0)
		return rc;
	if (linkplace_find(f, flush_places, e) < 0 ||
	    write_found(f, f->to_key, PASS_PLACES, e) < 0)
		return -1;
	return 0;
}

int
linkfind_catch_up(struct db *db, const struct policy *p,
    struct linkfind_counts *counts, struct err *e)
{
	struct linkrun f;
	int rc;

	memset(&f, 0, sizeof(f));
	f.db = db;
	f.policy = p;
	f.counts = counts->found;
	memset(counts, 0, sizeof(*counts));
	if (db->dry_run || !linking_is_wanted(p))
		return 0;
	/* what the passes read they read once: memory is for what they keep,
	 * and each gives back what the one before it has freed */
	if (dbi_exec(db, small_cache, e) < 0)
		return -1;
	(void)malloc_trim(0);
	do {
		rc = people_slice(&f, e);
	} while (rc == 1);
	(void)malloc_trim(0);
	if (rc == 0)
		rc = places(&f, e);
	if (rc == 0)
		rc = dbi_exec(db, DB_CACHE, e);
	linknotes_release(&f.notes);
	free(f.quotes);
	free(f.found);
	return rc;
}
