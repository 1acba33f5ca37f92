#include "report.h"

#include <string.h>

#include "base/num.h"
#include "inforce.h"
#include "issuepaper.h"
#include "output.h"
#include "sheet/daily.h"
#include "sheet/dayreport.h"
#include "sheet/urgent.h"
#include "store/cases.h"
#include "time/date.h"

static struct {
	int64_t day, week, issue;
	const char *month;
} options = { NUM_NONE, NUM_NONE, NUM_NONE, NULL };

const struct cli_option sheet_options[] = {
	{ "day", 0, CLI_DAY, &options.day, "DAY",
	    "which day (default: yesterday; report: today)" },
	{ "week", 0, CLI_DAY, &options.week, "DAY",
	    "weekly: the week of this day (default: the last whole one)" },
	{ "month", 0, CLI_TEXT, &options.month, "YYYY-MM",
	    "monthly, bulletin: which assessment month (default: the last "
	    "whole one)" },
	{ "issue", 0, CLI_INT, &options.issue, "N",
	    "which issue of a published period (default: the last one)" },
	{ "as-of", 0, CLI_TIME, NULL, "TIME", NULL },
	{ .name = NULL }
};

static void
name_file(struct ctx *c, int64_t day)
{
	struct buf stem = BUF_INIT;

	buf_puts(&stem, "daily-");
	date_put_day(&stem, day);
	output_name(c, stem.data);
	buf_release(&stem);
}

/*
 * A signed day is printed as it stood before its signature, at that instant
 * and under its policy; another one as it stands now.
 */
static int
print_day(struct ctx *c, const struct day *day, const struct policy *policy,
    struct err *e)
{
	struct daily_options o = { .day = day->day, .policy = policy };
	struct daily *daily = NULL;
	struct page *page = NULL;
	int rc = -1;

	o.as_of_seq = day->seq > 0 ? day->seq - 1 : 0;
	o.state_at = day->seq > 0 ? day->signed_at : c->now_at;
	if (ctx_start_day(c, &o.start_day, e) < 0)
		goto out;
	daily = daily_new(c->db, &o, e);
	if (daily == NULL)
		goto out;
	page = daily_page(daily, day, e);
	if (page == NULL)
		goto out;
	rc = ctx_print_page(c, page, e);
out:
	page_free(page);
	daily_free(daily);
	return rc;
}

static int
print_daily(struct ctx *c, int64_t number, struct err *e)
{
	struct inforce inforce = { NULL, NULL };
	struct day day;
	int rc = -1;

	days_init(&day);
	if (days_get(c->db, number, &day, e) < 0)
		goto out;
	if (inforce_of_day(&inforce, c, &day, e) < 0)
		goto out;
	name_file(c, number);
	rc = print_day(c, &day, inforce.policy, e);
out:
	inforce_release(&inforce);
	days_release(&day);
	return rc;
}

static int
run_daily(struct ctx *c, struct err *e)
{
	int64_t today = date_day_of(c->now_at);
	int64_t day = options.day != NUM_NONE ? options.day : today - 1;

	if (day > today)
		return err_set(e, ERR_USAGE,
		    "option '--day': that day has not begun");
	return print_daily(c, day, e);
}

/* --- other sheets of a day ----------------------------------------------- */

typedef struct page *day_page(struct db *db,
    const struct dayreport_options *o, struct err *e);

static int
print_day_page(struct ctx *c, day_page *make, const char *name,
    int64_t byname, struct err *e)
{
	struct dayreport_options o = { .state_at = c->now_at };
	struct inforce inforce = { NULL, NULL };
	struct buf stem = BUF_INIT;
	struct page *page = NULL;
	int rc = -1;

	o.day = options.day != NUM_NONE ? options.day : byname;
	if (o.day > date_day_of(c->now_at))
		return err_set(e, ERR_USAGE,
		    "option '--day': that day has not begun");
	if (inforce_at(&inforce, c, date_day_start(o.day + 1) - 1, e) < 0)
		return -1;
	o.policy = inforce.policy;
	buf_printf(&stem, "%s-", name);
	date_put_day(&stem, o.day);
	output_name(c, stem.data);
	page = make(c->db, &o, e);
	if (page != NULL)
		rc = ctx_print_page(c, page, e);
	page_free(page);
	buf_release(&stem);
	inforce_release(&inforce);
	return rc;
}

/* Its day ends at the cut, at noon: today's is the last one. */
static int
run_report(struct ctx *c, struct err *e)
{
	return print_day_page(c, dayreport_page, "report",
	    date_day_of(c->now_at), e);
}

static int
run_urgent(struct ctx *c, struct err *e)
{
	return print_day_page(c, urgent_page, "urgent",
	    date_day_of(c->now_at) - 1, e);
}

/* --- weeks and months ---------------------------------------------------- */

static int
count_issue(struct issuepaper *p, struct ctx *c, struct err *e)
{
	p->number = options.issue != NUM_NONE ? options.issue : 0;
	if (c->as_of != NUM_NONE &&
	    cases_seq_at(c->db, c->as_of, &p->upto_seq, e) < 0)
		return -1;
	if (c->as_of != NUM_NONE && p->upto_seq == 0)
		return err_set(e, ERR_USAGE, "option '--as-of': the journal "
		    "begins later");
	if (p->period.from_at > c->now_at)
		return err_set(e, ERR_USAGE, "sheet: that period has not "
		    "begun");
	if (issuepaper_find(p, c, e) < 0)
		return -1;
	return issuepaper_count(p, c, 0, e);
}

static int
run_weekly(struct ctx *c, struct err *e)
{
	struct issuepaper p;
	int rc;

	issuepaper_init(&p);
	issuepaper_week(&p, c, options.week);
	rc = count_issue(&p, c, e);
	if (rc == 0)
		rc = issuepaper_print(&p, c, e);
	issuepaper_release(&p);
	return rc;
}

static int
print_month(struct ctx *c, int (*print)(struct issuepaper *, struct ctx *,
    struct err *), struct err *e)
{
	struct issuepaper p;
	int rc;

	issuepaper_init(&p);
	rc = issuepaper_month(&p, c, options.month, e);
	if (rc == 0)
		rc = count_issue(&p, c, e);
	if (rc == 0)
		rc = print(&p, c, e);
	issuepaper_release(&p);
	return rc;
}

static int
run_monthly(struct ctx *c, struct err *e)
{
	return print_month(c, issuepaper_print, e);
}

static int
run_bulletin(struct ctx *c, struct err *e)
{
	return print_month(c, issuepaper_print_bulletin, e);
}

/* --- the run ------------------------------------------------------------- */

/* By what a sheet's time is said. */
enum taken {
	TAKES_DAY = 1,
	TAKES_WEEK = 2,
	TAKES_MONTH = 4,
	TAKES_ISSUE = 8		/* and --as-of */
};

static const struct sheet {
	const char *name;
	unsigned takes;
	int (*run)(struct ctx *c, struct err *e);
} sheets[] = {
	{ "daily", TAKES_DAY, run_daily },
	{ "report", TAKES_DAY, run_report },
	{ "urgent", TAKES_DAY, run_urgent },
	{ "weekly", TAKES_WEEK | TAKES_ISSUE, run_weekly },
	{ "monthly", TAKES_MONTH | TAKES_ISSUE, run_monthly },
	{ "bulletin", TAKES_MONTH | TAKES_ISSUE, run_bulletin },
};

/* An option of another sheet would print another time than was asked for. */
static int
check_options(const struct ctx *c, const struct sheet *s, struct err *e)
{
	const struct {
		const char *name;
		unsigned of;
		int is_given;
	} given[] = {
		{ "day", TAKES_DAY, options.day != NUM_NONE },
		{ "week", TAKES_WEEK, options.week != NUM_NONE },
		{ "month", TAKES_MONTH, options.month != NULL },
		{ "issue", TAKES_ISSUE, options.issue != NUM_NONE },
		{ "as-of", TAKES_ISSUE, c->as_of != NUM_NONE }
	};
	size_t i;

	for (i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
		if (given[i].is_given && (s->takes & given[i].of) == 0)
			return err_set(e, ERR_USAGE, "option '--%s': sheet "
			    "%s does not take it", given[i].name, s->name);
	}
	return 0;
}

int
sheet_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	size_t i;

	if (argc != 1)
		return err_set(e, ERR_USAGE, "sheet: say which: daily, "
		    "report, urgent, weekly, monthly, bulletin");
	if (c->fields != NULL)
		return err_set(e, ERR_USAGE, "option '--fields': a sheet is "
		    "printed whole");
	for (i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		if (strcmp(argv[0], sheets[i].name) != 0)
			continue;
		if (check_options(c, &sheets[i], e) < 0 ||
		    ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0)
			return -1;
		return sheets[i].run(c, e);
	}
	return err_set(e, ERR_USAGE, "no such sheet '%s': daily, report, "
	    "urgent, weekly, monthly, bulletin", argv[0]);
}
