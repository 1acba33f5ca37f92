#include "pastcounts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

void
pastcounts_release(struct pastcounts *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		rates_free(p->rates[i]);
		inforce_release(&p->inforce[i]);
	}
	p->n = 0;
}

static int
read_one(struct pastcounts *p, const struct casecount *count,
    enum rates_by by, struct err *e)
{
	struct ctx *c = count->ctx;
	struct inforce *inforce = &p->inforce[p->n];
	const struct period *period = &p->period[p->n];
	struct casecount of = *count;

	memset(inforce, 0, sizeof(*inforce));
	inforce->policy = c->policy;
	if (c->from == NULL && inforce_at(inforce, c, period->to_at - 1, e) < 0)
		return -1;
	of.policy = inforce->policy;
	p->rates[p->n] = rates_new(of.policy, c->words, by, period);
	p->n++;
	return casecount_into(&of, period, p->rates[p->n - 1], e);
}

int
pastcounts_read(struct pastcounts *p, const struct casecount *count,
    const struct period *period, enum rates_by by, size_t before,
    struct err *e)
{
	size_t i;

	memset(p, 0, sizeof(*p));
	for (i = 0; i <= before && i < STANDING_PERIODS; i++) {
		p->period[i] = *period;
		if (i > 0 && period_earlier(&p->period[i], period,
		    &count->policy->period, (int)i, e) < 0)
			return -1;
		if (read_one(p, count, by, e) < 0)
			return -1;
	}
	return 0;
}

/* Classes ask about the period before as about this one, and both about
 * ranks before them. */
size_t
pastcounts_needed(const struct policy *p)
{
	int past = p->classes.past > p->targets.look_back ?
	    p->classes.past : p->targets.look_back;

	return (size_t)(past > 1 ? past : 1) + 1;
}

static int64_t
residents_of(const struct policy *p, int64_t key)
{
	const struct policy_unit *u = policy_unit_find(p, key);

	return u != NULL ? u->residents : 0;
}

/* Counts of the same key, periods ago; a unit that was not there had none. */
static void
set_past(struct standing_unit *u, const struct pastcounts *p, int is_net)
{
	const struct rates_row *row;
	size_t i;

	for (i = 0; i < p->n; i++) {
		row = rates_find(p->rates[i], u->key);
		if (row != NULL)
			u->past[i] = row->count[RATES_CITY][is_net];
	}
}

struct standing_unit *
pastcounts_units(const struct pastcounts *p, int is_net, size_t *n)
{
	const struct rates_row *rows;
	struct standing_unit *units;
	size_t count, i;

	rates_merge_units(p->rates[0]);
	rows = rates_rows(p->rates[0], &count);
	units = mem_array(count, sizeof(*units));
	*n = 0;
	for (i = 0; i < count; i++) {
		if (rows[i].key == NUM_NONE)
			continue;
		units[*n].key = rows[i].key;
		units[*n].residents = residents_of(p->inforce[0].policy,
		    rows[i].key);
		set_past(&units[*n], p, is_net);
		(*n)++;
	}
	return units;
}
