#include "dueclock.h"

#include "base/lang.h"
#include "base/num.h"
#include "time/date.h"

#define MINUTE_S 60
#define HOUR_S 3600

static const struct {
	const char *name;
	enum record_member due, done;
	int stands;		/* while the case is paused */
} clocks[DUECLOCK_COUNT] = {
	[DUECLOCK_SIGN] = { "sign", M_DUE_SIGN, M_SIGNED_AT, 0 },
	[DUECLOCK_CONTACT] = { "contact", M_DUE_CONTACT, M_CONTACTED_AT, 1 },
	[DUECLOCK_SOLVE] = { "solve", M_DUE_SOLVE, M_CLOSED_AT, 0 },
	[DUECLOCK_UNIT] = { "unit", M_DUE_UNIT, M_SUBMITTED_AT, 1 },
	[DUECLOCK_PROMISE] = { "promise", M_DUE_PROMISE, M_CLOSED_AT, 1 },
	[DUECLOCK_REPLY] = { "reply", M_DUE_REPLY, M_REPLIED_AT, 0 },
	[DUECLOCK_REVIEW] = { "review", M_DUE_REVIEW, M_CLOSED_AT, 0 },
	[DUECLOCK_ARRIVE] = { "arrive", M_COUNT, M_COUNT, 1 },
	[DUECLOCK_REPORT] = { "report", M_COUNT, M_COUNT, 1 },
	[DUECLOCK_COMMITMENT] = { "commitment", M_COUNT, M_COUNT, 0 },
	[DUECLOCK_MATTER] = { "matter", M_COUNT, M_COUNT, 0 }
};

const char *
dueclock_name(enum dueclock k)
{
	return clocks[k].name;
}

const char *
dueclock_shown(enum dueclock k)
{
	static const char *const shown[DUECLOCK_COUNT] = {
		[DUECLOCK_SIGN] = "to sign for it",
		[DUECLOCK_CONTACT] = "to call the citizen",
		[DUECLOCK_SOLVE] = "to solve it",
		[DUECLOCK_UNIT] = "the unit's own",
		[DUECLOCK_PROMISE] = "to keep a promise",
		[DUECLOCK_REPLY] = "to tell the result",
		[DUECLOCK_REVIEW] = "to look again",
		[DUECLOCK_ARRIVE] = "to arrive",
		[DUECLOCK_REPORT] = "to report",
		[DUECLOCK_COMMITMENT] = "to keep a commitment",
		[DUECLOCK_MATTER] = "to look at the matter"
	};

	return lang_sheet(shown[k]);
}

enum record_member
dueclock_member(enum dueclock k)
{
	return clocks[k].due;
}

int64_t
dueclock_done(const struct record *r, enum dueclock k)
{
	return r->m[clocks[k].done];
}

static int
stands(const struct record *r, enum dueclock k)
{
	return clocks[k].stands && record_has_flag(r, FLAG_PAUSED);
}

int
dueclock_runs(const struct record *r, enum dueclock k)
{
	if (r->m[clocks[k].due] == NUM_NONE ||
	    dueclock_done(r, k) != NUM_NONE || stands(r, k))
		return 0;
	return k == DUECLOCK_REPLY ? r->m[M_STATE] == STATE_CLOSED :
	    record_is_open(r);
}

int64_t
dueclock_helper_due(const struct helper *h, enum dueclock k)
{
	return k == DUECLOCK_ARRIVE ? h->due_arrive : h->due_report;
}

int
dueclock_helper_runs(const struct record *r, const struct helper *h,
    enum dueclock k)
{
	return record_is_open(r) && !stands(r, k) &&
	    h->concluded_at == NUM_NONE &&
	    dueclock_helper_due(h, k) != NUM_NONE &&
	    (k != DUECLOCK_ARRIVE || h->arrived_at == NUM_NONE);
}

int64_t
dueclock_unit(const struct record *r, enum dueclock k)
{
	return k == DUECLOCK_REVIEW ? NUM_NONE : r->m[M_LEAD];
}

int
dueclock_is_urgent(const struct record *r, enum dueclock k)
{
	return k == DUECLOCK_SIGN && r->m[M_LEVEL] == 1;
}

int
dueclock_is_ours(const struct record *r, enum dueclock k, int64_t start_day)
{
	return (k != DUECLOCK_SIGN && k != DUECLOCK_CONTACT) ||
	    start_day == NUM_NONE ||
	    r->m[M_RECEIVED_AT] == NUM_NONE ||
	    r->m[M_RECEIVED_AT] >= date_day_start(start_day);
}

static void
put_span(struct buf *b, int64_t seconds, const char *const units[4])
{
	int64_t s = seconds < 0 ? -seconds : seconds;
	int64_t days = s / DATE_DAY_S, hours = s % DATE_DAY_S / HOUR_S;
	int64_t minutes = s % HOUR_S / MINUTE_S;

	if (days > 0)
		buf_printf(b, "%lld%s", (long long)days, units[0]);
	if (hours > 0)
		buf_printf(b, "%lld%s", (long long)hours, units[1]);
	if (days == 0 && minutes > 0)
		buf_printf(b, "%lld%s", (long long)minutes, units[2]);
	if (days == 0 && hours == 0 && minutes == 0)
		buf_printf(b, "%lld%s", (long long)s, units[3]);
}

void
dueclock_put_span(struct buf *b, int64_t seconds)
{
	static const char *const units[] = { "d", "h", "m", "s" };

	put_span(b, seconds, units);
}

void
dueclock_put_words(struct buf *b, int64_t seconds)
{
	const char *const units[] = { lang_sheet("d"), lang_sheet("h"),
		lang_sheet("m"), lang_sheet("s") };

	put_span(b, seconds, units);
}
