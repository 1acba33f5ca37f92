#include "sheet/clusters.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/pairs.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"

struct cluster {
	const struct recap_demand *first, *last;
	int64_t n, callers;
};

struct clusters {
	struct cluster *list;
	size_t n, cap;
};

static int
compare_matters(const void *x, const void *y)
{
	const struct recap_demand *a = x, *b = y;
	int c = num_compare(a->category, b->category);

	if (c == 0)
		c = num_compare(a->place, b->place);
	if (c == 0)
		c = num_compare(a->received_at, b->received_at);
	return c != 0 ? c : num_compare(a->key, b->key);
}

static int
is_same(const struct recap_demand *a, const struct recap_demand *b)
{
	return a->category == b->category && a->place == b->place;
}

/* Whoever gave no number may be anybody, so counts for nobody. */
static int64_t
count_callers(const struct recap_demand *from,
    const struct recap_demand *to)
{
	struct pairs callers = PAIRS_INIT;
	int64_t n;

	for (; from <= to; from++) {
		if (from->caller != NUM_NONE)
			pairs_add(&callers, from->caller, 0);
	}
	n = (int64_t)callers.n;
	pairs_release(&callers);
	return n;
}

/* The densest stretch that ends in the period, of demands[from..to). */
static void
look_at_matter(struct clusters *found, const struct recap *v,
    const struct recap_demand *from, const struct recap_demand *to)
{
	const struct sheetrule *s = &v->o.policy->sheets;
	struct cluster best = { NULL, NULL, 0, 0 };
	const struct recap_demand *first = from, *last;
	int64_t callers;

	for (last = from; last < to; last++) {
		while (last->received_at - first->received_at > s->cluster_s)
			first++;
		if (last->received_at < v->o.period.from_at ||
		    last - first + 1 < s->cluster_cases ||
		    last - first + 1 <= best.n)
			continue;
		callers = count_callers(first, last);
		if (callers < s->cluster_callers)
			continue;
		best = (struct cluster){ first, last, last - first + 1,
			callers };
	}
	if (best.n == 0)
		return;
	mem_grow(&found->list, found->n, &found->cap, sizeof(best));
	found->list[found->n++] = best;
}

static int
compare_clusters(const void *x, const void *y, void *arg)
{
	const struct cluster *a = x, *b = y;
	const struct words *w = arg;
	int c;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	c = strcmp(words_text(w, a->first->category),
	    words_text(w, b->first->category));
	return c != 0 ? c : strcmp(words_text(w, a->first->place),
	    words_text(w, b->first->place));
}

static void
find_clusters(struct clusters *found, const struct recap *v,
    struct recap_demand *sorted)
{
	size_t i, end;

	memcpy(sorted, v->demands, v->ndemands * sizeof(*sorted));
	qsort(sorted, v->ndemands, sizeof(*sorted), compare_matters);
	for (i = 0; i < v->ndemands; i = end) {
		for (end = i + 1; end < v->ndemands &&
		    is_same(&sorted[i], &sorted[end]); end++)
			continue;
		if (sorted[i].category != NUM_NONE &&
		    sorted[i].place != NUM_NONE)
			look_at_matter(found, v, &sorted[i], &sorted[end]);
	}
	if (found->n > 1)
		qsort_r(found->list, found->n, sizeof(*found->list),
		    compare_clusters, v->words);
}

static void
put_cluster(struct grid *g, const struct recap *v, const struct cluster *c)
{
	struct buf b = BUF_INIT;

	grid_row(g);
	grid_int(g, (int64_t)g->nrows);
	grid_text(g, words_text(v->words, c->first->category));
	grid_text(g, words_text(v->words, c->first->place));
	grid_int(g, c->n);
	grid_int(g, c->callers);
	cell_put_at(&b, c->first->received_at, v->o.state_at);
	cell_end(g, &b);
	cell_put_at(&b, c->last->received_at, v->o.state_at);
	cell_end(g, &b);
	buf_release(&b);
}

static void
put_note(struct grid *g, const struct recap *v)
{
	const struct sheetrule *s = &v->o.policy->sheets;
	struct buf b = BUF_INIT, span = BUF_INIT;

	cell_put_limit(&span, s->cluster_s);
	buf_printf(&b, lang_sheet("At least %d cases of %d callers about one "
	    "matter at one place within %s."), s->cluster_cases,
	    s->cluster_callers, span.data);
	grid_note(g, b.data);
	buf_release(&span);
	buf_release(&b);
}

void
clusters_put(struct page *p, const struct recap *v)
{
	struct recap_demand *sorted = mem_array(v->ndemands + 1,
	    sizeof(*sorted));
	struct clusters found = { NULL, 0, 0 };
	struct grid g;
	size_t i;

	if (v->ndemands > 0)
		find_clusters(&found, v, sorted);
	grid_init(&g, "");
	grid_column_right(&g, "n", lang_sheet("No."));
	grid_column(&g, "category", lang_sheet("category"));
	grid_column(&g, "place", lang_sheet("place"));
	grid_column_right(&g, "received", lang_sheet("cases received"));
	grid_column_right(&g, "callers", lang_sheet("callers"));
	grid_column(&g, "first", lang_sheet("first"));
	grid_column(&g, "last", lang_sheet("last"));
	for (i = 0; i < found.n; i++)
		put_cluster(&g, v, &found.list[i]);
	if (found.n > 0)
		put_note(&g, v);
	page_block(p, lang_sheet("Many people, one matter"), &g);
	grid_release(&g);
	free(found.list);
	free(sorted);
}
