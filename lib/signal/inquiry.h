#ifndef SIGNAL_INQUIRY_H
#define SIGNAL_INQUIRY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "measure/group.h"
#include "query/query.h"
#include "rule/policy.h"
#include "rule/signalrule.h"
#include "signal/cells.h"
#include "store/db.h"
#include "time/period.h"

/*
 * One look for signals: the cases of a period, each shown to every signal
 * that the policy asks for; then all that was counted, compared and judged at
 * once. Two passes: the first learns how long cases take and which they are,
 * so memory and cost follow the period and what is open, not the archive.
 */
struct inquiry_scope {
	struct db *db;
	struct words *words;
	const struct policy *policy;
	const struct signalrule *rule;	/* that of the policy, or another */
	const struct period *period;
	const struct query *query;	/* NULL: all cases of it */
	enum rates_by by;
	int64_t now_at;			/* the moment it stands for */
	int64_t as_of_seq;		/* NUM_NONE: the present; 0: there was
					 * nothing yet */
	const int64_t *staff;		/* keyed references of the staff's */
	size_t nstaff;			/* numbers, ascending */
};

struct inquiry {
	struct group group;
	struct cells cells;
	struct cell **list;	/* each tested or not, as cells_judge */
	size_t n;
};

/* Reads within a snapshot of its own. 0 or -1; release it either way. */
int inquiry_run(struct inquiry *q, const struct inquiry_scope *scope,
    struct err *e);
void inquiry_release(struct inquiry *q);

/* The rows of the cases that any flagged cell names: each once, ascending;
 * yours to free. */
int64_t *inquiry_flagged(const struct inquiry *q, size_t *n);

#endif
