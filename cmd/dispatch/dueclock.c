#include "dueclock.h"

#include "base/num.h"
#include "time/date.h"

#define MINUTE_S 60
#define HOUR_S 3600

static const struct {
	const char *name;
	enum record_member due, done;
} clocks[DUECLOCK_COUNT] = {
	[DUECLOCK_SIGN] = { "sign", M_DUE_SIGN, M_SIGNED_AT },
	[DUECLOCK_CONTACT] = { "contact", M_DUE_CONTACT, M_CONTACTED_AT },
	[DUECLOCK_SOLVE] = { "solve", M_DUE_SOLVE, M_CLOSED_AT },
	[DUECLOCK_PROMISE] = { "promise", M_DUE_PROMISE, M_CLOSED_AT }
};

const char *
dueclock_name(enum dueclock k)
{
	return clocks[k].name;
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

int
dueclock_runs(const struct record *r, enum dueclock k)
{
	return r->m[clocks[k].due] != NUM_NONE &&
	    dueclock_done(r, k) == NUM_NONE && record_is_open(r);
}

int
dueclock_is_ours(const struct record *r, enum dueclock k, int64_t start_day)
{
	return k == DUECLOCK_SOLVE || start_day == NUM_NONE ||
	    r->m[M_RECEIVED_AT] == NUM_NONE ||
	    r->m[M_RECEIVED_AT] >= date_day_start(start_day);
}

void
dueclock_put_span(struct buf *b, int64_t seconds)
{
	int64_t s = seconds < 0 ? -seconds : seconds;
	int64_t days = s / DATE_DAY_S, hours = s % DATE_DAY_S / HOUR_S;
	int64_t minutes = s % HOUR_S / MINUTE_S;

	if (days > 0)
		buf_printf(b, "%lldd", (long long)days);
	if (hours > 0)
		buf_printf(b, "%lldh", (long long)hours);
	if (days == 0 && minutes > 0)
		buf_printf(b, "%lldm", (long long)minutes);
	if (days == 0 && hours == 0 && minutes == 0)
		buf_printf(b, "%llds", (long long)s);
}
