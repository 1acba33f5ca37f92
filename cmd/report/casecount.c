#include "casecount.h"

#include "base/num.h"
#include "store/cases.h"
#include "stream.h"

struct run {
	const struct casecount *count;
	struct rates *rates;
};

static int
add_matching(void *arg, const struct record *r)
{
	struct run *run = arg;
	const struct query *q = run->count->query;

	if (q == NULL ||
	    query_matches(q, r, NULL, run->count->ctx->words))
		rates_add(run->rates, r);
	return 0;
}

static int
count_list(struct run *run, struct err *e)
{
	struct cases_list *list;
	struct record record;
	int rc;

	list = cases_list_new(run->count->ctx->db, run->count->query, e);
	if (list == NULL)
		return -1;
	while ((rc = cases_list_next(list, &record, e)) == 1)
		rates_add(run->rates, &record);
	cases_list_free(list);
	return rc;
}

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;	/* NUM_NONE is the least */
}

static int64_t
earlier(int64_t a, int64_t b)
{
	if (a == NUM_NONE || b == NUM_NONE)
		return a == NUM_NONE ? b : a;
	return a < b ? a : b;
}

/*
 * The period bounds 来电时间 only where the policy goes by it. A case without
 * 来电时间 is in no window, so only one with an end is read from the index.
 */
static int
count_window(struct run *run, const struct period *period, struct err *e)
{
	const struct casecount *c = run->count;
	int64_t from = NUM_NONE, to = NUM_NONE;

	if (c->query != NULL)
		query_received(c->query, &from, &to);
	if (c->policy->period_by != PERIOD_BY_RECEIVED)
		return cases_each(c->ctx->db, from, to, add_matching, run, e);
	from = later(from, period->from_at);
	if (period->to_at != INT64_MAX)
		to = earlier(to, period->to_at);
	if ((from == NUM_NONE && to == NUM_NONE) ||
	    rates_grouping(run->rates) == RATES_BY_PERSON ||
	    rates_grouping(run->rates) == RATES_BY_POST ||
	    (c->query != NULL && !query_is_received(c->query)))
		return cases_each(c->ctx->db, from, to, add_matching, run, e);
	return cases_each_counted(c->ctx->db, from, to, add_matching, run, e);
}

int
casecount_into(const struct casecount *c, const struct period *period,
    struct rates *r, struct err *e)
{
	struct run run = { c, r };
	struct ctx *ctx = c->ctx;

	if (ctx->from != NULL)
		return stream_count(ctx, ctx->from, add_matching, &run, e);
	if (c->as_of_seq != NUM_NONE)
		return cases_each_as_of(ctx->db, c->as_of_seq, add_matching,
		    &run, e);
	if (c->query != NULL && (query_needs_text(c->query) ||
	    query_needs_links(c->query)))
		return count_list(&run, e);
	return count_window(&run, period, e);
}
