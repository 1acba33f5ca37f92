#ifndef ARRIVE_H
#define ARRIVE_H

#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "catpath.h"
#include "data/record.h"
#include "entry.h"
#include "life/event.h"
#include "rule/policy.h"
#include "table/map.h"
#include "wordmap.h"

/*
 * What an entry means: the facts of the platform, as the policy reads them,
 * and the event that a new case gets from them. A row carries
 * the platform's facts only; the office's own acts are never inferred.
 */
struct arrive {
	const struct map *map;
	const struct policy *policy;
	const struct calendar *calendar;
	struct words *words;
	struct wordmap known;	/* from the reading thread's words */
	struct wordmap paths;	/* the same, of categories as paths */
	struct wordmap units;	/* the program's words: 1 the policy's first
				   unit, -1 none */
	struct arrive_otherwise {	/* categories the policy does not know, */
		const char *separator;	/* but would by this; NULL: none */
		struct wordmap words;	/* 1 for each of those */
		int64_t example, rows;	/* word; new or changed ones */
	} otherwise;
	int64_t source;		/* word */
	int64_t said_at;	/* when the platform said it: export or import */
	int64_t unknown_answers, conflicts;	/* counted, and */
	int64_t erased;		/* texts of erased cases that were refused */
};

/* What a dump says of a case: the members that its events may carry. */
#define ARRIVE_PLATFORM_COUNT 15
extern const enum record_member arrive_platform[ARRIVE_PLATFORM_COUNT];

/* The identity and every platform fact of the entry, as a record. -1 where
 * its limit needs a calendar that there is not (ERR_DATA). */
int arrive_facts(struct arrive *a, const struct chunk *c,
    const struct entry *n, struct record *facts, struct err *e);
/* Into the event, whose clocks are set: what of them the order printed. */
void arrive_limit(const struct chunk *c, const struct entry *n,
    struct event *ev);

/* The event of a case that is new. */
void arrive_receive(const struct arrive *a, const struct record *facts,
    const struct chunk *c, struct entry *n, struct event *ev);

#endif
