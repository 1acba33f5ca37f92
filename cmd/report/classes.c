#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "casecount.h"
#include "measure/classout.h"
#include "measure/mattered.h"
#include "output.h"
#include "pastcounts.h"
#include "store/cases.h"
#include "stream.h"

static const char *table, *style;
static int credits;

const struct cli_option classes_options[] = {
	{ "period", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "as-of", 0, CLI_TIME, NULL, NULL, NULL },
	{ "from", 0, CLI_TEXT, NULL, "FILE", NULL },
	{ "by", 0, CLI_TEXT, NULL, NULL, "unit, community or person" },
	{ "table", 0, CLI_TEXT, &table, "NAME",
	    "by which table of the policy" },
	{ "style", 0, CLI_TEXT, &style, "rank|grade",
	    "in the order of scores, or of classes without scores" },
	{ "credits", 0, CLI_FLAG, &credits, NULL, "praise alone" },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	enum rates_by by;
	int is_grading;
	struct casecount count;
	struct period period;
	struct pastcounts past;
	struct mattered *mattered;
	const struct policy *policy;	/* in force on the period's last day */
	const struct classrule_table *table;
};

/* --- what is asked ------------------------------------------------------ */

static int
read_options(struct run *r, struct err *e)
{
	const char *by = r->ctx->by != NULL ? r->ctx->by : "unit";

	if (strcmp(by, "person") == 0)
		r->by = RATES_BY_PERSON;
	else if (rates_by_find(by, &r->by) < 0 ||
	    (r->by != RATES_BY_UNIT && r->by != RATES_BY_COMMUNITY))
		return err_set(e, ERR_USAGE, "option '--by': not unit, "
		    "community or person: '%s'", by);
	if (style != NULL && strcmp(style, "rank") != 0 &&
	    strcmp(style, "grade") != 0)
		return err_set(e, ERR_USAGE, "option '--style': not rank or "
		    "grade: '%s'", style);
	r->is_grading = style != NULL && strcmp(style, "grade") == 0;
	if (r->ctx->from != NULL && strcmp(r->ctx->from, "-") == 0)
		return err_set(e, ERR_USAGE, "option '--from': several "
		    "periods are read, standard input is read once");
	if (r->ctx->from != NULL && r->ctx->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE, "option '--as-of': records of "
		    "--from have no past");
	return 0;
}

static int
find_table(struct run *r, struct err *e)
{
	const struct classrule *c = &r->policy->classes;
	int64_t name = c->table;

	if (c->ntables == 0)
		return err_set(e, ERR_DATA, "the policy has no 'classes'");
	if (table != NULL)
		name = words_adds(r->ctx->words, table);
	r->table = classrule_find(c, name);
	if (r->table == NULL)
		return err_set(e, ERR_USAGE, "option '--table': the policy "
		    "has no table '%s'", table);
	return 0;
}

/* --- counting ----------------------------------------------------------- */

static int
open_source(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;

	if (ctx_policy(c, e) < 0)
		return -1;
	r->count.ctx = c;
	r->count.policy = c->policy;
	r->count.as_of_seq = NUM_NONE;
	if (c->from == NULL && ctx_db(c, DB_READ, e) < 0)
		return -1;
	if (c->as_of != NUM_NONE &&
	    cases_seq_at(c->db, c->as_of, &r->count.as_of_seq, e) < 0)
		return -1;
	return ctx_period(c, &r->period, "last-assess", e);
}

static int
add_case(void *arg, const struct record *record)
{
	struct run *r = arg;

	mattered_add(r->mattered, record);
	return 0;
}

/* The cases themselves: once more, with all they have. */
static int
read_cases(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;
	int64_t from = NUM_NONE, to = NUM_NONE;

	r->mattered = mattered_new(r->policy, c->words, r->by, &r->period,
	    r->policy->classes.is_net);
	if (c->from != NULL)
		return stream_count(c, c->from, add_case, r, e);
	if (r->count.as_of_seq != NUM_NONE)
		return cases_each_as_of(c->db, r->count.as_of_seq, add_case,
		    r, e);
	if (r->policy->period_by == PERIOD_BY_RECEIVED) {
		from = r->period.from_at;
		to = r->period.to_at;
	}
	return cases_each(c->db, from, to, add_case, r, e);
}

/* --- what is printed ------------------------------------------------------ */

static int
print(struct run *r, struct err *e)
{
	struct classout o = { .policy = r->policy, .table = r->table,
		.rates = r->past.rates[0], .mattered = r->mattered,
		.period = &r->period, .by = r->by,
		.is_grading = r->is_grading, .credits_only = credits };
	struct standing_unit *units;
	struct standing *of;
	struct grid g;
	int rc;

	units = pastcounts_units(&r->past, r->policy->classes.is_net, &o.n);
	of = mem_array(o.n, sizeof(*of));
	standing_judge(of, units, o.n, r->policy, r->table,
	    &o.per_residents);
	o.of = of;
	grid_init(&g, credits ? lang_sheet("Praise") :
	    lang_sheet("The four classes"));
	classout_grid(&g, &o);
	rc = ctx_print_grid(r->ctx, &g, e);
	grid_release(&g);
	free(of);
	free(units);
	return rc;
}

int
classes_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c };
	int rc = -1;

	output_name(c, "classes");
	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "takes no operands");
	if (read_options(&r, e) < 0 || open_source(&r, e) < 0)
		goto out;
	if (pastcounts_read(&r.past, &r.count, &r.period, r.by,
	    pastcounts_needed(c->policy), e) < 0)
		goto out;
	r.policy = r.past.inforce[0].policy;
	if (find_table(&r, e) < 0 || read_cases(&r, e) < 0)
		goto out;
	rc = print(&r, e);
out:
	mattered_free(r.mattered);
	pastcounts_release(&r.past);
	return rc;
}
