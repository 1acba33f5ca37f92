#include "measure/progress.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/group.h"

struct progress {
	const struct policy *policy;
	struct group group;
	int64_t now_at;
	struct progress_count *of;	/* by number of the group */
	size_t n, cap;
};

struct progress *
progress_new(const struct policy *p, struct words *w, enum rates_by by,
    int64_t now_at)
{
	struct progress *g = mem_array(1, sizeof(*g));

	g->policy = p;
	g->now_at = now_at;
	group_init(&g->group, p, w, by);
	return g;
}

void
progress_free(struct progress *p)
{
	if (p == NULL)
		return;
	group_release(&p->group);
	free(p->of);
	free(p);
}

static int
is_past(const struct progress *p, int64_t at)
{
	return at != NUM_NONE && at <= p->now_at;
}

/* When its clock began: with the dispatch (domain.md 1.2). */
static int64_t
began_at(const struct record *r)
{
	return r->m[M_DISPATCHED_AT] != NUM_NONE ? r->m[M_DISPATCHED_AT] :
	    r->m[M_RECEIVED_AT];
}

static int
was_signed(const struct record *r)
{
	return r->m[M_SIGNED_AT] != NUM_NONE ||
	    r->m[M_STATE] == STATE_HANDLING ||
	    r->m[M_STATE] == STATE_SUBMITTED;
}

/* Every milestone with a date that has passed; what was promised and is done
 * is no longer due (life: a kept promise leaves the record). */
static int
has_reached(const struct progress *p, const struct record *r)
{
	if (is_past(p, r->m[M_DUE_SIGN]) && !was_signed(r))
		return 0;
	if (is_past(p, r->m[M_DUE_CONTACT]) &&
	    r->m[M_CONTACTED_AT] == NUM_NONE)
		return 0;
	return !is_past(p, r->m[M_DUE_PROMISE]);
}

static struct progress_count *
count_of(struct progress *p, const struct record *r)
{
	static const struct progress_count none;
	size_t i = group_of(&p->group, r);

	for (; i >= p->n; p->n++) {
		mem_grow(&p->of, p->n, &p->cap, sizeof(*p->of));
		p->of[p->n] = none;
	}
	return &p->of[i];
}

void
progress_add(struct progress *p, const struct record *r)
{
	int64_t limit_s = p->policy->targets.contact_s, from = began_at(r);
	int64_t called = r->m[M_CONTACTED_AT];
	struct progress_count *c;
	int contacted, planned, reached;

	if (!record_is_open(r) || !policy_is_counted(p->policy,
	    r->m[M_NATURE]) || (r->m[M_ROLE] != ROLE_LEAD &&
	    r->m[M_ROLE] != NUM_NONE))
		return;
	c = count_of(p, r);
	c->open++;
	if (called == NUM_NONE && from != NUM_NONE &&
	    from + limit_s > p->now_at)
		return;
	contacted = called != NUM_NONE && from != NUM_NONE &&
	    called <= from + limit_s;
	planned = r->m[M_DUE_PROMISE] != NUM_NONE;
	reached = has_reached(p, r);
	c->due++;
	c->contacted += contacted;
	c->planned += planned;
	c->reached += reached;
	c->all += contacted && planned && reached;
}

struct progress_count
progress_get(const struct progress *p, int64_t key)
{
	static const struct progress_count none;
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->group.keys[i] == key)
			return p->of[i];
	return none;
}
