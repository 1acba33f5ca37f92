#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "casecount.h"
#include "measure/busyout.h"
#include "measure/goalout.h"
#include "measure/panel.h"
#include "measure/volumes.h"
#include "output.h"
#include "pastcounts.h"
#include "query/query.h"
#include "store/busylog.h"
#include "store/cases.h"
#include "time/date.h"

#define LOOK_BACK_WEEKS 12	/* for seasons that busy weeks make */

static int seasons;

const struct cli_option targets_options[] = {
	{ "period", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "by", 0, CLI_TEXT, NULL, NULL, "unit or community" },
	{ "seasons", 0, CLI_FLAG, &seasons, NULL,
	    "the busy seasons: possible, proposed, approved" },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	enum rates_by by;
	struct casecount count;
	struct period period;
	struct pastcounts past;
	struct busylog log;
	struct progress *progress;
	const struct policy *policy;	/* in force on the period's last day */
	int64_t today;
};

static int
print_grid(struct ctx *c, struct grid *g, struct err *e)
{
	int rc = ctx_print_grid(c, g, e);

	grid_release(g);
	return rc;
}

/* --- seasons -------------------------------------------------------------- */

/* Those of busy weeks that are not over. */
static int
put_detected(struct run *r, struct grid *g, struct err *e)
{
	struct ctx *c = r->ctx;
	struct volumes *v = volumes_new(c->db, c->policy, c->words,
	    c->now_at, e);
	const struct busy_weeks *w;
	struct busy_season *found = NULL;
	size_t n = 0, i;
	int rc;

	if (v == NULL)
		return -1;
	w = volumes_weeks(v);
	rc = busy_detect(w, w->last_week - LOOK_BACK_WEEKS, &found, &n, e);
	for (i = 0; rc == 0 && i < n; i++)
		if (found[i].to_day >= r->today)
			busyout_put_season(g, &found[i], &c->policy->targets,
			    c->words);
	free(found);
	volumes_free(v);
	return rc;
}

static int
print_seasons(struct run *r, struct err *e)
{
	const struct goalrule *t = &r->ctx->policy->targets;
	struct busy_season s;
	struct grid g;
	size_t i;

	grid_init(&g, lang_sheet("Busy seasons"));
	busyout_columns(&g);
	for (i = 0; i < r->log.n; i++)
		busyout_put_entry(&g, &r->log.of[i], r->today,
		    r->ctx->words);
	for (i = 0; i < t->nseasons; i++) {
		busy_declared(&t->seasons[i], r->today, &s);
		busyout_put_season(&g, &s, t, r->ctx->words);
	}
	if (put_detected(r, &g, e) < 0) {
		grid_release(&g);
		return -1;
	}
	grid_note(&g, lang_sheet("a season holds when a leader has approved "
	    "it, never on a day that was signed before, and ends on its day "
	    "by itself"));
	return print_grid(r->ctx, &g, e);
}

/* --- targets -------------------------------------------------------------- */

static int
add_open(void *arg, const struct record *record)
{
	struct run *r = arg;

	progress_add(r->progress, record);
	return 0;
}

static int
read_progress(struct run *r, struct err *e)
{
	static char *const open[] = { (char *)(uintptr_t)"state:open" };
	struct query *q = query_parse(open, 1, r->ctx->now_at,
	    r->ctx->words, e);
	int rc;

	if (q == NULL)
		return -1;
	r->progress = progress_new(r->policy, r->ctx->words, r->by,
	    r->ctx->now_at);
	rc = cases_match(r->ctx->db, q, add_open, r, e);
	query_free(q);
	return rc;
}

static int
print_targets(struct run *r, struct err *e)
{
	struct goalout o = { .policy = r->policy, .rates = r->past.rates[0],
		.period = &r->period, .by = r->by,
		.nearlier = (size_t)r->policy->targets.look_back,
		.season = busylog_in_force(&r->log, r->today) };
	struct standing_unit *units;
	struct standing *of;
	struct grid g;
	int per_residents, rc = 0;

	if (o.season != NULL)
		rc = read_progress(r, e);
	if (rc < 0)
		return -1;
	o.progress = r->progress;
	units = pastcounts_units(&r->past, r->policy->classes.is_net, &o.n);
	of = mem_array(o.n, sizeof(*of));
	standing_judge(of, units, o.n, r->policy, NULL, &per_residents);
	o.of = of;
	grid_init(&g, lang_sheet("Targets of the solve rate"));
	goalout_grid(&g, &o);
	rc = print_grid(r->ctx, &g, e);
	free(of);
	free(units);
	return rc;
}

static int
count_targets(struct run *r, struct err *e)
{
	r->count.ctx = r->ctx;
	r->count.policy = r->ctx->policy;
	r->count.as_of_seq = NUM_NONE;
	if (ctx_period(r->ctx, &r->period, "assess", e) < 0 ||
	    pastcounts_read(&r->past, &r->count, &r->period, r->by,
	    pastcounts_needed(r->ctx->policy), e) < 0)
		return -1;
	r->policy = r->past.inforce[0].policy;
	if (r->policy->targets.parts == 0)
		return err_set(e, ERR_DATA, "the policy has no 'targets'");
	return print_targets(r, e);
}

int
targets_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	const char *by = c->by != NULL ? c->by : "unit";
	struct run r = { .ctx = c };
	int rc = -1;

	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "takes no operands");
	if (rates_by_find(by, &r.by) < 0 ||
	    (r.by != RATES_BY_UNIT && r.by != RATES_BY_COMMUNITY))
		return err_set(e, ERR_USAGE, "option '--by': not unit or "
		    "community: '%s'", by);
	output_name(c, "targets");
	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0)
		return -1;
	r.today = date_day_of(c->now_at);
	if (busylog_read(&r.log, c->db, e) == 0)
		rc = seasons ? print_seasons(&r, e) : count_targets(&r, e);
	progress_free(r.progress);
	pastcounts_release(&r.past);
	busylog_release(&r.log);
	return rc;
}
