#include "nodesbasis.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "series/method.h"

/* Gains are made for beginnings that at least this part of the series share:
 * so there are few of them, whatever the panel. */
#define PART 16

/* The series that begins first: its basis holds all others'. */
static const struct node *
find_earliest(const struct nodes *ns)
{
	const struct node *whole = &ns->of[0];
	size_t i;

	for (i = 1; i < ns->n; i++)
		if (ns->of[i].first < whole->first)
			whole = &ns->of[i];
	return whole;
}

/* The gains of those that begin together, where they are many enough: for as
 * long as the longest of them. */
static void
share_gains(struct nodesbasis *b, const struct nodes *ns)
{
	const struct series **longest = mem_array(b->n, sizeof(*longest)), *s;
	size_t *uses = mem_array(b->n, sizeof(*uses)), i, first;

	for (i = 0; i < ns->n; i++) {
		first = ns->of[i].first;
		s = &ns->of[i].s;
		uses[first]++;
		if (longest[first] == NULL || longest[first]->n < s->n)
			longest[first] = s;
	}
	for (i = 0; i < b->n; i++)
		if (uses[i] >= 2 && uses[i] >= ns->n / PART)
			b->of[i].gains = b->gains[i] = gains_share(longest[i],
			    b->of[i].basis, longest[i]->n);
	free(uses);
	free(longest);
}

void
nodesbasis_make(struct nodesbasis *b, struct nodes *ns, size_t horizon)
{
	const struct node *whole;
	size_t i, n, first;

	memset(b, 0, sizeof(*b));
	if (ns->n == 0)
		return;
	whole = find_earliest(ns);
	b->n = ns->source->panel->count;
	n = b->n - whole->first + horizon;
	b->basis = mem_array(n * METHOD_BASIS, sizeof(*b->basis));
	b->of = mem_array(b->n, sizeof(*b->of));
	b->gains = mem_array(b->n, sizeof(*b->gains));
	method_basis(b->basis, &whole->s, n);
	for (i = 0; i < ns->n; i++) {
		first = ns->of[i].first;
		b->of[first].basis = b->basis +
		    (first - whole->first) * METHOD_BASIS;
		ns->of[i].s.shared = &b->of[first];
	}
	share_gains(b, ns);
}

void
nodesbasis_release(struct nodesbasis *b, struct nodes *ns)
{
	size_t i;

	for (i = 0; i < ns->n; i++)
		ns->of[i].s.shared = NULL;
	for (i = 0; i < b->n; i++)
		gains_unshare(b->gains[i]);
	free(b->gains);
	free(b->of);
	free(b->basis);
	memset(b, 0, sizeof(*b));
}
