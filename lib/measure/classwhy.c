#include "measure/classwhy.h"

#include "base/lang.h"
#include "base/num.h"

struct why {
	struct buf *b;
	const struct standing *s;
	const struct policy *p;
	int per_residents;
	unsigned told;		/* bits of what stands there already */
};

/* Tests that one fact answers. */
enum fact { FACT_FEW, FACT_LOAD, FACT_TARGET, FACT_PAST, FACT_RANK,
	FACT_CLIMB };

static const enum fact facts[CLASSRULE_TESTS] = {
	[CLASSRULE_FEW] = FACT_FEW,
	[CLASSRULE_CONCENTRATED] = FACT_LOAD,
	[CLASSRULE_BELOW] = FACT_TARGET,
	[CLASSRULE_SURELY_BELOW] = FACT_TARGET,
	[CLASSRULE_RISING] = FACT_PAST,
	[CLASSRULE_FALLING] = FACT_PAST,
	[CLASSRULE_TOP] = FACT_RANK,
	[CLASSRULE_BOTTOM] = FACT_RANK,
	[CLASSRULE_CLIMBED] = FACT_CLIMB,
};

static void
put_percent(struct buf *b, struct ratio share)
{
	ratio_put(b, share, 100, 1);
}

static void
put_few(const struct why *w)
{
	buf_printf(w->b, lang_sheet("valid revisits: %lld, a class needs "
	    "%d"), (long long)w->s->unit->past[0].valid,
	    w->p->classes.minimum);
}

static void
put_load(const struct why *w)
{
	struct buf load = BUF_INIT;

	ratio_put(&load, w->s->now.load, w->per_residents ? 10000 : 1,
	    w->per_residents ? 1 : 0);
	buf_printf(w->b, w->per_residents ?
	    lang_sheet("cases per 10,000 residents: %s, rank %lld") :
	    lang_sheet("cases: %s, rank %lld"), load.data,
	    (long long)(w->s->now.load_rank == NUM_NONE ? 0 :
	    w->s->now.load_rank));
	buf_release(&load);
}

static void
put_target(const struct why *w, const struct standing_facts *f)
{
	struct buf solve = BUF_INIT, target = BUF_INIT;

	put_percent(&solve, f->solve);
	put_percent(&target, f->goal.target);
	buf_printf(w->b, f == &w->s->now ?
	    lang_sheet("solve rate %s, target %s") :
	    lang_sheet("the period before %s, target %s"), solve.data,
	    target.data);
	buf_release(&target);
	buf_release(&solve);
}

static void
put_both_targets(const struct why *w, int twice)
{
	put_target(w, &w->s->now);
	if (w->s->now.holds[CLASSRULE_SURELY_BELOW])
		buf_puts(w->b, lang_sheet(", beyond chance"));
	if (twice) {
		buf_puts(w->b, lang_sheet("; "));
		put_target(w, &w->s->before);
	}
}

static void
put_past(const struct why *w)
{
	const struct standing_facts *f = &w->s->now;
	struct buf past = BUF_INIT;

	put_percent(&past, f->past);
	buf_printf(w->b, f->holds[CLASSRULE_RISING] ?
	    lang_sheet("over its own past, %s, beyond chance") :
	    f->holds[CLASSRULE_FALLING] ?
	    lang_sheet("under its own past, %s, beyond chance") :
	    lang_sheet("its own past %s: no change beyond chance"),
	    past.data);
	buf_release(&past);
}

static void
put_rank(const struct why *w)
{
	struct buf score = BUF_INIT;

	ratio_put(&score, w->s->now.score, 1, 1);
	buf_printf(w->b, lang_sheet("score %s, rank %lld of %lld"),
	    score.data, (long long)w->s->now.rank,
	    (long long)w->s->now.ranked);
	buf_release(&score);
}

static void
put_fact(struct why *w, enum fact fact, int twice)
{
	if ((w->told >> fact & 1) != 0)
		return;
	w->told |= 1u << fact;
	if (w->b->len > 0)
		buf_puts(w->b, lang_sheet("; "));
	if (fact == FACT_FEW)
		put_few(w);
	else if (fact == FACT_LOAD)
		put_load(w);
	else if (fact == FACT_TARGET)
		put_both_targets(w, twice);
	else if (fact == FACT_PAST)
		put_past(w);
	else if (fact == FACT_RANK)
		put_rank(w);
	else
		buf_printf(w->b, lang_sheet("rank %lld, %lld the period "
		    "before"), (long long)w->s->now.rank,
		    (long long)w->s->before.rank);
}

void
classwhy_put(struct buf *b, const struct standing *s, const struct policy *p,
    int per_residents)
{
	struct why w = { b, s, p, per_residents, 0 };
	size_t i;

	for (i = 0; i < s->row->ntexts; i++)
		put_fact(&w, facts[s->row->conditions[i].test],
		    s->row->conditions[i].twice);
	if (s->row->ntexts == 0) {
		put_fact(&w, FACT_TARGET, 0);
		put_fact(&w, FACT_PAST, 0);
	}
}
