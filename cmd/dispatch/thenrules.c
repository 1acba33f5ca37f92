#include "thenrules.h"

#include <string.h>

#include "store/policies.h"

static int
load_policy(struct thenrules *t, struct ctx *c, int64_t rec, struct err *e)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	int rc = policies_at(c->db, rec, &text, e);

	if (rc == 1) {
		t->own_policy = policy_parse(text.data, text.len, c->words,
		    &problems, e);
		if (t->own_policy == NULL)
			rc = err_prefix(e, "the policy of then");
	}
	buf_release(&problems);
	buf_release(&text);
	t->policy_is_kept = t->own_policy != NULL;
	t->policy = t->policy_is_kept ? t->own_policy : c->policy;
	return rc < 0 ? -1 : 0;
}

static int
load_calendar(struct thenrules *t, struct ctx *c, int64_t rec, struct err *e)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	int rc = policies_calendar_at(c->db, rec, &text, e);

	if (rc == 1) {
		t->own_calendar = calendarfile_parse(text.data, text.len,
		    &problems, e);
		if (t->own_calendar == NULL)
			rc = err_prefix(e, "the calendar of then");
	}
	buf_release(&problems);
	buf_release(&text);
	t->calendar_is_kept = t->own_calendar != NULL;
	t->calendar = t->calendar_is_kept ? t->own_calendar :
	    c->calendar_file;
	return rc < 0 ? -1 : 0;
}

int
thenrules_load(struct thenrules *t, struct ctx *c, int64_t rec,
    struct err *e)
{
	memset(t, 0, sizeof(*t));
	if (load_policy(t, c, rec, e) < 0)
		return -1;
	return load_calendar(t, c, rec, e);
}

void
thenrules_release(struct thenrules *t)
{
	policy_free(t->own_policy);
	calendarfile_free(t->own_calendar);
}
