#ifndef GEN_STEP_H
#define GEN_STEP_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "gen/gen_office.h"
#include "life/event.h"
#include "life/wish.h"
#include "store/db.h"

/*
 * What happens in the office of mkoffice, planned case by case and then lived
 * in the order of writing: each step is decided as the verbs decide it, by
 * the policy and the life cycle, and appended to the journal under the clock
 * of its own instant. What the life cycle refuses ends the program: a plan
 * that could not happen proves nothing.
 */
struct gen_step {
	int64_t at, rec, actor;
	int cas, order;		/* whose, the how-manieth of it */
	enum event_kind kind;
	struct wish wish;
	char *text;		/* of the wish, owned */
	int64_t number;		/* a call: the keyed reference of the number
				   that was dialled; NUM_NONE */
};

/* A case: what the platform says of it, and how it stands. */
struct gen_file {
	struct record facts, now;
	char phone[16];
	char *body, *point;	/* owned */
	int unit;		/* of the office: whose it is */
	int64_t at, rec;	/* of its last step */
	int steps;
};

struct gen_life {
	struct gen_step *steps;
	size_t nsteps, cap_steps;
	struct gen_file *files;
	size_t nfiles, cap_files;
};

/* A new case; valid until the next. */
struct gen_file *gen_life_file(struct gen_life *l);
/*
 * The next step of the last case, at an instant that is not before the step
 * before it, written down at once. Valid until the next.
 */
struct gen_step *gen_life_step(struct gen_life *l, enum event_kind kind,
    int64_t at, int64_t actor);
/* The last step was written down later; those that follow come after that. */
void gen_life_late(struct gen_life *l, int64_t rec);
void gen_life_say(struct gen_step *s, const char *text);

/* Live all of it until the end. */
int gen_life_live(struct gen_life *l, const struct gen_office *o,
    struct db *db, int64_t end_at, struct err *e);
void gen_life_release(struct gen_life *l);

#endif
