#include <stdlib.h>
#include <string.h>

#include "audit.h"
#include "base/lang.h"
#include "base/num.h"
#include "inforce.h"
#include "output.h"
#include "query/query.h"
#include "signal/inquiry.h"
#include "signal/signalgrid.h"
#include "store/cases.h"

#define CASES_SHOWN 5	/* of a row, where people read it */

static int with_all;

const struct cli_option signals_options[] = {
	{ "period", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "as-of", 0, CLI_TIME, NULL, NULL, NULL },
	{ "by", 0, CLI_TEXT, NULL, NULL,
	    "unit (default), post, community or category" },
	{ "all", 0, CLI_FLAG, &with_all, NULL,
	    "what was tested and does not stand out, too" },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	struct query *query;
	struct period period;
	struct inforce inforce;
	struct policy *installed;	/* NULL: the policy has signals */
	struct inquiry_scope scope;
	struct inquiry inquiry;
};

static int
read_by(struct run *r, struct err *e)
{
	static const enum rates_by known[] = { RATES_BY_UNIT, RATES_BY_POST,
		RATES_BY_COMMUNITY, RATES_BY_CATEGORY };
	const char *by = r->ctx->by != NULL ? r->ctx->by : "unit";
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strcmp(by, rates_by_name(known[i])) == 0) {
			r->scope.by = known[i];
			return 0;
		}
	}
	return err_set(e, ERR_USAGE, "option '--by': unit, post, community "
	    "or category, not '%s'", by);
}

/* A policy from before there were signals: those of the installed one. */
static int
find_rule(struct run *r, struct err *e)
{
	struct buf problems = BUF_INIT;
	char *path;
	int rc = 0;

	r->scope.rule = &r->inforce.policy->signals;
	if (signalrule_is_given(r->scope.rule))
		return 0;
	path = ctx_data_path("rule", "default.json");
	r->installed = policy_load(path, INT64_MAX, r->ctx->words, &problems,
	    e);
	if (r->installed == NULL)
		rc = err_prefix(e, "%s", path);
	else
		r->scope.rule = &r->installed->signals;
	buf_release(&problems);
	free(path);
	return rc;
}

static int
find_policy(struct run *r, struct err *e)
{
	int64_t at = r->period.to_at == INT64_MAX ? r->ctx->now_at :
	    r->period.to_at - 1;

	if (inforce_at(&r->inforce, r->ctx, at, e) < 0)
		return -1;
	r->scope.policy = r->inforce.policy;
	return find_rule(r, e);
}

static int
prepare(struct run *r, int argc, char **argv, struct err *e)
{
	struct ctx *c = r->ctx;

	if (read_by(r, e) < 0 || ctx_policy(c, e) < 0 ||
	    ctx_db(c, DB_READ, e) < 0 ||
	    ctx_period(c, &r->period, "assess", e) < 0 ||
	    ctx_query(c, &r->query, argc, argv, e) < 0)
		return -1;
	r->scope.as_of_seq = NUM_NONE;
	if (c->as_of != NUM_NONE &&
	    cases_seq_at(c->db, c->as_of, &r->scope.as_of_seq, e) < 0)
		return -1;
	r->scope.db = c->db;
	r->scope.words = c->words;
	r->scope.period = &r->period;
	r->scope.query = argc > 0 ? r->query : NULL;
	r->scope.now_at = c->as_of != NUM_NONE ? c->as_of : c->now_at;
	return find_policy(r, e);
}

static int
print(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;
	int is_data = c->format == FORMAT_NDJSON || c->format == FORMAT_JSON;
	struct signalgrid how = { &r->scope, with_all,
		is_data ? 0 : CASES_SHOWN };
	struct grid g;
	int rc = 0;

	if (signalgrid_count(&r->inquiry, 0) > 0)
		ctx_finding(c);
	if (is_data && signalgrid_count(&r->inquiry, with_all) == 0)
		return 0;
	grid_init(&g, lang_sheet("signals of gaming"));
	rc = signalgrid_put(&g, &r->inquiry, &how, e);
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	return rc;
}

int
signals_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c };
	int rc;

	output_name(c, "signals");
	rc = prepare(&r, argc, argv, e);
	if (rc == 0)
		rc = inquiry_run(&r.inquiry, &r.scope, e);
	if (rc == 0)
		rc = print(&r, e);
	inquiry_release(&r.inquiry);
	inforce_release(&r.inforce);
	policy_free(r.installed);
	query_free(r.query);
	return rc;
}
