#include "life/keeping.h"

#include "base/num.h"

/* By whom and why. */
static int
answer_for(struct event *ev, const struct wish *wish, struct err *e)
{
	if (wish_needs_actor(ev, e) < 0)
		return -1;
	if (wish->why == NUM_NONE)
		return wish_missing("--reason", ev->kind, e);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

int
keeping_hold(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (answer_for(ev, wish, e) < 0)
		return -1;
	event_set(ev, M_HOLD_WHY, wish->why);
	return 0;
}

int
keeping_release(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	return answer_for(ev, wish, e);
}
