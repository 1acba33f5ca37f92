#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include "aged.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "blind.h"
#include "deal.h"
#include "life/callplan.h"
#include "plansheet.h"
#include "store/cases.h"
#include "time/date.h"

/*
 * What has to be called: decide for each case (life/callplan), put in the
 * order of due times, give each to somebody (deal), print (plansheet).
 */
static struct {
	int64_t day;
	const char *caller;
	int dial, blind, old;
} options = { NUM_NONE, NULL, 0, 0, 0 };

static const struct cli_option plan_options[] = {
	{ "day", 0, CLI_DAY, &options.day, "DAY",
	    "what falls due until the end of this day (default: today)" },
	{ "caller", 0, CLI_TEXT, &options.caller, "NAME",
	    "only the calls of this person" },
	{ "dial", 0, CLI_FLAG, &options.dial, NULL,
	    "show the numbers, for the reason that the policy has" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who looks, with --reveal" },
	{ "old", 0, CLI_FLAG, &options.old, NULL,
	    "only what has long been late (policy: clocks.old)" },
	{ "blind", 0, CLI_FLAG, &options.blind, NULL,
	    "an auditor's re-check: of the cases of --from" },
	{ "from", 0, CLI_TEXT, NULL, "FILE|-",
	    "with --blind: the records that were drawn" },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	struct fourtwo_rules rules;
	int64_t until_at;		/* what begins later is not listed */
	struct plansheet_row *rows;
	size_t n, cap;
	struct err *e;
};

static int
add_case(void *arg, const struct record *r)
{
	struct run *run = arg;
	struct plansheet_row *row;
	struct callplan plan;
	int rc = callplan_next(&plan, r, &run->rules, run->e);

	if (rc < 0)
		return 1;
	/* the sheet of a day holds what is due on it, or begins on it */
	if (rc == 0 || plan.from_at >= run->until_at ||
	    (plan.what == SCRIPT_CONFIRM || plan.what == SCRIPT_PROGRESS ?
	    plan.due_at >= run->until_at : 0))
		return 0;
	mem_grow(&run->rows, run->n, &run->cap, sizeof(*run->rows));
	row = &run->rows[run->n++];
	row->r = *r;
	row->plan = plan;
	row->age = aged_of(run->ctx, plan.due_at);
	return 0;
}

static int
read_cases(struct run *run, const char *closed, int argc, char **argv,
    struct err *e)
{
	char **terms = mem_array((size_t)argc + 1, sizeof(*terms));
	struct buf term = BUF_INIT;
	struct query *q = NULL;
	int i, rc = -1;

	for (i = 0; i < argc; i++)
		terms[i] = argv[i];
	buf_puts(&term, closed);
	terms[argc] = term.data;
	run->e = e;
	err_reset(e);
	if (ctx_query(run->ctx, &q, argc + 1, terms, e) == 0 &&
	    query_needs_text(q))
		err_set(e, ERR_USAGE, "%s: looks at no texts of cases",
		    run->ctx->verb);
	else if (q != NULL)
		rc = cases_match(run->ctx->db, q, add_case, run, e);
	query_free(q);
	buf_release(&term);
	free(terms);
	return rc < 0 || e->code != ERR_NONE ? -1 : 0;
}

/* Since when a case may have been closed whose rounds go on: no working day
 * takes more than three, and the longest holiday is short of a month. */
static void
put_since(struct buf *b, const struct run *run)
{
	const struct limit *l = &run->rules.policy->rounds_end;

	buf_puts(b, "closed_at>=");
	if (l->unit == LIMIT_NONE)
		buf_puts(b, "2000-01-01");
	else
		date_put_day(b, date_day_of(run->rules.now_at -
		    3 * limit_about_s(l)) - 31);
}

/* What can still be met first, then what is late, then what is old: each with
 * the urgent in front, then the earliest end, those without one last; then by
 * the order number. */
static int
compare(const void *a, const void *b)
{
	const struct plansheet_row *x = a, *y = b;
	int64_t s = x->plan.due_at == NUM_NONE ? INT64_MAX : x->plan.due_at;
	int64_t t = y->plan.due_at == NUM_NONE ? INT64_MAX : y->plan.due_at;
	int c;

	if (x->age != y->age)
		return (int)x->age - (int)y->age;
	if (x->plan.is_urgent != y->plan.is_urgent)
		return y->plan.is_urgent - x->plan.is_urgent;
	if (s != t)
		return s < t ? -1 : 1;
	if (x->plan.from_at != y->plan.from_at)
		return x->plan.from_at < y->plan.from_at ? -1 : 1;
	c = strcmp(x->r.no, y->r.no);
	return c != 0 ? c : (x->r.key > y->r.key) - (x->r.key < y->r.key);
}

/* What is old is shown alone, or counted where people read the sheet. Dealt it
 * is all the same, after everything else: who takes it is known. */
static int64_t
keep_old(struct run *run)
{
	int is_counted = aged_are_counted(run->ctx) && !options.old;
	int64_t counted = 0;
	size_t i, n = 0;
	int is_old;

	for (i = 0; i < run->n; i++) {
		is_old = run->rows[i].age == AGED_OLD;
		counted += is_old && is_counted;
		if (is_old ? !is_counted : !options.old)
			run->rows[n++] = run->rows[i];
	}
	run->n = n;
	return counted;
}

/* Everybody's share is dealt before one person's is looked at. */
static void
share_out(struct run *run, int64_t only)
{
	struct deal *hands = deal_new(run->rules.policy);
	struct deal_choice choice;
	size_t i, n = 0;

	for (i = 0; i < run->n; i++) {
		choice = deal_take(hands, &run->rows[i].r,
		    run->rows[i].plan.what);
		if (only != NUM_NONE && choice.name != only)
			continue;
		run->rows[n] = run->rows[i];
		run->rows[n].caller = choice.name;
		run->rows[n].same_unit = choice.same_unit;
		n++;
	}
	run->n = n;
	deal_free(hands);
}

static int
check_usage(struct ctx *c, int argc, struct err *e)
{
	if (options.blind && (c->from == NULL || argc > 0))
		return err_set(e, ERR_USAGE, "plan: --blind takes its cases "
		    "from --from, and no query");
	if (options.blind && options.old)
		return err_set(e, ERR_USAGE, "plan: either --blind or --old");
	if (!options.blind && c->from != NULL)
		return err_set(e, ERR_USAGE, "plan: --from is for --blind");
	if (!options.dial)
		return 0;
	if (c->reveal != NULL)
		return err_set(e, ERR_USAGE, "plan: either --dial, or "
		    "--reveal with a reason of its own");
	if (c->policy->dial_reason == NUM_NONE)
		return err_set(e, ERR_USAGE, "plan: the policy has no reason "
		    "for --dial: give one with --reveal");
	c->reveal = words_text(c->words, c->policy->dial_reason);
	return 0;
}

static int
open_all(struct run *run, int argc, struct err *e)
{
	struct ctx *c = run->ctx;
	int64_t today;

	if (ctx_policy(c, e) < 0 || check_usage(c, argc, e) < 0)
		return -1;
	if (limit_is_working(&c->policy->rounds_end) &&
	    ctx_calendar(c, e) < 0)
		return -1;
	if (c->reveal != NULL && c->actor == NULL)
		return err_set(e, ERR_USAGE,
		    "option '--reveal': say who looks with --actor");
	if ((c->reveal == NULL ? ctx_db(c, DB_READ, e) :
	    ctx_db_keyed(c, DB_WRITE, e)) < 0)
		return -1;
	today = date_day_of(c->now_at);
	run->until_at = date_day_start((options.day != NUM_NONE ?
	    options.day : today) + 1);
	if (run->until_at <= c->now_at)
		return err_set(e, ERR_USAGE, "option '--day': it is over");
	run->rules.policy = c->policy;
	run->rules.calendar = c->calendar;
	run->rules.now_at = c->now_at;
	return ctx_start_day(c, &run->rules.start_day, e);
}

/* In the order of their ends. */
static int
read_due(struct run *run, int argc, char **argv, struct err *e)
{
	struct buf since = BUF_INIT;
	int rc;

	put_since(&since, run);
	rc = read_cases(run, "state:open", argc, argv, e);
	if (rc == 0)
		rc = read_cases(run, since.data, argc, argv, e);
	if (run->n > 1)
		qsort(run->rows, run->n, sizeof(*run->rows), compare);
	buf_release(&since);
	return rc;
}

/* Nobody is dealt a call but whom the policy names. */
static int
find_caller(struct ctx *c, int64_t *only, struct err *e)
{
	if (options.caller == NULL)
		return 0;
	*only = words_adds(c->words, options.caller);
	if (policy_person_find(c->policy, *only) != NULL)
		return 0;
	return err_set(e, ERR_USAGE, "option '--caller': the policy has "
	    "nobody of the name '%s'", options.caller);
}

static int
plan_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run run = { .ctx = c };
	struct plansheet sheet = { .ctx = c };
	int64_t only = NUM_NONE;
	int rc = -1;

	if (open_all(&run, argc, e) < 0 || find_caller(c, &only, e) < 0)
		return -1;
	if ((options.blind ?
	    blind_read(c, &run.rules, &run.rows, &run.n, e) :
	    read_due(&run, argc, argv, e)) < 0)
		goto out;
	share_out(&run, only);
	sheet.old = options.blind ? 0 : keep_old(&run);
	sheet.rows = run.rows;
	sheet.n = run.n;
	sheet.is_blind = options.blind;
	sheet.dials = c->reveal == NULL ? NUM_NONE : only != NUM_NONE ? only :
	    words_adds(c->words, c->actor);
	rc = plansheet_print(&sheet, e);
out:
	free(run.rows);
	return rc;
}

const struct cli_verb plan_verb = {
	.name = "plan",
	.operands = "[QUERY]",
	.help = "the call sheet: who is to be called, by whom, by when",
	.groups = CLI_PRINTS | CLI_REVEALS,
	.options = plan_options,
	.run = plan_run
};
