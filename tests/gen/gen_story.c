#include "gen/gen_story.h"

#include <stdio.h>
#include <string.h>

#include "gen/gen_said.h"
#include "time/date.h"

int64_t
gen_story_word(const struct gen_story *s, const char *text)
{
	return words_adds(s->o->words, text);
}

int
gen_story_does(const struct gen_story *s, enum gen_plant k)
{
	return gen_office_does(s->u, s->r, k);
}

int
gen_story_seconds(const struct gen_story *s, int low, int high)
{
	return rng_between(s->r, low, high);
}

int64_t
gen_story_at_work(const struct gen_story *s, int64_t at)
{
	int64_t day = date_day_of(at), of_day = at - date_day_start(day);

	if (of_day < 8 * HOUR + 30 * MIN)
		return date_day_start(day) + 8 * HOUR +
		    gen_story_seconds(s, 30 * MIN, 3 * HOUR);
	if (of_day >= 19 * HOUR)
		return date_day_start(day + 1) + 8 * HOUR +
		    gen_story_seconds(s, 30 * MIN, 3 * HOUR);
	return at;
}

struct gen_step *
gen_story_step(struct gen_story *s, enum event_kind kind, const char *actor)
{
	struct gen_step *step = gen_life_step(s->l, kind, s->t, actor == NULL ?
	    s->u->handler : gen_story_word(s, actor));

	s->t = step->at;
	return step;
}

void
gen_story_pass_time(struct gen_story *s, int low, int high)
{
	s->t = gen_story_at_work(s, s->t + gen_story_seconds(s, low, high));
}

/* --- calls -------------------------------------------------------------- */

struct gen_step *
gen_story_call(struct gen_story *s, const char *label, int connected,
    int length)
{
	struct gen_step *c = gen_story_step(s, EV_CONTACT,
	    strcmp(label, "revisit") == 0 ? "回访员" : NULL);

	c->wish.connected = connected;
	c->wish.seconds = connected ? length : 0;
	c->wish.call = gen_story_word(s, label);
	c->wish.number = gen_story_word(s, "order");
	if (!connected)
		c->wish.result = gen_story_word(s, "noanswer");
	return c;
}

void
gen_story_say(struct gen_story *s, struct gen_step *c,
    void (*said)(struct buf *, struct rng *))
{
	struct buf b = BUF_INIT;

	said(&b, s->r);
	gen_life_say(c, b.data);
	buf_release(&b);
}

void
gen_story_call_of_four(struct gen_story *s, const char *label)
{
	struct gen_step *c;

	if (rng_permille(s->r, 200)) {
		gen_story_call(s, label, 0, 0);
		gen_story_pass_time(s, 2 * HOUR, 4 * HOUR);
	}
	c = gen_story_call(s, label, 1, gen_story_seconds(s, 40, 300));
	if (gen_story_does(s, PLANT_COAX))
		gen_story_say(s, c, gen_said_coax);
	else if (rng_permille(s->r, 150))
		gen_story_say(s, c, gen_said_call);
}

void
gen_story_phone(char phone[16], int64_t number)
{
	snprintf(phone, 16, "1990%07lld", (long long)number);
}
