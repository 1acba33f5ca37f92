#include "effects.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "known.h"
#include "rule/seasons.h"
#include "time/calendar.h"
#include "time/date.h"

enum { HOLIDAY, MAKEUP, SEASONS };	/* places in a period's effects */

/* Add what is special about a day to its period. */
static void
add_day(double *effects, int64_t day, double share,
    const struct calendar *calendar, const struct seasons *seasons)
{
	struct season_window w;
	const char *name;
	size_t i;
	int back, year = date_from_day(day).year;

	switch (calendar_mark_of(calendar, day, &name)) {
	case CALENDAR_HOLIDAY:
		effects[HOLIDAY] += share;
		break;
	case CALENDAR_MAKEUP:
		effects[MAKEUP] += share;
		break;
	case CALENDAR_PLAIN:
		break;
	}
	for (i = 0; i < seasons->n && SEASONS + i < SERIES_MAX_EFFECTS; i++)
		for (back = 0; back <= 1; back++)
			if (seasons_window_in(&seasons->of[i], year - back,
			    &w) && day >= w.from_day && day <= w.to_day)
				effects[SEASONS + i] += share;
}

static void
fill(struct effects *f, const struct panel *p,
    const struct calendar *calendar, const struct seasons *seasons)
{
	int64_t day, from, to;
	size_t i;

	for (i = 0; i < f->n; i++) {
		from = panel_day(p, i);
		to = panel_day(p, i + 1);
		for (day = from; day < to; day++)
			add_day(f->of + i * SERIES_MAX_EFFECTS, day,
			    1 / (double)(to - from), calendar, seasons);
	}
}

int
effects_set(struct effects *f, struct ctx *c, struct nodes *ns,
    size_t horizon, struct err *e)
{
	struct seasons *seasons;
	struct node *n;
	size_t i;

	memset(f, 0, sizeof(*f));
	if (ctx_calendar(c, e) < 0)
		return -1;
	seasons = known_seasons(c, NULL, e);
	if (seasons == NULL)
		return -1;
	f->n = ns->source->panel->count + horizon;
	f->of = mem_array(f->n * SERIES_MAX_EFFECTS, sizeof(*f->of));
	fill(f, ns->source->panel, c->calendar, seasons);
	for (i = 0; i < ns->n; i++) {
		n = &ns->of[i];
		n->calendar.effects = f->of + n->first * SERIES_MAX_EFFECTS;
		n->calendar.n = f->n - n->first;
		n->calendar.count = SERIES_MAX_EFFECTS;
		n->s.calendar = &n->calendar;
	}
	seasons_free(seasons);
	return 0;
}

void
effects_release(struct effects *f)
{
	free(f->of);
	memset(f, 0, sizeof(*f));
}
