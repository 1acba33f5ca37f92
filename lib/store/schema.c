#include "store/schema.h"

#include "data/record.h"
#include "life/event.h"
#include "store/counted.h"
#include "store/views.h"

_Static_assert(SCHEMA_SOUGHT == (1 << EV_ASSIST | 1 << EV_RETURN |
    1 << EV_RETURN_DECIDE | 1 << EV_CORRECT), "SCHEMA_SOUGHT");
_Static_assert(FLAG_QUOTES == 512, "SCHEMA_QUOTES");

static const char truth[] =
"CREATE TABLE event ("
"	seq INTEGER PRIMARY KEY,"
"	at INTEGER NOT NULL,"		/* when it happened */
"	rec INTEGER NOT NULL,"		/* when it was written down */
"	clock INTEGER,"			/* the clock, where rec differs */
"	kind INTEGER NOT NULL,"		/* life/event.h */
"	cas INTEGER,"			/* cases.key, NULL: of the house */
"	rev INTEGER,"			/* of the case after it */
"	actor INTEGER,"			/* word.n */
"	body BLOB NOT NULL,"		/* fields, life/event.h */
"	commitment BLOB,"		/* to the private row */
"	prev BLOB NOT NULL,"
"	hash BLOB NOT NULL"
") STRICT;"
"CREATE UNIQUE INDEX event_by_case ON event (cas, rev) WHERE cas NOT NULL;"
"CREATE INDEX event_sought ON event (seq, kind) WHERE " SCHEMA_IS_SOUGHT ";"
/* personal data and free text; erasure deletes the row */
"CREATE TABLE private ("
"	seq INTEGER PRIMARY KEY,"	/* event.seq */
"	salt BLOB NOT NULL,"
"	caller INTEGER,"		/* keyed reference */
"	fields BLOB NOT NULL"		/* store/private.h */
") STRICT;"
"CREATE TABLE policy ("
"	digest BLOB PRIMARY KEY,"	/* SHA-256 of the text */
"	text TEXT NOT NULL"
") STRICT, WITHOUT ROWID;";

/*
 * The journal defends itself: rows are never changed or deleted, and a new
 * one must carry the next seq and the hash of the last, so that neither
 * REPLACE nor a second writer can pass. That protects against mistakes;
 * against a person with the file protects the chain. They roll the whole
 * transaction back: raise(ABORT) would make SQLite keep a copy of each page
 * that a statement touches, which doubles the time of an import.
 */
const struct schema_trigger schema_triggers[] = {
	{ "event_no_update",
	    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN"
	    " SELECT raise(ROLLBACK, 'the journal is append-only'); END" },
	{ "event_no_delete",
	    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN"
	    " SELECT raise(ROLLBACK, 'the journal is append-only'); END" },
	{ "event_next", "CREATE TRIGGER event_next BEFORE INSERT ON event"
	    " WHEN (NEW.seq - 1, NEW.prev) IS NOT"
	    " (SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1)"
	    " BEGIN SELECT raise(ROLLBACK, 'not the next event'); END" },
	{ NULL, NULL }
};

static const char derived[] =
"CREATE TABLE word ("
"	n INTEGER PRIMARY KEY,"
"	text TEXT NOT NULL"
") STRICT;"
"CREATE TABLE caller ("
"	ref INTEGER NOT NULL,"
"	cas INTEGER NOT NULL,"
"	PRIMARY KEY (ref, cas)"
") STRICT, WITHOUT ROWID;"
"CREATE TABLE caller_upto ("
"	key INTEGER PRIMARY KEY"	/* cases up to it are in caller */
") STRICT;"
"INSERT INTO caller_upto VALUES (0);"
"CREATE TABLE erased ("			/* private rows: store/erased.h */
"	seq INTEGER PRIMARY KEY,"
"	caller INTEGER,"		/* stands in for the reference */
"	struck INTEGER"			/* by which event; NULL: left out */
") STRICT;"
"CREATE TABLE erasure ("
"	seq INTEGER PRIMARY KEY,"
"	scrubbed INTEGER"		/* by which event: store/scrub.h */
") STRICT;"
"CREATE TABLE link ("
"	cas INTEGER NOT NULL,"		/* cases.key: the newer */
"	kind INTEGER NOT NULL,"		/* record_link_kind */
"	dst INTEGER NOT NULL,"		/* the older */
"	score INTEGER,"			/* percent; NULL: by hand */
"	why INTEGER NOT NULL,"		/* belong_why */
"	reason INTEGER,"		/* word.n, by hand */
"	ground INTEGER,"		/* word.n, of exclusion */
"	seq INTEGER NOT NULL,"
"	withdrawn INTEGER,"		/* seq; NULL: it holds */
"	PRIMARY KEY (cas, kind, dst)"
") STRICT, WITHOUT ROWID;"
"CREATE INDEX link_to ON link (dst);"
"CREATE TABLE link_upto ("
"	pass INTEGER PRIMARY KEY,"	/* store/linkfind.c */
"	key INTEGER NOT NULL"		/* cases up to it were looked at */
") STRICT;"
"INSERT INTO link_upto VALUES (0, 0), (1, 0);"
"CREATE TABLE fact ("
"	key INTEGER PRIMARY KEY,"
"	seq INTEGER NOT NULL"
") STRICT;"
"CREATE TABLE day ("
"	day INTEGER PRIMARY KEY,"
"	checked_seq INTEGER,"
"	signed_seq INTEGER"
") STRICT;"
"CREATE TABLE amendment ("
"	day INTEGER NOT NULL,"
"	seq INTEGER NOT NULL,"
"	PRIMARY KEY (day, seq)"
") STRICT, WITHOUT ROWID;"
"CREATE TABLE issue ("			/* published weeks and months */
"	month INTEGER NOT NULL,"	/* 0: a week */
"	day INTEGER NOT NULL,"		/* its first */
"	issue INTEGER NOT NULL,"
"	seq INTEGER NOT NULL,"
"	PRIMARY KEY (month, day, issue)"
") STRICT, WITHOUT ROWID;"
"CREATE TABLE busy ("			/* 忙季: store/busylog.h */
"	seq INTEGER PRIMARY KEY,"	/* of the proposal */
"	decided_seq INTEGER"
") STRICT;"
"CREATE TABLE batch ("
"	seq INTEGER PRIMARY KEY,"
"	rec INTEGER NOT NULL,"
"	exported_at INTEGER"
") STRICT;"
"CREATE TABLE policy_use ("
"	seq INTEGER PRIMARY KEY,"
"	rec INTEGER NOT NULL,"
"	digest BLOB NOT NULL,"
"	calendar BLOB"			/* digest; NULL: none was looked at */
") STRICT;"
"CREATE TABLE forecast ("		/* forecasts and lists that were kept */
"	seq INTEGER PRIMARY KEY,"
"	kind INTEGER NOT NULL,"		/* of their event */
"	day INTEGER NOT NULL"		/* the first that was not known */
") STRICT;"
/* what became of each promise: store/promises.h */
"CREATE TABLE promise ("
"	seq INTEGER PRIMARY KEY,"	/* of the event promise */
"	cas INTEGER NOT NULL,"		/* cases.key */
"	at INTEGER NOT NULL,"
"	due_first INTEGER NOT NULL,"	/* as it was promised */
"	due_at INTEGER NOT NULL,"	/* as the office's consent moved it */
"	blocker INTEGER,"		/* word.n, as the next two */
"	needs INTEGER,"
"	by INTEGER,"
"	fate INTEGER,"			/* NULL: it stands */
"	ended_at INTEGER,"
"	ended_seq INTEGER"
") STRICT;"
"CREATE INDEX promise_by_case ON promise (cas);"
"CREATE INDEX promise_by_at ON promise (at);"
/* who was called to help, each time: store/helpers.h */
"CREATE TABLE helper ("
"	seq INTEGER NOT NULL,"		/* of the event assist */
"	unit TEXT NOT NULL,"
"	cas INTEGER NOT NULL,"
"	at INTEGER NOT NULL,"
"	due_arrive INTEGER,"
"	due_report INTEGER,"
"	arrived_at INTEGER,"
"	concluded_at INTEGER,"
"	score INTEGER,"
"	PRIMARY KEY (seq, unit)"
") STRICT, WITHOUT ROWID;"
"CREATE INDEX helper_by_case ON helper (cas);"
"CREATE TABLE matter ("
"	no INTEGER PRIMARY KEY,"	/* life/matter.h */
"	rev INTEGER NOT NULL,"
"	opened_at INTEGER NOT NULL,"
"	closed_at INTEGER"
") STRICT;"
"CREATE TABLE matter_act ("		/* its events */
"	no INTEGER NOT NULL,"
"	rev INTEGER NOT NULL,"
"	seq INTEGER NOT NULL,"
"	PRIMARY KEY (no, rev)"
") STRICT, WITHOUT ROWID;"
"CREATE TABLE matter_case ("
"	no INTEGER NOT NULL,"
"	cas INTEGER NOT NULL,"
"	PRIMARY KEY (no, cas)"
") STRICT, WITHOUT ROWID;"
"CREATE TABLE commitment ("
"	no INTEGER NOT NULL,"
"	item INTEGER NOT NULL,"		/* 0: the review of a closed matter */
"	due_at INTEGER NOT NULL,"
"	party INTEGER,"			/* word.n */
"	seq INTEGER NOT NULL,"
"	settled_at INTEGER,"
"	PRIMARY KEY (no, item)"
") STRICT, WITHOUT ROWID;";

static const char cases_indexes[] =
"CREATE UNIQUE INDEX cases_by_no ON cases (no, src, role);"
/* with what a daily sheet chooses by: store/counted.h */
"CREATE INDEX cases_open ON cases (due_solve, facts) WHERE state < 4;"
/* which revisits came on a day: the daily sheet asks */
"CREATE INDEX cases_city ON cases (city_at) WHERE city_at NOT NULL;"
"CREATE INDEX cases_own ON cases (own_at) WHERE own_at NOT NULL;"
/* closed, and the citizen has not heard of it: due asks */
"CREATE INDEX cases_reply ON cases (due_reply) WHERE due_reply NOT NULL;"
/* whose texts may quote an order number: the search for links asks */
"CREATE INDEX cases_quotes ON cases (received_at) WHERE " SCHEMA_QUOTES ";"
/* the few that an auditor asked about again */
"CREATE INDEX cases_recheck ON cases (recheck_at)"
" WHERE recheck_at NOT NULL;"
/* the few of which somebody asked for, or got, an exclusion */
"CREATE INDEX cases_excl ON cases (excl_state) WHERE excl_state NOT NULL;"
"CREATE INDEX cases_excl_city ON cases (excl_city_no)"
" WHERE excl_city_no NOT NULL;";

const struct schema_table schema_derived[] = {
	{ "word", "n" },
	{ "cases", "key" },
	{ "caller", "ref, cas" },
	{ "caller_upto", "key" },
	{ "erased", "seq" },
	{ "erasure", "seq" },
	{ "link", "cas, kind, dst" },
	{ "link_upto", "pass" },
	{ "fact", "key" },
	{ "day", "day" },
	{ "amendment", "day, seq" },
	{ "issue", "month, day, issue" },
	{ "busy", "seq" },
	{ "batch", "seq" },
	{ "policy_use", "seq" },
	{ "forecast", "seq" },
	{ "promise", "seq" },
	{ "helper", "seq, unit" },
	{ "matter", "no" },
	{ "matter_act", "no, rev" },
	{ "matter_case", "no, cas" },
	{ "commitment", "no, item" },
	{ NULL, NULL }
};

void
schema_put_columns(struct buf *b)
{
	int i;

	buf_puts(b, "key,no");
	for (i = 0; i < M_COUNT; i++) {
		if (!record_has_column(i))
			continue;
		buf_putc(b, ',');
		buf_puts(b, record_info[i].name);
	}
	buf_puts(b, ",more,facts");
}

static int
create_cases(struct db *db, struct err *e)
{
	struct buf sql = BUF_INIT;
	int i, rc;

	buf_puts(&sql, "CREATE TABLE cases (key INTEGER PRIMARY KEY,"
	    "no TEXT NOT NULL");
	for (i = 0; i < M_COUNT; i++)
		if (record_has_column(i))
			buf_printf(&sql, ",%s INTEGER", record_info[i].name);
	buf_puts(&sql, ",more BLOB,facts INTEGER) STRICT;");
	buf_puts(&sql, cases_indexes);
	buf_puts(&sql, "CREATE INDEX cases_by_received ON cases (received_at,");
	counted_put_columns(&sql);
	buf_puts(&sql, ");");
	rc = dbi_exec(db, sql.data, e);
	buf_release(&sql);
	return rc;
}

int
schema_create_derived(struct db *db, struct err *e)
{
	if (dbi_exec(db, derived, e) < 0)
		return -1;
	if (create_cases(db, e) < 0)
		return -1;
	return views_create(db, e);
}

int
schema_drop_derived(struct db *db, struct err *e)
{
	struct buf sql = BUF_INIT;
	size_t i;
	int rc;

	for (i = 0; schema_derived[i].name != NULL; i++)
		buf_printf(&sql, "DROP TABLE IF EXISTS %s;",
		    schema_derived[i].name);
	rc = views_drop(db, e);
	if (rc == 0)
		rc = dbi_exec(db, sql.data, e);
	buf_release(&sql);
	return rc;
}

int
schema_create(struct db *db, struct err *e)
{
	struct buf sql = BUF_INIT;
	int rc = -1;

	if (dbi_exec(db, truth, e) < 0 || schema_create_derived(db, e) < 0)
		goto out;
	buf_printf(&sql, "PRAGMA application_id=%d; PRAGMA user_version=%d;",
	    SCHEMA_APPLICATION_ID, SCHEMA_VERSION);
	rc = dbi_exec(db, sql.data, e);
out:
	buf_release(&sql);
	return rc;
}

int
schema_guard(struct db *db, struct err *e)
{
	size_t i;

	for (i = 0; schema_triggers[i].name != NULL; i++)
		if (dbi_exec(db, schema_triggers[i].sql, e) < 0)
			return -1;
	return 0;
}
