#include "ahead/tally.h"

#include <stdlib.h>
#include <string.h>

#include "ahead/item.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jx.h"
#include "data/recordin.h"
#include "store/cases.h"
#include "store/forecasts.h"
#include "time/date.h"

#define BASE 56			/* days that a large demand is measured by */
#define TIMES 2

struct listed {
	struct record r;
	enum ahead_kind kind;
	int64_t lo;
	int64_t from_day, to_day;	/* of its demands */
};

struct reading {
	struct ahead_tally *tally;
	const struct ahead *a;
	struct db *db;
	int64_t from_day, to_day;
	struct listed *of;		/* items, each once */
	size_t n, cap;
};

/* --- the lists ----------------------------------------------------------- */

static int
is_known(const struct reading *g, const struct record *r)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (strcmp(g->of[i].r.no, r->no) == 0)
			return 1;
	return 0;
}

/* What an older program wrote and this one cannot read is left out. */
static void
take_item(struct reading *g, const struct jx *item)
{
	struct err ignored = ERR_INIT;
	struct listed l;
	const char *kind;
	size_t len;

	record_init(&l.r);
	if (recordin_decode(&l.r, item, g->a->words, &ignored) < 0)
		return;
	kind = jx_text(jx_path(item, "ahead.kind"), &len);
	l.lo = jx_int(jx_path(item, "ahead.lo80"));
	if (kind == NULL || item_kind_find(kind, len, &l.kind) < 0 ||
	    l.lo == NUM_NONE || l.r.m[M_AHEAD_FROM] == NUM_NONE ||
	    l.r.m[M_AHEAD_TO] == NUM_NONE || is_known(g, &l.r))
		return;
	l.from_day = date_day_of(l.r.m[M_AHEAD_FROM]);
	l.to_day = date_day_of(l.r.m[M_AHEAD_TO]) - 1;
	mem_grow(&g->of, g->n, &g->cap, sizeof(*g->of));
	g->of[g->n++] = l;
}

static void
take_list(struct reading *g, const struct kept *k)
{
	struct err ignored = ERR_INIT;
	struct jx *root;
	const struct jx *items;
	size_t i;

	if (k->day < g->from_day || k->day > g->to_day)
		return;
	root = jx_parse(k->figures, k->len, &ignored);
	items = jx_get(root, "items");
	for (i = 0; i < jx_count(items); i++)
		take_item(g, jx_at(items, i));
	g->tally->lists++;
	jx_free(root);
}

/* --- what came, what was done -------------------------------------------- */

static int
is_in(const struct listed *l, const struct ahead_cell *cell,
    const struct words *w)
{
	if (l->r.m[M_COMMUNITY] != NUM_NONE &&
	    cell->community != l->r.m[M_COMMUNITY])
		return 0;
	if (l->r.m[M_SITE] != NUM_NONE && cell->place != l->r.m[M_SITE])
		return 0;
	return policy_path_is_in(cell->category, l->r.m[M_CATEGORY], w);
}

static int64_t
count_came(const struct listed *l, const struct ahead *a)
{
	const struct ahead_cells *c = l->r.m[M_SITE] != NUM_NONE ?
	    &a->by_site : &a->by_community;
	int64_t n = 0;
	size_t i;

	for (i = 0; i < c->ncells; i++)
		if (is_in(l, &c->of[i], a->words))
			n += ahead_count(c, &c->of[i], l->from_day,
			    l->to_day);
	return n;
}

static int
is_word(const struct ahead *a, int64_t word, const char *s)
{
	return word != NUM_NONE && strcmp(words_text(a->words, word), s) == 0;
}

static void
add(struct ahead_outcome *o, const struct reading *g, const struct listed *l,
    const struct record *r)
{
	int64_t outcome = r == NULL ? NUM_NONE : r->m[M_OUTCOME];
	int done = is_word(g->a, outcome, "done");
	int64_t came;

	o->listed++;
	o->accepted += r != NULL;
	o->open += r != NULL && record_is_open(r);
	o->done += done;
	o->not_done += is_word(g->a, outcome, "not_done");
	o->refused += is_word(g->a, outcome, "refused");
	if (l->to_day >= g->a->today)
		return;
	came = count_came(l, g->a) >= l->lo;
	o->over += !done;
	o->came += !done && came;
	o->done_over += done;
	o->done_came += done && came;
}

static int
add_all(struct reading *g, struct err *e)
{
	struct record r;
	size_t i;
	int rc;

	for (i = 0; i < g->n; i++) {
		r = g->of[i].r;
		rc = cases_get(g->db, &r, e);
		if (rc < 0)
			return -1;
		add(&g->tally->all, g, &g->of[i], rc == 1 ? &r : NULL);
		add(&g->tally->kind[g->of[i].kind], g, &g->of[i],
		    rc == 1 ? &r : NULL);
	}
	return 0;
}

/* --- what was not foreseen ----------------------------------------------- */

static int
was_listed(const struct reading *g, const struct ahead_cell *cell)
{
	struct listed l;
	size_t i;

	for (i = 0; i < g->n; i++) {
		l = g->of[i];
		l.r.m[M_SITE] = NUM_NONE;	/* its building is enough */
		if (l.from_day <= g->to_day && l.to_day >= g->from_day &&
		    is_in(&l, cell, g->a->words))
			return 1;
	}
	return 0;
}

static int
compare(const void *pa, const void *pb)
{
	const struct ahead_miss *a = pa, *b = pb;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->category != b->category ?
	    (a->category > b->category) - (a->category < b->category) :
	    (a->community > b->community) - (a->community < b->community);
}

static void
find_misses(struct reading *g)
{
	const struct ahead_cells *c = &g->a->by_community;
	int64_t days = g->to_day - g->from_day + 1, count, usual;
	struct ahead_tally *t = g->tally;
	size_t i, cap = 0;

	for (i = 0; i < c->ncells; i++) {
		count = ahead_count(c, &c->of[i], g->from_day, g->to_day);
		usual = ahead_count(c, &c->of[i], g->from_day - BASE,
		    g->from_day - 1) * days / BASE;
		if (count < TIMES * g->a->seasons->concentrated.demands ||
		    count < TIMES * usual)
			continue;
		t->large++;
		if (was_listed(g, &c->of[i])) {
			t->foreseen++;
			continue;
		}
		mem_grow(&t->misses, t->nmisses, &cap, sizeof(*t->misses));
		t->misses[t->nmisses++] = (struct ahead_miss){
		    c->of[i].category, c->of[i].community, count, usual };
	}
	if (t->nmisses > 1)
		qsort(t->misses, t->nmisses, sizeof(*t->misses), compare);
}

int
tally_make(struct ahead_tally *t, const struct ahead *a, struct db *db,
    int64_t from_day, int64_t to_day, struct err *e)
{
	struct reading g = { t, a, db, from_day, to_day, NULL, 0, 0 };
	struct kept_list kept = KEPT_LIST_INIT;
	size_t i;
	int rc = -1;

	memset(t, 0, sizeof(*t));
	if (forecasts_read(db, EV_LISTED, &kept, e) < 0)
		goto out;
	for (i = 0; i < kept.n; i++)
		take_list(&g, &kept.of[i]);
	rc = add_all(&g, e);
	if (rc == 0)
		find_misses(&g);
out:
	free(g.of);
	forecasts_release(&kept);
	return rc;
}

void
tally_release(struct ahead_tally *t)
{
	free(t->misses);
	memset(t, 0, sizeof(*t));
}
