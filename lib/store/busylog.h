#ifndef STORE_BUSYLOG_H
#define STORE_BUSYLOG_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "life/event.h"
#include "store/db.h"

/*
 * Busy seasons (忙季) as the journal has them: proposed by one person, decided
 * by another. An approved one is in force on its days and on no other.
 */
enum busylog_state { BUSYLOG_PROPOSED, BUSYLOG_APPROVED, BUSYLOG_REJECTED };

struct busylog_entry {
	int64_t seq;			/* of the proposal */
	int64_t name;			/* word; NUM_NONE: it was detected */
	int64_t from_day, to_day;	/* both included; as approved */
	int64_t proposer, decider;	/* words; NUM_NONE: nobody yet */
	int64_t proposed_at, decided_at;
	enum busylog_state state;
	char *trigger;			/* JSON: what it was proposed upon */
};

struct busylog {
	struct busylog_entry *of;	/* in the order of their proposals */
	size_t n, cap;
};

int busylog_read(struct busylog *l, struct db *db, struct err *e);
void busylog_release(struct busylog *l);
/* The entry of a proposal, or NULL. */
const struct busylog_entry *busylog_find(const struct busylog *l,
    int64_t seq);
/* The approved one that holds on a day, or NULL. */
const struct busylog_entry *busylog_in_force(const struct busylog *l,
    int64_t day);

/*
 * Within a transaction. What may not be is for the caller to refuse: the
 * proposal's days, who decides, and that it was not decided before.
 */
int busylog_propose(struct db *db, const struct busylog_entry *b,
    struct err *e);
int busylog_decide(struct db *db, int64_t seq, int granted, int64_t from_day,
    int64_t actor, int64_t at, struct err *e);

/* For derive: bring the table up to date with an event of these kinds. */
int busylog_derive(struct db *db, const struct event *ev, struct err *e);

#endif
