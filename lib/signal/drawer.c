#include "signal/drawer.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/alike.h"

struct sheet {
	struct alike_sketch sketch;
	char *text;
	size_t len;
};

struct pile {
	int64_t owner;
	struct sheet *sheets;
	size_t n, cap;
};

struct drawer {
	struct pile *piles;
	size_t n, cap;
};

struct drawer *
drawer_new(void)
{
	return mem_array(1, sizeof(struct drawer));
}

void
drawer_free(struct drawer *d)
{
	size_t i, k;

	if (d == NULL)
		return;
	for (i = 0; i < d->n; i++) {
		for (k = 0; k < d->piles[i].n; k++)
			free(d->piles[i].sheets[k].text);
		free(d->piles[i].sheets);
	}
	free(d->piles);
	free(d);
}

/* Units are few. */
static struct pile *
pile_of(struct drawer *d, int64_t owner)
{
	struct pile *p;
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->piles[i].owner == owner)
			return &d->piles[i];
	mem_grow(&d->piles, d->n, &d->cap, sizeof(*d->piles));
	p = &d->piles[d->n++];
	p->owner = owner;
	p->sheets = NULL;
	p->n = p->cap = 0;
	return p;
}

int
drawer_put(struct drawer *d, int64_t owner, const char *s, size_t len,
    int percent)
{
	struct pile *p = pile_of(d, owner);
	struct sheet *new, *old;
	int found = 0;

	mem_grow(&p->sheets, p->n, &p->cap, sizeof(*p->sheets));
	new = &p->sheets[p->n++];
	alike_sketch(&new->sketch, s, len);
	new->text = mem_copy(s, len);
	new->len = len;
	for (old = p->sheets; old < new && !found; old++)
		found = alike_may_be(&old->sketch, &new->sketch) >= percent &&
		    alike_percent(old->text, old->len, s, len) >= percent;
	return found;
}
