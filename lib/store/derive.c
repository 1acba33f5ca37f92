#include "store/derive.h"

#include "base/mem.h"
#include "base/num.h"
#include "time/date.h"

static const char sql_batch[] = "INSERT INTO batch VALUES (?, ?, ?)";
static const char sql_check[] = "INSERT INTO day VALUES (?, ?, NULL)"
    " ON CONFLICT DO UPDATE SET checked_seq = excluded.checked_seq";
static const char sql_sign[] = "INSERT INTO day VALUES (?, NULL, ?)"
    " ON CONFLICT DO UPDATE SET signed_seq = excluded.signed_seq";
static const char sql_amend[] = "INSERT INTO amendment VALUES (?, ?)";
static const char sql_fact[] = "INSERT INTO fact VALUES (?, ?)";
static const char sql_caller[] =
    "INSERT INTO caller VALUES (?, ?) ON CONFLICT DO NOTHING";
static const char sql_policy[] = "INSERT INTO policy_use VALUES (?, ?, ?)";
static const char sql_days[] =
    "SELECT day FROM day WHERE signed_seq NOT NULL ORDER BY day";

/* Two integers into a statement of two parameters. */
static int
put_pair(struct db *db, const char *sql, int64_t a, int64_t b, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, a);
	dbi_int(st, 2, b);
	return dbi_run(db, st, e);
}

static void
learn_day(struct db *db, int64_t day)
{
	size_t i = db->nsigned;

	mem_grow(&db->signed_days, db->nsigned, &db->cap_signed,
	    sizeof(*db->signed_days));
	for (; i > 0 && db->signed_days[i - 1] > day; i--)
		db->signed_days[i] = db->signed_days[i - 1];
	db->signed_days[i] = day;
	db->nsigned++;
}

int
derive_load_days(struct db *db, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_days, e);
	int rc;

	if (st == NULL)
		return -1;
	db->nsigned = 0;
	while ((rc = dbi_step(db, st, e)) == 1)
		learn_day(db, dbi_column(st, 0));
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static int
is_signed(const struct db *db, int64_t day)
{
	size_t low = 0, high = db->nsigned, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (db->signed_days[mid] == day)
			return 1;
		if (db->signed_days[mid] < day)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

static int
derive_batch(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_batch, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ev->seq);
	dbi_int(st, 2, ev->rec);
	dbi_int(st, 3, event_get(ev, EF_EXPORTED_AT));
	return dbi_run(db, st, e);
}

static int
derive_policy(struct db *db, const struct event *ev, struct err *e)
{
	const struct event_value *v = event_value(ev, EF_POLICY_DIGEST);
	sqlite3_stmt *st = dbi_stmt(db, sql_policy, e);

	if (st == NULL)
		return -1;
	if (v == NULL)
		return err_set(e, ERR_DATA, "a policy without its digest");
	dbi_int(st, 1, ev->seq);
	dbi_int(st, 2, ev->rec);
	dbi_blob(st, 3, v->s, v->len);
	return dbi_run(db, st, e);
}

int
derive_house(struct db *db, const struct event *ev, struct err *e)
{
	int64_t day = event_get(ev, EF_DAY);

	if (ev->kind == EV_BATCH)
		return derive_batch(db, ev, e);
	if (ev->kind == EV_POLICY)
		return derive_policy(db, ev, e);
	if (ev->kind == EV_CHECK_DAY)
		return put_pair(db, sql_check, day, ev->seq, e);
	if (ev->kind != EV_SIGN_DAY)
		return 0;
	if (is_signed(db, day))
		return err_set(e, ERR_REFUSED, "the day is signed already");
	learn_day(db, day);
	return put_pair(db, sql_sign, day, ev->seq, e);
}

/*
 * The signed day that an event amends, or NUM_NONE: one that it lies in, or
 * the day of the case whose facts it corrects (DESIGN.md; js-audit(1)).
 */
static int64_t
amended_day(const struct db *db, const struct event *ev,
    const struct record *r)
{
	int64_t day = date_day_of(ev->at);

	if (is_signed(db, day))
		return day;
	if (ev->kind != EV_CORRECT || r->m[M_RECEIVED_AT] == NUM_NONE)
		return NUM_NONE;
	day = date_day_of(r->m[M_RECEIVED_AT]);
	return is_signed(db, day) ? day : NUM_NONE;
}

int
derive_case(struct db *db, const struct event *ev, const struct record *r,
    struct err *e)
{
	int64_t day, fact = event_get(ev, EF_FACT);

	if (db->nsigned > 0) {
		day = amended_day(db, ev, r);
		if (day != NUM_NONE &&
		    put_pair(db, sql_amend, day, ev->seq, e) < 0)
			return -1;
	}
	if (fact != NUM_NONE && put_pair(db, sql_fact, fact, ev->seq, e) < 0)
		return -1;
	/* those of new cases come later, sorted: store/callers.h */
	if (ev->caller != NUM_NONE && ev->kind != EV_RECEIVE &&
	    put_pair(db, sql_caller, ev->caller, r->key, e) < 0)
		return -1;
	return 0;
}
