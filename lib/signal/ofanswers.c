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
ofanswers_own_vs_city(struct signal_view *v)
{
	int own = signal_is_satisfied(v, v->r->m[M_OWN_SATISFIED]);
	int city = signal_is_satisfied(v, v->r->m[M_CITY_SATISFIED]);

	if (own < 0 || city < 0)
		return;
	signal_say(v, own && !city);
	signal_beside(v, city && !own);
}

/* That the answer turned without work was found when it was written down. */
void
ofanswers_talk_no_work(struct signal_view *v)
{
	const struct record *r = v->r;

	if (r->m[M_OWN_FIRST_AT] == NUM_NONE ||
	    signal_is_satisfied(v, r->m[M_OWN_FIRST_SATISFIED]) != 0)
		return;
	signal_say(v, r->m[M_OWN_TURNED] == 1);
}

void
ofanswers_self_rate(struct signal_view *v)
{
	const struct record *r = v->r;

	if (r->m[M_OWN_AT] != NUM_NONE)
		signal_say(v, r->m[M_OWN_SAME_UNIT] == 1);
}

void
ofanswers_revisit_skew(struct signal_view *v)
{
	int city = signal_is_satisfied(v, v->r->m[M_CITY_SATISFIED]);
	int is_missed = v->r->m[M_OWN_AT] == NUM_NONE;

	if (city == 0)
		signal_say(v, is_missed);
	else if (city > 0)
		signal_beside(v, is_missed);
}
