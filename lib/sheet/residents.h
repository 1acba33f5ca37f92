#ifndef SHEET_RESIDENTS_H
#define SHEET_RESIDENTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "data/record.h"
#include "render/page.h"
#include "rule/policy.h"
#include "store/db.h"
#include "time/period.h"

/*
 * The residents' side of a score, which stands beside it on every sheet: what
 * they answered to the city and to the office, who came again with a matter
 * that was called solved, why they were not satisfied (masked), and how many
 * nobody ever reached.
 */
enum { RESIDENTS_YES, RESIDENTS_BASIC, RESIDENTS_NO, RESIDENTS_UNKNOWN,
	RESIDENTS_ANSWERS };

struct residents_end {		/* of a matter: when it was called solved */
	int64_t key, caller, category, place;
	int64_t received_at, ended_at;
};

struct residents_denial {	/* a case with a negative answer */
	int64_t key, at, blocker;
};

struct residents {
	const struct policy *policy;	/* borrowed */
	struct period period;
	/* [city, own][contacted, solved, satisfied][answer] */
	int64_t answers[2][3][RESIDENTS_ANSWERS];
	int64_t asked[2];		/* with any answer */
	int64_t finished, unreached;	/* of the period's cases */
	struct residents_end *ends;
	size_t nends, cap_ends;
	struct residents_denial *denials;
	size_t ndenials, cap_denials;
	int64_t solved_before;		/* called solved, could come again */
	int64_t repeats;
	int is_day;		/* repeats are those of one day's cases */
};

void residents_init(struct residents *s, const struct policy *p,
    const struct period *period);
void residents_release(struct residents *s);

/*
 * Take a demand in; those from before the period tell what came again in it.
 * residents_count when all were.
 */
void residents_add(struct residents *s, const struct record *r);
void residents_count(struct residents *s);

/*
 * For a sheet of one day, whose month is counted from an index: answers and
 * ends alone of a demand of the month; a case whose answer is quoted; how
 * many demands came on the day and how many of them again.
 */
void residents_add_counted(struct residents *s, const struct record *r);
void residents_add_denial(struct residents *s, const struct record *r);
void residents_set_arrivals(struct residents *s, int64_t n,
    int64_t repeats);
/* Whether is comes again with the matter that was, called solved by then. Of
 * was cases_each_end tells enough. */
int residents_is_again(const struct residents *s, const struct record *was,
    const struct record *is);

/* The block. Texts of events up to upto_seq are quoted. */
int residents_put(struct page *p, struct residents *s, struct db *db,
    int64_t upto_seq, struct err *e);

#endif
