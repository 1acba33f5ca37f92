#include "measure/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static size_t
slot_of(const struct pairs *p, int64_t a, int64_t b)
{
	uint64_t h = (uint64_t)a * 0x9e3779b97f4a7c15u;

	h = (h ^ (h >> 29) ^ (uint64_t)b) * 0xbf58476d1ce4e5b9u;
	return (size_t)(h ^ (h >> 32)) & (p->nslots - 1);
}

/* The slot that holds the pair, or the free one for it. */
static size_t
find(const struct pairs *p, int64_t a, int64_t b)
{
	size_t at = slot_of(p, a, b);

	while (p->slots[at] != 0 && (p->of[p->slots[at] - 1][0] != a ||
	    p->of[p->slots[at] - 1][1] != b))
		at = (at + 1) & (p->nslots - 1);
	return at;
}

static void
grow(struct pairs *p)
{
	size_t i;

	p->nslots = p->nslots == 0 ? 64 : 2 * p->nslots;
	free(p->slots);
	p->slots = mem_array(p->nslots, sizeof(*p->slots));
	for (i = 0; i < p->n; i++)
		p->slots[find(p, p->of[i][0], p->of[i][1])] = i + 1;
}

size_t
pairs_add(struct pairs *p, int64_t a, int64_t b)
{
	size_t at;

	if (2 * p->n >= p->nslots)
		grow(p);
	at = find(p, a, b);
	if (p->slots[at] != 0)
		return p->slots[at] - 1;
	mem_grow(&p->of, p->n, &p->cap, sizeof(*p->of));
	p->of[p->n][0] = a;
	p->of[p->n][1] = b;
	p->slots[at] = ++p->n;
	return p->n - 1;
}

void
pairs_release(struct pairs *p)
{
	free(p->of);
	free(p->slots);
	memset(p, 0, sizeof(*p));
}
