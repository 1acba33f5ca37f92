#include "gen/gen_bend.h"

#include <string.h>

#include "base/num.h"
#include "measure/goal.h"
#include "time/date.h"
#include "time/period.h"

#define MONTHS 24
#define SHORT_PERCENT 8		/* no more than this is talked away */

struct result {
	int64_t valid, solved;
};

struct bend {
	struct gen_life *l;
	const struct gen_office *o;
	struct result of[MONTHS][GEN_OFFICE_UNITS];
};

/* The assessment month of an instant, counted from the first day's. */
static int
month_of(const struct gen_office *o, int64_t at)
{
	struct period first, p;

	period_assess(&first, &o->policy->period, o->first_day);
	period_assess(&p, &o->policy->period, date_day_of(at));
	/* months begin on the same day of each */
	return (int)((p.from_at - first.from_at + 15 * DATE_DAY_S) /
	    (DATE_DAY_S * 30));
}

static int
is_counted(const struct gen_step *s)
{
	return s->kind == EV_CITY && s->wish.valid == 1;
}

static void
count(struct bend *b)
{
	const struct gen_step *s = b->l->steps;
	const struct gen_file *f;
	struct result *r;
	size_t i;

	for (i = 0; i < b->l->nsteps; i++, s++) {
		if (!is_counted(s))
			continue;
		f = &b->l->files[s->cas];
		r = &b->of[month_of(b->o, f->facts.m[M_RECEIVED_AT])][f->unit];
		r->valid++;
		r->solved += s->wish.solved == 1;
	}
}

/* So many answers of this unit and month that said no say yes. */
static void
turn(struct bend *b, int month, int unit, int64_t n)
{
	struct gen_step *s = b->l->steps, *end = s + b->l->nsteps;
	const struct gen_file *f;

	for (; s < end && n > 0; s++) {
		f = &b->l->files[s->cas];
		if (!is_counted(s) || s->wish.solved == 1 ||
		    f->unit != unit || month_of(b->o,
		    f->facts.m[M_RECEIVED_AT]) != month)
			continue;
		s->wish.solved = 1;
		s->wish.satisfied = words_adds(b->o->words, "基本满意");
		b->of[month][unit].solved++;
		n--;
	}
}

static void
bend_month(struct bend *b, struct rng *r, int month, int unit)
{
	const struct policy *p = b->o->policy;
	struct result *now = &b->of[month][unit];
	struct ratio earlier[MONTHS];
	struct goal goal;
	int64_t wanted;
	int i;

	for (i = 0; i < month; i++) {
		earlier[i].num = b->of[month - 1 - i][unit].solved;
		earlier[i].den = b->of[month - 1 - i][unit].valid;
	}
	goal_set(&goal, &p->targets, p->classes.minimum, earlier,
	    (size_t)month);
	if (now->valid < p->classes.minimum || goal.target.den == 0)
		return;
	wanted = (goal.target.num * now->valid + goal.target.den - 1) /
	    goal.target.den;
	if (wanted > now->solved && 100 * (wanted - now->solved) <=
	    SHORT_PERCENT * now->valid &&
	    gen_plant_happens(r, PLANT_TARGET, 1, 0))
		turn(b, month, unit, wanted - now->solved);
}

void
gen_bend(struct gen_life *l, const struct gen_office *o)
{
	struct rng r = rng_of(o->seed, 99);
	int last = month_of(o, date_day_start(o->last_day)), month, unit;
	struct bend b;

	memset(&b, 0, sizeof(b));
	b.l = l;
	b.o = o;
	count(&b);
	for (month = 0; month <= last && month < MONTHS; month++)
		for (unit = 0; unit < o->nunits; unit++)
			bend_month(&b, &r, month, unit);
}
