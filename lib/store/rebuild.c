#include "store/rebuild.h"

#include "base/num.h"
#include "life/life.h"
#include "store/callers.h"
#include "store/cases.h"
#include "store/derive.h"
#include "store/dictionary.h"
#include "store/erased.h"
#include "store/replay.h"
#include "store/row.h"
#include "store/schema.h"

static const char sql_events[] = "SELECT e.seq, e.at, e.rec, e.clock, e.kind,"
    " e.cas, e.rev, e.actor, e.body, e.commitment IS NOT NULL, p.caller,"
    " p.seq IS NULL"
    " FROM event e"
    " LEFT JOIN private p ON p.seq = e.seq ORDER BY e.seq";

static int
rebuild_case(struct db *into, struct event *ev, struct err *e)
{
	struct record before, r;
	int rc;

	record_init(&before);
	before.key = ev->key;
	if (ev->kind != EV_RECEIVE) {
		rc = cases_get_key(into, ev->key, &before, e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			return err_set(e, ERR_DATA,
			    "an event of a case that was never received");
	}
	r = before;
	if (life_apply(&r, ev, e) < 0)
		return -1;
	life_note_event(&r, ev);
	if (ev->kind == EV_RECEIVE ? row_insert(into, &r, e) < 0 :
	    row_update(into, &r, e) < 0)
		return -1;
	return derive_case(into, ev, &before, &r, e);
}

int
rebuild_event(struct db *into, const struct rebuild_row *row, struct err *e)
{
	struct event ev;

	/* words as the journal says they are, not as the table does */
	if (replay_event(into, &row->c, row->has_private, &ev, e) < 0)
		return -1;
	ev.caller = row->caller;
	if (ev.has_private && row->is_gone) {
		/* that it was erased here is said by a later event */
		ev.loss = EVENT_LEFT_OUT;
		if (erased_note(into, ev.seq, e) < 0)
			return -1;
	}
	if (ev.kind == EV_WORDS)
		return dictionary_replay(into, row->c.body, row->c.body_len,
		    e);
	if (!event_kind_is_of_case(ev.kind))
		return derive_house(into, &ev, e);
	return rebuild_case(into, &ev, e);
}

static void
read_row(struct rebuild_row *row, sqlite3_stmt *st)
{
	replay_read_columns(&row->c, st);
	row->has_private = dbi_column(st, 9) == 1;
	row->caller = dbi_column(st, REPLAY_NCOLUMNS);
	row->is_gone = dbi_column(st, REPLAY_NCOLUMNS + 1) == 1;
}

int
rebuild_into(struct db *from, struct db *into, rebuild_broken broken,
    void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(from, sql_events, e);
	struct rebuild_row row;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(from, st, e)) == 1) {
		read_row(&row, st);
		if (rebuild_event(into, &row, e) == 0)
			continue;
		if (broken == NULL) {
			dbi_done(st);
			return err_prefix(e, "event %lld",
			    (long long)row.c.seq);
		}
		broken(arg, row.c.seq, e->text);
		err_reset(e);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return bulk_flush(into, e);
}

int
rebuild_in_place(struct db *db, struct err *e)
{
	int64_t upto;

	if (db_begin(db, e) < 0)
		return -1;
	if (callers_upto(db, &upto, e) < 0)
		upto = 0;
	dictionary_forget(db);
	db->nsigned = 0;
	if (schema_drop_derived(db, e) < 0 ||
	    schema_create_derived(db, e) < 0 ||
	    rebuild_into(db, db, NULL, NULL, e) < 0 ||
	    callers_enter(db, upto, e) < 0) {
		db_rollback(db);
		return -1;
	}
	return db_commit(db, e);
}
