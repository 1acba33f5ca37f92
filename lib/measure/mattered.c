#include "measure/mattered.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/group.h"

/* The first MATTERED_MAX by weight. */
struct list {
	struct record of[MATTERED_MAX];
	int64_t weight[MATTERED_MAX];
	size_t n;
};

struct mattered {
	const struct policy *policy;
	struct group group;
	struct rates *one;	/* of all together */
	struct rates_count counted;	/* so far */
	int is_net;
	struct list *worst, *best;	/* by number of the group */
	size_t n, cap_worst, cap_best;
};

struct mattered *
mattered_new(const struct policy *p, struct words *w, enum rates_by by,
    const struct period *period, int is_net)
{
	struct mattered *m = mem_array(1, sizeof(*m));

	m->policy = p;
	m->one = rates_new(p, w, RATES_BY_ALL, period);
	m->is_net = is_net;
	group_init(&m->group, p, w, by);
	return m;
}

void
mattered_free(struct mattered *m)
{
	if (m == NULL)
		return;
	rates_free(m->one);
	group_release(&m->group);
	free(m->worst);
	free(m->best);
	free(m);
}

static int
comes_before(const struct list *l, size_t i, int64_t weight,
    const struct record *r)
{
	const struct record *o = &l->of[i];

	if (weight != l->weight[i])
		return weight > l->weight[i];
	if (r->m[M_RECEIVED_AT] != o->m[M_RECEIVED_AT])
		return r->m[M_RECEIVED_AT] > o->m[M_RECEIVED_AT];
	return strcmp(r->no, o->no) > 0;
}

static void
insert(struct list *l, int64_t weight, const struct record *r)
{
	size_t i, at = l->n;

	if (weight <= 0)
		return;
	while (at > 0 && comes_before(l, at - 1, weight, r))
		at--;
	if (at == MATTERED_MAX)
		return;
	if (l->n < MATTERED_MAX)
		l->n++;
	for (i = l->n - 1; i > at; i--) {
		l->of[i] = l->of[i - 1];
		l->weight[i] = l->weight[i - 1];
	}
	l->of[at] = *r;
	l->weight[at] = weight;
}

/* What the answers cost of the score, in parts of basic_weight's whole. */
static int64_t
cost_of(const struct policy *p, const struct rates_count *c)
{
	int64_t whole = p->basic_weight.den, part = p->basic_weight.num;
	int64_t cost = 0;

	if (c->contacted == 0 && c->contact_unknown == 0)
		cost += p->weight_response * whole;
	if (c->solved == 0)
		cost += p->weight_solve * whole;
	if (c->basic > 0)
		cost += p->weight_satisfaction * (whole - part);
	else if (c->satisfied == 0)
		cost += p->weight_satisfaction * whole;
	return cost;
}

/* How long the work took, of a case solved to full satisfaction. */
static int64_t
work_of(const struct record *r, const struct rates_count *c)
{
	int64_t end_at = r->m[M_FINISHED_AT] != NUM_NONE ?
	    r->m[M_FINISHED_AT] : r->m[M_CLOSED_AT];

	if (c->solved == 0 || c->satisfied == 0 || end_at == NUM_NONE ||
	    r->m[M_RECEIVED_AT] == NUM_NONE)
		return 0;
	return end_at - r->m[M_RECEIVED_AT];
}

static void
grow(struct mattered *m, size_t group)
{
	/* groups may be met here later than they are numbered */
	for (; group >= m->n; m->n++) {
		mem_grow(&m->worst, m->n, &m->cap_worst, sizeof(*m->worst));
		mem_grow(&m->best, m->n, &m->cap_best, sizeof(*m->best));
		m->worst[m->n].n = 0;
		m->best[m->n].n = 0;
	}
}

/* What counts is for the rates to say: what the case adds to them. */
static void
count_one(struct mattered *m, const struct record *r, struct rates_count *c)
{
	struct rates_count *was = &m->counted;
	const struct rates_member *of;
	int64_t *sum;

	*c = *was;
	rates_add(m->one, r);
	*was = rates_total(m->one)->count[RATES_CITY][m->is_net];
	for (of = rates_members; of->name != NULL; of++) {
		sum = (int64_t *)((char *)c + of->offset);
		*sum = *(const int64_t *)((const char *)was + of->offset) -
		    *sum;
	}
}

void
mattered_add(struct mattered *m, const struct record *r)
{
	struct rates_count c;
	size_t group;

	count_one(m, r, &c);
	if (c.valid == 0)
		return;
	group = group_of(&m->group, r);
	grow(m, group);
	insert(&m->worst[group], cost_of(m->policy, &c), r);
	insert(&m->best[group], work_of(r, &c), r);
}

static size_t
list_of(const struct mattered *m, const struct list *lists, int64_t key,
    const struct record **out)
{
	size_t i, k;

	for (i = 0; i < m->n; i++) {
		if (m->group.keys[i] != key)
			continue;
		for (k = 0; k < lists[i].n; k++)
			out[k] = &lists[i].of[k];
		return lists[i].n;
	}
	return 0;
}

size_t
mattered_worst(const struct mattered *m, int64_t key,
    const struct record **out)
{
	return list_of(m, m->worst, key, out);
}

size_t
mattered_best(const struct mattered *m, int64_t key,
    const struct record **out)
{
	return list_of(m, m->best, key, out);
}
