#ifndef SIGNAL_AROUND_H
#define SIGNAL_AROUND_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "rule/signalrule.h"
#include "signal/bursts.h"
#include "signal/drawer.h"
#include "signal/places.h"
#include "store/db.h"

/*
 * What stands around a case and its own dossier cannot tell: other cases of
 * the place, what else the same person did in that hour, numbers that answer
 * for many. Read before the cases are looked at, and only what the signals
 * that are on ask for.
 */
struct around {
	struct places *places;		/* each NULL: nobody asks */
	struct bursts *results;		/* submitted, as written down */
	struct bursts *answers;		/* to own revisits */
	struct bursts *callers;		/* calls of the period, by caller */
	struct around_call { int64_t caller, at, key; } *calls;
	size_t ncalls, cap_calls;
	struct drawer *drawer;		/* filled while cases are looked at */
	int64_t *shared;		/* numbers, ascending */
	size_t nshared;
	const int64_t *staff;		/* numbers, ascending; borrowed */
	size_t nstaff;
};

void around_init(struct around *a, const struct signalrule *rule);
void around_release(struct around *a);

/* A case that was received in the period. */
void around_add(struct around *a, const struct record *r);
/* One that was received behind it, no later than around_beyond. */
void around_add_later(struct around *a, const struct record *r);
/* How far behind the period cases say something about it; 0: not at all. */
int64_t around_beyond(const struct signalrule *rule);

/* What people did, of the events in (after_seq, upto_seq]. 0 or -1. */
int around_read(struct around *a, const struct signalrule *rule,
    struct db *db, int64_t after_seq, int64_t upto_seq, struct err *e);

/* Whether the number is the staff's own, or one that answers for many. */
int around_knows_number(const struct around *a, int64_t ref);

#endif
