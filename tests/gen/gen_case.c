#include "gen/gen_case.h"

#include "time/date.h"

#define HOUR_S 3600

static const struct {
	const char *name;
	int share;		/* of the calls, cumulated to 1,000 */
	int solved;		/* shift of the solved, of 1,000 */
	int mood;		/* shift of the content, of 1,000 */
	struct gen_estate estate[2];
} communities[GEN_COMMUNITIES] = {
	{ "农光里社区", 130, 10, 10,
	  {{ "农光里", 6 }, { "农光里一区", 6 }} },
	{ "农光里中社区", 240, -30, -40,
	  {{ "农光里中区", 6 }, { "农光南里", 14 }} },
	{ "劲松北社区", 400, 40, 50,
	  {{ "劲松一区", 6 }, { "劲松二区", 5 }} },
	{ "劲松中社区", 530, 0, -10,
	  {{ "劲松三区", 6 }, { "劲松四区", 5 }} },
	{ "劲松东社区", 640, -60, -60,
	  {{ "劲松五区", 6 }, { "劲松六区", 5 }} },
	{ "劲松西社区", 750, 20, 20,
	  {{ "劲松七区", 6 }, { "劲松八区", 16 }} },
	{ "磨房北里社区", 840, -10, 0,
	  {{ "磨房北里", 6 }, { "磨房南里", 12 }} },
	{ "百环社区", 900, 30, 20,
	  {{ "百环家园", 24 }, { "百环花园", 18 }} },
	{ "和谐雅园社区", 950, 50, 40,
	  {{ "和谐雅园", 20 }, { "雅园东区", 18 }} },
	{ "大郊亭社区", 1000, -20, -20,
	  {{ "大郊亭", 6 }, { "大郊亭东里", 18 }} },
};

/* Calls by hour of the day, cumulated to 1,000. */
static const short hours[24] = {
	6, 10, 13, 15, 18, 24, 40, 75, 150, 245, 335, 405,
	455, 515, 590, 665, 735, 795, 845, 890, 930, 962, 985, 1000
};

static const int limit_hours[] = {
	[GEN_2H] = 2, [GEN_24H] = 24, [GEN_7D] = 168, [GEN_15D] = 360
};

const char *
gen_community_name(int community)
{
	return communities[community].name;
}

const struct gen_estate *
gen_estate_of(const struct gen_place *p)
{
	return &communities[p->community].estate[p->estate];
}

int64_t
gen_limit_span(enum gen_limit limit)
{
	return (int64_t)limit_hours[limit] * HOUR_S;
}

struct gen_place
gen_place_pick(struct rng *r, int buildings, enum gen_spot spot)
{
	struct gen_place p = { 0, 0, 0, 0, 0 };
	int share = rng_below(r, 1000);
	int floors;

	while (communities[p.community].share <= share)
		p.community++;
	p.estate = rng_below(r, 2);
	p.building = rng_between(r, 1, buildings);
	p.stair = rng_between(r, 1, 5);
	floors = gen_estate_of(&p)->floors;
	p.flat = rng_below(r, floors * GEN_DOORS);
	if (spot == GEN_ROOF)
		p.flat = (floors - 1) * GEN_DOORS + p.flat % GEN_DOORS;
	return p;
}

int64_t
gen_time_of_day(struct rng *r, int64_t day)
{
	int share = rng_below(r, 1000);
	int hour = 0;

	while (hours[hour] <= share)
		hour++;
	return date_day_start(day) + (int64_t)hour * HOUR_S +
	    rng_below(r, HOUR_S);
}

/* Works on ordinary matters end in office hours. */
static int64_t
office_hours(struct rng *r, int64_t at)
{
	int64_t day = date_day_of(at);
	int64_t hour = (at - date_day_start(day)) / HOUR_S;

	if (hour >= 8 && hour < 20)
		return at;
	return date_day_start(day) + 9 * HOUR_S + rng_below(r, 9 * HOUR_S);
}

/* When it is dispatched, due and finished, and when the city asks. */
static void
unfold_times(struct gen_case *c, struct rng *r)
{
	enum gen_limit limit = gen_category[c->category].limit;
	int64_t span = gen_limit_span(limit);
	int share = rng_between(r, 80, 970);
	int luck = rng_below(r, 1000);

	if (c->nature == GEN_ZIXUN)
		share = rng_between(r, 5, 300);
	c->dispatched_at = c->received_at + rng_between(r, 60, 900);
	c->due_at = c->dispatched_at + span;
	if (luck < 15)			/* a hard case, weeks late */
		c->done_at = c->due_at + rng_between(r, 10, 70) *
		    (int64_t)DATE_DAY_S;
	else if (luck < 55)		/* late */
		c->done_at = c->due_at + span * rng_between(r, 20, 800) / 1000;
	else
		c->done_at = c->dispatched_at + span * share / 1000;
	if (limit >= GEN_7D)
		c->done_at = office_hours(r, c->done_at);
	if (c->done_at <= c->dispatched_at)
		c->done_at = c->dispatched_at + rng_between(r, 600, HOUR_S);
	c->asked_at = date_day_start(date_day_of(c->due_at) +
	    rng_between(r, 1, 4)) + rng_between(r, 10, 17) * HOUR_S +
	    rng_below(r, HOUR_S);
}

/* What the citizen answers; who was not helped is seldom content. */
static void
unfold_answers(struct gen_case *c, struct rng *r)
{
	int community = c->place.community;
	int solved = gen_category[c->category].solved +
	    communities[community].solved + 48;
	int content = communities[community].mood;
	int luck = rng_below(r, 1000);

	if (c->kind == GEN_REPEAT || (c->flags & GEN_THREAT))
		solved -= 150;
	c->is_valid = rng_permille(r, 920);
	c->is_contacted = rng_permille(r, 970);
	c->solved = rng_permille(r, solved) ? GEN_SOLVED : GEN_NOT_SOLVED;
	if (c->done_at > c->asked_at)
		c->solved = GEN_NOT_SOLVED;
	if (c->solved == GEN_NOT_SOLVED && rng_permille(r, 100))
		c->solved = GEN_PARTLY;
	if (c->solved == GEN_SOLVED)
		c->mood = luck < 860 + content ? GEN_CONTENT :
		    luck < 960 + content / 4 ? GEN_MOSTLY : GEN_UNHAPPY;
	else
		c->mood = luck < 260 + content ? GEN_CONTENT :
		    luck < 460 + content ? GEN_MOSTLY : GEN_UNHAPPY;
}

static void
unfold_units(struct gen_case *c, struct rng *r)
{
	int luck = rng_below(r, 1000);

	c->unit = gen_category[c->category].unit;
	if (luck >= 995 || (luck >= 950 && c->unit == GEN_SHIZHENG))
		c->unit = GEN_OUTSIDE;
	else if (luck >= 840)
		c->unit = GEN_COMMUNITY;
	else if (luck >= 800)
		c->unit = (enum gen_unit)rng_below(r, GEN_TUIYI);
	c->helper = c->unit == GEN_COMMUNITY ? GEN_SHEJIAN : GEN_COMMUNITY;
}

void
gen_case_unfold(struct gen_case *c)
{
	const struct gen_category *g = &gen_category[c->category];
	struct rng r = rng_of(c->key, 1);

	if (c->kind == GEN_FRESH || c->kind == GEN_CLUSTER)
		c->nature = gen_mix_pick(g->mix, rng_below(&r, 1000));
	if (c->kind == GEN_FRESH || rng_permille(&r, 350))
		c->matter = rng_below(&r, GEN_PHRASES);
	if (c->kind == GEN_FRESH && rng_permille(&r, 40))
		c->flags |= GEN_ANONYMOUS;
	if (c->kind == GEN_FRESH && rng_permille(&r, 3) &&
	    c->nature <= GEN_QIUZHU)
		c->flags |= GEN_THREAT;
	if (rng_permille(&r, 3))
		c->flags |= GEN_PASSED_ON;
	else if (rng_permille(&r, 25))
		c->flags |= GEN_ASSISTED;
	unfold_units(c, &r);
	unfold_times(c, &r);
	unfold_answers(c, &r);
}
