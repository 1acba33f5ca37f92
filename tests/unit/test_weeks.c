/* Weekly counts and the mean of eight weeks, by hand-counted tables. */
#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "measure/weeks.h"
#include "tap.h"
#include "time/date.h"

static struct policy policy;	/* no units, nothing uncounted */
static struct words *words;

static void
add(struct weeks *ws, const char *at, const char *category,
    const char *community)
{
	struct err e = ERR_INIT;
	struct record r;

	record_init(&r);
	if (date_parse_at(at, strlen(at), &r.m[M_RECEIVED_AT], &e) < 0)
		OK(0, e.text);
	r.m[M_CATEGORY] = words_adds(words, category);
	r.m[M_COMMUNITY] = words_adds(words, community);
	weeks_add(ws, &r);
}

static void
test_counting(void)
{
	static const enum rates_by by[] = { RATES_BY_CATEGORY,
		RATES_BY_COMMUNITY };
	struct weeks *ws = weeks_new(&policy, words, by, 2);
	struct buf b = BUF_INIT;
	const int64_t *n;

	/* 2026-11-02, 09 and 16 are Mondays; backwards on purpose */
	add(ws, "2026-11-22T23:59:59+08:00", "供暖/居民供暖/漏水", "农光里");
	add(ws, "2026-11-16T00:00:00+08:00", "供暖/居民供暖", "农光里");
	add(ws, "2026-11-15T23:59:59+08:00", "供暖", "农光里");
	add(ws, "2026-11-15T12:00:00+08:00", "供暖", "百环");
	add(ws, "2026-11-09T00:00:00+08:00", "噪声/施工", "不详");
	add(ws, "2026-11-05T10:00:00+08:00", "噪声/施工", "早");
	weeks_end(ws, date_day_start(date_day_of(1795363200)), 1);
	OK_INT(weeks_count(ws), 2, "two complete weeks, the first is cut");
	date_put_day(&b, weeks_next_day(ws));
	OK_TEXT(b.data, "2026-11-23", "the Monday behind them");
	OK_INT(weeks_groups(ws), 3, "what lies in no complete week is out");
	buf_reset(&b);
	weeks_put_group(&b, ws, 0);
	OK_TEXT(b.data, "供暖×农光里", "largest first");
	n = weeks_of(ws, 0);
	OK_INT(n[0], 1, "Sunday 23:59:59 is its week's");
	OK_INT(n[1], 2, "Monday 00:00 and Sunday 23:59:59");
	buf_reset(&b);
	weeks_put_group(&b, ws, 2);
	OK_TEXT(b.data, "噪声×unknown", "不详 is no community");
	buf_release(&b);
	weeks_free(ws);
}

static void
test_edges(void)
{
	static const enum rates_by all[] = { RATES_BY_ALL };
	struct weeks *ws = weeks_new(&policy, words, all, 1);

	weeks_end(ws, 1795363200, 0);
	OK_INT(weeks_count(ws), 0, "no case, no week");
	OK_INT(weeks_groups(ws), 0, "and no group");
	weeks_free(ws);

	ws = weeks_new(&policy, words, all, 1);
	add(ws, "2026-10-26T09:00:00+08:00", "供暖", "农光里");
	weeks_end(ws, 1795363200, 0);
	OK_INT(weeks_count(ws), 1, "nobody said that data go on");
	weeks_free(ws);

	ws = weeks_new(&policy, words, all, 1);
	add(ws, "2026-10-26T09:00:00+08:00", "供暖", "农光里");
	weeks_end(ws, 1795363200, 1);
	OK_INT(weeks_count(ws), 4, "they do: quiet weeks count");
	OK_INT(weeks_of(ws, 0)[3], 0, "as weeks of none");
	weeks_free(ws);
}

static void
test_roles(void)
{
	static const enum rates_by all[] = { RATES_BY_ALL };
	struct weeks *ws = weeks_new(&policy, words, all, 1);
	struct record r;

	record_init(&r);
	r.m[M_RECEIVED_AT] = 1795363200 - 7 * DATE_DAY_S;
	weeks_add(ws, &r);
	r.m[M_ROLE] = ROLE_LEAD;
	weeks_add(ws, &r);
	r.m[M_ROLE] = ROLE_ASSIST;
	weeks_add(ws, &r);
	r.m[M_ROLE] = ROLE_LEAD;
	r.m[M_FLAGS] = FLAG_TASK;
	weeks_add(ws, &r);
	weeks_end(ws, 1795363200, 1);
	OK_INT(weeks_of(ws, 0)[0], 2, "no helpers' rows, no tasks of ours");
	weeks_free(ws);
}

static const struct guess_case {
	const char *name;
	size_t n, step;
	int64_t counts[12];
	const char *mean, *lo, *hi, *mae;
	int64_t baseline;
	int64_t used, errors;
} guesses[] = {
	{ "one week", 1, 1, { 7 }, "7.0", "—", "—", "—", 7, 1, 0 },
	{ "two weeks", 2, 1, { 4, 6 }, "5.0", "5.0", "7.0", "2.0", 6, 2, 1 },
	{ "two weeks, far", 2, 4, { 4, 6 }, "5.0", "5.0", "7.0", "2.0", 6, 2,
	    1 },
	{ "always the same", 10, 1, { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 },
	    "3.0", "3.0", "3.0", "0.0", 3, 8, 6 },
	/* errors 2.5 3 3.5 4, of weeks 5 to 8 */
	{ "rising", 8, 1, { 1, 2, 3, 4, 5, 6, 7, 8 },
	    "4.5", "4.5", "8.5", "3.3", 8, 8, 4 },
	{ "never below zero", 6, 1, { 9, 0, 0, 0, 0, 0 },
	    "1.5", "0.0", "1.5", "2.0", 0, 6, 2 },
	{ "thirds are exact", 3, 1, { 1, 0, 0 },
	    "0.3", "0.0", "0.3", "0.8", 0, 3, 2 },
};

static void
check_ratio(struct ratio got, const char *want, const char *name)
{
	struct buf b = BUF_INIT;

	ratio_put(&b, got, 1, 1);
	OK_TEXT(b.data, want, name);
	buf_release(&b);
}

static void
test_guesses(void)
{
	const struct guess_case *c;
	struct weeks_guess g;
	size_t i;

	for (i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++) {
		c = &guesses[i];
		weeks_guess(&g, c->counts, c->n, c->step);
		check_ratio(g.mean, c->mean, c->name);
		check_ratio(g.lo, c->lo, c->name);
		check_ratio(g.hi, c->hi, c->name);
		check_ratio(g.mae, c->mae, c->name);
		OK_INT(g.baseline, c->baseline, c->name);
		OK_INT(g.used, c->used, c->name);
		OK_INT(g.errors, c->errors, c->name);
	}
}

static void
test_last_year(void)
{
	int64_t counts[60];
	struct weeks_guess g;
	size_t i;

	for (i = 0; i < 60; i++)
		counts[i] = (int64_t)i;
	weeks_guess(&g, counts, 60, 1);
	OK_INT(g.baseline, 8, "52 weeks before week 60 is week 8");
	OK(g.from_last_year, "it is last year's");
	weeks_guess(&g, counts, 51, 1);
	OK_INT(g.baseline, 50, "not a year yet: the last week");
	weeks_guess(&g, counts, 52, 1);
	OK_INT(g.baseline, 0, "just a year");
	weeks_guess(&g, counts, 60, 52);
	OK_INT(g.baseline, 59, "a year ahead: the last week is last year's");
}

int
main(void)
{
	words = words_new();
	test_counting();
	test_edges();
	test_roles();
	test_guesses();
	test_last_year();
	words_free(words);
	return DONE();
}
