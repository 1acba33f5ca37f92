#include "measure/periodname.h"

#include "base/lang.h"
#include "time/date.h"

void
periodname_put(struct buf *b, const struct period *p)
{
	struct date last;

	switch (p->kind) {
	case PERIOD_ASSESS:
		last = date_from_day(date_day_of(p->to_at - 1));
		buf_printf(b, lang_sheet("assessment month %d-%02d"),
		    last.year, last.month);
		break;
	case PERIOD_REPORT:
		buf_printf(b, lang_sheet("daily report of %.10s"), p->name);
		break;
	case PERIOD_RUNNING:
		buf_printf(b, lang_sheet("running assessment month, until "
		    "%.10s"), p->name);
		break;
	case PERIOD_RANGE:
	case PERIOD_DAY:
	case PERIOD_WEEK:
	case PERIOD_MONTH:
		buf_puts(b, p->name);
		break;
	}
}
