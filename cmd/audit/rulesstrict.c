#include "rulesstrict.h"

#include "base/num.h"
#include "life/revisit.h"

int64_t
rulesstrict_no_evidence(const struct rules_view *v)
{
	return v->ev->kind == EV_RESOLVE &&
	    event_get(v->ev, EF_EVIDENCE) == NUM_NONE ? v->ev->at : NUM_NONE;
}

/* The result call may still come for a while. */
int64_t
rulesstrict_few_calls(const struct rules_view *v)
{
	const struct record *r = v->r;
	int64_t reached = r->m[M_REACHED] == NUM_NONE ? 0 : r->m[M_REACHED];

	if (r->m[M_STATE] != STATE_CLOSED || r->m[M_CLOSED_AT] == NUM_NONE ||
	    (r->m[M_ROLE] != NUM_NONE && r->m[M_ROLE] != ROLE_LEAD) ||
	    r->m[M_CALLS_WAIVED] != NUM_NONE ||
	    reached >= v->policy->calls_needed ||
	    v->now_at <= r->m[M_CLOSED_AT] + v->policy->result_call_s ||
	    !policy_is_counted(v->policy, r->m[M_NATURE]))
		return NUM_NONE;
	return r->m[M_CLOSED_AT];
}

int64_t
rulesstrict_own_return(const struct rules_view *v)
{
	const struct event *ev = v->ev;

	if (ev->kind != EV_RETURN_DECIDE || ev->actor == NUM_NONE ||
	    event_get(ev, EF_GRANTED) != 1 || ev->actor != v->asker)
		return NUM_NONE;
	return ev->at;
}

int64_t
rulesstrict_turned(const struct rules_view *v)
{
	return v->r->m[M_OWN_TURNED] == 1 ? v->r->m[M_OWN_AT] : NUM_NONE;
}

/* Closed, and the last that was heard is a complaint. */
int64_t
rulesstrict_complaint(const struct rules_view *v)
{
	const struct record *r = v->r;

	if (r->m[M_STATE] != STATE_CLOSED || r->m[M_CLOSED_AT] == NUM_NONE)
		return NUM_NONE;
	if (r->m[M_OWN_AT] != NUM_NONE &&
	    r->m[M_OWN_AT] >= r->m[M_CLOSED_AT] &&
	    revisit_own_is_negative(v->policy, r))
		return r->m[M_OWN_AT];
	if (r->m[M_CITY_AT] != NUM_NONE &&
	    r->m[M_CITY_AT] >= r->m[M_CLOSED_AT] &&
	    revisit_city_is_negative(v->policy, r))
		return r->m[M_CITY_AT];
	return NUM_NONE;
}

int64_t
rulesstrict_own_unit(const struct rules_view *v)
{
	return v->r->m[M_OWN_SAME_UNIT] == 1 ? v->r->m[M_OWN_AT] : NUM_NONE;
}
