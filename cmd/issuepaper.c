#include "issuepaper.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "output.h"
#include "render/page.h"
#include "sheet/bulletin.h"
#include "store/policies.h"
#include "time/date.h"

void
issuepaper_init(struct issuepaper *p)
{
	memset(p, 0, sizeof(*p));
	issues_init(&p->issue);
	issues_init(&p->before);
}

void
issuepaper_release(struct issuepaper *p)
{
	recap_free(p->recap);
	seasons_free(p->seasons);
	issues_release(&p->issue);
	issues_release(&p->before);
	inforce_release(&p->inforce);
	issuepaper_init(p);
}

void
issuepaper_week(struct issuepaper *p, struct ctx *c, int64_t day)
{
	p->is_month = 0;
	if (day == NUM_NONE)
		recap_week(&p->period, date_day_of(c->now_at), 1);
	else
		recap_week(&p->period, day, 0);
}

/* The first day of "2026-11", as a calendar month. */
static int
read_month(const char *month, int64_t *day, struct err *e)
{
	struct buf first = BUF_INIT;
	int rc;

	buf_printf(&first, "%s-01", month);
	rc = date_parse_day(first.data, first.len, day, e);
	buf_release(&first);
	return rc;
}

int
issuepaper_month(struct issuepaper *p, struct ctx *c, const char *month,
    struct err *e)
{
	const struct period_rules *rules = &c->policy->period;
	int64_t day;

	p->is_month = 1;
	if (month == NULL) {
		period_assess(&p->period, rules, date_day_of(c->now_at));
		period_assess(&p->period, rules,
		    date_day_of(p->period.from_at) - 1);
		return 0;
	}
	if (read_month(month, &day, e) < 0)
		return err_set(e, ERR_USAGE, "not a month YYYY-MM '%s'",
		    month);
	period_assess(&p->period, rules, day);
	return 0;
}

/* --- which issue, which policy ------------------------------------------- */

static int
find_policy(struct issuepaper *p, struct ctx *c, struct err *e)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	int rc;

	if (p->issue.number == 0)
		return inforce_at(&p->inforce, c, p->period.to_at - 1, e);
	rc = policies_text(c->db, p->issue.policy, &text, e);
	if (rc == 0)
		err_set(e, ERR_DB, "the policy under which the period was "
		    "published is not in the database");
	if (rc == 1)
		p->inforce.own = policy_parse(text.data, text.len, c->words,
		    &problems, e);
	p->inforce.policy = p->inforce.own;
	buf_release(&problems);
	buf_release(&text);
	return p->inforce.own == NULL ? -1 : 0;
}

int
issuepaper_find(struct issuepaper *p, struct ctx *c, struct err *e)
{
	struct issues_key key = { p->is_month,
		date_day_of(p->period.from_at), p->number, p->upto_seq };

	if (issues_get(c->db, &key, &p->issue, e) < 0)
		return -1;
	key.number = p->issue.number - 1;
	if (key.number > 0 && issues_get(c->db, &key, &p->before, e) < 0)
		return -1;
	if (p->number > 0 && p->issue.number == 0)
		return err_set(e, ERR_DATA, "there is no issue %lld of this "
		    "period", (long long)p->number);
	return find_policy(p, c, e);
}

/* The shipped file: what is large, its clusters say. */
static int
load_seasons(struct issuepaper *p, struct ctx *c, struct err *e)
{
	char *path = ctx_data_path("rule", "season-cn.json");
	struct buf problems = BUF_INIT;

	if (p->seasons == NULL)
		p->seasons = seasons_load(path, c->words, &problems, e);
	buf_release(&problems);
	free(path);
	return p->seasons == NULL ? -1 : 0;
}

int
issuepaper_count(struct issuepaper *p, struct ctx *c, int is_live,
    struct err *e)
{
	struct recap_options o = { .is_month = p->is_month,
		.period = p->period, .policy = p->inforce.policy,
		.as_of_seq = p->upto_seq, .state_at = c->now_at };

	if (p->is_month && load_seasons(p, c, e) < 0)
		return -1;
	o.seasons = p->is_month ? p->seasons : NULL;
	if (p->upto_seq > 0 && c->as_of != NUM_NONE)
		o.state_at = c->as_of;
	if (!is_live && p->issue.number > 0) {
		o.as_of_seq = p->issue.seq - 1;
		o.state_at = p->issue.signed_at;
	}
	recap_free(p->recap);
	p->recap = recap_new(c->db, &o, e);
	return p->recap == NULL ? -1 : 0;
}

static void
name_file(const struct issuepaper *p, struct ctx *c, const char *month)
{
	struct date last = date_from_day(date_day_of(p->period.to_at - 1));
	struct buf stem = BUF_INIT;

	if (p->is_month) {
		buf_printf(&stem, "%s-%04d-%02d", month, last.year,
		    last.month);
	} else {
		buf_puts(&stem, "week-");
		date_put_day(&stem, date_day_of(p->period.from_at));
	}
	output_name(c, stem.data);
	buf_release(&stem);
}

static int
print(struct issuepaper *p, struct ctx *c, struct page *page,
    const char *month, struct err *e)
{
	int rc;

	if (page == NULL)
		return -1;
	name_file(p, c, month);
	rc = ctx_print_page(c, page, e);
	page_free(page);
	return rc;
}

int
issuepaper_print(struct issuepaper *p, struct ctx *c, struct err *e)
{
	return print(p, c, recap_page(p->recap, &p->issue, &p->before, e),
	    "month", e);
}

int
issuepaper_print_bulletin(struct issuepaper *p, struct ctx *c,
    struct err *e)
{
	return print(p, c, bulletin_page(p->recap, &p->issue), "bulletin",
	    e);
}
