#include "signal/ofresults.h"

#include <string.h>

#include "base/num.h"
#include "measure/goal.h"
#include "measure/rates.h"
#include "stat/exact.h"
#include "store/cases.h"

#define PERIODS_MAX 36	/* 12 of the policy and 24 that targets look back */
#define PARTS 1000	/* of a share: tenths of a percent */
#define POINT 10	/* of them */

struct heap {
	const struct inquiry_scope *scope;
	const struct signalrule_limits *limits;
	struct rates *rates[PERIODS_MAX];	/* [0]: this period */
	size_t n;		/* of them */
	int64_t near, above, below;	/* results: near the target, … */
};

static int
add_case(void *arg, const struct record *r)
{
	struct heap *h = arg;
	size_t i;

	for (i = 0; i < h->n; i++)
		rates_add(h->rates[i], r);
	return 0;
}

/* The periods that are looked at and those that their targets rest on. */
static int
begin(struct heap *h, int64_t *from_at, struct err *e)
{
	const struct inquiry_scope *s = h->scope;
	size_t wanted = (size_t)(h->limits->count +
	    s->policy->targets.look_back);
	struct period p = *s->period;

	for (h->n = 0; h->n < wanted && h->n < PERIODS_MAX; h->n++) {
		if (h->n > 0 && period_earlier(&p, s->period,
		    &s->policy->period, (int)h->n, e) < 0)
			return -1;
		h->rates[h->n] = rates_new(s->policy, s->words,
		    RATES_BY_UNIT, &p);
		*from_at = p.from_at;
	}
	return 0;
}

static struct ratio
result_of(const struct heap *h, size_t period, int64_t key)
{
	const struct rates_row *row = rates_find(h->rates[period], key);
	const struct rates_count *c;

	if (row == NULL)
		return (struct ratio){ 0, 0 };
	c = &row->count[RATES_CITY][h->scope->policy->classes.is_net];
	return (struct ratio){ c->solved, c->valid };
}

/* One result: in which strip, if in any. Both are rounded to what is printed,
 * for that is what somebody would aim at. */
static void
place(struct heap *h, struct ratio result, const struct goal *goal)
{
	int64_t width = h->limits->width * POINT;
	int64_t over = ratio_round(result, PARTS) -
	    ratio_round(goal->target, PARTS);

	h->near += over >= -width && over < 2 * width;
	h->above += over >= 0 && over < width;
	h->below += over >= -width && over < 0;
}

static void
look_at_unit(struct heap *h, int64_t key)
{
	const struct policy *p = h->scope->policy;
	struct ratio results[PERIODS_MAX];
	struct goal goal;
	size_t i;

	for (i = 0; i < h->n; i++)
		results[i] = result_of(h, i, key);
	for (i = 0; i < (size_t)h->limits->count && i < h->n; i++) {
		if (results[i].den == 0 || results[i].den < p->classes.minimum)
			continue;
		goal_set(&goal, &p->targets, p->classes.minimum,
		    results + i + 1, h->n - i - 1);
		if (goal.target.den > 0)
			place(h, results[i], &goal);
	}
}

static void
put_cell(struct signal_view *v, const struct heap *h)
{
	struct group *g = v->cells->group;
	struct compare *c = &cells_at(v->cells, v->code,
	    group_of_key(g, v->policy->office))->compare;

	c->kind = COMPARE_FIXED;
	c->n = h->near;
	c->seen = h->above;
	c->base = (struct ratio){ 1, 3 };
	c->at_least = exact_binomial_tail(h->above + h->below, h->above, 0.5);
}

static int
count(struct heap *h, struct asof *a, struct err *e)
{
	const struct inquiry_scope *s = h->scope;
	int64_t from_at = s->period->from_at;

	if (begin(h, &from_at, e) < 0)
		return -1;
	return s->as_of_seq == NUM_NONE && s->policy->period_by ==
	    PERIOD_BY_RECEIVED ? cases_each_counted(s->db, from_at,
	    s->period->to_at, add_case, h, e) :
	    asof_each(a, from_at, s->period->to_at, add_case, h, e);
}

int
ofresults_target(struct signal_view *v, const struct inquiry_scope *s,
    struct asof *a, struct err *e)
{
	struct heap h;
	size_t i;
	int rc;

	if (s->policy->targets.parts == 0 || s->query != NULL ||
	    s->period->from_at == INT64_MIN || s->period->to_at == INT64_MAX)
		return 0;
	memset(&h, 0, sizeof(h));
	h.scope = s;
	h.limits = v->limits;
	rc = count(&h, a, e);
	if (rc == 0) {
		for (i = 0; i < s->policy->nunits; i++)
			look_at_unit(&h, s->policy->units[i].name);
		put_cell(v, &h);
	}
	for (i = 0; i < h.n; i++)
		rates_free(h.rates[i]);
	return rc;
}
