#ifndef STORE_LINKFIND_H
#define STORE_LINKFIND_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "rule/policy.h"
#include "store/db.h"

/*
 * Finds what belongs together among the cases that came since it was last
 * done and all cases before them, however old (store/links.h). Two passes,
 * each with its own watermark, in transactions of their own: a kill between
 * them is harmless, the next call goes on from there.
 *
 * People: by 100,000 new cases, of everybody who has one of them and another;
 * reminders, repeats, quoted numbers, and cases of a layout without numbers
 * that may be known by one. Places: in order of time over the days that new
 * cases fall on and a window around them; clusters.
 *
 * Nothing is done where the policy has no section "links", nor in a dry run.
 */
struct linkfind_counts {
	int64_t found[LINK_COUNT];
};

/* All that is new, at once; also what is not among the callers yet. */
int linkfind_catch_up(struct db *db, const struct policy *p,
    struct linkfind_counts *counts, struct err *e);

/*
 * The same beside an import: a thread with a connection of its own looks at
 * people while more cases come. Which cases it looks at together, in which
 * state of the database, and when what it has found is written, depends on
 * their numbers alone, so that every run writes the same journal.
 */
struct linkfind;
struct linkfind *linkfind_new(struct db *db, const struct policy *p,
    struct err *e);
void linkfind_free(struct linkfind *f);
/* Whether there is enough for it to do; then, between two transactions, after
 * a commit. */
int linkfind_is_due(const struct linkfind *f);
int linkfind_committed(struct linkfind *f, struct err *e);
/* The rest, when all has come. */
int linkfind_finish(struct linkfind *f, struct linkfind_counts *counts,
    struct err *e);

#endif
