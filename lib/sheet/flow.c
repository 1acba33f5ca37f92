#include "sheet/flow.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/demand.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"
#include "store/cases.h"
#include "store/journal.h"

/* --- the funnel ---------------------------------------------------------- */

enum step { STEP_RECEIVED, STEP_ASSIGNED, STEP_CONTACTED, STEP_CLOSED,
	STEP_REVISITED, STEP_SOLVED, STEP_SATISFIED, STEP_COUNT };

static int
is_satisfied(const struct recap *v, const struct record *r)
{
	enum policy_answer a = policy_answer_find(v->o.policy, ASK_SATISFIED,
	    r->m[M_CITY_SATISFIED]);

	return a == ANSWER_YES || a == ANSWER_BASIC;
}

/* Steps are counted each by itself: a case may have skipped one. */
static void
count_steps(int64_t n[STEP_COUNT], const struct recap *v,
    const struct record *r)
{
	int revisited = r->m[M_CITY_AT] != NUM_NONE &&
	    r->m[M_CITY_VALID] != 0;

	n[STEP_RECEIVED]++;
	n[STEP_ASSIGNED] += r->m[M_LEAD] != NUM_NONE;
	n[STEP_CONTACTED] += r->m[M_CONTACTED_AT] != NUM_NONE;
	n[STEP_CLOSED] += r->m[M_CLOSED_AT] != NUM_NONE;
	n[STEP_REVISITED] += revisited;
	n[STEP_SOLVED] += revisited && r->m[M_CITY_SOLVED] == 1;
	n[STEP_SATISFIED] += revisited && is_satisfied(v, r);
}

void
flow_put_funnel(struct page *p, const struct recap *v)
{
	struct chart *c = chart_new(CHART_FUNNEL,
	    lang_sheet("From call to satisfaction"),
	    lang_sheet("Of the period's demands, how many reached each step"),
	    lang_sheet("cases received"));
	int64_t n[STEP_COUNT] = { 0 };
	size_t i;

	for (i = 0; i < v->n; i++) {
		if (demand_is_one(v->o.policy, &v->cases[i]))
			count_steps(n, v, &v->cases[i]);
	}
	chart_x(c, lang_sheet("received"));
	chart_x(c, lang_sheet("given to a unit"));
	chart_x(c, lang_sheet("reached by phone"));
	chart_x(c, lang_sheet("closed"));
	chart_x(c, lang_sheet("revisited by the city"));
	chart_x(c, lang_sheet("said solved"));
	chart_x(c, lang_sheet("said satisfied"));
	chart_series(c, lang_sheet("cases received"));
	for (i = 0; i < STEP_COUNT; i++)
		chart_value(c, 0, i, n[i]);
	page_chart(p, c);
}

/* --- returns ------------------------------------------------------------- */

struct asked {			/* the last ground a case was returned on */
	int64_t key, ground;
};

struct returns {
	const struct recap *v;
	struct asked *asked;
	size_t n, cap;
	int64_t (*counts)[3];	/* by ground: asked, granted, refused */
	size_t other;		/* the row of grounds the policy lacks */
};

static size_t
row_of(const struct returns *r, int64_t ground)
{
	const struct policy_grounds *g = &r->v->o.policy->returns;
	const struct policy_ground *found = policy_ground_find(g, ground);

	return found == NULL ? r->other : (size_t)(found - g->rows);
}

static int64_t *
ground_of(struct returns *r, int64_t key)
{
	size_t i;

	for (i = r->n; i-- > 0;) {
		if (r->asked[i].key == key)
			return &r->asked[i].ground;
	}
	mem_grow(&r->asked, r->n, &r->cap, sizeof(*r->asked));
	r->asked[r->n].key = key;
	r->asked[r->n].ground = NUM_NONE;
	return &r->asked[r->n++].ground;
}

static int
take_return(void *arg, const struct event *ev)
{
	struct returns *r = arg;
	int64_t *ground = ground_of(r, ev->key);
	const struct period *p = &r->v->o.period;
	int which = 0;

	if (ev->kind == EV_RETURN)
		*ground = event_get(ev, M_RETURN_GROUND);
	else
		which = event_get(ev, EF_GRANTED) == 1 ? 1 : 2;
	if (ev->at >= p->from_at && ev->at < p->to_at)
		r->counts[row_of(r, *ground)][which]++;
	return 0;
}

static void
put_returns(struct grid *g, const struct returns *r)
{
	const struct policy_grounds *grounds = &r->v->o.policy->returns;
	const int64_t *n;
	size_t i;

	grid_column(g, "ground", lang_sheet("ground"));
	grid_column_right(g, "asked", lang_sheet("asked for"));
	grid_column_right(g, "granted", lang_sheet("granted"));
	grid_column_right(g, "refused", lang_sheet("refused"));
	for (i = 0; i <= r->other; i++) {
		n = r->counts[i];
		if (n[0] + n[1] + n[2] == 0)
			continue;
		grid_row(g);
		grid_text(g, i == r->other ? lang_sheet("other") :
		    words_text(r->v->words, grounds->rows[i].code));
		grid_int(g, n[0]);
		grid_int(g, n[1]);
		grid_int(g, n[2]);
	}
}

/* Events of the period were written down in it or later. */
int
flow_put_returns(struct page *p, struct recap *v, struct err *e)
{
	struct returns r = { .v = v, .other = v->o.policy->returns.n };
	uint64_t kinds = UINT64_C(1) << EV_RETURN |
	    UINT64_C(1) << EV_RETURN_DECIDE;
	struct grid g;
	int64_t seq;
	int rc = -1;

	r.counts = mem_array(r.other + 1, sizeof(*r.counts));
	grid_init(&g, "");
	if (cases_seq_at(v->db, v->trail[1].from_at - 1, &seq, e) < 0 ||
	    journal_read_kinds(v->db, seq, v->last_seq, kinds, take_return,
	    &r, e) < 0)
		goto out;
	put_returns(&g, &r);
	page_table(p, lang_sheet("Returns"), &g);
	rc = 0;
out:
	grid_release(&g);
	free(r.counts);
	free(r.asked);
	return rc;
}
