#include "rule/rulecheck.h"

#include <string.h>

#include "base/num.h"
#include "rule/duty.h"

/* Wherever one of the narrow texts stands, one of the wide ones does. */
static int
texts_cover(const struct policy_route *wide, const struct policy_route *narrow)
{
	size_t i, k;

	if (wide->ntexts == 0)
		return 1;
	for (i = 0; i < narrow->ntexts; i++) {
		for (k = 0; k < wide->ntexts; k++)
			if (strstr(narrow->texts[i], wide->texts[k]) != NULL)
				break;
		if (k == wide->ntexts)
			return 0;
	}
	return narrow->ntexts > 0;
}

/* Every case that the narrow rule matches matches the wide one too. */
static int
covers(const struct policy_route *wide, const struct policy_route *narrow,
    const struct words *w)
{
	if (wide->community != NUM_NONE &&
	    wide->community != narrow->community)
		return 0;
	if (wide->category != NUM_NONE &&
	    !policy_path_is_in(narrow->category, wide->category, w))
		return 0;
	if (wide->nature != NUM_NONE && wide->nature != narrow->nature)
		return 0;
	return texts_cover(wide, narrow);
}

/* The path, something above it or something below it is in the catalogue. */
static int
is_in_catalogue(const struct policy *p, int64_t path, const struct words *w)
{
	size_t i;

	if (policy_category_find(p, path, w) != NULL)
		return 1;
	for (i = 0; i < p->ncategories; i++) {
		if (policy_path_is_in(p->categories[i].path, path, w))
			return 1;
	}
	return 0;
}

/* Whether a lead that the policy names is a community, or its mark. */
static int64_t
community_named(const struct policy *p, int64_t lead)
{
	size_t i;

	if (lead != p->place)
		return lead;
	for (i = 0; i < p->nunits; i++) {
		if (p->units[i].kind == KIND_COMMUNITY)
			return p->units[i].name;
	}
	return NUM_NONE;
}

static int
is_barred(const struct policy *p, int64_t lead, int64_t category, int64_t day,
    const struct words *w)
{
	return category != NUM_NONE &&
	    duty_forbids(p, community_named(p, lead), category, day, w);
}

void
rulecheck_run(const struct policy *p, const struct words *w, int64_t day,
    rulecheck_fn fn, void *arg)
{
	const struct policy_category *c;
	const struct policy_route *r;
	size_t i, k;

	for (i = 0; i < p->nroutes; i++) {
		r = &p->routes[i];
		for (k = 0; k < i && !covers(&p->routes[k], r, w); k++)
			continue;
		if (k < i)
			fn(arg, RULECHECK_NEVER, r->name, p->routes[k].name);
		if (r->category != NUM_NONE &&
		    !is_in_catalogue(p, r->category, w))
			fn(arg, RULECHECK_CATEGORY, r->name, r->category);
		if (is_barred(p, r->lead, r->category, day, w))
			fn(arg, RULECHECK_BARRED, r->name,
			    duty_instead(p, r->category, w));
	}
	for (i = 0; i < p->ncategories; i++) {
		c = &p->categories[i];
		if (is_barred(p, c->lead, c->path, day, w))
			fn(arg, RULECHECK_BARRED, c->path,
			    duty_instead(p, c->path, w));
	}
}
