#ifndef LIFE_MATTER_H
#define LIFE_MATTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "life/event.h"

/*
 * A matter (议题): what exceeds the office's power and is moved by those who
 * have it, at one table; lifts in old buildings are the example. It is an
 * aggregate of its own: events of kind MATTER, each one act, folded in their
 * order. Free text, and what parties are called, stands in their private
 * rows.
 *
 * Its number is YYYYMMDDNNNN, the day it was opened and a count; people read
 * "m-20261123-0001".
 */
enum matter_act {
	MATTER_OPEN,		/* the question */
	MATTER_LINK,		/* a case that it is about */
	MATTER_PARTY,		/* who sits at the table, in which role */
	MATTER_BOUNDARY,	/* what the office may and may not do, and why */
	MATTER_SURVEY,		/* how many want it */
	MATTER_OPTION,		/* a way to do it */
	MATTER_MEETING,		/* what was said */
	MATTER_COMMIT,		/* who does what by when */
	MATTER_SETTLE,		/* it was kept, or broken */
	MATTER_CONSENT,		/* a vote of owners */
	MATTER_CONTACT,		/* the complainants were told how it stands */
	MATTER_CLOSE,		/* how it ended */
	MATTER_REOPEN,
	MATTER_ACTS
};

const char *matter_act_name(enum matter_act a);	/* "open" */
int matter_act_find(const char *s, size_t len);	/* -1 */

/* One act as its event told it; texts are owned, NULL where there is none. */
struct matter_fact {
	enum matter_act act;
	int64_t at, actor;
	int64_t item, key, party, until_at, kept, rule, ending, evidence;
	int64_t carried;
	char *id, *figures;	/* of a case; JSON */
	char *text, *name;	/* from the private row */
};

struct matter {
	int64_t no;		/* NUM_NONE: there is none yet */
	int64_t rev, opened_at, closed_at;
	struct matter_fact *facts;
	size_t n, cap;
};

void matter_init(struct matter *m);
void matter_release(struct matter *m);

/* The matter after one more act; ERR_REFUSED with a reason where it can't
 * be: a closed matter, a case twice, a commitment that is none … */
int matter_fold(struct matter *m, const struct event *ev,
    const struct words *w, struct err *e);

/* How many acts of this kind there are. */
int64_t matter_count(const struct matter *m, enum matter_act a);
/* The act with this item's number; NULL. */
const struct matter_fact *matter_item(const struct matter *m,
    enum matter_act a, int64_t item);
/* Whether an act like this one, but for its item's number, is there. */
int matter_has(const struct matter *m, const struct event *ev,
    const struct words *w);

void matter_put_id(struct buf *b, int64_t no);		/* m-20261123-0001 */
/* NUM_NONE where it is none. */
int64_t matter_parse_id(const char *s, size_t len);

#endif
