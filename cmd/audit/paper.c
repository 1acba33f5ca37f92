#include "paper.h"

#include "base/buf.h"
#include "output.h"
#include "render/page.h"
#include "render/render.h"
#include "sheet/daily.h"
#include "store/policies.h"
#include "time/date.h"

static void
name_file(struct ctx *c, int64_t day)
{
	struct buf stem = BUF_INIT;

	date_put_day(&stem, day);
	output_name(c, stem.data);
	buf_release(&stem);
}

/* Another policy may be in force by now. Yours to free. */
static struct policy *
signed_under(struct ctx *c, const struct day *day, struct err *e)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	struct policy *p = NULL;
	int rc;

	rc = policies_text(c->db, day->policy, &text, e);
	if (rc == 0)
		err_set(e, ERR_DB, "the policy under which the day was "
		    "signed is not in the database");
	if (rc == 1)
		p = policy_parse(text.data, text.len, c->words, &problems, e);
	buf_release(&problems);
	buf_release(&text);
	return p;
}

int
paper_print(struct ctx *c, const struct day *day, struct err *e)
{
	struct daily_options o = { .day = day->day };
	struct daily *daily = NULL;
	struct page *page = NULL;
	struct policy *policy;
	int rc = -1;

	policy = signed_under(c, day, e);
	if (policy == NULL || ctx_start_day(c, &o.start_day, e) < 0)
		goto out;
	o.as_of_seq = day->seq - 1;
	o.state_at = day->signed_at;
	o.policy = policy;
	daily = daily_new(c->db, &o, e);
	if (daily == NULL)
		goto out;
	page = daily_page(daily, day, e);
	if (page == NULL)
		goto out;
	name_file(c, day->day);
	rc = ctx_print_page(c, page, e);
out:
	page_free(page);
	daily_free(daily);
	policy_free(policy);
	return rc;
}
