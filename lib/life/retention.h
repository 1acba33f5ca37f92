#ifndef LIFE_RETENTION_H
#define LIFE_RETENTION_H

#include <stddef.h>
#include <stdint.h>

#include "data/record.h"
#include "rule/policy.h"

/*
 * What may be erased: pure. Cases are taken in, each with when it came, when
 * it ended and what keeps it; those that belong together are joined; then
 * each is due or says why not.
 *
 * Together belong all cases of a caller of which the next came within reach
 * of the last one's end, and all of one matter (议题). They are one file: it
 * is erased as a whole or not at all. So the caller of an erased case is
 * nowhere near a case that is kept, and no count of callers, or of who came
 * again, changes: reach is the longest span over which a sheet compares them.
 */
enum retention_why {
	RETENTION_DUE,
	RETENTION_YOUNG,	/* it ended later */
	RETENTION_OPEN,		/* somebody still has to act */
	RETENTION_APPEAL,	/* its exclusion is not decided */
	RETENTION_MATTER,	/* a matter that it belongs to runs */
	RETENTION_QUOTED,	/* an open case hangs on it */
	RETENTION_HELD,		/* on hold */
	RETENTION_UNDATED,	/* nobody knows when it was */
	RETENTION_TOGETHER,	/* it is due, another one of its file is not */
	RETENTION_COUNT
};

const char *retention_name(enum retention_why w);	/* "open" */

struct retention_case {
	int64_t key;		/* of the case; a matter has one of its own */
	int64_t from_at, to_at;	/* came and ended; NUM_NONE: still open */
	enum retention_why why;	/* set by retention_settle */
	size_t file;		/* of joined cases: the place of one of them */
};

struct retention_pair {		/* a caller's case */
	int64_t ref, from_at;
	size_t place;
};

struct retention {
	struct retention_case *at;
	size_t n, cap;
	struct retention_pair *pairs;
	size_t npairs, cap_pairs;
	int64_t before_at;	/* what ended earlier is due; NUM_NONE: all */
	int64_t reach_s;
};

void retention_init(struct retention *t, int64_t before_at, int64_t reach_s);
void retention_release(struct retention *t);

/*
 * Take a case in, or a matter: its place. why is RETENTION_DUE where nothing
 * but its age may keep it; to_at is NUM_NONE for what has not ended.
 */
size_t retention_add(struct retention *t, int64_t key, int64_t from_at,
    int64_t to_at, enum retention_why why);
/* It has, or once had, this caller. */
void retention_add_caller(struct retention *t, int64_t ref, size_t place);
/* Two belong together, however far apart they are. */
void retention_join(struct retention *t, size_t a, size_t b);
/* All are in: sets why of each. */
void retention_settle(struct retention *t);

/* What of the record itself keeps it, else RETENTION_DUE. */
enum retention_why retention_keeps(const struct record *r,
    const struct words *w);
/* The last that is known to have happened to a closed case; NUM_NONE. */
int64_t retention_end(const struct record *r);
/* Over how long a sheet compares callers. */
int64_t retention_reach(const struct policy *p);

#endif
