#include "measure/demand.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/group.h"
#include "time/date.h"

struct demand {
	const struct policy *policy;
	struct group by[DEMAND_MAX_BY];
	size_t nby;
	struct panel *panel;
	struct covered covered;
};

struct demand *
demand_new(const struct policy *p, struct words *w, const enum rates_by *by,
    size_t n, enum series_freq freq)
{
	struct demand *d = mem_array(1, sizeof(*d));
	size_t i;

	if (n < 1 || n > DEMAND_MAX_BY)
		BUG("groups of too many fields");
	d->policy = p;
	d->nby = n;
	for (i = 0; i < n; i++)
		group_init(&d->by[i], p, w, by[i]);
	d->panel = panel_new(freq);
	return d;
}

void
demand_deepen(struct demand *d, int depth)
{
	size_t i;

	for (i = 0; i < d->nby; i++)
		d->by[i].depth = depth;
}

void
demand_free(struct demand *d)
{
	size_t i;

	if (d == NULL)
		return;
	for (i = 0; i < d->nby; i++)
		group_release(&d->by[i]);
	panel_free(d->panel);
	covered_release(&d->covered);
	free(d);
}

int
demand_is_one(const struct policy *p, const struct record *r)
{
	int64_t flags = r->m[M_FLAGS];

	return r->m[M_RECEIVED_AT] != NUM_NONE &&
	    (r->m[M_ROLE] == NUM_NONE || r->m[M_ROLE] == ROLE_LEAD) &&
	    (flags == NUM_NONE || (flags & FLAG_TASK) == 0) &&
	    policy_is_counted(p, r->m[M_NATURE]);
}

int
demand_add(struct demand *d, const struct record *r, struct err *e)
{
	size_t a, b;

	if (!demand_is_one(d->policy, r))
		return 0;
	a = group_of(&d->by[0], r);
	b = d->nby > 1 ? group_of(&d->by[1], r) : 0;
	return panel_add(d->panel,
	    panel_group(d->panel, (int64_t)a, (int64_t)b),
	    date_day_of(r->m[M_RECEIVED_AT]), 1, e);
}

/* What the office opened itself came in no dump. */
void
demand_see(struct demand *d, const struct record *r)
{
	int64_t flags = r->m[M_FLAGS];

	if (r->m[M_RECEIVED_AT] != NUM_NONE && (flags == NUM_NONE ||
	    (flags & (FLAG_OWN | FLAG_TASK)) == 0))
		covered_add(&d->covered, date_day_of(r->m[M_RECEIVED_AT]));
}

void
demand_end(struct demand *d, int64_t until_at, int known)
{
	struct panel *p = d->panel;
	int64_t from_day = p->min_day, to_day = date_day_of(until_at) - 1;
	int64_t latest;

	if (p->min_day > p->max_day)
		return;
	latest = panel_start(p->freq,
	    panel_period(p->freq, p->max_day) + 1) - 1;
	if (!known && to_day > latest)
		to_day = latest;
	covered_end(&d->covered, to_day);
	covered_trim(&d->covered, &from_day, &to_day);
	panel_end(p, from_day, to_day, PANEL_ZERO);
	p->covered = &d->covered;
}

const struct panel *
demand_panel(const struct demand *d)
{
	return d->panel;
}

const struct covered *
demand_covered(const struct demand *d)
{
	return &d->covered;
}

void
demand_put_key(struct buf *b, const struct demand *d, size_t i, int64_t key)
{
	group_put_key(b, &d->by[i], d->by[i].keys[key]);
}
