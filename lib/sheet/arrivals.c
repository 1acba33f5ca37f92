#include "sheet/arrivals.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/demand.h"
#include "store/asof.h"
#include "store/callers.h"
#include "time/date.h"

/*
 * Both tables are large, so callers are looked up in their order, and then
 * cases in theirs.
 */
struct arrival {
	const struct record *is;
	int found;			/* an earlier case that it repeats */
};

struct earlier {
	int64_t key;
	size_t arrival;
};

struct arrivals {
	const struct gather *gather;
	struct db *db;
	struct arrival *at;
	size_t n;
	struct earlier *earlier;
	size_t nearlier, cap;
	size_t asked;			/* whose caller is looked up */
};

static int
compare_callers(const void *x, const void *y)
{
	const struct arrival *a = x, *b = y;

	return num_compare(a->is->m[M_CALLER], b->is->m[M_CALLER]);
}

static int
compare_earlier(const void *x, const void *y)
{
	const struct earlier *a = x, *b = y;

	return num_compare(a->key, b->key);
}

static void
take_arrivals(struct arrivals *a)
{
	const struct gather *g = a->gather;
	const struct record *r;
	size_t i;

	a->at = mem_array(g->n, sizeof(*a->at));
	for (i = 0; i < g->n; i++) {
		r = g->cases[i];
		if (r->m[M_RECEIVED_AT] != NUM_NONE &&
		    date_day_of(r->m[M_RECEIVED_AT]) == g->o->day &&
		    demand_is_one(g->o->policy, r))
			a->at[a->n++].is = r;
	}
	if (a->n > 1)
		qsort(a->at, a->n, sizeof(*a->at), compare_callers);
}

static int
keep_earlier(void *arg, int64_t key)
{
	struct arrivals *a = arg;

	if (key == a->at[a->asked].is->key)
		return 0;
	mem_grow(&a->earlier, a->nearlier, &a->cap, sizeof(*a->earlier));
	a->earlier[a->nearlier].key = key;
	a->earlier[a->nearlier++].arrival = a->asked;
	return 0;
}

static int
find_earlier(struct arrivals *a, struct err *e)
{
	int64_t caller;

	for (a->asked = 0; a->asked < a->n; a->asked++) {
		caller = a->at[a->asked].is->m[M_CALLER];
		if (caller != NUM_NONE && callers_each(a->db, caller,
		    keep_earlier, a, e) < 0)
			return -1;
	}
	if (a->nearlier > 1)
		qsort(a->earlier, a->nearlier, sizeof(*a->earlier),
		    compare_earlier);
	return 0;
}

/* An earlier case; it may be that of more than one arrival. */
static int
compare_with(void *arg, const struct record *was)
{
	struct arrivals *a = arg;
	const struct earlier wanted = { was->key, 0 }, *e;
	const struct earlier *end = a->earlier + a->nearlier;
	struct arrival *arrival;

	e = bsearch(&wanted, a->earlier, a->nearlier, sizeof(*a->earlier),
	    compare_earlier);
	while (e != NULL && e > a->earlier && e[-1].key == was->key)
		e--;
	for (; e != NULL && e < end && e->key == was->key; e++) {
		arrival = &a->at[e->arrival];
		if (!arrival->found)
			arrival->found = residents_is_again(
			    &a->gather->residents, was, arrival->is);
	}
	return 0;
}

static int
look_at_earlier(struct arrivals *a, struct err *e)
{
	int64_t *keys = mem_array(a->nearlier, sizeof(*keys));
	struct asof *asof = asof_new(a->db, a->gather->o->as_of_seq, e);
	size_t i, n;
	int rc = -1;

	for (i = 0; i < a->nearlier; i++)
		keys[i] = a->earlier[i].key;
	n = num_sort_once(keys, a->nearlier);
	if (asof != NULL)
		rc = asof_each_end(asof, keys, n, compare_with, a, e);
	asof_free(asof);
	free(keys);
	return rc;
}

int
arrivals_ask(struct gather *g, struct db *db, struct err *e)
{
	struct arrivals a = { .gather = g, .db = db };
	int64_t repeats = 0;
	size_t i;
	int rc;

	take_arrivals(&a);
	rc = find_earlier(&a, e);
	if (rc == 0)
		rc = look_at_earlier(&a, e);
	for (i = 0; i < a.n; i++)
		repeats += a.at[i].found;
	if (rc == 0)
		residents_set_arrivals(&g->residents, (int64_t)a.n, repeats);
	free(a.earlier);
	free(a.at);
	return rc;
}
