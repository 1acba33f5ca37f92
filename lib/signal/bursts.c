#include "signal/bursts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

struct act {
	int64_t actor, at;
	int is_of_burst;
};

struct bursts {
	struct act *acts;	/* by actor, then time, once they are found */
	size_t n, cap;
};

struct bursts *
bursts_new(void)
{
	return mem_array(1, sizeof(struct bursts));
}

void
bursts_free(struct bursts *b)
{
	if (b == NULL)
		return;
	free(b->acts);
	free(b);
}

void
bursts_add(struct bursts *b, int64_t actor, int64_t at)
{
	struct act *a;

	mem_grow(&b->acts, b->n, &b->cap, sizeof(*b->acts));
	a = &b->acts[b->n++];
	a->actor = actor;
	a->at = at;
	a->is_of_burst = 0;
}

static int
compare(const void *x, const void *y)
{
	const struct act *a = x, *b = y;

	if (a->actor != b->actor)
		return a->actor < b->actor ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

void
bursts_find(struct bursts *b, int count, int64_t within_s)
{
	struct act *a = b->acts;
	size_t first = 0, i, marked = 0;

	if (b->n == 0)
		return;
	qsort(a, b->n, sizeof(*a), compare);
	for (i = 0; i < b->n; i++) {
		while (a[first].actor != a[i].actor ||
		    a[i].at - a[first].at > within_s)
			first++;
		if (i - first + 1 < (size_t)count)
			continue;
		/* those up to marked are of one already */
		if (marked < first)
			marked = first;
		for (; marked <= i; marked++)
			a[marked].is_of_burst = 1;
	}
}

int
bursts_have(const struct bursts *b, int64_t actor, int64_t at)
{
	struct act key = { actor, at, 0 };
	const struct act *a = b->n == 0 ? NULL : bsearch(&key, b->acts, b->n,
	    sizeof(key), compare);

	return a != NULL && a->is_of_burst;
}

int64_t
bursts_actors(const struct bursts *b, int with_burst)
{
	int64_t n = 0, last = NUM_NONE;
	size_t i;

	for (i = 0; i < b->n; i++) {
		if (with_burst && !b->acts[i].is_of_burst)
			continue;
		n += b->acts[i].actor != last;
		last = b->acts[i].actor;
	}
	return n;
}
