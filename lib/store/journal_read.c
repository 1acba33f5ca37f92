#include "store/journal.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/erased.h"
#include "store/private.h"
#include "store/replay.h"
#include "store/schema.h"

static const char sql_all[] = "SELECT " REPLAY_COLUMNS
    " FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?3";
static const char sql_case[] = "SELECT " REPLAY_COLUMNS
    " FROM event WHERE cas = ?2 AND seq > ?1"
    " ORDER BY rev LIMIT ?3";

static const char sql_sought[] = "SELECT " REPLAY_COLUMNS
    " FROM event WHERE " SCHEMA_IS_SOUGHT
    " AND seq > ?1 AND seq <= ?2 AND (1 << kind) & ?3 ORDER BY seq";

static int
read_texts(struct db *db, struct event *ev, struct buf *b, struct err *e)
{
	int rc;

	buf_reset(b);
	rc = private_get(db, ev->seq, &ev->texts, &ev->caller, b, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	ev->loss = EVENT_LEFT_OUT;
	return erased_look(db, ev, e) < 0 ? -1 : 0;
}

int64_t
journal_read(struct db *db, int64_t key, int64_t after_seq, int64_t limit,
    journal_fn fn, void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, key > 0 ? sql_case : sql_all, e);
	struct buf texts = BUF_INIT;
	struct event ev;
	int64_t n = 0;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, after_seq);
	if (key > 0)
		dbi_int(st, 2, key);
	dbi_int(st, 3, limit == NUM_NONE ? -1 : limit);
	while ((rc = dbi_step(db, st, e)) == 1) {
		rc = replay_read_event(db, st, &ev, e);
		if (rc == 0 && ev.has_private)
			rc = read_texts(db, &ev, &texts, e);
		if (rc < 0) {
			err_prefix(e, "event %lld", (long long)ev.seq);
			dbi_done(st);
			break;
		}
		n++;
		if (fn(arg, &ev) != 0) {
			dbi_done(st);
			break;
		}
	}
	if (rc == 0)
		dbi_done(st);
	buf_release(&texts);
	return rc < 0 ? -1 : n;
}

int
journal_read_kinds(struct db *db, int64_t after_seq, int64_t upto_seq,
    uint64_t kinds, journal_fn fn, void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_sought, e);
	struct event ev;
	int rc;

	if ((kinds & ~(uint64_t)SCHEMA_SOUGHT) != 0)
		BUG("no index has events of that kind");
	if (st == NULL)
		return -1;
	dbi_int(st, 1, after_seq);
	dbi_int(st, 2, upto_seq);
	dbi_int(st, 3, (int64_t)kinds);
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (replay_read_event(db, st, &ev, e) < 0) {
			err_prefix(e, "event %lld", (long long)ev.seq);
			dbi_done(st);
			return -1;
		}
		if (fn(arg, &ev) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}
