#include "duefind.h"

#include <stdlib.h>
#include <string.h>

#include "aged.h"
#include "base/mem.h"
#include "base/num.h"
#include "duematter.h"
#include "store/cases.h"
#include "time/date.h"

#define WIDENED_YEARS 2		/* behind the present one */

void
duefind_init(struct duefind *d, struct ctx *c)
{
	memset(d, 0, sizeof(*d));
	d->ctx = c;
	d->start_day = d->unit = d->desk = NUM_NONE;
}

void
duefind_release(struct duefind *d)
{
	calendar_free(d->widened);
	free(d->records);
	free(d->hits);
}

/* --- one case ---------------------------------------------------------------- */

/* A case that nobody leads is the desk's. */
static enum calendarfile_hours
hours_of(const struct policy *p, int64_t unit)
{
	const struct policy_unit *u;

	if (unit == NUM_NONE)
		return HOURS_DESK;
	u = policy_unit_find(p, unit);
	return u != NULL ? calendarfile_hours_of(u->kind) : HOURS_OFFICE;
}

static int
is_wanted(const struct duefind *d, const struct record *r, enum dueclock k,
    int64_t due_at, int64_t unit)
{
	enum calendarfile_hours hours;

	if (d->unit != NUM_NONE && d->unit != unit)
		return 0;
	if (!d->only_late && dueclock_is_urgent(r, k))
		return 1;
	hours = hours_of(d->ctx->policy, unit);
	return due_at <= d->until_at[hours] &&
	    (!d->in_hours || d->is_open[hours]);
}

void
duefind_add(struct duefind *d, const struct record *r, enum dueclock k,
    int64_t due_at, int64_t unit)
{
	struct duefind_hit *h;

	if (unit == NUM_NONE)
		unit = d->desk;
	if (!is_wanted(d, r, k, due_at, unit) || (d->only_old &&
	    aged_of(d->ctx, due_at) != AGED_OLD))
		return;
	if (d->nrecords == 0 || d->records[d->nrecords - 1].key != r->key) {
		mem_grow(&d->records, d->nrecords, &d->cap_records,
		    sizeof(*d->records));
		d->records[d->nrecords++] = *r;
	}
	mem_grow(&d->hits, d->n, &d->cap, sizeof(*d->hits));
	h = &d->hits[d->n++];
	h->record = d->nrecords - 1;
	h->clock = k;
	h->due_at = due_at;
	h->age = aged_of(d->ctx, due_at);
	h->unit = unit;
}

struct helped {
	struct duefind *d;
	const struct record *r;
};

static int
look_at_helper(void *arg, const struct helper *h)
{
	struct helped *of = arg;
	int k;

	for (k = DUECLOCK_OF_CASE; k < DUECLOCK_OF_HELPER; k++)
		if (dueclock_helper_runs(of->r, h, (enum dueclock)k))
			duefind_add(of->d, of->r, (enum dueclock)k,
			    dueclock_helper_due(h, (enum dueclock)k),
			    h->unit);
	return 0;
}

static void
look_at(struct duefind *d, const struct record *r)
{
	int k;

	for (k = 0; k < DUECLOCK_OF_CASE; k++)
		if (dueclock_runs(r, (enum dueclock)k) &&
		    dueclock_is_ours(r, (enum dueclock)k, d->start_day))
			duefind_add(d, r, (enum dueclock)k,
			    r->m[dueclock_member((enum dueclock)k)],
			    dueclock_unit(r, (enum dueclock)k));
}

/* --- all cases ----------------------------------------------------------------- */

/* The terms of the query and these. */
static int
query_with(struct ctx *c, struct query **q, int argc, char **argv,
    char **more, int nmore, struct err *e)
{
	char **terms = mem_array((size_t)argc + (size_t)nmore,
	    sizeof(*terms));
	int i, rc;

	for (i = 0; i < argc; i++)
		terms[i] = argv[i];
	for (i = 0; i < nmore; i++)
		terms[argc + i] = more[i];
	rc = ctx_query(c, q, argc + nmore, terms, e);
	free(terms);
	return rc;
}

/* What was read in one go; who has called helpers is looked at afterwards. */
struct reading {
	struct duefind *d;
	struct record *called;
	size_t n, cap;
};

static int
read_case(void *arg, const struct record *r)
{
	struct reading *reading = arg;

	look_at(reading->d, r);
	if (r->m[M_CALLED] == NUM_NONE)
		return 0;
	mem_grow(&reading->called, reading->n, &reading->cap,
	    sizeof(*reading->called));
	reading->called[reading->n++] = *r;
	return 0;
}

/* A query that looks at texts is answered case by case. */
static int
read_list(struct reading *reading, const struct query *q, struct err *e)
{
	struct cases_list *list = cases_list_new(reading->d->ctx->db, q, e);
	struct record r;
	int rc = -1;

	while (list != NULL && (rc = cases_list_next(list, &r, e)) == 1)
		read_case(reading, &r);
	cases_list_free(list);
	return rc;
}

static int
look_at_helpers(const struct reading *reading, struct err *e)
{
	struct helped of = { reading->d, NULL };
	size_t i;

	for (i = 0; i < reading->n; i++) {
		of.r = &reading->called[i];
		if (helpers_of_case(reading->d->ctx->db, of.r->key,
		    look_at_helper, &of, e) < 0)
			return -1;
	}
	return 0;
}

static int
collect(struct duefind *d, int argc, char **argv, char **more, int nmore,
    struct err *e)
{
	struct reading reading = { d, NULL, 0, 0 };
	struct query *q = NULL;
	int rc;

	if (query_with(d->ctx, &q, argc, argv, more, nmore, e) < 0)
		return -1;
	if (query_needs_text(q))
		rc = read_list(&reading, q, e);
	else
		rc = cases_match(d->ctx->db, q, read_case, &reading, e);
	if (rc == 0)
		rc = look_at_helpers(&reading, e);
	free(reading.called);
	query_free(q);
	return rc;
}

/* Only open ones, whatever the query says beside it, and those of which the
 * citizen has not heard. */
static int
collect_all(struct duefind *d, int argc, char **argv, struct err *e)
{
	char open[] = "state:open", closed[] = "state:closed";
	char reply[] = "due_reply>=1970-01-01";
	char *of_open[] = { open }, *of_closed[] = { closed, reply };

	if (collect(d, argc, argv, of_open, 1, e) < 0)
		return -1;
	return collect(d, argc, argv, of_closed, 2, e);
}

/* --- the order ------------------------------------------------------------------- */

static const struct duefind *sorted;	/* qsort takes no argument */

/* As the policy lists them; others behind, the desk in front. */
static size_t
rank(int64_t unit)
{
	const struct policy *p = sorted->ctx->policy;
	size_t i;

	if (unit == NUM_NONE)
		return 0;
	for (i = 0; i < p->nunits; i++)
		if (p->units[i].name == unit)
			return i + 1;
	return p->nunits + 1 + (size_t)unit;
}

static int
compare(const void *pa, const void *pb)
{
	const struct duefind_hit *a = pa, *b = pb;
	int64_t key_a = sorted->records[a->record].key;
	int64_t key_b = sorted->records[b->record].key;

	if (sorted->by_unit && a->unit != b->unit &&
	    (a->age == AGED_OLD) == (b->age == AGED_OLD))
		return rank(a->unit) < rank(b->unit) ? -1 : 1;
	if (a->age != b->age)
		return (int)a->age - (int)b->age;
	if (a->due_at != b->due_at)
		return a->due_at < b->due_at ? -1 : 1;
	if (key_a != key_b)
		return key_a < key_b ? -1 : 1;
	if (a->clock != b->clock)
		return (int)a->clock - (int)b->clock;
	return (a->unit > b->unit) - (a->unit < b->unit);
}

/* --- how far ---------------------------------------------------------------------- */

/* So much working time is left until the office opens the next time. */
static int
until_working(struct duefind *d, const struct limit *within, struct err *e)
{
	const struct calendar *c = d->calendar;
	int k;

	for (k = 0; k < HOURS_COUNT; k++) {
		if (limit_add(within, c, k, d->ctx->now_at, &d->until_at[k],
		    e) < 0 ||
		    calendar_next_opening(c, k, d->until_at[k],
		    &d->until_at[k], e) < 0)
			return -1;
	}
	return 0;
}

static int
until(struct duefind *d, const struct limit *within, struct err *e)
{
	int64_t at;
	int k;

	if (limit_is_working(within))
		return until_working(d, within, e);
	if (limit_add(within, NULL, 0, d->ctx->now_at, &at, e) < 0)
		return -1;
	for (k = 0; k < HOURS_COUNT; k++)
		d->until_at[k] = at;
	return 0;
}

static int
who_is_at_work(struct duefind *d, struct err *e)
{
	int64_t now_at = d->ctx->now_at, open_at;
	int k;

	for (k = 0; k < HOURS_COUNT; k++) {
		if (calendar_next_opening(d->calendar, k, now_at,
		    &open_at, e) < 0)
			return -1;
		d->is_open[k] = open_at == now_at;
	}
	return 0;
}

static int
by_hours(struct duefind *d, const struct limit *within, struct err *e)
{
	if (until(d, within, e) < 0)
		return -1;
	return d->in_hours ? who_is_at_work(d, e) : 0;
}

/* The due times were fixed before; only who is told now hangs on the hours.
 * What fails all the same fails for the reason of before. */
static int
by_plain_days(struct duefind *d, const struct limit *within, struct err *e)
{
	struct date now = date_from_day(date_day_of(d->ctx->now_at));
	struct err later = ERR_INIT;

	d->widened = calendar_widen(d->calendar, now.year,
	    now.year + WIDENED_YEARS);
	d->calendar = d->widened;
	if (by_hours(d, within, &later) < 0)
		return -1;
	ctx_finding(d->ctx);
	ctx_warn(d->ctx, "%s: its days count as plain days of the week, "
	    "without holidays; add the year as js-calendar(5) says", e->text);
	err_reset(e);
	return 0;
}

static int
set_hours(struct duefind *d, const struct limit *within, struct err *e)
{
	if (limit_is_working(within) || d->in_hours) {
		if (ctx_calendar(d->ctx, e) < 0)
			return -1;
		d->calendar = d->ctx->calendar;
	}
	if (by_hours(d, within, e) == 0)
		return 0;
	return d->calendar != NULL && e->code == ERR_DATA ?
	    by_plain_days(d, within, e) : -1;
}

static int64_t
find_desk(const struct policy *p)
{
	size_t i;

	for (i = 0; i < p->nunits; i++)
		if (p->units[i].kind == KIND_DESK)
			return p->units[i].name;
	return NUM_NONE;
}

int
duefind_run(struct duefind *d, const struct limit *within, int argc,
    char **argv, struct err *e)
{
	d->desk = find_desk(d->ctx->policy);
	if (set_hours(d, within, e) < 0 ||
	    collect_all(d, argc, argv, e) < 0 ||
	    duematter_collect(d, argc, argv, e) < 0)
		return -1;
	sorted = d;
	if (d->n > 1)
		qsort(d->hits, d->n, sizeof(*d->hits), compare);
	return 0;
}
