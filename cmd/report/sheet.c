#include "report.h"

#include <string.h>

#include "base/num.h"
#include "inforce.h"
#include "output.h"
#include "sheet/daily.h"
#include "time/date.h"

static int64_t day_wanted = NUM_NONE;

const struct cli_option sheet_options[] = {
	{ "day", 0, CLI_DAY, &day_wanted, "DAY",
	    "which day (default: yesterday)" },
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

int
sheet_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	int64_t today = date_day_of(c->now_at);
	int64_t day = day_wanted != NUM_NONE ? day_wanted : today - 1;

	if (argc != 1)
		return err_set(e, ERR_USAGE, "sheet: say which: daily");
	if (strcmp(argv[0], "daily") != 0)
		return err_set(e, ERR_USAGE, "no such sheet '%s'", argv[0]);
	if (c->fields != NULL)
		return err_set(e, ERR_USAGE, "option '--fields': a sheet is "
		    "printed whole");
	if (day > today)
		return err_set(e, ERR_USAGE,
		    "option '--day': that day has not begun");
	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0)
		return -1;
	return print_daily(c, day, e);
}
