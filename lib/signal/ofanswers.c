#include "signal/ofanswers.h"

#include "base/num.h"

/* One revisit's two answers: whether they were asked, and contradict. */
static int
contradicts(const struct signal_view *v, int64_t satisfied, int64_t solved,
    int *asked)
{
	if (signal_is_satisfied(v, satisfied) <= 0 || solved == NUM_NONE)
		return 0;
	*asked = 1;
	return solved == 0;
}

void
ofanswers_sat_unsolved(struct signal_view *v)
{
	const struct record *r = v->r;
	int asked = 0;
	int seen = contradicts(v, r->m[M_OWN_SATISFIED], r->m[M_OWN_SOLVED],
	    &asked);

	seen |= contradicts(v, r->m[M_CITY_SATISFIED], r->m[M_CITY_SOLVED],
	    &asked);
	if (asked)
		signal_say(v, seen);
}

void
ofanswers_self_rate(struct signal_view *v)
{
	const struct record *r = v->r;

	if (r->m[M_OWN_AT] != NUM_NONE)
		signal_say(v, r->m[M_OWN_SAME_UNIT] == 1);
}
