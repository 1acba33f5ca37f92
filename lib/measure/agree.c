#include "measure/agree.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "stat/ratio.h"
#include "stat/wilson.h"

void
agree_init(struct agree *a, const struct policy *p)
{
	memset(a, 0, sizeof(*a));
	a->policy = p;
	a->all.unit = NUM_NONE;
}

void
agree_release(struct agree *a)
{
	free(a->units);
	memset(a, 0, sizeof(*a));
}

static const char *
name_of(enum agree_question q)
{
	return q == AGREE_SOLVED ? "solved" : "satisfied";
}

static int
degree(const struct policy *p, int64_t satisfied)
{
	switch (policy_answer_find(p, ASK_SATISFIED, satisfied)) {
	case ANSWER_NO:
		return 0;
	case ANSWER_BASIC:
		return 1;
	case ANSWER_YES:
		return 2;
	case ANSWER_INVALID:
	case ANSWER_UNKNOWN:
		break;
	}
	return -1;
}

int
agree_pair(const struct policy *p, const struct record *r,
    enum agree_question q, int *own, int *recheck)
{
	const int64_t *m = r->m;

	if (q == AGREE_SOLVED) {
		*own = m[M_RECHECK_OWN_SOLVED] == NUM_NONE ? -1 :
		    m[M_RECHECK_OWN_SOLVED] == 1 ? 2 : 0;
		*recheck = m[M_RECHECK_SOLVED] == NUM_NONE ? -1 :
		    m[M_RECHECK_SOLVED] == 1 ? 2 : 0;
	} else {
		*own = degree(p, m[M_RECHECK_OWN_SATISFIED]);
		*recheck = degree(p, m[M_RECHECK_SATISFIED]);
	}
	return *own >= 0 && *recheck >= 0;
}

static struct agree_unit *
unit_of(struct agree *a, int64_t unit)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		if (a->units[i].unit == unit)
			return &a->units[i];
	mem_grow(&a->units, a->n, &a->cap, sizeof(*a->units));
	memset(&a->units[a->n], 0, sizeof(*a->units));
	a->units[a->n].unit = unit;
	return &a->units[a->n++];
}

void
agree_add(struct agree *a, const struct record *r)
{
	struct agree_unit *unit = unit_of(a, r->m[M_RECHECK_UNIT]);
	int q, own, recheck;

	unit->rechecks++;
	a->all.rechecks++;
	for (q = 0; q < AGREE_QUESTIONS; q++) {
		if (!agree_pair(a->policy, r, (enum agree_question)q, &own,
		    &recheck))
			continue;
		unit->pairs[q].of[own][recheck]++;
		a->all.pairs[q].of[own][recheck]++;
	}
}

/* --- as rows --------------------------------------------------------------- */

struct tally {
	int64_t n, agreed, own_better, own_worse;
	int64_t by_chance;	/* of n * n: what the margins alone bring */
	int own_varies, recheck_varies;	/* more than one answer of theirs */
};

static void
sum(struct tally *t, const struct agree_pairs *p)
{
	int64_t row, column;
	int i, k, own_kinds = 0, recheck_kinds = 0;

	memset(t, 0, sizeof(*t));
	for (i = 0; i < AGREE_ANSWERS; i++) {
		row = column = 0;
		for (k = 0; k < AGREE_ANSWERS; k++) {
			row += p->of[i][k];
			column += p->of[k][i];
			t->own_better += k < i ? p->of[i][k] : 0;
			t->own_worse += k > i ? p->of[i][k] : 0;
		}
		own_kinds += row > 0;
		recheck_kinds += column > 0;
		t->n += row;
		t->agreed += p->of[i][i];
		t->by_chance += row * column;
	}
	t->own_varies = own_kinds > 1;
	t->recheck_varies = recheck_kinds > 1;
}

/* (seen - chance) / (1 - chance), in hundredths; nothing where either side
 * has one answer only, which says nothing of agreement. */
static void
put_kappa(struct grid *g, const struct tally *t)
{
	int64_t above = t->n * t->agreed - t->by_chance;
	struct ratio kappa = { above < 0 ? -above : above,
		t->n * t->n - t->by_chance };
	struct buf b = BUF_INIT;

	if (!t->own_varies || !t->recheck_varies) {
		grid_empty(g);
		return;
	}
	ratio_put(&b, kappa, 1, 2);
	if (above < 0 && strcmp(b.data, "0.00") != 0) {
		buf_reset(&b);
		buf_putc(&b, '-');
		ratio_put(&b, kappa, 1, 2);
	}
	grid_text(g, b.data);
	buf_release(&b);
}

static void
put_tenths(struct grid *g, int tenths)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%d.%d", tenths / 10, tenths % 10);
	grid_text(g, b.data);
	buf_release(&b);
}

static void
put_agreement(struct grid *g, const struct tally *t, enum wilson_level level)
{
	struct ratio agreed = { t->agreed, t->n };
	struct wilson w = wilson_interval(agreed, level);

	if (t->n == 0) {
		grid_empty(g);
		grid_empty(g);
		grid_empty(g);
		return;
	}
	grid_ratio(g, agreed, 100);
	put_tenths(g, w.low);
	put_tenths(g, w.high);
}

static void
put_unit(struct grid *g, const struct agree *a, const struct agree_unit *u,
    const char *name)
{
	struct tally t;
	int q;

	for (q = 0; q < AGREE_QUESTIONS; q++) {
		sum(&t, &u->pairs[q]);
		grid_row(g);
		if (u == &a->all)
			grid_code(g, "all", lang_sheet("all"));
		else
			grid_text(g, name);
		grid_code(g, name_of((enum agree_question)q),
		    q == AGREE_SOLVED ? lang_sheet("solved?") :
		    lang_sheet("satisfied?"));
		grid_int(g, u->rechecks);
		grid_int(g, t.n);
		grid_int(g, t.agreed);
		grid_int(g, t.n - t.agreed);
		grid_int(g, t.own_better);
		grid_int(g, t.own_worse);
		put_agreement(g, &t, a->policy->recheck.confidence);
		put_kappa(g, &t);
	}
}

static int
compare(const void *a, const void *b, void *words)
{
	return strcmp(words_text(words, ((const struct agree_unit *)a)->unit),
	    words_text(words, ((const struct agree_unit *)b)->unit));
}

void
agree_put(struct grid *g, struct agree *a, const struct words *w)
{
	size_t i;

	grid_column(g, "unit", lang_sheet("unit"));
	grid_column(g, "question", lang_sheet("question"));
	grid_column_right(g, "rechecks", lang_sheet("re-checks"));
	grid_column_right(g, "n", lang_sheet("pairs"));
	grid_column_right(g, "agreed", lang_sheet("agreed"));
	grid_column_right(g, "disagreed", lang_sheet("disagreed"));
	grid_column_right(g, "own_better", lang_sheet("own better"));
	grid_column_right(g, "own_worse", lang_sheet("own worse"));
	grid_column_decimal(g, "agreement", lang_sheet("agreement %"));
	grid_column_decimal(g, "low", lang_sheet("interval, from"));
	grid_column_decimal(g, "high", lang_sheet("interval, to"));
	grid_column_decimal(g, "kappa", lang_sheet("kappa"));
	if (a->n > 1)
		qsort_r(a->units, a->n, sizeof(*a->units), compare,
		    (void *)(uintptr_t)w);
	for (i = 0; i < a->n; i++)
		put_unit(g, a, &a->units[i], a->units[i].unit == NUM_NONE ?
		    lang_sheet("unassigned") : words_text(w, a->units[i].unit));
	put_unit(g, a, &a->all, NULL);
}
