#include "gen/gen_after.h"

#include <string.h>

#include "base/num.h"
#include "gen/gen_work.h"

/* What the citizen finds, or is said to have found. */
struct view {
	int64_t solved;		/* NUM_NONE: not asked */
	enum policy_answer mood;
};

static struct view
find(struct gen_story *s)
{
	struct view v;
	int n = rng_below(s->r, 100);

	s->hides = gen_story_does(s, PLANT_OWN_VS_CITY);
	if (s->hides) {
		v.solved = 0;
		v.mood = ANSWER_NO;
		return v;
	}
	if (gen_story_does(s, PLANT_SAT_UNSOLVED)) {
		v.solved = 0;
		v.mood = ANSWER_YES;
		return v;
	}
	v.solved = rng_permille(s->r, 800);
	if (v.solved)
		v.mood = n < 76 ? ANSWER_YES : n < 92 ? ANSWER_BASIC :
		    ANSWER_NO;
	else
		v.mood = n < 85 ? ANSWER_NO : ANSWER_BASIC;
	return v;
}

static int
is_complaint(const struct view *v)
{
	return v->solved == 0 || v->mood == ANSWER_NO;
}

static int64_t
mood_word(const struct gen_story *s, enum policy_answer mood)
{
	return gen_story_word(s, mood == ANSWER_YES ? "满意" :
	    mood == ANSWER_BASIC ? "基本满意" : "不满意");
}

/* --- the office's own ---------------------------------------------------- */

/* The call of a revisit: whose number, and how long, is as planted. */
static void
dial(struct gen_story *s)
{
	struct gen_step *c;
	char phone[16];

	c = gen_story_call(s, "revisit", 1, gen_story_does(s, PLANT_PHANTOM) ?
	    gen_story_seconds(s, 2, 8) : gen_story_seconds(s, 45, 260));
	if (gen_story_does(s, PLANT_STAFF_NUMBER)) {
		gen_story_phone(phone, GEN_STAFF_NUMBER +
		    rng_below(s->r, GEN_STAFF_NUMBERS));
		c->number = db_ref(s->db, phone, strlen(phone));
		c->wish.number = gen_story_word(s, "other");
	} else if (rng_permille(s->r, 20)) {
		/* of the family */
		gen_story_phone(phone, 7000000 + s->c->person);
		c->number = db_ref(s->db, phone, strlen(phone));
		c->wish.number = gen_story_word(s, "other");
	}
}

static void
answer(struct gen_story *s, int round, const struct view *v)
{
	struct gen_step *a;

	dial(s);
	s->t += gen_story_seconds(s, 30, 120);
	a = gen_story_step(s, EV_ANSWER, "回访员");
	if (s->u->second != NUM_NONE && gen_story_does(s, PLANT_SELF_RATE))
		a->actor = s->u->second;
	a->wish.round = round;
	a->wish.contacted = 1;
	a->wish.solved = v->solved;
	a->wish.satisfied = mood_word(s, v->mood);
}

static void
miss(struct gen_story *s)
{
	int i;

	for (i = 0; i < 2; i++) {
		gen_story_call(s, "revisit", 0, 0);
		gen_story_pass_time(s, 5 * HOUR, 30 * HOUR);
	}
}

/* A complaint that becomes content by talk alone. */
static void
talk_round(struct gen_story *s)
{
	struct view v = { 1, ANSWER_NO };
	int i;

	answer(s, 1, &v);
	for (i = 0; i < 3; i++) {
		gen_story_pass_time(s, 3 * HOUR, 12 * HOUR);
		gen_story_call(s, "revisit", 1,
		    gen_story_seconds(s, 100, 500));
	}
	gen_story_pass_time(s, DAY, 2 * DAY);
	v.mood = ANSWER_YES;
	answer(s, 2, &v);
}

/* What the office hears; who says that it is not solved is served again. */
static void
rounds(struct gen_story *s, struct view *found)
{
	struct view v = *found;

	gen_story_pass_time(s, 24 * HOUR, 48 * HOUR);
	if (is_complaint(found) && !s->hides ?
	    gen_story_does(s, PLANT_REVISIT_SKEW) : rng_permille(s->r, 100)) {
		miss(s);
		return;
	}
	if (s->talks && !is_complaint(found)) {
		talk_round(s);
		return;
	}
	if (s->hides) {
		v.solved = 1;
		v.mood = ANSWER_YES;
	}
	answer(s, 1, &v);
	if (v.solved == 0) {
		gen_work_again(s);
		found->solved = found->mood != ANSWER_YES &&
		    rng_permille(s->r, 400);
		if (found->solved && found->mood == ANSWER_NO)
			found->mood = ANSWER_BASIC;
		v = *found;
		if (v.solved == 0)
			v.solved = NUM_NONE;
	}
	gen_story_pass_time(s, 72 * HOUR, 110 * HOUR);
	answer(s, 2, &v);
}

/* --- the city's, and what follows ---------------------------------------- */

static void
city(struct gen_story *s, const struct view *found)
{
	struct gen_step *a;

	gen_story_pass_time(s, 4 * DAY, 10 * DAY);
	a = gen_story_step(s, EV_CITY, "值班长");
	a->wish.valid = rng_permille(s->r, 920);
	if (a->wish.valid == 0)
		return;
	a->wish.contacted = rng_permille(s->r, 970);
	a->wish.solved = found->solved;
	a->wish.satisfied = mood_word(s, found->mood);
}

static void
exclude(struct gen_story *s)
{
	struct gen_step *a;

	gen_story_pass_time(s, 4 * HOUR, 3 * DAY);
	a = gen_story_step(s, EV_EXCLUDE, NULL);
	a->wish.ground = gen_story_word(s, "G5");
	a->wish.clause = gen_story_word(s, "条例第十一条");
	a->wish.proof = gen_story_word(s, "照片");
	gen_life_say(a, "经查不实");
	gen_story_pass_time(s, 4 * HOUR, 20 * HOUR);
	gen_story_step(s, EV_EXCLUDE_DECIDE, "审核员")->wish.granted = 1;
}

static void
relabel(struct gen_story *s)
{
	struct gen_step *a;
	int64_t other = s->u->matters[0] == s->c->category ?
	    s->u->matters[s->u->nmatters - 1] : s->u->matters[0];

	if (other == s->c->category)
		other = gen_story_word(s, "社区管理/社区服务/办事咨询");
	gen_story_pass_time(s, 6 * HOUR, 4 * DAY);
	a = gen_story_step(s, EV_CORRECT, "值班长");
	a->wish.member = M_CATEGORY;
	a->wish.value = other;
	a->wish.why = gen_story_word(s, "分类有误");
}

void
gen_after_close(struct gen_story *s)
{
	struct view found = find(s);
	int complains = is_complaint(&found);

	rounds(s, &found);
	city(s, &found);
	if (complains && gen_story_does(s, PLANT_LATE_EXCLUDE))
		exclude(s);
	if (complains && gen_story_does(s, PLANT_LATE_RELABEL))
		relabel(s);
}
