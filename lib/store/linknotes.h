#ifndef STORE_LINKNOTES_H
#define STORE_LINKNOTES_H

#include <stddef.h>
#include <stdint.h>

#include "life/belong.h"

struct linkrun;

/*
 * The new cases that may be of a cluster, as the pass of people saw them:
 * what the pass of places needs to know, so that it need not read the table
 * again in order of time, which costs more than all else it does. They are
 * kept as long as memory allows; else the table is read.
 */
struct linknote {
	int64_t caller;
	uint32_t at, key;		/* seconds since 1970 */
	int32_t site, category;		/* words */
};

struct linknotes {
	struct linknote *at;
	size_t n, cap;
	int64_t from_key, to_key;	/* of every case in (from, to] */
	int is_missing;			/* there were others */
	int is_unsorted;		/* they came in another order */
	signed char *wanted;		/* of each site's word; 0 unknown */
	size_t nwanted;
};

/* Whether a case may be of a cluster: a threat stands alone, and not at all
 * sites are they looked for. */
int linknotes_may(struct linkrun *f, const struct belong_case *c);

/* Begin after from_key; note a case; all cases up to to_key are noted. */
void linknotes_begin(struct linknotes *l, int64_t from_key);
void linknotes_add(struct linkrun *f, const struct belong_case *c);
void linknotes_upto(struct linknotes *l, int64_t to_key);

/* Leave the run's own, in order of time: 1, or 0 where some are missing. */
int linknotes_cut(struct linkrun *f);

void linknotes_release(struct linknotes *l);

#endif
