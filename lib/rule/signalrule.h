#ifndef RULE_SIGNALRULE_H
#define RULE_SIGNALRULE_H

#include <stddef.h>
#include <stdint.h>

#include "data/reader.h"

/*
 * The policy's section "signals" (js-policy(5)): which signals of gaming are
 * looked for, and from which numbers on one is shown. A signal that has no
 * key in the section is not looked for.
 *
 * SIGNALRULE_LIST names every signal there is, in the order in which they
 * are printed; signal/signal.h says what each looks at. Which of the limits
 * of its own a signal has, the table in signalrule.c says.
 */
#define SIGNALRULE_LIST(X) \
	X(SAT_UNSOLVED,	"sat-unsolved") \
	X(OWN_VS_CITY,	"own-vs-city") \
	X(TALK_NO_WORK,	"talk-no-work") \
	X(SELF_RATE,	"self-rate") \
	X(REVISIT_SKEW,	"revisit-skew") \
	X(FAST_CLOSE,	"fast-close") \
	X(BORDER,	"border") \
	X(IDLE,		"idle") \
	X(PING_PONG,	"ping-pong") \
	X(LATE_EXCLUDE,	"late-exclude") \
	X(EXCLUDE_SKEW,	"exclude-skew") \
	X(HEAP,		"heap") \
	X(TARGET,	"heap-target") \
	X(COAX,		"coax") \
	X(LATE_RELABEL,	"late-relabel") \
	X(DOWNGRADE,	"downgrade") \
	X(BATCH_ENTRY,	"batch-entry") \
	X(CLONE_TEXT,	"clone-text") \
	X(BOUNCE,	"bounce") \
	X(PHANTOM_REVISIT, "phantom-revisit") \
	X(STAFF_NUMBER,	"staff-number") \
	X(SERIAL_CALLER, "serial-caller")

enum signalrule_code {
#define SIGNALRULE_ENUM(id, name) SIGNALRULE_##id,
	SIGNALRULE_LIST(SIGNALRULE_ENUM)
#undef SIGNALRULE_ENUM
	SIGNALRULE_COUNT
};

struct finder;

struct signalrule_limits {
	int minimum;		/* cases that a unit needs; 0: it is off */
	int points;		/* percent points that an effect needs */

	/* of some signals; what they mean js-policy(5) says */
	int percent, count, width;
	int64_t within_s, after_s;
	int64_t from_s, to_s;	/* of the day; over midnight where from > to */
	char **words;
	size_t nwords;
	struct finder *finder;	/* of these words; NULL: there are none */
};

struct signalrule {
	int false_percent;	/* of all that is shown; 0: no section */
	struct signalrule_limits of[SIGNALRULE_COUNT];
};

extern const struct reader_key signalrule_keys[];

/* Once the section has been read. */
void signalrule_prepare(struct signalrule *s);
void signalrule_release(struct signalrule *s);

/* "sat-unsolved". */
const char *signalrule_name(enum signalrule_code code);

/* Whether the policy says anything about signals, and about this one. */
int signalrule_is_given(const struct signalrule *s);
int signalrule_is_on(const struct signalrule *s, enum signalrule_code code);

#endif
