#ifndef RULES_H
#define RULES_H

#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "life/event.h"
#include "rule/policy.h"

/*
 * What a check looks for: one table of rules, each a small pure function
 * over what rules_view shows it. Codes are stable: people accept findings by
 * them, and they stand in signatures. js-audit(1) explains each.
 */
enum rules_about {
	RULES_CASE,		/* r */
	RULES_REPLY,		/* r, and the texts that say what was done */
	RULES_EVENT,		/* ev */
	RULES_DAY,		/* day and what follows it */
	RULES_START,		/* the same, for each day since the start */
	RULES_OFFICE		/* none of these: once a check, of its day */
};

/* Which checks it belongs to: those of a plain check, those of a day (its
 * signature asks for both), and the strict ones, on request. */
enum rules_group { RULES_BASIC = 1, RULES_OF_DAY = 2, RULES_STRICT = 4 };
#define RULES_USUAL (RULES_BASIC | RULES_OF_DAY)

enum rules_severity { RULES_NORMAL, RULES_SERIOUS };

struct rules_view {
	const struct policy *policy;
	const struct words *words;
	int64_t now_at;

	const struct record *r;
	const char *reply;	/* result and reply, "" where there is none */
	size_t reply_len;

	const struct event *ev;
	int64_t asker;		/* of the return that it decides; NUM_NONE */
	int clock_was_behind;	/* at the event before it already */

	int64_t day;		/* the one checked; NUM_NONE: all of them */
	int64_t start_day;
	int day_is_signed, predecessor_is_signed;
	int64_t covered_at;	/* imports reach to here; NUM_NONE */
};

/* Since when it is so; NUM_NONE where there is nothing to find. */
typedef int64_t (*rules_fn)(const struct rules_view *v);

struct rule {
	const char *code;	/* NULL ends the table */
	enum rules_about about;
	enum rules_severity severity;
	enum rules_group group;
	const char *text;	/* English; shown through lang_sheet() */
	rules_fn fn;
};

extern const struct rule rules[];

/* By code; NULL where there is none. */
const struct rule *rules_find(const char *code, size_t len);
const char *rules_severity_name(enum rules_severity s);
const char *rules_group_name(enum rules_group g);	/* "strict" */

/*
 * Finished before the office began: then nobody of this office could have
 * signed, called or passed, and nothing is held against the case.
 */
int rules_is_before(const struct record *r, int64_t start_day);

#endif
