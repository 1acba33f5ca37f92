#ifndef RULE_SEASONS_H
#define RULE_SEASONS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"

/*
 * The season file, js-season(5): the seasons in which demands of certain
 * categories come, and all numbers by which js-forecast finds what to do
 * before they come. Read as strictly as a policy.
 */
#define SEASON_MAX_BYTES JX_MAX_BYTES

struct season_window {
	int64_t from_day, to_day;	/* both included */
};

struct season {
	int64_t name;			/* word: 供暖 */
	int64_t *categories;		/* path words */
	size_t ncategories;
	char *action;			/* what is done before it begins */
	int64_t unit;			/* word; NUM_NONE: who leads them */
	int64_t lead_s;			/* done so long before it begins */
	int from_month, from_dom;	/* every year; 0: dates alone */
	int to_month, to_dom;
	struct season_window *dates;	/* of single years, which win */
	size_t ndates;
	char *from, *to;		/* as written */
};

struct season_learned {			/* seasons that the past shows */
	int years, rise_percent, least, longest;
	int64_t lead_s;
	char *action;
};

struct season_chronic {			/* back after it was solved */
	int returns, months, times_percent;
	int64_t within_s, ahead_s, lead_s;
	char *action;
};

struct season_spread {			/* to what is built alike */
	int64_t *categories;
	size_t ncategories;
	int64_t within_s, ahead_s, lead_s;
	char *action;
};

struct season_concentrated {		/* many at once, now */
	int demands, callers;
	int64_t within_s, ahead_s, lead_s;
	char *action;
};

struct season_alerts {
	int longest;			/* days of a window */
	int base;			/* days before it that are its measure */
	int least;			/* demands in it */
	int false_permille;		/* false alarms in 1,000 months */
};

struct seasons {
	char *name, *version;
	int64_t horizon_s;		/* how far ahead lists look */
	struct season *of;
	size_t n;
	struct season_learned learned;
	struct season_chronic chronic;
	struct season_spread spread;
	struct season_concentrated concentrated;
	struct season_alerts alerts;
};

/* As calendarfile_parse and calendarfile_load; words are borrowed. */
struct seasons *seasons_parse(const char *text, size_t len, struct words *w,
    struct buf *problems, struct err *e);
struct seasons *seasons_load(const char *path, struct words *w,
    struct buf *problems, struct err *e);
void seasons_free(struct seasons *s);

/* The window that begins in this year; 0 there is none, 1. */
int seasons_window_in(const struct season *s, int year,
    struct season_window *w);
/* The first one that begins after this day: 0 there is none, 1. */
int seasons_next(const struct season *s, int64_t day,
    struct season_window *w);
/* Whether a category path (word) belongs to it. */
int seasons_has(const int64_t *categories, size_t n, int64_t path,
    const struct words *w);

#endif
