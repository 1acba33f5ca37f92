#include "rule/unittree.h"

#include "base/buf.h"
#include "base/num.h"

static int64_t
above(const struct policy *p, int64_t unit)
{
	const struct policy_unit *u = policy_unit_find(p, unit);

	return u == NULL ? NUM_NONE : u->under;
}

static void
settle_names(struct reader *r, struct policy *p)
{
	const struct policy_unit *u;
	size_t i, mark;

	for (i = 0; i < p->nunits; i++) {
		if (p->units[i].under == NUM_NONE)
			continue;
		u = policy_unit_find(p, p->units[i].under);
		if (u != NULL) {
			p->units[i].under = u->name;
			continue;
		}
		mark = reader_enter_at(r, i);
		reader_enter(r, "under");
		reader_problem(r, "no unit '%s'",
		    words_text(r->words, p->units[i].under));
		reader_leave(r, mark);
		p->units[i].under = NUM_NONE;
	}
}

/* Whether going up from the unit comes back to it. */
static int
is_in_ring(const struct policy *p, int64_t unit)
{
	int64_t at = above(p, unit);
	size_t steps;

	for (steps = 0; at != NUM_NONE && steps < p->nunits; steps++) {
		if (at == unit)
			return 1;
		at = above(p, at);
	}
	return 0;
}

/* The first of its units tells of the ring; the others have no more to say. */
static int
is_first_of_ring(const struct policy *p, size_t i)
{
	int64_t unit = p->units[i].name, at;
	size_t k;

	for (k = 0; k < i; k++) {
		for (at = above(p, unit); at != unit; at = above(p, at))
			if (at == p->units[k].name)
				return 0;
	}
	return 1;
}

static void
say_ring(struct reader *r, const struct policy *p, size_t i)
{
	int64_t unit = p->units[i].name, at = unit;
	struct buf ring = BUF_INIT;
	size_t mark = reader_enter_at(r, i);

	do {
		at = above(p, at);
		buf_printf(&ring, " > %s", words_text(r->words, at));
	} while (at != unit);
	reader_enter(r, "under");
	reader_problem(r, "the unit lies under itself: %s%s",
	    words_text(r->words, unit), ring.data);
	reader_leave(r, mark);
	buf_release(&ring);
}

void
unittree_check(struct reader *r, struct policy *p)
{
	size_t mark = reader_enter(r, "units"), i;

	settle_names(r, p);
	for (i = 0; i < p->nunits; i++) {
		if (is_in_ring(p, p->units[i].name) && is_first_of_ring(p, i))
			say_ring(r, p, i);
	}
	reader_leave(r, mark);
}

int
unittree_is_in(const struct policy *p, int64_t unit, int64_t top)
{
	size_t steps;

	for (steps = 0; unit != NUM_NONE && steps <= p->nunits; steps++) {
		if (unit == top)
			return 1;
		unit = above(p, unit);
	}
	return 0;
}
