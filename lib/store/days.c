#include "store/days.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/frozen.h"

static const char sql_day[] =
    "SELECT checked_seq, signed_seq FROM day WHERE day = ?";
static const char sql_last[] =
    "SELECT max(day) FROM day WHERE signed_seq NOT NULL";
static const char sql_count[] = "SELECT count(*) FROM amendment WHERE day = ?";
static const char sql_amendments[] = "SELECT e.seq, e.cas, e.at, e.rec"
    " FROM amendment a JOIN event e ON e.seq = a.seq WHERE a.day = ?"
    " ORDER BY e.seq";

void
days_init(struct day *d)
{
	memset(d, 0, sizeof(*d));
	d->state = DAY_OPEN;
	d->checked_at = d->signed_at = NUM_NONE;
	d->signer = d->deputy_for = NUM_NONE;
}

void
days_release(struct day *d)
{
	free(d->figures);
	free(d->accepted);
	days_init(d);
}

/* What the event of a check or a signature says of the day. */
static void
fill(void *arg, const struct event *ev, const char hash[DIGEST_HEX])
{
	struct day *d = arg;

	if (ev->kind == EV_CHECK_DAY) {
		d->checked_at = ev->at;
		return;
	}
	d->signed_at = ev->at;
	d->seq = ev->seq;
	d->signer = ev->actor;
	d->deputy_for = event_get(ev, EF_DEPUTY_FOR);
	d->late = event_get(ev, EF_LATE) == 1;
	d->figures = frozen_copy(ev, EF_FIGURES);
	d->accepted = frozen_copy(ev, EF_ACCEPTED);
	frozen_hex(d->policy, ev, EF_POLICY_DIGEST);
	memcpy(d->head, hash, sizeof(d->head));
}

int
days_get(struct db *db, int64_t day, struct day *d, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_day, e);
	int64_t checked, signature;
	int rc;

	days_init(d);
	d->day = day;
	if (st == NULL || dictionary_load(db, e) < 0)
		return -1;
	dbi_int(st, 1, day);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	checked = rc == 1 ? dbi_column(st, 0) : NUM_NONE;
	signature = rc == 1 ? dbi_column(st, 1) : NUM_NONE;
	dbi_done(st);
	if (checked != NUM_NONE) {
		d->state = DAY_CHECKED;
		if (frozen_read(db, checked, fill, d, e) < 0)
			return -1;
	}
	if (signature == NUM_NONE)
		return 0;
	if (frozen_read(db, signature, fill, d, e) < 0 ||
	    dbi_number(db, sql_count, day, &d->amendments, e) < 0)
		return -1;
	d->state = d->amendments > 0 ? DAY_AMENDED : DAY_SIGNED;
	return 0;
}

int
days_last_signed(struct db *db, int64_t *day, struct err *e)
{
	return dbi_number(db, sql_last, NUM_NONE, day, e);
}

int
days_amendments(struct db *db, int64_t day, struct day_amendment **out,
    size_t *n, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_amendments, e);
	struct day_amendment *list = NULL, *a;
	size_t cap = 0, count = 0;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, day);
	while ((rc = dbi_step(db, st, e)) == 1) {
		mem_grow(&list, count, &cap, sizeof(*list));
		a = &list[count++];
		a->seq = dbi_column(st, 0);
		a->key = dbi_column(st, 1);
		a->at = dbi_column(st, 2);
		a->rec = dbi_column(st, 3);
	}
	if (rc < 0) {
		free(list);
		return -1;
	}
	dbi_done(st);
	*out = list;
	*n = count;
	return 0;
}
