#include "gen/gen_office.h"

#include <string.h>

#include "base/num.h"

/* Its first two people, in the policy's order. */
static void
find_people(const struct policy *p, struct gen_office_unit *u)
{
	size_t i;

	u->handler = u->second = NUM_NONE;
	for (i = 0; i < p->npeople; i++) {
		if (p->people[i].unit != u->name)
			continue;
		if (u->handler == NUM_NONE)
			u->handler = p->people[i].name;
		else if (u->second == NUM_NONE)
			u->second = p->people[i].name;
	}
}

static int
is_leaf(const struct policy *p, const struct words *w, size_t i)
{
	return i + 1 == p->ncategories || !policy_path_is_in(
	    p->categories[i + 1].path, p->categories[i].path, w);
}

/* Threats and matters of two hours are no usual work. */
static void
find_matters(const struct gen_office *o, struct gen_office_unit *u)
{
	const struct policy *p = o->policy;
	int64_t lead = u->is_community ? p->place : u->name;
	size_t i;

	for (i = 0; i < p->ncategories; i++)
		if (p->categories[i].lead == lead &&
		    p->categories[i].level != 1 &&
		    is_leaf(p, o->words, i) &&
		    u->nmatters < GEN_OFFICE_MATTERS)
			u->matters[u->nmatters++] = p->categories[i].path;
}

static void
plant(struct gen_office *o)
{
	struct rng r = rng_of(o->seed, 77);
	int load[GEN_OFFICE_UNITS] = { 0 };
	int k, i;

	for (k = 0; k < PLANT_UNITS; k++) {
		i = rng_below(&r, o->nunits);
		/* fast-close comes early enough to find a free community */
		while (load[i] > k / o->nunits || (k == PLANT_FAST_CLOSE &&
		    !o->units[i].is_community))
			i = (i + 1) % o->nunits;
		o->units[i].planted |= 1u << k;
		load[i]++;
	}
}

void
gen_office_fill(struct gen_office *o)
{
	const struct policy *p = o->policy;
	struct rng r = rng_of(o->seed, 7);
	struct gen_office_unit *u;
	size_t i;

	for (i = 0; i < p->nunits && o->nunits < GEN_OFFICE_UNITS; i++) {
		if (p->units[i].kind == KIND_DESK)
			continue;
		u = &o->units[o->nunits];
		memset(u, 0, sizeof(*u));
		u->name = p->units[i].name;
		u->is_community = p->units[i].kind == KIND_COMMUNITY;
		u->weight = rng_between(&r, 80, 120);
		u->wobble = rng_between(&r, 800, 1250);
		find_people(p, u);
		find_matters(o, u);
		if (u->handler == NUM_NONE || u->nmatters == 0)
			continue;
		o->weights += u->weight;
		o->nunits++;
	}
	if (!o->is_clean)
		plant(o);
}

int
gen_office_pick(const struct gen_office *o, struct rng *r)
{
	int share = rng_below(r, o->weights), i = 0;

	while (share >= o->units[i].weight)
		share -= o->units[i++].weight;
	return i;
}

int
gen_office_does(const struct gen_office_unit *u, struct rng *r,
    enum gen_plant k)
{
	return gen_plant_happens(r, k, (u->planted >> k & 1) != 0,
	    u->wobble);
}
