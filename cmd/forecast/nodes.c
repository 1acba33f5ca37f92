#include "nodes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "measure/pairs.h"

#define RECENT 8

/* --- groups ------------------------------------------------------------- */

static void
put_label(struct buf *b, const struct source *s, const int64_t *key)
{
	size_t i;

	if (s->nby == 0)
		buf_puts(b, lang_sheet("all"));
	if (s->nby > 0 && key[0] == NODES_ALL &&
	    (s->nby == 1 || key[1] == NODES_ALL)) {
		buf_putc(b, '*');
		return;
	}
	for (i = 0; i < s->nby; i++) {
		if (i > 0)
			buf_puts(b, "×");
		if (key[i] == NODES_ALL)
			buf_putc(b, '*');
		else
			source_put_key(b, s, i, key[i]);
	}
}

static struct node *
add_node(struct nodes *ns, int64_t a, int64_t b)
{
	struct buf label = BUF_INIT;
	struct node *n;

	mem_grow(&ns->of, ns->n, &ns->cap, sizeof(*ns->of));
	n = &ns->of[ns->n++];
	memset(n, 0, sizeof(*n));
	n->key[0] = a;
	n->key[1] = b;
	put_label(&label, ns->source, n->key);
	n->label = buf_take(&label);
	return n;
}

static void
add_groups(struct nodes *ns)
{
	const struct panel *p = ns->source->panel;
	struct node *n;
	double *y;
	size_t i;

	for (i = 0; i < p->n; i++) {
		n = add_node(ns, p->keys.of[i][0], p->keys.of[i][1]);
		y = mem_array(p->count, sizeof(*y));
		panel_series(p, i, y, &n->s);
		n->y = y;
		if (n->s.n == 0) {
			free(n->label);
			free(n->y);
			ns->n--;
			continue;
		}
		while (panel_day(p, n->first) < n->s.first_day)
			n->first++;
	}
}

static void
set_recent(struct nodes *ns)
{
	struct node *n;
	size_t i, k;

	for (i = 0; i < ns->n; i++) {
		n = &ns->of[i];
		for (k = n->s.n > RECENT ? n->s.n - RECENT : 0; k < n->s.n;
		    k++)
			n->recent += isnan(n->y[k]) ? 0 : n->y[k];
	}
}

static int
compare(const void *pa, const void *pb)
{
	const struct node *a = pa, *b = pb;

	if (a->recent != b->recent)
		return a->recent > b->recent ? -1 : 1;
	if (a->is_sum != b->is_sum)
		return b->is_sum - a->is_sum;
	return strcmp(a->label, b->label);
}

static void
settle(struct nodes *ns)
{
	set_recent(ns);
	if (ns->n > 1)
		qsort(ns->of, ns->n, sizeof(*ns->of), compare);
}

void
nodes_build(struct nodes *ns, const struct source *s)
{
	memset(ns, 0, sizeof(*ns));
	ns->source = s;
	if (s->panel->count > 0)
		add_groups(ns);
	settle(ns);
}

/* --- sums --------------------------------------------------------------- */

int
nodes_is_part(const struct node *sum, const struct node *part)
{
	return sum->is_sum && !part->is_sum &&
	    (sum->key[0] == NODES_ALL || sum->key[0] == part->key[0]) &&
	    (sum->key[1] == NODES_ALL || sum->key[1] == part->key[1]);
}

/* What adds up ends together: a group that ended before is missing since. */
static void
stretch(struct nodes *ns)
{
	size_t count = ns->source->panel->count, i, k;
	struct node *n;

	for (i = 0; i < ns->n; i++) {
		n = &ns->of[i];
		for (k = n->s.n; k < count - n->first; k++)
			n->y[k] = NAN;
		n->s.n = count - n->first;
	}
}

/* Before its first count a group is one of 0. */
static void
add_part(struct node *sum, const struct node *part, size_t count)
{
	size_t i;

	for (i = part->first; i < count; i++)
		sum->y[i] += part->y[i - part->first];
}

static void
add_sum(struct nodes *ns, size_t groups, int64_t a, int64_t b)
{
	const struct panel *p = ns->source->panel;
	struct node *sum = add_node(ns, a, b);
	size_t i;

	sum->is_sum = 1;
	sum->y = mem_array(p->count, sizeof(*sum->y));
	sum->s.y = sum->y;
	sum->s.n = p->count;
	sum->s.freq = p->freq;
	sum->s.first_day = panel_day(p, 0);
	for (i = 0; i < groups; i++)
		if (nodes_is_part(sum, &ns->of[i]))
			add_part(sum, &ns->of[i], p->count);
}

static void
add_margins(struct nodes *ns, size_t groups)
{
	struct pairs met = PAIRS_INIT;
	size_t i, field, before;
	int64_t key;

	for (i = 0; i < groups; i++)
		for (field = 0; field < 2; field++) {
			key = ns->of[i].key[field];
			before = met.n;
			if (pairs_add(&met, (int64_t)field, key) == before)
				add_sum(ns, groups,
				    field == 0 ? key : NODES_ALL,
				    field == 1 ? key : NODES_ALL);
		}
	pairs_release(&met);
}

void
nodes_build_sums(struct nodes *ns, const struct source *s)
{
	size_t groups;

	memset(ns, 0, sizeof(*ns));
	ns->source = s;
	if (s->panel->count > 0)
		add_groups(ns);
	stretch(ns);
	groups = ns->n;
	if (groups > 0 && s->nby > 0)
		add_sum(ns, groups, NODES_ALL, s->nby > 1 ? NODES_ALL : 0);
	if (s->nby > 1)
		add_margins(ns, groups);
	settle(ns);
}

void
nodes_release(struct nodes *ns)
{
	size_t i;

	for (i = 0; i < ns->n; i++) {
		free(ns->of[i].label);
		free(ns->of[i].y);
		forecast_release(&ns->of[i].f);
	}
	free(ns->of);
	memset(ns, 0, sizeof(*ns));
}
