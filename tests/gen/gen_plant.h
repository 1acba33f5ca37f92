#ifndef GEN_PLANT_H
#define GEN_PLANT_H

#include "gen/gen_rng.h"

/*
 * What can be planted in a unit of mkoffice: each kind of gaming that
 * js-audit signals looks for, by the signal's name, how often it happens by
 * itself, and how often where it is planted, each of 1,000 chances. What a
 * chance is stands beside it: a case, an answer that was negative … An
 * honest office has all of it now and then; but no caller calls every other
 * day, no staff number answers, and nobody looks at a target.
 */
#define GEN_PLANTS(X) \
	X(SAT_UNSOLVED,	"sat-unsolved",	20, 250)  /* of closed cases */ \
	X(OWN_VS_CITY,	"own-vs-city",	15, 400)  /* of closed cases */ \
	X(TALK_NO_WORK,	"talk-no-work",	30, 350)  /* of cases */ \
	X(COAX,		"coax",		4, 100)	  /* of the four calls */ \
	X(SELF_RATE,	"self-rate",	20, 350)  /* of own revisits */ \
	X(FAST_CLOSE,	"fast-close",	20, 350)  /* of cases */ \
	X(BOUNCE,	"bounce",	30, 250)  /* of closed cases */ \
	X(BATCH_ENTRY,	"batch-entry",	20, 300)  /* of results */ \
	X(CLONE_TEXT,	"clone-text",	30, 300)  /* of results */ \
	X(HEAP,		"heap",		30, 300)  /* of cases with days to go */ \
	X(LATE_EXCLUDE,	"late-exclude",	30, 550)  /* of complaints */ \
	X(LATE_RELABEL,	"late-relabel",	20, 400)  /* of complaints */ \
	X(PING_PONG,	"ping-pong",	10, 250)  /* of cases */ \
	X(REVISIT_SKEW,	"revisit-skew",	100, 600) /* of complaints */ \
	X(PHANTOM,	"phantom-revisit", 15, 300) /* of own revisits */ \
	X(STAFF_NUMBER,	"staff-number",	0, 250)	  /* of own revisits */ \
	X(DOWNGRADE,	"downgrade",	10, 250)  /* of cases */ \
	X(BORDER,	"border",	20, 850)  /* of those before an edge */ \
	X(IDLE,		"idle",		10, 250)  /* of cases */ \
	/* of the whole office */ \
	X(TARGET,	"heap-target",	0, 950)	  /* of a unit's months */ \
	X(SERIAL,	"serial-caller", 0, 0)	  /* one caller */

enum gen_plant {
#define GEN_PLANT_ENUM(id, name, base, planted) PLANT_##id,
	GEN_PLANTS(GEN_PLANT_ENUM)
#undef GEN_PLANT_ENUM
	PLANT_COUNT
};
#define PLANT_UNITS PLANT_TARGET	/* those before it are of units */

const char *gen_plant_name(enum gen_plant k);

/*
 * Whether it happens this time: planted says where; wobble is the unit's own
 * share of what is usual, of 1,000.
 */
int gen_plant_happens(struct rng *r, enum gen_plant k, int planted,
    int wobble);

#endif
