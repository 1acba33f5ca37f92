#include "store/matters.h"

#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"

/* What an act of a matter changes in the tables; live and rebuilt alike. */

static const char sql_open[] = "INSERT INTO matter VALUES (?, 0, ?, NULL)";
static const char sql_rev[] =
    "UPDATE matter SET rev = rev + 1 WHERE no = ? RETURNING rev";
static const char sql_act[] = "INSERT INTO matter_act VALUES (?, ?, ?)";
static const char sql_link[] = "INSERT INTO matter_case VALUES (?, ?)";
static const char sql_commit[] =
    "INSERT INTO commitment VALUES (?, ?, ?, ?, ?, NULL)";
static const char sql_settle[] =
    "UPDATE commitment SET settled_at = ?3 WHERE no = ?1 AND item = ?2";
static const char sql_close[] =
    "UPDATE matter SET closed_at = ?2 WHERE no = ?1";
static const char sql_forget[] =
    "DELETE FROM commitment WHERE no = ?1 AND item = ?2";

/* Up to three integers into a statement that yields no row. */
static int
put(struct db *db, const char *sql, int n, const int64_t *numbers,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql, e);
	int i;

	if (st == NULL)
		return -1;
	for (i = 0; i < n; i++)
		dbi_int(st, i + 1, numbers[i]);
	return dbi_run(db, st, e);
}

static int
put_act(struct db *db, int64_t no, int64_t seq, struct err *e)
{
	int64_t act[3] = { no, NUM_NONE, seq };

	if (dbi_number(db, sql_rev, no, &act[1], e) < 0)
		return -1;
	if (act[1] == NUM_NONE)
		return err_set(e, ERR_DATA,
		    "an act of a matter that was never opened");
	return put(db, sql_act, 3, act, e);
}

static int
put_due(struct db *db, const struct event *ev, int64_t item, struct err *e)
{
	int64_t party = event_get(ev, EF_PARTY);
	int64_t row[5] = { event_get(ev, EF_MATTER), item,
	    event_get(ev, EF_UNTIL), party, ev->seq };

	if (row[2] == NUM_NONE || item == NUM_NONE)
		return err_set(e, ERR_DATA, "a commitment without its time");
	if (party != NUM_NONE)
		row[3] = dictionary_stored(db, party);
	return put(db, sql_commit, 5, row, e);
}

static int
close_it(struct db *db, const struct event *ev, struct err *e)
{
	int64_t row[2] = { event_get(ev, EF_MATTER), ev->at };

	if (put(db, sql_close, 2, row, e) < 0)
		return -1;
	return event_get(ev, EF_UNTIL) == NUM_NONE ? 0 :
	    put_due(db, ev, 0, e);
}

static int
open_again(struct db *db, int64_t no, struct err *e)
{
	int64_t closed[2] = { no, NUM_NONE }, review[2] = { no, 0 };

	return put(db, sql_close, 2, closed, e) < 0 ? -1 :
	    put(db, sql_forget, 2, review, e);
}

int
matters_derive(struct db *db, const struct event *ev, struct err *e)
{
	int64_t no = event_get(ev, EF_MATTER), act = event_get(ev, EF_ACT);
	int64_t opened[2] = { no, ev->at };
	int64_t linked[2] = { no, event_get(ev, EF_CASE) };
	int64_t settled[3] = { no, event_get(ev, EF_ITEM), ev->at };
	int a = matter_act_find(words_text(db->words, act),
	    words_len(db->words, act));

	if (a < 0 || no == NUM_NONE)
		return err_set(e, ERR_DATA, "an act of no known kind");
	if (a == MATTER_OPEN && put(db, sql_open, 2, opened, e) < 0)
		return -1;
	if (put_act(db, no, ev->seq, e) < 0)
		return -1;
	if (a == MATTER_LINK)
		return put(db, sql_link, 2, linked, e);
	if (a == MATTER_COMMIT)
		return put_due(db, ev, event_get(ev, EF_ITEM), e);
	if (a == MATTER_SETTLE)
		return put(db, sql_settle, 3, settled, e);
	if (a == MATTER_CLOSE)
		return close_it(db, ev, e);
	return a == MATTER_REOPEN ? open_again(db, no, e) : 0;
}
