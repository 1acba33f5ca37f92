#include "store/linknotes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/linkrun.h"
#include "text/site.h"

#define NOTES 400000		/* that are kept: 9 MiB */

/* Whether clusters are looked for at this site. */
static int
is_wanted(struct linkrun *f, int64_t site)
{
	struct linknotes *l = &f->notes;
	struct words *w = f->db->words;
	size_t old = l->nwanted, want = (size_t)words_count(w) + 1;

	if (f->policy->links.sites == CLUSTER_ANY)
		return 1;
	if ((size_t)site >= old) {
		l->wanted = mem_resize(l->wanted, want, 1);
		memset(l->wanted + old, 0, want - old);
		l->nwanted = want;
	}
	if (l->wanted[site] == 0)
		l->wanted[site] = site_has_building(words_text(w, site),
		    words_len(w, site)) ? 1 : -1;
	return l->wanted[site] > 0;
}

int
linknotes_may(struct linkrun *f, const struct belong_case *c)
{
	return (c->flags & FLAG_THREAT) == 0 && c->category != NUM_NONE &&
	    c->site != NUM_NONE && is_wanted(f, c->site);
}

void
linknotes_begin(struct linknotes *l, int64_t from_key)
{
	l->n = 0;
	l->is_missing = l->is_unsorted = 0;
	l->from_key = l->to_key = from_key;
}

/* Until the year 2106, and four thousand million cases. */
static int
fits(const struct belong_case *c)
{
	return c->received_at >= 0 && c->received_at <= UINT32_MAX &&
	    c->key <= UINT32_MAX && c->site <= INT32_MAX &&
	    c->category <= INT32_MAX;
}

void
linknotes_add(struct linkrun *f, const struct belong_case *c)
{
	struct linknotes *l = &f->notes;
	struct linknote *n;

	if (l->is_missing || !linknotes_may(f, c))
		return;
	if (l->n == NOTES || !fits(c)) {
		l->is_missing = 1;
		free(l->at);
		l->at = NULL;
		l->n = l->cap = 0;
		return;
	}
	if (l->n > 0 && c->received_at < l->at[l->n - 1].at)
		l->is_unsorted = 1;
	mem_grow(&l->at, l->n, &l->cap, sizeof(*l->at));
	n = &l->at[l->n++];
	n->caller = c->caller;
	n->at = (uint32_t)c->received_at;
	n->key = (uint32_t)c->key;
	n->site = (int32_t)c->site;
	n->category = (int32_t)c->category;
}

void
linknotes_upto(struct linknotes *l, int64_t to_key)
{
	l->to_key = to_key;
}

static int
is_later(const struct linknote *x, const struct linknote *y)
{
	return x->at != y->at ? x->at > y->at : x->key > y->key;
}

/* Let the note at i sink to its place in the heap of n. */
static void
sink(struct linknote *at, size_t i, size_t n)
{
	struct linknote sinks = at[i];
	size_t next;

	while ((next = 2 * i + 1) < n) {
		if (next + 1 < n && is_later(&at[next + 1], &at[next]))
			next++;
		if (!is_later(&at[next], &sinks))
			break;
		at[i] = at[next];
		i = next;
	}
	at[i] = sinks;
}

/* In place: qsort would take as much memory again. */
static void
sort(struct linknote *at, size_t n)
{
	struct linknote last;
	size_t i;

	for (i = n / 2; i-- > 0; )
		sink(at, i, n);
	for (i = n; i-- > 1; ) {
		last = at[i];
		at[i] = at[0];
		at[0] = last;
		sink(at, 0, i);
	}
}

int
linknotes_cut(struct linkrun *f)
{
	struct linknotes *l = &f->notes;
	size_t i, kept = 0;

	if (l->is_missing || l->from_key > f->from_key ||
	    l->to_key < f->to_key)
		return 0;
	for (i = 0; i < l->n; i++)
		if (l->at[i].key > f->from_key && l->at[i].key <= f->to_key)
			l->at[kept++] = l->at[i];
	l->n = kept;
	if (l->is_unsorted)
		sort(l->at, l->n);
	l->is_unsorted = 0;
	return 1;
}

void
linknotes_release(struct linknotes *l)
{
	free(l->at);
	free(l->wanted);
}
