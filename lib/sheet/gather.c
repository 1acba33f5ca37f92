#include "sheet/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/scribe.h"
#include "life/revisit.h"
#include "measure/demand.h"
#include "query/query.h"
#include "store/asof.h"
#include "store/cases.h"
#include "store/twins.h"
#include "time/date.h"

static int
is_in_day(const struct daily_options *o, int64_t at)
{
	return at != NUM_NONE && date_day_of(at) == o->day;
}

/* Finished before the office's first day: its clocks and answers are no
 * matter of this office's. Reopening forgets closed_at. */
static int
is_before_start(const struct daily_options *o, const struct record *r)
{
	return o->start_day != NUM_NONE && r->m[M_CLOSED_AT] != NUM_NONE &&
	    date_day_of(r->m[M_CLOSED_AT]) < o->start_day;
}

static int
is_negative(const struct daily_options *o, const struct record *r)
{
	return (is_in_day(o, r->m[M_CITY_AT]) &&
	    revisit_city_is_negative(o->policy, r)) ||
	    (is_in_day(o, r->m[M_OWN_AT]) &&
	    revisit_own_is_negative(o->policy, r));
}

static unsigned
open_blocks(const struct daily_options *o, const struct record *r)
{
	int64_t due = r->m[M_DUE_SOLVE], flags = r->m[M_FLAGS];
	unsigned mask = 0;

	if (due != NUM_NONE && due < o->state_at)
		mask |= 1u << DAILY_OVERDUE;
	else if (due != NUM_NONE && due - o->state_at <= o->policy->soon_s)
		mask |= 1u << DAILY_SOON;
	if (r->m[M_LEVEL] == 1 ||
	    (flags != NUM_NONE && (flags & FLAG_THREAT) != 0))
		mask |= 1u << DAILY_URGENT;
	if (r->m[M_RETURN_ASKED_AT] != NUM_NONE)
		mask |= 1u << DAILY_RETURNS;
	if (r->m[M_STATE] == STATE_SUBMITTED)
		mask |= 1u << DAILY_CLOSINGS;
	return mask;
}

unsigned
gather_blocks(const struct daily_options *o, const struct record *r)
{
	unsigned mask = 0;

	if (is_in_day(o, r->m[M_RECEIVED_AT]))
		mask |= 1u << DAILY_NEW;
	if (is_before_start(o, r))
		return mask;
	if (record_is_open(r))
		mask |= open_blocks(o, r);
	if (is_negative(o, r))
		mask |= 1u << DAILY_NEGATIVE;
	return mask;
}

int64_t
gather_order(enum daily_block block, const struct record *r)
{
	switch (block) {
	case DAILY_SOON:
	case DAILY_OVERDUE:
	case DAILY_URGENT:
		return r->m[M_DUE_SOLVE];
	case DAILY_RETURNS:
		return r->m[M_RETURN_ASKED_AT];
	case DAILY_CLOSINGS:
		return r->m[M_SUBMITTED_AT];
	case DAILY_NEW:
	case DAILY_NEGATIVE:
	case DAILY_BLOCKS:
		break;
	}
	return r->m[M_RECEIVED_AT];
}

static void
keep(struct gather_part *part, const struct gather *g, const struct record *r)
{
	if (gather_blocks(g->o, r) == 0)
		return;
	mem_grow(&part->at, part->n, &part->cap, sizeof(*part->at));
	part->at[part->n++] = *r;
}

static int
count_rates(void *arg, const struct record *r)
{
	struct gather *g = arg;

	rates_add(g->rates, r);
	if (demand_is_one(g->o->policy, r) &&
	    r->m[M_RECEIVED_AT] >= g->month.from_at &&
	    r->m[M_RECEIVED_AT] < g->month.to_at)
		residents_add_counted(&g->residents, r);
	return 0;
}

static int
count_day(void *arg, const struct record *r)
{
	struct gather *g = arg;
	int64_t role = r->m[M_ROLE], at = r->m[M_RECEIVED_AT];

	if (is_in_day(g->o, at))
		g->roles[role == NUM_NONE ? ROLE_LEAD : role]++;
	keep(&g->received, g, r);
	return 0;
}

static int
count_case(void *arg, const struct record *r)
{
	count_rates(arg, r);
	return count_day(arg, r);
}

static int
count_open(void *arg, const struct record *r)
{
	struct gather *g = arg;

	g->open++;
	keep(&g->open_ones, g, r);
	return 0;
}

static int
keep_open(void *arg, const struct record *r)
{
	struct gather *g = arg;

	keep(&g->open_ones, g, r);
	return 0;
}

static int
keep_revisited(void *arg, const struct record *r)
{
	struct gather *g = arg;

	keep(&g->received, g, r);
	return 0;
}

/* Terms of a query, at most two, and what is to be done with its cases. */
struct question {
	const char *terms[2];
	size_t n;
	cases_fn fn;
};

static int
read_matches(struct gather *g, const struct question *ask, struct err *e)
{
	char *args[2] = { NULL, NULL };
	struct query *q;
	size_t i;
	int rc = -1;

	for (i = 0; i < ask->n; i++)
		args[i] = mem_text(ask->terms[i]);
	q = query_parse(args, ask->n, g->o->state_at, db_words(g->db), e);
	if (q != NULL)
		rc = asof_match(g->asof, q, ask->fn, g, e);
	query_free(q);
	for (i = 0; i < ask->n; i++)
		free(args[i]);
	return rc;
}

/* Of the open cases those that are to be read whole. */
struct named {
	struct gather *gather;
	int64_t *keys;
	size_t n, cap;
};

static int
name_open(void *arg, const struct record *r)
{
	struct named *named = arg;

	named->gather->open++;
	if (gather_blocks(named->gather->o, r) == 0)
		return 0;
	mem_grow(&named->keys, named->n, &named->cap, sizeof(*named->keys));
	named->keys[named->n++] = r->key;
	return 0;
}

/* An index tells in which blocks an open case stands: most stand in none. */
static int
read_present_open(struct gather *g, struct db *db, struct err *e)
{
	struct named named = { .gather = g };
	int rc;

	rc = cases_each_open(db, name_open, &named, e);
	if (named.n > 1)
		qsort(named.keys, named.n, sizeof(*named.keys),
		    num_compare_at);
	if (rc == 0)
		rc = cases_each_of(db, named.keys, named.n, keep_open, g, e);
	free(named.keys);
	return rc;
}

static int
read_open(struct gather *g, struct err *e)
{
	static const struct question ask =
	    { { "state:open", NULL }, 1, count_open };

	return g->o->as_of_seq > 0 ? read_matches(g, &ask, e) :
	    read_present_open(g, g->db, e);
}

/*
 * The cases with an answer of this day. Those finished before the start are
 * left out by the database: the first import may bring half a year of them.
 */
static int
read_revisited(struct gather *g, const char *member, struct err *e)
{
	struct buf when = BUF_INIT, start = BUF_INIT;
	struct question ask = { { NULL, NULL }, 1, keep_revisited };
	int rc;

	buf_printf(&when, "%s:", member);
	date_put_day(&when, g->o->day);
	ask.terms[0] = when.data;
	if (g->o->start_day != NUM_NONE) {
		buf_puts(&start, "not:closed_at<");
		date_put_day(&start, g->o->start_day);
		ask.terms[ask.n++] = start.data;
	}
	rc = read_matches(g, &ask, e);
	buf_release(&start);
	buf_release(&when);
	return rc;
}

/*
 * Where periods go by another time than the call's, it bounds nothing. Of the
 * present the month is counted from an index, and only the day read whole.
 */
static int
read_received(struct gather *g, struct err *e)
{
	int64_t from = g->day.from_at, to = g->day.to_at;

	if (g->o->policy->period_by != PERIOD_BY_RECEIVED)
		return asof_each(g->asof, NUM_NONE, NUM_NONE, count_case, g,
		    e);
	if (g->o->as_of_seq == 0) {
		if (cases_each_counted(g->db, g->month.from_at,
		    g->month.to_at, count_rates, g, e) < 0)
			return -1;
		return asof_each(g->asof, from, to, count_day, g, e);
	}
	if (g->month.from_at < from)
		from = g->month.from_at;
	if (g->month.to_at > to)
		to = g->month.to_at;
	return asof_each(g->asof, from, to, count_case, g, e);
}

/* All but the open ones. */
static int
read_others(struct gather *g, struct err *e)
{
	g->asof = asof_new(g->db, g->o->as_of_seq, e);
	if (g->asof == NULL || read_received(g, e) < 0 ||
	    read_revisited(g, "city_at", e) < 0 ||
	    read_revisited(g, "own_at", e) < 0)
		return -1;
	return 0;
}

static int
read_all(struct gather *g, struct err *e)
{
	int rc;

	if (db_begin_read(g->db, e) < 0)
		return -1;
	rc = read_others(g, e);
	if (rc == 0)
		rc = read_open(g, e);
	db_end_read(g->db);
	return rc;
}

/* --- by two threads ------------------------------------------------------ */

/* The scribe's work. Words are looked up and added by the other thread alone:
 * what is read here is chosen by numbers. */
static int
read_beside(void *arg, int what, struct err *e)
{
	struct gather *g = arg;

	(void)what;
	return read_present_open(g, g->twin, e);
}

static int
read_both(struct gather *g, struct err *e)
{
	struct scribe *s = scribe_new(read_beside, g);
	struct err other = ERR_INIT;
	int rc;

	scribe_give(s, 0);
	rc = read_others(g, e);
	if (scribe_wait(s, &other) < 0 && rc == 0) {
		*e = other;
		rc = -1;
	}
	scribe_free(s);
	return rc;
}

static int
read_together(struct gather *g, struct err *e)
{
	struct db *both[2];
	int rc = -1;

	if (db_twin(&g->twin, g->db, NULL, DB_READ, e) < 0)
		return -1;
	both[0] = g->db;
	both[1] = g->twin;
	if (twins_begin(both, 2, e) < 0)
		return -1;
	if (db_learn_words(g->db, e) == 0 && db_learn_words(g->twin, e) == 0)
		rc = read_both(g, e);
	db_end_read(g->twin);
	db_end_read(g->db);
	return rc;
}

static int
compare_cases(const void *x, const void *y)
{
	const struct record *const *a = x, *const *b = y;

	return num_compare((*a)->key, (*b)->key);
}

/* Each case once, whichever reads it came by. */
static void
unite(struct gather *g)
{
	size_t i, all = 0;

	g->cases = mem_array(g->received.n + g->open_ones.n,
	    sizeof(*g->cases));
	for (i = 0; i < g->received.n; i++)
		g->cases[all++] = &g->received.at[i];
	for (i = 0; i < g->open_ones.n; i++)
		g->cases[all++] = &g->open_ones.at[i];
	if (all > 1)
		qsort(g->cases, all, sizeof(*g->cases), compare_cases);
	for (i = 0; i < all; i++)
		if (g->n == 0 || g->cases[g->n - 1]->key != g->cases[i]->key)
			g->cases[g->n++] = g->cases[i];
}

static void
take_denials(struct gather *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (is_negative(g->o, g->cases[i]))
			residents_add_denial(&g->residents, g->cases[i]);
}

int
gather_read(struct gather *g, struct db *db, const struct daily_options *o,
    struct err *e)
{
	int rc;

	memset(g, 0, sizeof(*g));
	g->o = o;
	g->db = db;
	period_day(&g->day, o->day);
	period_running(&g->month, &o->policy->period, o->day);
	g->rates = rates_new(o->policy, db_words(db), RATES_BY_ALL, &g->month);
	residents_init(&g->residents, o->policy, &g->month);
	if (o->as_of_seq > 0 || db_is_writing(db))
		rc = read_all(g, e);
	else
		rc = read_together(g, e);
	if (rc == 0) {
		unite(g);
		take_denials(g);
	}
	return rc;
}

void
gather_release(struct gather *g)
{
	asof_free(g->asof);
	residents_release(&g->residents);
	rates_free(g->rates);
	db_close(g->twin);
	free(g->cases);
	free(g->open_ones.at);
	free(g->received.at);
	memset(g, 0, sizeof(*g));
}
