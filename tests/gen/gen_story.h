#ifndef GEN_STORY_H
#define GEN_STORY_H

#include <stdint.h>

#include "base/buf.h"
#include "gen/gen_office.h"
#include "gen/gen_step.h"
#include "rule/policy.h"
#include "time/date.h"

/*
 * The story of one case of mkoffice while it is told: its steps are added to
 * a life, in their order, at the story's time t.
 */
#define MIN 60
#define HOUR 3600
#define DAY DATE_DAY_S

/* What a case comes with; the rest is drawn. */
struct gen_call {
	int unit;
	int64_t category;
	int building;
	int64_t person;		/* who calls */
	int64_t received_at;
};

struct gen_story {
	struct gen_life *l;
	const struct gen_office *o;
	const struct gen_office_unit *u;
	const struct gen_call *c;
	struct rng *r;
	struct db *db;
	char site[64];
	int64_t t;		/* now, in the story */
	int64_t start_at, due_at;
	int64_t closed_at;
	int talks;		/* was talked about, not worked on */
	int hides;		/* the office's own revisit hears no complaint */
};

/* Phones: 1990 and seven digits. The staff have some of their own. */
#define GEN_STAFF_NUMBER 9990000
#define GEN_STAFF_NUMBERS 4
void gen_story_phone(char phone[16], int64_t number);

int64_t gen_story_word(const struct gen_story *s, const char *text);
/* Whether it happens in this unit, this time. */
int gen_story_does(const struct gen_story *s, enum gen_plant k);
int gen_story_seconds(const struct gen_story *s, int low, int high);
/* The next instant at which people work. */
int64_t gen_story_at_work(const struct gen_story *s, int64_t at);
void gen_story_pass_time(struct gen_story *s, int low, int high);

/* A step at t; actor NULL: who handles the unit's cases. */
struct gen_step *gen_story_step(struct gen_story *s, enum event_kind kind,
    const char *actor);
struct gen_step *gen_story_call(struct gen_story *s, const char *label,
    int connected, int length);
/* One of the four, perhaps at the second try. */
void gen_story_call_of_four(struct gen_story *s, const char *label);
/* What stands beside a step. */
void gen_story_say(struct gen_story *s, struct gen_step *step,
    void (*said)(struct buf *, struct rng *));

#endif
