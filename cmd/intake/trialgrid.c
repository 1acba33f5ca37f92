#include "trialgrid.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "learn/levels.h"

/* --- cells -------------------------------------------------------------- */

static void
put_share(struct grid *g, double x)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%.4f", x);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_part(struct grid *g, size_t part, size_t of)
{
	if (of > 0)
		put_share(g, (double)part / (double)of);
	else
		grid_empty(g);
}

static void
put_columns(struct grid *g)
{
	grid_init(g, lang_sheet("Cross-validation"));
	grid_column(g, "label", lang_sheet("label"));
	grid_column_right(g, "texts", lang_sheet("number of texts"));
	grid_column_decimal(g, "accuracy", lang_sheet("found"));
	grid_column_decimal(g, "top3", lang_sheet("in the first three"));
	grid_column_decimal(g, "precision", lang_sheet("right when said"));
	grid_column_decimal(g, "f1", lang_sheet("F1"));
	grid_column_decimal(g, "calibration_error",
	    lang_sheet("probability off by"));
	grid_column(g, "taken_for", lang_sheet("most often taken for"));
	grid_column_right(g, "times", lang_sheet("how often"));
}

/* --- upper levels ------------------------------------------------------- */

static size_t
level_hits(const struct levels *l, const struct trial *t,
    const struct corpus *c, size_t depth)
{
	double *p = mem_array(2 * t->nclasses + 1, sizeof(*p)), all;
	size_t i, best, hits = 0;

	for (i = 0; i < t->n; i++) {
		sure_of(p, &t->sure, t->score + i * t->nclasses,
		    t->name + i * t->nclasses, t->nclasses);
		best = levels_best(l, p, depth, p + t->nclasses, &all);
		hits += best == l->part[depth][c->class_of[i]];
	}
	free(p);
	return hits;
}

static void
put_levels(struct grid *g, const struct trial *t, const struct corpus *c)
{
	struct buf b = BUF_INIT;
	struct levels l;
	size_t depth;

	levels_init(&l, c->classes, c->nclasses);
	for (depth = 1; depth < l.depth; depth++) {
		grid_row(g);
		buf_reset(&b);
		buf_printf(&b, "* %zu", depth);
		grid_textn(g, b.data, b.len);
		grid_int(g, (int64_t)t->n);
		put_part(g, level_hits(&l, t, c, depth), t->n);
	}
	levels_release(&l);
	buf_release(&b);
}

/* --- all, and each class ------------------------------------------------ */

static void
put_all(struct grid *g, const struct trial_result *r)
{
	grid_row(g);
	grid_text(g, "*");
	grid_int(g, (int64_t)r->n);
	put_part(g, r->hits, r->n);
	put_part(g, r->hits3, r->n);
	grid_empty(g);
	put_share(g, r->macro_f1);
	put_share(g, r->off);
}

static void
put_class(struct grid *g, const struct trial_result *r, size_t k,
    const struct corpus *c)
{
	const struct trial_class *tc = &r->classes[k];

	grid_row(g);
	grid_text(g, c->classes[k]);
	grid_int(g, (int64_t)tc->texts);
	put_part(g, tc->hits, tc->texts);
	grid_empty(g);
	put_part(g, tc->hits, tc->taken);
	put_share(g, trial_f1(tc));
	grid_empty(g);
	if (tc->times > 0) {
		grid_text(g, c->classes[tc->mistaken]);
		grid_int(g, (int64_t)tc->times);
	}
}

struct rank {
	size_t texts, k;
};

static int
compare(const void *pa, const void *pb)
{
	const struct rank *a = pa, *b = pb;

	if (a->texts != b->texts)
		return a->texts > b->texts ? -1 : 1;
	return a->k < b->k ? -1 : a->k > b->k;
}

void
trialgrid_make(struct grid *g, const struct trial *t,
    const struct trial_result *r, const struct corpus *c)
{
	struct rank *order = mem_array(r->nclasses + 1, sizeof(*order));
	size_t k;

	put_columns(g);
	put_all(g, r);
	put_levels(g, t, c);
	for (k = 0; k < r->nclasses; k++)
		order[k] = (struct rank){ r->classes[k].texts, k };
	qsort(order, r->nclasses, sizeof(*order), compare);
	for (k = 0; k < r->nclasses; k++)
		put_class(g, r, order[k].k, c);
	grid_note(g, lang_sheet("*: all texts, F1 as the mean of the classes; "
	    "* N: the first N levels. Each text was judged by a model that "
	    "never saw it."));
	free(order);
}
