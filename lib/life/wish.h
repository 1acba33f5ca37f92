#ifndef LIFE_WISH_H
#define LIFE_WISH_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "life/event.h"
#include "rule/policy.h"

/*
 * What a person wants done with a case, and what a decision about it may
 * look at.
 */
struct decide {			/* what every decision may look at */
	const struct policy *policy;
	const struct calendar *calendar;	/* NULL: none is loaded */
	struct words *words;
	int64_t now_at;		/* no event may lie after it */
	int64_t at;		/* when it happened: --at, else now */
	int64_t actor;		/* word, NUM_NONE */
};

/* What the person wants; only the fields that the verb has are looked at. */
struct wish {
	int64_t lead, officer;		/* words */
	int64_t assist;			/* list word */
	int64_t why;			/* word: reason or code */
	int64_t until_at;		/* extend, promise: the new instant */
	int64_t level;
	int64_t consent;		/* word: number of the city's consent */
	int64_t told;			/* 1: the citizen was told */
	int64_t to;			/* return: word "desk" or "city" */
	int64_t ground, evidence;	/* words */
	int64_t granted;		/* return: decided 1 or 0; else asked */
	int64_t milestone, blocker, by;	/* words */
	int64_t needs;			/* promise: word, the unit needed */
	int64_t approver;		/* pause, extend, correct: word */
	int64_t clock;			/* extend: word "contact" …; else solve */
	int64_t unit;			/* a helper: word */
	int64_t step;			/* of it: word "arrived", "concluded" */
	int64_t score;			/* of it: 0 to 100 */
	int64_t whistle;		/* word: number of the 吹哨 */
	int64_t cause;			/* reopen: word of second_causes */
	int64_t rung, rung_to, since;	/* escalate: words, instant */
	int64_t stage;			/* note: 1, a stage explanation */
	int64_t connected, seconds;	/* contact */
	int64_t call, result, number;	/* words */
	int64_t fact;			/* key of an outside fact */
	int member;			/* correct: which, -1 */
	int64_t value;			/* correct: its new value */
	int64_t contacted, solved;	/* answers: 1, 0, NUM_NONE */
	int64_t satisfied;		/* word as answered */
	int64_t valid;			/* city answers */
	int64_t round;			/* own revisit: 1 or 2 */
	int64_t code;			/* waiver: word */
	int waives_calls, waives_revisits;
	int64_t clause, proof;		/* exclusion: word, list word */
	int of_city;			/* 1: its scope is the city's table */
	int64_t bond;			/* link: word: its kind */
	const char *other;		/* link: the other case's id; NULL */
	const char *text;		/* note, result, next step; may be NULL */
	size_t text_len;
	const char *measure;		/* promise: what was done so far */
	size_t measure_len;
};

/* Everything absent. */
void wish_init(struct wish *w);

/* ERR_USAGE: this verb's option is missing. */
int wish_missing(const char *option, enum event_kind kind, struct err *e);
/*
 * Behind what e says: what there is, a word of each of the policy's rows, or
 * words alone; -1.
 */
struct wish_list {
	const void *rows;
	size_t n, size, at;	/* each row's size; where its word stands */
};
#define WISH_ROWS(rows, n, type, word) \
	&(const struct wish_list){ rows, n, sizeof(type), \
	    offsetof(type, word) }
#define WISH_WORDS(words, n) \
	&(const struct wish_list){ words, n, sizeof(int64_t), 0 }
int wish_there_are(const struct wish_list *l, const struct words *w,
    struct err *e);
/* ERR_REFUSED: the policy has no such ground; those it has are told. */
int wish_no_ground(const struct policy_grounds *g, int64_t said,
    enum event_kind kind, const struct words *w, struct err *e);
/* The same for --actor, where the event has none. */
int wish_needs_actor(const struct event *ev, struct err *e);
/* And for --approver, who is somebody else. */
int wish_needs_approver(const struct event *ev, const struct wish *wish,
    struct err *e);

#endif
