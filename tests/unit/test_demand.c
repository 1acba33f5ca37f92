/* Demands per week from records, by hand-counted tables. */
#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "measure/demand.h"
#include "tap.h"
#include "time/date.h"

static struct policy policy;	/* no units, nothing uncounted */
static struct words *words;
static const enum rates_by all[] = { RATES_BY_ALL };
static double y[99];
static struct series s;

static void
add_record(struct demand *d, const struct record *r)
{
	struct err e = ERR_INIT;

	if (demand_add(d, r, &e) < 0)
		OK(0, e.text);
}

static void
add(struct demand *d, const char *at, const char *category,
    const char *community)
{
	struct err e = ERR_INIT;
	struct record r;

	record_init(&r);
	if (date_parse_at(at, strlen(at), &r.m[M_RECEIVED_AT], &e) < 0)
		OK(0, e.text);
	r.m[M_CATEGORY] = words_adds(words, category);
	r.m[M_COMMUNITY] = words_adds(words, community);
	add_record(d, &r);
}

static void
test_counting(void)
{
	static const enum rates_by by[] = { RATES_BY_CATEGORY,
		RATES_BY_COMMUNITY };
	struct demand *d = demand_new(&policy, words, by, 2, SERIES_WEEK);
	const struct panel *p = demand_panel(d);
	struct buf b = BUF_INIT;

	/* 2026-11-02, 09 and 16 are Mondays; backwards on purpose */
	add(d, "2026-11-22T23:59:59+08:00", "供暖/居民供暖/漏水", "农光里");
	add(d, "2026-11-16T00:00:00+08:00", "供暖/居民供暖", "农光里");
	add(d, "2026-11-15T23:59:59+08:00", "供暖", "农光里");
	add(d, "2026-11-15T12:00:00+08:00", "供暖", "百环");
	add(d, "2026-11-09T00:00:00+08:00", "噪声/施工", "不详");
	add(d, "2026-11-05T10:00:00+08:00", "噪声/施工", "早");
	demand_end(d, 1795363200, 1);
	OK_INT(p->count, 2, "two complete weeks, the first is cut");
	date_put_day(&b, panel_day(p, 2));
	OK_TEXT(b.data, "2026-11-23", "the Monday behind them");
	panel_series(p, 3, y, &s);
	OK_INT(s.n, 0, "what lies in no complete week is none");
	panel_series(p, 0, y, &s);
	OK(s.n == 2 && y[0] == 1, "Sunday 23:59:59 is its week's");
	OK(y[1] == 2, "Monday 00:00 and Sunday 23:59:59");
	buf_reset(&b);
	demand_put_key(&b, d, 0, p->keys.of[0][0]);
	OK_TEXT(b.data, "供暖", "the first level of a category");
	buf_reset(&b);
	demand_put_key(&b, d, 1, p->keys.of[2][1]);
	OK_TEXT(b.data, "unknown", "不详 is no community");
	buf_release(&b);
	demand_free(d);
}

static void
test_edges(void)
{
	struct demand *d = demand_new(&policy, words, all, 1, SERIES_WEEK);
	const struct panel *p = demand_panel(d);

	demand_end(d, 1795363200, 0);
	OK_INT(p->count, 0, "no case, no week");
	demand_free(d);

	d = demand_new(&policy, words, all, 1, SERIES_WEEK);
	p = demand_panel(d);
	add(d, "2026-10-26T09:00:00+08:00", "供暖", "农光里");
	demand_end(d, 1795363200, 0);
	OK_INT(p->count, 1, "nobody said that data go on");
	demand_end(d, 1795363200, 1);
	OK_INT(p->count, 4, "they do: quiet weeks count");
	panel_series(p, 0, y, &s);
	OK(s.n == 4 && y[3] == 0, "as weeks of none");
	demand_free(d);

	d = demand_new(&policy, words, all, 1, SERIES_MONTH);
	p = demand_panel(d);
	add(d, "2026-09-15T09:00:00+08:00", "供暖", "农光里");
	demand_end(d, 1795363200, 1);
	OK_INT(p->count, 1, "whole months: October");
	demand_free(d);
}

static void
test_roles(void)
{
	struct demand *d = demand_new(&policy, words, all, 1, SERIES_WEEK);
	struct record r;

	record_init(&r);
	r.m[M_RECEIVED_AT] = 1795363200 - 7 * DATE_DAY_S;
	add_record(d, &r);
	r.m[M_ROLE] = ROLE_LEAD;
	add_record(d, &r);
	r.m[M_ROLE] = ROLE_ASSIST;
	add_record(d, &r);
	r.m[M_ROLE] = ROLE_LEAD;
	r.m[M_FLAGS] = FLAG_TASK;
	add_record(d, &r);
	demand_end(d, 1795363200, 1);
	panel_series(demand_panel(d), 0, y, &s);
	OK(s.n == 1 && y[0] == 2, "no helpers' rows, no tasks of ours");
	demand_free(d);
}

int
main(void)
{
	words = words_new();
	test_counting();
	test_edges();
	test_roles();
	words_free(words);
	return DONE();
}
