#include "signal/places.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

struct stay {
	int64_t site, category, at, key;
};

struct places {
	struct stay *stays;
	size_t n, cap;
	int is_sorted;
};

struct places *
places_new(void)
{
	return mem_array(1, sizeof(struct places));
}

void
places_free(struct places *p)
{
	if (p == NULL)
		return;
	free(p->stays);
	free(p);
}

void
places_add(struct places *p, const struct record *r)
{
	struct stay *s;

	if (r->m[M_SITE] == NUM_NONE || r->m[M_CATEGORY] == NUM_NONE)
		return;
	mem_grow(&p->stays, p->n, &p->cap, sizeof(*p->stays));
	s = &p->stays[p->n++];
	s->site = r->m[M_SITE];
	s->category = r->m[M_CATEGORY];
	s->at = r->m[M_RECEIVED_AT];
	s->key = r->key;
	p->is_sorted = 0;
}

static int
compare(const void *x, const void *y)
{
	const struct stay *a = x, *b = y;

	if (a->site != b->site)
		return num_compare(a->site, b->site);
	if (a->category != b->category)
		return num_compare(a->category, b->category);
	return a->at != b->at ? num_compare(a->at, b->at) :
	    num_compare(a->key, b->key);
}

/* The first that is not before s. */
static size_t
find(const struct places *p, const struct stay *s)
{
	size_t low = 0, high = p->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (compare(&p->stays[middle], s) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int
places_has_after(struct places *p, const struct record *r, int64_t at,
    int64_t within_s)
{
	struct stay from = { r->m[M_SITE], r->m[M_CATEGORY], at + 1,
		INT64_MIN };
	size_t i;

	if (!p->is_sorted && p->n > 0)
		qsort(p->stays, p->n, sizeof(*p->stays), compare);
	p->is_sorted = 1;
	for (i = find(p, &from); i < p->n; i++) {
		if (p->stays[i].site != from.site ||
		    p->stays[i].category != from.category ||
		    p->stays[i].at - at > within_s)
			return 0;
		if (p->stays[i].key != r->key)
			return 1;
	}
	return 0;
}
