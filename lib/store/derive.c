#include "store/derive.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/life.h"
#include "store/afoot.h"
#include "store/busylog.h"
#include "store/erased.h"
#include "store/helpers.h"
#include "store/links.h"
#include "store/matters.h"
#include "store/promises.h"
#include "store/scrub.h"
#include "time/date.h"

static const char sql_batch[] = "INSERT INTO batch VALUES (?, ?, ?)";
static const char sql_check[] = "INSERT INTO day VALUES (?, ?, NULL)"
    " ON CONFLICT DO UPDATE SET checked_seq = excluded.checked_seq";
static const char sql_sign[] = "INSERT INTO day VALUES (?, NULL, ?)"
    " ON CONFLICT DO UPDATE SET signed_seq = excluded.signed_seq";
static const char sql_issue[] = "INSERT INTO issue VALUES (?, ?, ?, ?)";
static const char sql_amend[] =
    "INSERT INTO amendment VALUES (?, ?) ON CONFLICT DO NOTHING";
static const char sql_fact[] = "INSERT INTO fact VALUES (?, ?)";
static const char sql_caller[] =
    "INSERT INTO caller VALUES (?, ?) ON CONFLICT DO NOTHING";
static const char sql_forecast[] = "INSERT INTO forecast VALUES (?, ?, ?)";
static const char sql_policy[] = "INSERT INTO policy_use VALUES (?, ?, ?, ?)";
static const char sql_days[] =
    "SELECT day FROM day WHERE signed_seq NOT NULL ORDER BY day";

/* Two integers into a statement of two parameters. */
static int
put_pair(struct db *db, const char *sql, int64_t a, int64_t b, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(db, sql, e);

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
	v = event_value(ev, EF_CALENDAR);
	if (v != NULL)
		dbi_blob(st, 4, v->s, v->len);
	return dbi_run(db, st, e);
}

static int
derive_forecast(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_forecast, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ev->seq);
	dbi_int(st, 2, ev->kind);
	dbi_int(st, 3, event_get(ev, EF_DAY));
	return dbi_run(db, st, e);
}

static int
derive_issue(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_issue, e);
	int64_t span = event_get(ev, EF_SPAN);

	if (st == NULL)
		return -1;
	if (span == NUM_NONE)
		return err_set(e, ERR_DATA, "a period without its span");
	dbi_int(st, 1, strcmp(words_text(db->words, span), "month") == 0);
	dbi_int(st, 2, event_get(ev, EF_DAY));
	dbi_int(st, 3, event_get(ev, EF_ISSUE));
	dbi_int(st, 4, ev->seq);
	return dbi_run(db, st, e);
}

int
derive_house(struct db *db, const struct event *ev, struct err *e)
{
	int64_t day = event_get(ev, EF_DAY);

	if (ev->kind == EV_LINKS)
		return links_derive(db, ev, e);
	if (ev->kind == EV_ERASE && erased_derive(db, ev, e) < 0)
		return -1;
	if (ev->kind == EV_ERASE || ev->kind == EV_SCRUB)
		return scrub_derive(db, ev, e);
	if (ev->kind == EV_BATCH)
		return derive_batch(db, ev, e);
	if (ev->kind == EV_POLICY)
		return derive_policy(db, ev, e);
	if (ev->kind == EV_FORECAST || ev->kind == EV_LISTED)
		return derive_forecast(db, ev, e);
	if (ev->kind == EV_SIGN_PERIOD)
		return derive_issue(db, ev, e);
	if (ev->kind == EV_MATTER)
		return matters_derive(db, ev, e);
	if (ev->kind == EV_BUSY || ev->kind == EV_BUSY_DECIDE)
		return busylog_derive(db, ev, e);
	if (ev->kind == EV_CHECK_DAY)
		return put_pair(db, sql_check, day, ev->seq, e);
	if (ev->kind != EV_SIGN_DAY)
		return 0;
	if (is_signed(db, day))
		return err_set(e, ERR_REFUSED, "the day is signed already");
	learn_day(db, day);
	return put_pair(db, sql_sign, day, ev->seq, e);
}

static int
amend(struct db *db, int64_t day, int64_t seq, struct err *e)
{
	return is_signed(db, day) ? put_pair(db, sql_amend, day, seq, e) : 0;
}

/*
 * The signed days that an event amends: the one that it lies in, and those
 * whose facts it corrects: of a corrected 来电时间 the day that loses the
 * case and the day that gains it (DESIGN.md; js-audit(1)).
 */
static int
derive_amendments(struct db *db, const struct event *ev,
    const struct record *before, const struct record *after, struct err *e)
{
	int64_t days[3];
	size_t i, n = 0;

	if (db->nsigned == 0)
		return 0;
	days[n++] = date_day_of(ev->at);
	if (ev->kind == EV_CORRECT && before->m[M_RECEIVED_AT] != NUM_NONE)
		days[n++] = date_day_of(before->m[M_RECEIVED_AT]);
	if (ev->kind == EV_CORRECT && after->m[M_RECEIVED_AT] != NUM_NONE)
		days[n++] = date_day_of(after->m[M_RECEIVED_AT]);
	for (i = 0; i < n; i++)
		if (amend(db, days[i], ev->seq, e) < 0)
			return -1;
	return 0;
}

/*
 * Callers of new cases come later, sorted (store/callers.h), and by then the
 * case may have another one: so that of before is entered with the other.
 */
static int
derive_callers(struct db *db, const struct event *ev,
    const struct record *before, const struct record *after, struct err *e)
{
	int64_t old = before->m[M_CALLER];

	if (ev->caller == NUM_NONE || ev->kind == EV_RECEIVE ||
	    !life_tells_caller(ev->kind))
		return 0;
	if (old == ev->caller && db->afoot != NULL &&
	    afoot_counts_caller(db->afoot, after->key))
		return 0;
	if (old != NUM_NONE && old != ev->caller &&
	    put_pair(db, sql_caller, old, after->key, e) < 0)
		return -1;
	return put_pair(db, sql_caller, ev->caller, after->key, e);
}

/* Its keys are random, so a shadow has no table of them. */
static int
derive_fact(struct db *db, const struct event *ev, struct err *e)
{
	int64_t fact = event_get(ev, EF_FACT);

	if (fact == NUM_NONE)
		return 0;
	if (db->afoot == NULL)
		return put_pair(db, sql_fact, fact, ev->seq, e);
	afoot_fact(db->afoot, fact, ev->seq);
	return 0;
}

int
derive_case(struct db *db, const struct event *ev,
    const struct record *before, const struct record *after, struct err *e)
{
	if (derive_amendments(db, ev, before, after, e) < 0 ||
	    derive_fact(db, ev, e) < 0)
		return -1;
	if (promises_derive(db, ev, before, after, e) < 0 ||
	    helpers_derive(db, ev, after, e) < 0)
		return -1;
	if ((ev->kind == EV_LINK || ev->kind == EV_UNLINK) &&
	    links_derive(db, ev, e) < 0)
		return -1;
	return derive_callers(db, ev, before, after, e);
}
