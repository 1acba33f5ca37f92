#ifndef GEN_CASE_H
#define GEN_CASE_H

#include <stdint.h>

#include "gen/gen_category.h"
#include "gen/gen_rng.h"

/*
 * A case with its whole future: what happens to it is decided when it is
 * made, and a dump shows as much of it as had happened at its export. So a
 * later dump of the same seed holds the same cases with more facts.
 */
enum gen_kind {
	GEN_FRESH,
	GEN_REMINDER,		/* the same person, while the case is open */
	GEN_REPEAT,		/* the same person and matter, after 办结 */
	GEN_CLUSTER		/* other people of the stairwell, one fault */
};

enum {
	GEN_THREAT = 1,		/* 扬言 in the text */
	GEN_ASSISTED = 2,	/* a second row, 协办 */
	GEN_PASSED_ON = 4,	/* 转办 */
	GEN_ANONYMOUS = 8,
	GEN_DELUGE = 16		/* received on a day of cloudburst */
};

enum gen_solved { GEN_NOT_SOLVED, GEN_SOLVED, GEN_PARTLY };
enum gen_mood { GEN_CONTENT, GEN_MOSTLY, GEN_UNHAPPY };

#define GEN_COMMUNITIES 10
#define GEN_DOORS 3		/* flats on one landing */

struct gen_place {
	int community, estate, building, stair, flat;
};

struct gen_case {
	uint64_t key;		/* the seed of its wording */
	uint64_t no;		/* 18 digits; 0 until it is numbered */
	uint64_t of;		/* the order it belongs to, 0 if none */
	uint64_t root;		/* the first order of its matter; 0: its own */
	enum gen_kind kind;
	int round;		/* how often the matter has come before */
	int category;
	int matter;
	enum gen_nature nature;
	int flags;
	int64_t person;
	struct gen_place place;
	enum gen_unit unit, helper;
	int64_t received_at, dispatched_at, due_at, done_at;
	int64_t asked_at;	/* the city's revisit */
	int is_valid, is_contacted;
	enum gen_solved solved;
	enum gen_mood mood;
};

struct gen_estate {
	const char *name;
	int floors;
};

const char *gen_community_name(int community);
const struct gen_estate *gen_estate_of(const struct gen_place *p);

/* A place somewhere in the sub-district that suits the spot. */
struct gen_place gen_place_pick(struct rng *r, int buildings,
    enum gen_spot spot);

/* An instant of the day, most often in office hours. */
int64_t gen_time_of_day(struct rng *r, int64_t day);

/*
 * Decide the rest of a case of which key, kind, category, place and
 * received_at are known: nature, matter, units, instants, answers. Who calls
 * again keeps his nature, and mostly his words.
 */
void gen_case_unfold(struct gen_case *c);

/* Seconds that the limit of its category allows. */
int64_t gen_limit_span(enum gen_limit limit);

#endif
