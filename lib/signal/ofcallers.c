#include "signal/ofcallers.h"

#include "base/num.h"
#include "signal/inquiry.h"

/*
 * Beside the share that as many callers would have if all called alike: it
 * says how much of the office's work they are, and that chance is none of it.
 */
int
ofcallers_serial(struct signal_view *v, const struct inquiry_scope *s,
    struct asof *a, struct err *e)
{
	const struct around *around = v->around;
	struct group *g = v->cells->group;
	struct cell *cell;
	size_t i;

	(void)a;
	(void)e;
	if (s->query != NULL)
		return 0;
	bursts_find(around->callers, v->limits->count, v->limits->within_s);
	cell = cells_at(v->cells, v->code,
	    group_of_key(g, v->policy->office));
	for (i = 0; i < around->ncalls; i++)
		cells_add(cell, bursts_have(around->callers,
		    around->calls[i].caller, around->calls[i].at),
		    around->calls[i].key);
	cell->compare.kind = COMPARE_FIXED;
	cell->compare.base = (struct ratio){
		bursts_actors(around->callers, 1),
		bursts_actors(around->callers, 0) };
	return 0;
}
