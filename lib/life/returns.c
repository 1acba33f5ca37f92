#include "life/returns.h"

#include <string.h>

#include "base/num.h"
#include "life/starts.h"
#include "life/units.h"

static int
is_to(int64_t to, const char *side, const struct words *w)
{
	return strcmp(words_text(w, to), side) == 0;
}

static int64_t
count(const struct record *r, enum record_member m)
{
	return r->m[m] == NUM_NONE ? 0 : r->m[m];
}

/* A unit of the street got it from the desk, the street from the city. */
static int64_t
window_end(const struct record *r, int to_desk, const struct policy *p)
{
	int64_t from_at = starts_case(r);

	if (to_desk && r->m[M_ASSIGNED_AT] != NUM_NONE)
		from_at = r->m[M_ASSIGNED_AT];
	return from_at + p->levels[starts_level(r, p) - 1].return_s;
}

static int
check_ground(const struct event *ev, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	if (wish->to == NUM_NONE)
		return wish_missing("--to", ev->kind, e);
	if (wish->ground == NUM_NONE)
		return wish_missing("--ground", ev->kind, e);
	if (policy_ground_find(&d->policy->returns, wish->ground) == NULL)
		return wish_no_ground(&d->policy->returns, wish->ground,
		    ev->kind, d->words, e);
	if (wish->evidence == NUM_NONE)
		return wish_missing("--evidence", ev->kind, e);
	return 0;
}

int
returns_ask(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int to_desk = is_to(wish->to, "desk", d->words);
	int64_t objections = count(r, M_OBJECTIONS) + 1;

	if (check_ground(ev, wish, d, e) < 0)
		return -1;
	if (to_desk && r->m[M_DESIGNATED] == 1)
		return err_set(e, ERR_REFUSED,
		    "return: the desk has designated this unit: it leads");
	if (!to_desk && r->m[M_ESCALATED] == 1)
		return err_set(e, ERR_REFUSED, "return: it was escalated: "
		    "the street leads until it is told otherwise");
	if (ev->at > window_end(r, to_desk, d->policy))
		return err_set(e, ERR_REFUSED, "return: the window for an "
		    "objection has passed: the first unit leads and calls "
		    "the others in (首接负责)");
	event_set(ev, M_RETURN_TO, wish->to);
	event_set(ev, M_RETURN_GROUND, wish->ground);
	event_set(ev, EF_EVIDENCE, wish->evidence);
	if (to_desk)
		return 0;
	event_set(ev, M_OBJECTIONS, objections);
	if (objections >= d->policy->returns_max)
		event_set(ev, M_ESCALATED, 1);
	return 0;
}

/* The last return inside the street: granted or not, it ends here. */
static int
designate(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	int64_t lead;

	event_set(ev, M_DESIGNATED, 1);
	if (wish->granted == 0)
		return 0;
	if (wish->lead == NUM_NONE)
		return err_set(e, ERR_REFUSED, "return: it is the last one: "
		    "the desk designates the unit that leads: --lead");
	if (units_lead(&lead, wish->lead, ev, r, d, e) < 0)
		return -1;
	event_set(ev, M_LEAD, lead);
	event_set(ev, M_LEAD_BY, BY_OFFICE);
	return starts_unit(ev, r, d, e);
}

static int
decide_desk(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (count(r, M_RETURNS) + 1 >= d->policy->returns_max)
		return designate(ev, r, wish, d, e);
	if (wish->lead != NUM_NONE)
		return err_set(e, ERR_REFUSED, "return: a unit is designated "
		    "only with the last one: grant it and assign the case");
	return 0;
}

int
returns_decide(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (wish->granted == NUM_NONE)
		return wish_missing("--grant or --refuse", ev->kind, e);
	event_set(ev, EF_GRANTED, wish->granted);
	event_set(ev, EF_REASON, wish->why);
	if (!is_to(r->m[M_RETURN_TO], "city", d->words))
		return decide_desk(ev, r, wish, d, e);
	if (wish->granted == 0)
		return 0;
	if (wish->consent == NUM_NONE)
		return wish_missing("--consent", ev->kind, e);
	event_set(ev, EF_LEAVES, 1);
	event_set(ev, M_CONSENT, wish->consent);
	return 0;
}
