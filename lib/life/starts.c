#include "life/starts.h"

#include "base/num.h"
#include "rule/deadline.h"

int64_t
starts_case(const struct record *r)
{
	return r->m[M_DISPATCHED_AT] != NUM_NONE ? r->m[M_DISPATCHED_AT] :
	    r->m[M_RECEIVED_AT];
}

int
starts_level(const struct record *r, const struct policy *p)
{
	return r->m[M_LEVEL] == NUM_NONE ? p->default_level :
	    (int)r->m[M_LEVEL];
}

int
starts_due(const struct decide *d, int64_t level, int64_t start_at,
    int64_t *due_at, struct err *e)
{
	struct deadline_rules rules = { d->policy, d->words, d->calendar };

	return deadline_of_level(&rules, level, start_at, due_at, e);
}

void
starts_working(struct event *ev, const struct record *r,
    const struct limit *l)
{
	int is = limit_is_working(l), was = r->m[M_DUE_WORKING] == 1;

	if (is != was)
		event_set(ev, M_DUE_WORKING, is);
}

int
starts_unit(struct event *ev, const struct record *r,
    const struct decide *d, struct err *e)
{
	int level = starts_level(r, d->policy);
	int64_t due_at;

	if (starts_due(d, level, ev->at, &due_at, e) < 0)
		return -1;
	event_set(ev, M_DUE_SIGN, ev->at + d->policy->levels[level - 1].sign_s);
	if (r->m[M_CONTACTED_AT] == NUM_NONE)
		event_set(ev, M_DUE_CONTACT,
		    deadline_contact(d->policy, ev->at, due_at));
	event_set(ev, M_DUE_UNIT, due_at);
	return 0;
}
