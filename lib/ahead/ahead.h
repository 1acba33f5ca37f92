#ifndef AHEAD_AHEAD_H
#define AHEAD_AHEAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "measure/group.h"
#include "rule/policy.h"
#include "rule/seasons.h"

/*
 * The past of demands as 未诉先办 looks at it: one line a case, sorted into
 * cells of one category and one place, each in the order of days. All lists,
 * alerts and effects of js-forecast are made from it, and nothing that was
 * received on its day or later is in it: no look ahead.
 *
 * A place is the building or compound (place.site) where it is known, else
 * the community; community cells hold all cases of the community.
 */
struct ahead_case {
	int64_t key;		/* its row */
	int64_t category, community, place, caller;	/* words; NUM_NONE */
	int32_t day, solved_day;	/* AHEAD_NEVER: not solved */
};
#define AHEAD_NEVER INT32_MAX

/* Cases cases[from..to) lie in one category and place. */
struct ahead_cell {
	int64_t category, community, place;
	int is_site;		/* place is smaller than a community */
	size_t from, to;
};

struct ahead_cells {
	struct ahead_case *cases;	/* in the order of cells and days */
	size_t n;
	struct ahead_cell *of;
	size_t ncells;
};

struct ahead {
	const struct policy *policy;	/* borrowed, as seasons and words */
	const struct seasons *seasons;
	struct words *words;
	struct group communities;
	int64_t today;		/* the day of the list: first not known */
	int64_t first_day;	/* of the first case */
	struct ahead_case *cases;	/* as they were added */
	size_t n, cap;
	struct ahead_cells by_community, by_site;	/* ahead_end */
	size_t ncommunities, nsites;	/* that had any case */
};

void ahead_init(struct ahead *a, const struct policy *p,
    const struct seasons *s, struct words *w, int64_t today);
void ahead_release(struct ahead *a);

/* Take a case in, if it is a demand of before today. Order is no matter. */
void ahead_add(struct ahead *a, const struct record *r);
/* No more come: make the cells. */
void ahead_end(struct ahead *a);

/* Whole years (of 364 days, so that weekdays agree) of the past known. */
int ahead_years(const struct ahead *a);

/* The cases of the cell that came in from_day..to_day, both included. */
int64_t ahead_count(const struct ahead_cells *c,
    const struct ahead_cell *cell, int64_t from_day, int64_t to_day);

#endif
