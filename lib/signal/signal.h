#ifndef SIGNAL_SIGNAL_H
#define SIGNAL_SIGNAL_H

#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "measure/group.h"
#include "rule/policy.h"
#include "rule/signalrule.h"
#include "signal/around.h"
#include "signal/cells.h"
#include "signal/compare.h"
#include "signal/dossier.h"
#include "signal/norms.h"
#include "time/period.h"

/*
 * Signals of gaming: what a person should look at, and never a verdict. Each
 * is a small function over one case: it asks whether the case says anything
 * about the matter, and says for which unit, and whether it was seen. All the
 * counting, comparing and judging is done elsewhere.
 *
 * To add one: its name at the end of SIGNALRULE_LIST (rule/signalrule.h), its
 * limits in the table of signalrule.c and in default.json, a function in a
 * file of its fellows (signal/of….c), a line in the table of signal.c with
 * its two texts (and their Chinese), and its paragraphs in js-audit(1) and
 * js-policy(5).
 */
struct signal_view {
	const struct policy *policy;
	const struct signalrule_limits *limits;	/* of this signal */
	struct words *words;
	const struct period *period;
	int64_t now_at;			/* the moment the figures stand for */
	struct norms *norms;		/* of all cases of the period */
	struct around *around;		/* what the others tell of one */
	const struct record *r;		/* the case as it stood then */
	struct dossier *dossier;	/* its events, texts and links */

	enum signalrule_code code;	/* for signal_say… alone */
	struct cells *cells;
};

typedef void (*signal_fn)(struct signal_view *v);

/* Once, for a signal that isn't one of cases; it makes and fills its cells
 * itself. 0 or -1. */
struct inquiry_scope;
typedef int (*signal_whole_fn)(struct signal_view *v,
    const struct inquiry_scope *s, struct asof *a, struct err *e);

/* Which cases a signal looks at. 协办 and 转办 rows are never among them. */
enum signal_scope {
	SIGNAL_RECEIVED,	/* of the period */
	SIGNAL_OPEN,		/* those too that are open now and came before */
	SIGNAL_WHOLE		/* none: it has a function of its own */
};

/* What a unit's count is held against. */
enum signal_against {
	SIGNAL_OTHERS,		/* all other units */
	SIGNAL_BESIDE,		/* what the signal says with signal_beside */
	SIGNAL_PAIRED,		/* the same, of the same cases: turned */
	SIGNAL_FIXED		/* what the signal's cells say */
};

struct signal {
	enum signal_scope scope;
	enum signal_against against;
	const char *seen, *asked;	/* English; shown by lang_sheet():
					 * "SEEN: 3 of 20 ASKED" */
	signal_fn fn;
	signal_whole_fn whole;
};

extern const struct signal signal_table[SIGNALRULE_COUNT];

/*
 * Say that the case was asked, and whether the thing was seen: of the unit
 * that leads it; of a unit, which no figure ever goes below. A function may
 * say nothing, or more than once.
 */
void signal_say(struct signal_view *v, int is_seen);
void signal_say_unit(struct signal_view *v, int64_t unit, int is_seen);
/* The same of what is compared with; where PAIRED, only what was seen. */
void signal_beside(struct signal_view *v, int is_seen);

/* Whether an answer to "satisfied" is yes or basic; no; none (-1). */
int signal_is_satisfied(const struct signal_view *v, int64_t answer);
/* Whether an instant lies in the night of the signal's limits. */
int signal_is_at_night(const struct signal_view *v, int64_t at);

#endif
