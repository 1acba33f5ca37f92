#ifndef NODESBASIS_H
#define NODESBASIS_H

#include <stddef.h>

#include "nodes.h"
#include "series/gains.h"

/*
 * What the series of a run have in common: the waves and effects of the
 * calendar, and for those that begin together the gains of the regression.
 */
struct nodesbasis {
	double *basis;		/* of the whole panel and the horizon */
	struct series_shared *of;	/* of each period in which one begins */
	struct gains_shared **gains;	/* likewise */
	size_t n;
};

/* The nodes' series point to it until it is released. */
void nodesbasis_make(struct nodesbasis *b, struct nodes *ns, size_t horizon);
void nodesbasis_release(struct nodesbasis *b, struct nodes *ns);

#endif
