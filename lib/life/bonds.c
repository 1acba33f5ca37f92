#include "life/bonds.h"

#include <string.h>

#include "base/num.h"

int
bonds_link(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (wish->bond == NUM_NONE)
		return wish_missing("--kind", ev->kind, e);
	if (wish->other == NULL)
		return wish_missing("--to", ev->kind, e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	event_set(ev, EF_LINK_KIND, wish->bond);
	event_set_bytes(ev, EF_LINK_TO, wish->other, strlen(wish->other));
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

int
bonds_remind(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)wish;
	(void)d;
	(void)e;
	event_set(ev, EF_ORIGIN, BY_OFFICE);
	return 0;
}
