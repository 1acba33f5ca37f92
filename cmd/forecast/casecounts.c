/* Counts of cases: from the database, or from records with --from. */
#include "source.h"

#include <string.h>

#include "measure/demand.h"
#include "query/query.h"
#include "store/batches.h"
#include "store/cases.h"
#include "stream.h"
#include "time/date.h"

struct casecounts {
	struct ctx *ctx;
	struct demand *demand;
	struct query *query;	/* NULL: every case */
	struct period period;
	int has_period;
	struct err full;	/* more than can be counted */
};

static int
add(void *arg, const struct record *r)
{
	struct casecounts *v = arg;
	int64_t at = r->m[M_RECEIVED_AT];

	if (v->has_period && (at == NUM_NONE || at < v->period.from_at ||
	    at >= v->period.to_at))
		return 0;
	if (v->query == NULL ||
	    query_matches(v->query, r, NULL, v->ctx->words))
		return demand_add(v->demand, r, &v->full) < 0;
	return 0;
}

/* A case that may be asked for, or not. */
static int
see(void *arg, const struct record *r)
{
	struct casecounts *v = arg;

	demand_see(v->demand, r);
	return 0;
}

static int
see_and_add(void *arg, const struct record *r)
{
	see(arg, r);
	return add(arg, r);
}

static int
add_listed(struct casecounts *v, struct err *e)
{
	struct cases_list *list = cases_list_new(v->ctx->db, v->query, e);
	struct query *query = v->query;
	struct record r;
	int rc;

	if (list == NULL)
		return -1;
	if (cases_each_counted(v->ctx->db, NUM_NONE, NUM_NONE, see, v, e) < 0) {
		cases_list_free(list);
		return -1;
	}
	v->query = NULL;	/* the list has matched it, with texts */
	while ((rc = cases_list_next(list, &r, e)) == 1)
		if (add(v, &r) != 0)
			break;
	v->query = query;
	cases_list_free(list);
	return rc < 0 ? -1 : 0;
}

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Up to when the database is complete, and whether a dump said so. */
static int
add_database(struct casecounts *v, int64_t *until_at, int *known,
    struct err *e)
{
	struct ctx *c = v->ctx;
	struct coverage covered;
	int64_t seq;

	if (ctx_db(c, DB_READ, e) < 0 ||
	    batches_coverage(c->db, &covered, e) < 0)
		return -1;
	*known = covered.exported_at != NUM_NONE;
	if (*known)
		*until_at = least(*until_at, covered.exported_at);
	if (c->as_of != NUM_NONE) {
		*until_at = least(*until_at, c->as_of);
		return cases_seq_at(c->db, c->as_of, &seq, e) < 0 ? -1 :
		    cases_each_as_of(c->db, seq, see_and_add, v, e);
	}
	return v->query != NULL ? add_listed(v, e) :
	    cases_each(c->db, NUM_NONE, NUM_NONE, see_and_add, v, e);
}

static int
count(struct casecounts *v, struct err *e)
{
	struct ctx *c = v->ctx;
	int64_t until_at = c->now_at;
	int known = 0, rc;

	if ((c->from != NULL || c->as_of != NUM_NONE) && v->query != NULL &&
	    query_needs_text(v->query))
		return err_set(e, ERR_USAGE,
		    "%s: texts are not looked at with --from or --as-of",
		    c->verb);
	if (c->as_of != NUM_NONE && v->query != NULL &&
	    query_needs_links(v->query))
		return err_set(e, ERR_USAGE,
		    "%s: links are not looked at with --as-of", c->verb);
	if (v->has_period)
		until_at = least(until_at, v->period.to_at);
	rc = c->from != NULL ? stream_count(c, c->from, add, v, e) :
	    add_database(v, &until_at, &known, e);
	if (rc == 0 && v->full.code != ERR_NONE) {
		*e = v->full;
		return -1;
	}
	if (rc == 0)
		demand_end(v->demand, until_at, known);
	return rc;
}

/* "category,community" into by; how many, or -1. */
static int
read_by(enum rates_by by[DEMAND_MAX_BY], const char *s, struct err *e)
{
	char name[32];
	size_t len;
	int n = 0;

	for (;; s += len + 1) {
		len = strcspn(s, ",");
		if (n == DEMAND_MAX_BY)
			return err_set(e, ERR_USAGE,
			    "option '--by': at most %d fields",
			    DEMAND_MAX_BY);
		if (len >= sizeof(name))
			return err_set(e, ERR_USAGE,
			    "option '--by': no such field");
		memcpy(name, s, len);
		name[len] = '\0';
		if (rates_by_find(name, &by[n]) < 0)
			return err_set(e, ERR_USAGE,
			    "option '--by': no such field '%s': unit, "
			    "community, category, channel, level, nature, "
			    "post, all", name);
		if (n > 0 && by[n] == by[n - 1])
			return err_set(e, ERR_USAGE,
			    "option '--by': '%s' twice", name);
		n++;
		if (s[len] == '\0')
			return n;
	}
}

/* What selects cases: a period and a query. */
static int
select_cases(struct casecounts *v, int argc, char **argv, struct err *e)
{
	struct ctx *c = v->ctx;

	if (c->from != NULL && c->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE, "either --from or --as-of");
	v->has_period = c->period != NULL;
	if (v->has_period && ctx_period(c, &v->period, NULL, e) < 0)
		return -1;
	if (argc > 0 && c->from == NULL && ctx_db(c, DB_READ, e) < 0)
		return -1;
	return argc == 0 ? 0 : ctx_query(c, &v->query, argc, argv, e);
}

int
source_read_cases(struct source *s, int argc, char **argv, struct err *e)
{
	struct casecounts v = { .ctx = s->ctx };
	enum rates_by by[DEMAND_MAX_BY];
	int n, rc = -1;

	n = read_by(by, s->ctx->by != NULL ? s->ctx->by :
	    "category,community", e);
	if (n < 0 || ctx_policy(s->ctx, e) < 0 ||
	    select_cases(&v, argc, argv, e) < 0)
		goto out;
	s->nby = (size_t)n;
	s->demand = demand_new(s->ctx->policy, s->ctx->words, by, s->nby,
	    s->freq);
	if (s->asked->depth > 0)
		demand_deepen(s->demand, (int)s->asked->depth);
	v.demand = s->demand;
	s->panel = demand_panel(s->demand);
	rc = count(&v, e);
	if (rc == 0 && s->ctx->from != NULL)
		rc = ctx_query_again(s->ctx, argc, argv, e);
out:
	query_free(v.query);
	return rc;
}
