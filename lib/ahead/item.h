#ifndef AHEAD_ITEM_H
#define AHEAD_ITEM_H

#include <stddef.h>
#include <stdint.h>

#include "ahead/ahead.h"
#include "base/buf.h"

/*
 * The list of 未诉先办 (domain.md 6): what is likely to be demanded where and
 * when, why we think so, and what is to be done by whom before. Four kinds:
 *
 *	season		comes every year, by the season file or as the past
 *			shows, and begins within the horizon
 *	chronic		the same place and matter, back after it was solved
 *	spread		what failed in one building, in those built alike
 *	concentrated	many at once in one place, now
 */
enum ahead_kind { AHEAD_SEASON, AHEAD_CHRONIC, AHEAD_SPREAD,
	AHEAD_CONCENTRATED, AHEAD_KINDS };

const char *item_kind_name(enum ahead_kind k);
/* By name: 0, or -1. */
int item_kind_find(const char *s, size_t len, enum ahead_kind *k);

#define AHEAD_EXAMPLES 5

struct ahead_item {
	enum ahead_kind kind;
	int64_t category, community, site;	/* words; NUM_NONE: all */
	int64_t season, unit;			/* words; NUM_NONE */
	int64_t from_day, to_day;	/* the demands come in these days */
	int64_t before_day;		/* done by then */
	double mean;			/* demands expected in them */
	int64_t lo, hi;			/* four in five lie within */
	int is_short;			/* less than two years are known */
	const char *action;		/* borrowed from the seasons */
	struct buf why;			/* a sentence */
	int64_t keys[AHEAD_EXAMPLES];	/* rows of cases that it rests on */
	size_t nkeys;
	char no[48];			/* its number: by kind, place, season */
};

struct ahead_list {
	struct ahead_item *of;
	size_t n, cap;
};

/* All items of the kinds whose bits (1 << kind) are set, best first: those
 * of which most is certain to come. */
struct assets;
void item_list_make(struct ahead_list *l, const struct ahead *a,
    const struct assets *assets, unsigned kinds);
void item_list_release(struct ahead_list *l);

/* For the makers: a new item of this kind with nothing known. */
struct ahead_item *item_list_add(struct ahead_list *l,
    enum ahead_kind kind);
/* Set mean, lo and hi of a count with this variance. */
void item_expect(struct ahead_item *i, double mean, double variance);

/* The makers, one a kind. */
void recurring_list(struct ahead_list *l, const struct ahead *a);
void chronic_list(struct ahead_list *l, const struct ahead *a);
void spread_list(struct ahead_list *l, const struct ahead *a,
    const struct assets *assets);
void concentrated_list(struct ahead_list *l, const struct ahead *a);

/* Days of a span of the season file. */
int64_t item_days(int64_t seconds);

#endif
