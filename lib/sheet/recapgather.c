#include "sheet/recapgather.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/demand.h"
#include "query/query.h"
#include "sheet/classed.h"
#include "sheet/recapparts.h"
#include "store/cases.h"
#include "store/journal.h"
#include "time/date.h"

#define WEEK 7
#define WEEKS_A_YEAR 52
/* The band looks two weeks to each side, a year and two years before. */
#define BAND_DAYS (2 * 366 + 15)

/* --- which periods ------------------------------------------------------- */

static int64_t
first_day(const struct period *p)
{
	return date_day_of(p->from_at);
}

static void
find_periods(struct recap *v)
{
	const struct period_rules *rules = &v->o.policy->period;
	int64_t day = first_day(&v->o.period);
	size_t i;

	v->trail[0] = v->o.period;
	v->ntrail = (size_t)v->o.policy->sheets.trail;
	v->nrates = classed_needed(v->o.policy) + 1;
	if (v->nrates < v->ntrail)
		v->nrates = v->ntrail;
	for (i = 1; i < v->nrates; i++) {
		if (v->o.is_month)
			period_assess(&v->trail[i], rules,
			    first_day(&v->trail[i - 1]) - 1);
		else
			recap_week(&v->trail[i], day, (int)i);
	}
	if (v->o.is_month) {
		v->year = v->trail[0];
		for (i = 0; i < 12; i++)
			period_assess(&v->year, rules,
			    first_day(&v->year) - 1);
	} else {
		recap_week(&v->year, day, WEEKS_A_YEAR);
	}
}

static void
begin_counts(struct recap *v)
{
	const struct policy *p = v->o.policy;
	const struct period *compared[3] =
	    { &v->trail[0], &v->trail[1], &v->year };
	size_t i;

	for (i = 0; i < v->nrates; i++)
		v->rates[i] = rates_new(p, v->words, RATES_BY_UNIT,
		    &v->trail[i]);
	for (i = 0; i < 3; i++)
		v->categories[i] = rates_new(p, v->words, RATES_BY_CATEGORY,
		    compared[i]);
	v->communities = rates_new(p, v->words, RATES_BY_COMMUNITY,
	    &v->trail[0]);
	group_init(&v->places, p, v->words, RATES_BY_COMMUNITY);
	residents_init(&v->residents, p, &v->o.period);
	if (v->o.seasons != NULL)
		ahead_init(&v->ahead, p, v->o.seasons, v->words,
		    date_day_of(v->o.period.to_at));
	v->first_day = first_day(&v->o.period) - BAND_DAYS;
	v->ndays = (size_t)(date_day_of(v->o.period.to_at - 1) -
	    v->first_day + 1);
	v->days = mem_array(v->ndays, sizeof(*v->days));
}

/* --- case by case -------------------------------------------------------- */

static int
is_in(const struct period *p, int64_t at)
{
	return at != NUM_NONE && at >= p->from_at && at < p->to_at;
}

static void
keep_demand(struct recap *v, const struct record *r)
{
	size_t place = group_of(&v->places, r);
	struct recap_demand *d;

	mem_grow(&v->demands, v->ndemands, &v->cap_demands,
	    sizeof(*v->demands));
	d = &v->demands[v->ndemands++];
	d->key = r->key;
	d->received_at = r->m[M_RECEIVED_AT];
	d->category = r->m[M_CATEGORY];
	d->community = v->places.keys[place];
	d->place = r->m[M_SITE] != NUM_NONE ? r->m[M_SITE] : d->community;
	d->caller = r->m[M_CALLER];
}

/* What repeats and clusters look back to. */
static int
is_near(const struct recap *v, int64_t at)
{
	const struct sheetrule *s = &v->o.policy->sheets;
	int64_t back = s->cluster_s > s->repeat_s ? s->cluster_s :
	    s->repeat_s;

	return at >= v->trail[1].from_at ||
	    at >= v->o.period.from_at - back;
}

static void
count_demand(struct recap *v, const struct record *r)
{
	int64_t day = date_day_of(r->m[M_RECEIVED_AT]) - v->first_day;

	if (day >= 0 && (size_t)day < v->ndays)
		v->days[day]++;
	residents_add(&v->residents, r);
	if (is_near(v, r->m[M_RECEIVED_AT]))
		keep_demand(v, r);
}

static void
count_rates(struct recap *v, const struct record *r)
{
	size_t i;

	for (i = 0; i < v->nrates; i++)
		rates_add(v->rates[i], r);
	for (i = 0; i < 3; i++)
		rates_add(v->categories[i], r);
	rates_add(v->communities, r);
}

static int
take_case(void *arg, const struct record *r)
{
	struct recap *v = arg;
	int64_t role = r->m[M_ROLE];

	count_rates(v, r);
	if (v->o.seasons != NULL)
		ahead_add(&v->ahead, r);
	v->closed += is_in(&v->o.period, r->m[M_CLOSED_AT]);
	if (r->m[M_RECEIVED_AT] == NUM_NONE)
		return 0;
	if (demand_is_one(v->o.policy, r))
		count_demand(v, r);
	if (!is_in(&v->o.period, r->m[M_RECEIVED_AT]))
		return 0;
	v->roles[role == NUM_NONE ? ROLE_LEAD : role]++;
	mem_grow(&v->cases, v->n, &v->cap, sizeof(*v->cases));
	v->cases[v->n++] = *r;
	return 0;
}

static int
take_open(void *arg, const struct record *r)
{
	struct recap *v = arg;
	int64_t due = r->m[M_DUE_SOLVE];

	mem_grow(&v->open, v->nopen, &v->cap_open, sizeof(*v->open));
	v->open[v->nopen++] = *r;
	v->overdue += due != NUM_NONE && due < v->o.state_at;
	return 0;
}

/* --- reading ------------------------------------------------------------- */

/* From where the oldest count begins. */
static int64_t
reach(const struct recap *v)
{
	int64_t from = v->trail[v->nrates - 1].from_at;

	if (v->year.from_at < from)
		from = v->year.from_at;
	if (date_day_start(v->first_day) < from)
		from = date_day_start(v->first_day);
	return from;
}

static int
read_cases(struct recap *v, struct err *e)
{
	int64_t from = reach(v), to = v->o.period.to_at;

	if (v->o.policy->period_by != PERIOD_BY_RECEIVED)
		from = to = NUM_NONE;
	return asof_each(v->asof, from, to, take_case, v, e);
}

static int
read_open(struct recap *v, struct err *e)
{
	char state[] = "state:open";
	char *terms[1] = { state };
	struct query *q = query_parse(terms, 1, v->o.state_at, v->words, e);
	int rc = -1;

	if (q != NULL)
		rc = asof_match(v->asof, q, take_open, v, e);
	query_free(q);
	return rc;
}

/* By time, then by number: rows differ between machines. */
static int
compare_cases(const void *x, const void *y)
{
	const struct record *a = x, *b = y;
	int c = num_compare(a->m[M_RECEIVED_AT], b->m[M_RECEIVED_AT]);

	if (c == 0)
		c = strcmp(a->no, b->no);
	return c != 0 ? c : num_compare(a->m[M_ROLE], b->m[M_ROLE]);
}

static int
compare_demands(const void *x, const void *y)
{
	const struct recap_demand *a = x, *b = y;
	int c = num_compare(a->received_at, b->received_at);

	return c != 0 ? c : num_compare(a->key, b->key);
}

static void
sort_all(struct recap *v)
{
	if (v->n > 1)
		qsort(v->cases, v->n, sizeof(*v->cases), compare_cases);
	if (v->nopen > 1)
		qsort(v->open, v->nopen, sizeof(*v->open), compare_cases);
	if (v->ndemands > 1)
		qsort(v->demands, v->ndemands, sizeof(*v->demands),
		    compare_demands);
	residents_count(&v->residents);
	rates_merge_units(v->rates[0]);
}

int
recapgather_read(struct recap *v, struct err *e)
{
	int rc = -1;

	find_periods(v);
	begin_counts(v);
	if (db_begin_read(v->db, e) < 0)
		return -1;
	if (journal_head(v->db, &v->head_seq, v->head, e) < 0)
		goto out;
	v->last_seq = v->o.as_of_seq > 0 ? v->o.as_of_seq : v->head_seq;
	v->asof = asof_new(v->db, v->o.as_of_seq, e);
	if (v->asof == NULL || read_cases(v, e) < 0 || read_open(v, e) < 0)
		goto out;
	sort_all(v);
	rc = 0;
out:
	db_end_read(v->db);
	return rc;
}
