#include "measure/standing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

/* What all units of one period are compared by. */
struct field {
	struct standing_facts *facts;	/* of each unit */
	struct standing_facts *before;	/* NULL: not asked */
	const struct standing_unit *units;
	size_t n;
	const struct policy *policy;
	size_t at;			/* how many periods ago */
	int per_residents;
};

static const struct ratio none = { 0, 0 };

int64_t
standing_first(struct ratio share, int64_t n)
{
	int64_t k = (2 * share.num * n + share.den) / (2 * share.den);

	return n == 0 ? 0 : k > 1 ? k : 1;
}

static struct ratio
solve_of(const struct rates_count *c, const struct policy *p)
{
	struct rates_figures f;

	rates_figure(&f, c, p);
	return f.solve;
}

/* --- of one unit alone ---------------------------------------------------- */

static void
set_goal(struct standing_facts *f, const struct standing_unit *u,
    const struct policy *p, size_t at)
{
	struct ratio earlier[STANDING_PERIODS];
	size_t i, n = 0;

	for (i = at + 1; i < STANDING_PERIODS; i++)
		earlier[n++] = solve_of(&u->past[i], p);
	goal_set(&f->goal, &p->targets, p->classes.minimum, earlier, n);
}

/* Its own last periods, pooled; too few revisits are no past. */
static struct ratio
past_of(const struct standing_unit *u, const struct policy *p, size_t at)
{
	struct ratio sum = { 0, 0 }, solve;
	size_t i, last = at + (size_t)p->classes.past;

	for (i = at + 1; i <= last && i < STANDING_PERIODS; i++) {
		solve = solve_of(&u->past[i], p);
		sum.num += solve.num;
		sum.den += solve.den;
	}
	return sum.den < p->classes.minimum ? none : sum;
}

static void
set_own(struct standing_facts *f, const struct standing_unit *u,
    const struct field *of)
{
	const struct classrule *c = &of->policy->classes;
	const struct rates_count *count = &u->past[of->at];
	struct rates_figures figures;
	int chance;

	rates_figure(&figures, count, of->policy);
	f->solve = figures.solve;
	f->score = figures.score;
	f->past = past_of(u, of->policy, of->at);
	set_goal(f, u, of->policy, of->at);
	f->holds[CLASSRULE_FEW] = count->valid < c->minimum;
	if (f->solve.den > 0 && f->goal.target.den > 0) {
		f->holds[CLASSRULE_BELOW] =
		    ratio_cmp(f->solve, f->goal.target) < 0;
		f->holds[CLASSRULE_SURELY_BELOW] = wilson_differs(f->solve,
		    f->goal.target, c->confidence) < 0;
	}
	chance = wilson_differs(f->solve, f->past, c->confidence);
	f->holds[CLASSRULE_RISING] = chance > 0;
	f->holds[CLASSRULE_FALLING] = chance < 0;
}

/* --- among the others ----------------------------------------------------- */

/* How many have more of it, and one: ties share a rank. */
static int64_t
rank_of(const struct field *of, size_t i, size_t member, int is_load)
{
	const struct standing_facts *f;
	struct ratio mine, other;
	int64_t rank = 1;
	size_t k;

	memcpy(&mine, (const char *)&of->facts[i] + member, sizeof(mine));
	for (k = 0; k < of->n; k++) {
		f = &of->facts[k];
		memcpy(&other, (const char *)f + member, sizeof(other));
		if (other.den == 0 || (!is_load && f->holds[CLASSRULE_FEW]))
			continue;
		rank += ratio_cmp(other, mine) > 0;
	}
	return rank;
}

/*
 * The load of those that have cases, together: a unit over it is above the
 * average. Their number.
 */
static int64_t
average_load(const struct field *of, struct ratio *average)
{
	int64_t n = 0, received;
	size_t i;

	*average = none;
	for (i = 0; i < of->n; i++) {
		received = of->units[i].past[of->at].received;
		if (received == 0)
			continue;
		n++;
		average->num += received;
		average->den += of->per_residents ?
		    of->units[i].residents : 1;
	}
	return n;
}

static void
set_load(const struct field *of)
{
	struct ratio average;
	int64_t first = standing_first(of->policy->classes.share,
	    average_load(of, &average));
	struct standing_facts *f;
	size_t i;

	for (i = 0; i < of->n; i++) {
		f = &of->facts[i];
		f->load = none;
		f->load.num = of->units[i].past[of->at].received;
		if (f->load.num > 0)
			f->load.den = of->per_residents ?
			    of->units[i].residents : 1;
	}
	for (i = 0; i < of->n; i++) {
		f = &of->facts[i];
		f->load_rank = NUM_NONE;
		if (f->load.den == 0)
			continue;
		f->load_rank = rank_of(of, i,
		    offsetof(struct standing_facts, load), 1);
		f->holds[CLASSRULE_CONCENTRATED] = f->load_rank <= first &&
		    ratio_cmp(f->load, average) > 0;
	}
}

static int
is_ranked(const struct standing_facts *f)
{
	return !f->holds[CLASSRULE_FEW] && f->score.den > 0;
}

/* How many have less of it, and one. */
static int64_t
rank_from_below(const struct field *of, size_t i)
{
	int64_t rank = 1;
	size_t k;

	for (k = 0; k < of->n; k++)
		rank += is_ranked(&of->facts[k]) &&
		    ratio_cmp(of->facts[k].score, of->facts[i].score) < 0;
	return rank;
}

static void
set_ranks(const struct field *of)
{
	int64_t ranked = 0, first;
	struct standing_facts *f;
	size_t i;

	for (i = 0; i < of->n; i++)
		ranked += is_ranked(&of->facts[i]);
	first = standing_first(of->policy->classes.share, ranked);
	for (i = 0; i < of->n; i++) {
		f = &of->facts[i];
		f->ranked = ranked;
		f->rank = NUM_NONE;
		if (!is_ranked(f))
			continue;
		f->rank = rank_of(of, i,
		    offsetof(struct standing_facts, score), 0);
		f->holds[CLASSRULE_TOP] = f->rank <= first;
		f->holds[CLASSRULE_BOTTOM] = f->rank > first &&
		    rank_from_below(of, i) <= first;
	}
}

/* Ranks won since the period before; 0 where it had none, or is at the top. */
static int64_t
climb_of(const struct field *of, size_t i)
{
	const struct standing_facts *f = &of->facts[i];

	if (f->rank == NUM_NONE || of->before[i].rank == NUM_NONE ||
	    f->holds[CLASSRULE_TOP] || of->before[i].rank <= f->rank)
		return 0;
	return of->before[i].rank - f->rank;
}

static void
set_climbs(const struct field *of)
{
	int64_t first, rank, climb;
	size_t i, k;

	for (i = 0; i < of->n; i++) {
		climb = climb_of(of, i);
		if (climb == 0)
			continue;
		rank = 1;
		for (k = 0; k < of->n; k++)
			rank += climb_of(of, k) > climb;
		first = standing_first(of->policy->classes.share,
		    of->facts[i].ranked);
		of->facts[i].holds[CLASSRULE_CLIMBED] = rank <= first;
	}
}

/* --- classes -------------------------------------------------------------- */

static int
condition_holds(const struct classrule_condition *c, const struct standing *s)
{
	int holds = s->now.holds[c->test];

	if (c->twice)
		holds = holds && s->before.holds[c->test];
	return c->negated ? !holds : holds;
}

static int
row_holds(const struct classrule_row *r, const struct standing *s)
{
	size_t i;

	for (i = 0; i < r->ntexts; i++)
		if (!condition_holds(&r->conditions[i], s))
			return 0;
	return 1;
}

static int
may_stand_beside(const struct classrule_row *head, int64_t name)
{
	size_t i;

	for (i = 0; i < head->nbeside; i++)
		if (head->beside[i] == name)
			return 1;
	return 0;
}

static void
set_class(struct standing *s, const struct classrule_table *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		if (!row_holds(&t->rows[i], s))
			continue;
		if (s->row == NULL)
			s->row = &t->rows[i];
		else if (may_stand_beside(s->row, t->rows[i].name) &&
		    s->ntags < STANDING_TAGS)
			s->tags[s->ntags++] = &t->rows[i];
	}
}

static int
all_have_residents(const struct standing_unit *units, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (units[i].past[0].received > 0 && units[i].residents == 0)
			return 0;
	return n > 0;
}

static void
fill(const struct field *of)
{
	size_t i;

	for (i = 0; i < of->n; i++)
		set_own(&of->facts[i], &of->units[i], of);
	set_load(of);
	set_ranks(of);
	if (of->before != NULL)
		set_climbs(of);
}

void
standing_judge(struct standing *out, const struct standing_unit *units,
    size_t n, const struct policy *p, const struct classrule_table *table,
    int *per_residents)
{
	struct standing_facts *facts = mem_array(3 * n, sizeof(*facts));
	struct field of = { NULL, NULL, units, n, p, 2,
		all_have_residents(units, n) };
	size_t i;

	/* ranks of three periods, of which two are asked about */
	for (i = 3; i-- > 0; ) {
		of.at = i;
		of.facts = facts + i * n;
		of.before = i < 2 ? facts + (i + 1) * n : NULL;
		fill(&of);
	}
	for (i = 0; i < n; i++) {
		memset(&out[i], 0, sizeof(out[i]));
		out[i].unit = &units[i];
		out[i].now = facts[i];
		out[i].before = facts[n + i];
		if (table != NULL)
			set_class(&out[i], table);
	}
	*per_residents = of.per_residents;
	free(facts);
}
