#include "volume.h"

#include <stdlib.h>

#include "base/num.h"
#include "store/cases.h"
#include "store/linkmatter.h"

/* Whether rates counted this case: 1, 0, -1. */
static int
is_counted(const struct casecount *c, struct rates *r, int64_t key,
    struct err *e)
{
	struct record record;
	int rc = cases_get_key(c->ctx->db, key, &record, e);

	if (rc <= 0)
		return rc;
	return rates_counts(r, &record) && (c->query == NULL ||
	    query_matches(c->query, &record, NULL, c->ctx->words));
}

/* The linked cases that count: those that don't are no part of a matter. */
static int
keep_counted(const struct casecount *c, struct rates *r, int64_t *keys,
    size_t *n, struct err *e)
{
	size_t i, kept = 0;
	int rc;

	for (i = 0; i < *n; i++) {
		rc = is_counted(c, r, keys[i], e);
		if (rc < 0)
			return -1;
		if (rc == 1)
			keys[kept++] = keys[i];
	}
	*n = kept;
	return 0;
}

int
volume_matters(const struct casecount *c, const struct period *period,
    struct rates *r, int64_t *matters, struct err *e)
{
	int by_received = c->policy->period_by == PERIOD_BY_RECEIVED;
	int64_t from_at = by_received ? period->from_at : NUM_NONE;
	int64_t to_at = by_received && period->to_at != INT64_MAX ?
	    period->to_at : NUM_NONE;
	int64_t *keys, trees;
	size_t n, linked;
	int rc = -1;

	*matters = NUM_NONE;
	if (c->ctx->from != NULL || c->as_of_seq != NUM_NONE ||
	    (c->query != NULL && (query_needs_text(c->query) ||
	    query_needs_links(c->query))))
		return 0;
	if (linkmatter_linked(c->ctx->db, from_at, to_at, &keys, &n, e) < 0)
		return -1;
	if (keep_counted(c, r, keys, &n, e) == 0) {
		linked = n;
		rc = linkmatter_count(c->ctx->db, keys, n, &trees, e);
		*matters = rates_total(r)->count[RATES_OWN][RATES_FULL].
		    received - (int64_t)linked + trees;
	}
	free(keys);
	return rc;
}
