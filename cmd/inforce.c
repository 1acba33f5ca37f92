#include "inforce.h"

#include <string.h>

#include "base/buf.h"
#include "store/policies.h"
#include "time/date.h"

/* The stored text as a policy, unless it is the one that c has already. */
static int
take(struct inforce *p, struct ctx *c, const struct buf *text, struct err *e)
{
	struct buf problems = BUF_INIT;

	p->policy = c->policy;
	if (text->len == c->policy->len &&
	    memcmp(text->data, c->policy->text, text->len) == 0)
		return 0;
	p->own = policy_parse(text->data, text->len, c->words, &problems, e);
	buf_release(&problems);
	if (p->own == NULL)
		return err_prefix(e, "a policy of the database");
	p->policy = p->own;
	return 0;
}

int
inforce_at(struct inforce *p, struct ctx *c, int64_t at, struct err *e)
{
	struct buf text = BUF_INIT;
	int rc;

	p->own = NULL;
	p->policy = c->policy;
	rc = policies_at(c->db, at < c->now_at ? at : c->now_at, &text, e);
	if (rc == 1)
		rc = take(p, c, &text, e);
	buf_release(&text);
	return rc;
}

int
inforce_of_day(struct inforce *p, struct ctx *c, const struct day *day,
    struct err *e)
{
	struct buf text = BUF_INIT;
	int rc;

	p->own = NULL;
	p->policy = c->policy;
	if (day->seq == 0)
		return inforce_at(p, c, date_day_start(day->day + 1) - 1, e);
	rc = policies_text(c->db, day->policy, &text, e);
	if (rc == 0)
		rc = err_set(e, ERR_DB, "the policy under which the day was "
		    "signed is not in the database");
	else if (rc == 1)
		rc = take(p, c, &text, e);
	buf_release(&text);
	return rc;
}

void
inforce_release(struct inforce *p)
{
	policy_free(p->own);
	p->own = NULL;
}
