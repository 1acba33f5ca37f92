#include "worked.h"

#include "base/lang.h"
#include "rule/calendarfile.h"
#include "time/date.h"

#define MINUTE_S 60
#define HOUR_S 3600

/* Hours and minutes: a day of working time is no day. */
static void
put_hours(struct buf *b, int64_t seconds)
{
	int64_t hours = seconds / HOUR_S;
	int64_t minutes = seconds % HOUR_S / MINUTE_S;

	if (hours > 0)
		buf_printf(b, "%lldh", (long long)hours);
	if (minutes > 0)
		buf_printf(b, "%lldm", (long long)minutes);
	if (seconds % MINUTE_S > 0 || seconds == 0)
		buf_printf(b, "%llds", (long long)(seconds % MINUTE_S));
}

static void
put_days(struct buf *b, const struct calendar_part *p)
{
	int64_t first = date_day_of(p->from_at);
	int64_t last = date_day_of(p->to_at - 1);

	date_put_day(b, first);
	if (last == first)
		return;
	buf_puts(b, "..");
	date_put_day(b, last);
}

static void
put_part(struct buf *b, const struct calendar_part *p)
{
	put_days(b, p);
	buf_putc(b, ' ');
	if (p->seconds > 0) {
		buf_printf(b, "%s ", lang_sheet("counted"));
		put_hours(b, p->seconds);
	} else {
		buf_puts(b, lang_sheet("skipped"));
	}
	if (p->mark == CALENDAR_HOLIDAY)
		buf_printf(b, " (%s)", p->name);
	else if (p->mark == CALENDAR_MAKEUP)
		buf_printf(b, " (%s %s)", lang_sheet("make-up workday of"),
		    p->name);
	else if (!p->is_open)
		buf_printf(b, " (%s)", lang_sheet("not open"));
}

int
worked_put(struct buf *b, const struct calendar *c, int64_t from_at,
    int64_t to_at, struct err *e)
{
	struct calendar_part p = { .to_at = from_at };
	const char *between = "";

	while (p.to_at < to_at) {
		if (calendar_next_part(c, HOURS_OFFICE, p.to_at, to_at, &p,
		    e) < 0)
			return -1;
		buf_puts(b, between);
		put_part(b, &p);
		between = lang_sheet("; ");
	}
	return 0;
}
