#include "rule/goalrule.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "data/readlist.h"
#include "time/date.h"

#define PARTS 1000		/* targets are whole tenths of a percent */
#define WEEK (7 * INT64_C(86400))
#define LEAP_YEAR 2024		/* 02-29 is a day of the year */

static reader_fn read_share, read_times, read_month_day;

#define AT(member) offsetof(struct goalrule, member)
#define SEASON(member) offsetof(struct goalrule_season, member)

static const struct reader_key season[] = {
	{ .name = "name", .read = reader_word, .offset = SEASON(name) },
	{ .name = "from", .read = read_month_day,
	  .offset = SEASON(from_month) },
	{ .name = "to", .read = read_month_day, .offset = SEASON(to_month) },
	READER_NOTE, READER_END
};

static const struct reader_key busy[] = {
	{ .name = "seasons", .read = readlist_objects, .keys = season,
	  .size = sizeof(struct goalrule_season),
	  .offset = AT(seasons), .count = AT(nseasons) },
	{ .name = "times", .read = read_times, .offset = AT(times) },
	{ .name = "years", .read = reader_int, .min = 1, .max = 10,
	  .offset = AT(years) },
	{ .name = "around", .read = reader_int, .min = 0, .max = 4,
	  .offset = AT(around) },
	{ .name = "mean_weeks", .read = reader_int, .min = 1, .max = 52,
	  .offset = AT(mean_weeks) },
	{ .name = "lasts", .read = reader_int, .min = 1, .max = 26,
	  .offset = AT(lasts_weeks) },
	{ .name = "contact", .read = reader_span, .min = 60, .max = WEEK,
	  .offset = AT(contact_s) },
	{ .name = "weight", .read = read_share, .offset = AT(weight) },
	READER_NOTE, READER_END
};

const struct reader_key goalrule_keys[] = {
	{ .name = "past", .read = reader_int, .min = 1, .max = 12,
	  .offset = AT(past) },
	{ .name = "look_back", .read = reader_int, .min = 1, .max = 24,
	  .offset = AT(look_back) },
	{ .name = "step", .read = read_share, .offset = AT(step) },
	{ .name = "floor", .read = read_share, .offset = AT(floor) },
	{ .name = "cap", .read = read_share, .offset = AT(cap) },
	{ .name = "start", .read = read_share, .offset = AT(start) },
	{ .name = "busy", .read = reader_group, .keys = busy },
	READER_NOTE, READER_END
};

void
goalrule_release(struct goalrule *g)
{
	free(g->seasons);
	memset(g, 0, sizeof(*g));
}

/* Rates are tenths of a percent, so that a target is what is printed. */
static void
read_share(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct ratio *share = reader_member(k, object);
	int64_t num, den;

	if (jx_decimal(j, &num, &den) < 0 || num < 0 || num > den ||
	    num * PARTS % den != 0)
		reader_problem(r, "not a number from 0 to 1 with at most "
		    "three places such as \"0.905\"");
	else
		*share = (struct ratio){ num * PARTS / den, PARTS };
}

static void
read_times(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct ratio *times = reader_member(k, object);
	int64_t num, den;

	if (jx_decimal(j, &num, &den) < 0 || num < den || num > 100 * den)
		reader_problem(r, "not a number from 1 to 100 such as "
		    "\"1.5\"");
	else
		*times = (struct ratio){ num, den };
}

/* "06-01" into two neighbouring numbers, month and day. */
static void
read_month_day(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	int *month = reader_member(k, object);
	size_t len = 0;
	const char *s = jx_text(j, &len);
	int64_t m, d;

	if (s == NULL || len != 5 || s[2] != '-' ||
	    num_parse(s, 2, &m) < 0 || num_parse(s + 3, 2, &d) < 0 ||
	    m < 1 || m > 12 || d < 1 ||
	    d > date_month_days(LEAP_YEAR, (int)m)) {
		reader_problem(r, "not a day of the year such as \"06-01\"");
		return;
	}
	month[0] = (int)m;
	month[1] = (int)d;
}

void
goalrule_check(struct reader *r, void *object)
{
	struct goalrule *g = object;
	size_t i, k;

	g->parts = PARTS;
	if (g->look_back < g->past)
		reader_problem(r, "'look_back' is less than 'past'");
	if (ratio_cmp(g->floor, g->cap) > 0)
		reader_problem(r, "'floor' is over 'cap'");
	if (ratio_cmp(g->start, g->floor) < 0 ||
	    ratio_cmp(g->start, g->cap) > 0)
		reader_problem(r, "'start' is not from 'floor' to 'cap'");
	for (i = 0; i < g->nseasons; i++)
		for (k = 0; k < i; k++)
			if (g->seasons[k].name == g->seasons[i].name)
				reader_problem(r, "season '%s' stands here "
				    "twice", words_text(r->words,
				    g->seasons[i].name));
}
