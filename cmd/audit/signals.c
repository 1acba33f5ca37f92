#include <stdlib.h>
#include <string.h>

#include "agreement.h"
#include "audit.h"
#include "base/lang.h"
#include "base/num.h"
#include "inforce.h"
#include "output.h"
#include "phones.h"
#include "query/query.h"
#include "resample.h"
#include "signal/inquiry.h"
#include "signal/signalgrid.h"
#include "store/cases.h"

#define CASES_SHOWN 5	/* of a row, where people read it */

static struct {
	int with_all;
	int64_t sample, seed;
	int agreement, disagreed;
	const char *staff;
} options = { 0, NUM_NONE, NUM_NONE, 0, 0, NULL };

const struct cli_option signals_options[] = {
	{ "period", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "as-of", 0, CLI_TIME, NULL, NULL, NULL },
	{ "by", 0, CLI_TEXT, NULL, NULL,
	    "unit (default), post, community or category" },
	{ "all", 0, CLI_FLAG, &options.with_all, NULL,
	    "what was tested and does not stand out, too" },
	{ "sample", 0, CLI_INT, &options.sample, "N",
	    "draw so many cases to be re-checked; 0: no bound" },
	{ "seed", 0, CLI_INT, &options.seed, "S",
	    "of --sample: the same seed draws the same" },
	{ "agreement", 0, CLI_FLAG, &options.agreement, NULL,
	    "how far re-checks agree with the own answers" },
	{ "disagreed", 0, CLI_FLAG, &options.disagreed, NULL,
	    "the cases in which they do not" },
	{ "staff", 0, CLI_TEXT, &options.staff, "FILE",
	    "the staff's own phone numbers, one a line" },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	struct query *query;
	struct period period;
	struct inforce inforce;
	struct policy *installed;	/* NULL: the policy has signals */
	int64_t *staff;			/* keyed references */
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

/*
 * What is looked for is nothing that was published: the present policy says
 * it. One from before there were signals: those of the installed one.
 */
static int
find_rule(struct run *r, struct err *e)
{
	struct buf problems = BUF_INIT;
	char *path;
	int rc = 0;

	r->scope.rule = &r->ctx->policy->signals;
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

/* Of --as-of: the first event, before which there was no case, where nothing
 * was written by then. */
static int
read_seq(struct ctx *c, int64_t *seq, struct err *e)
{
	*seq = NUM_NONE;
	if (c->as_of == NUM_NONE)
		return 0;
	if (cases_seq_at(c->db, c->as_of, seq, e) < 0)
		return -1;
	if (*seq < 1)
		*seq = 1;
	return 0;
}

/* Numbers are known by references under the database's key. */
static int
open_db(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;

	if (options.staff == NULL)
		return ctx_db(c, DB_READ, e);
	if (ctx_db_keyed(c, DB_READ, e) < 0)
		return -1;
	if (phones_read(&r->staff, &r->scope.nstaff, c, options.staff, e) < 0)
		return -1;
	r->scope.staff = r->staff;
	return 0;
}

static int
prepare(struct run *r, int argc, char **argv, struct err *e)
{
	struct ctx *c = r->ctx;

	if (read_by(r, e) < 0 || ctx_policy(c, e) < 0 ||
	    open_db(r, e) < 0 ||
	    ctx_period(c, &r->period, "assess", e) < 0 ||
	    ctx_query(c, &r->query, argc, argv, e) < 0)
		return -1;
	if (read_seq(c, &r->scope.as_of_seq, e) < 0)
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
	struct signalgrid how = { &r->scope, options.with_all,
		is_data ? 0 : CASES_SHOWN };
	struct grid g;
	int rc = 0;

	if (signalgrid_count(&r->inquiry, 0) > 0)
		ctx_finding(c);
	if (is_data && signalgrid_count(&r->inquiry, options.with_all) == 0)
		return 0;
	grid_init(&g, lang_sheet("Signals to be looked into"));
	rc = signalgrid_put(&g, &r->inquiry, &how, e);
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	return rc;
}

static int
check_usage(struct ctx *c, int argc, struct err *e)
{
	int is_told = options.agreement || options.disagreed;

	if ((options.sample != NUM_NONE) != (options.seed != NUM_NONE))
		return err_set(e, ERR_USAGE, "signals: --sample and --seed "
		    "belong together");
	if (options.sample != NUM_NONE && options.sample < 0)
		return err_set(e, ERR_USAGE, "option '--sample': below 0");
	if (options.sample != NUM_NONE && c->format != FORMAT_NDJSON)
		return err_set(e, ERR_USAGE, "signals: --sample prints "
		    "records: give no -f");
	if (is_told && (options.sample != NUM_NONE || options.with_all ||
	    c->by != NULL || argc > 0 ||
	    (options.agreement && options.disagreed)))
		return err_set(e, ERR_USAGE, "signals: --agreement and "
		    "--disagreed take --period and --as-of alone");
	return 0;
}

/* Re-checks of the period by their own time; without one all there are. */
static int
run_agreement(struct ctx *c, struct err *e)
{
	int64_t seq;
	struct period period;

	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0 ||
	    ctx_period(c, &period, "assess", e) < 0)
		return -1;
	if (read_seq(c, &seq, e) < 0)
		return -1;
	return agreement_print(c, c->period == NULL ? NULL : &period, seq,
	    options.disagreed, e);
}

int
signals_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c };
	int rc;

	output_name(c, "signals");
	if (check_usage(c, argc, e) < 0)
		return -1;
	if (options.agreement || options.disagreed)
		return run_agreement(c, e);
	rc = prepare(&r, argc, argv, e);
	if (rc == 0)
		rc = inquiry_run(&r.inquiry, &r.scope, e);
	if (rc == 0 && options.sample != NUM_NONE)
		rc = resample_print(c, &r.scope, &r.inquiry, options.sample,
		    options.seed, e);
	else if (rc == 0)
		rc = print(&r, e);
	inquiry_release(&r.inquiry);
	inforce_release(&r.inforce);
	policy_free(r.installed);
	free(r.staff);
	query_free(r.query);
	return rc;
}
