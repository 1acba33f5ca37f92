/*
 * Policies. Either a policy comes out, complete enough for every lookup, or
 * an error with one line per mistake (or none, where it is no JSON).
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "rule/deadline.h"
#include "rule/policy.h"
#include "rule/route.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ask it everything about its own names. */
static void
use(const struct policy *p, struct words *w)
{
	struct deadline_facts f = { 1795400000, NUM_NONE, NUM_NONE, NUM_NONE,
	    LIMIT_ABSENT, NUM_NONE, 0 };
	struct deadline_rules rules = { p, w, NULL };
	struct err e = ERR_INIT;
	struct route_case c = { NULL, p->text, p->len, 20000, NULL };
	struct route_answer a;
	struct record r;
	size_t i;

	record_init(&r);
	c.r = &r;
	for (i = 0; i < p->ncategories; i++) {
		r.m[M_CATEGORY] = f.category = p->categories[i].path;
		r.m[M_COMMUNITY] = p->units[i % p->nunits].name;
		route_find(&a, &c, p, w);
		if (a.lead != NUM_NONE &&
		    policy_unit_find(p, a.lead) == NULL)
			abort();
		if (deadline_decide(&r, &f, &rules, &e) < 0) {
			if (!policy_needs_calendar(p))
				abort();
			continue;
		}
		if (r.m[M_DUE_SOLVE] <= f.received_at ||
		    r.m[M_DUE_SIGN] > r.m[M_DUE_SOLVE] ||
		    r.m[M_DUE_CONTACT] > r.m[M_DUE_SOLVE])
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct words *w = words_new();
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct policy *p;

	p = policy_parse((const char *)data, size, w, &problems, &e);
	if (p != NULL && (e.code != ERR_NONE || problems.len > 0))
		abort();
	if (p == NULL && e.code != ERR_DATA)
		abort();
	if (p != NULL)
		use(p, w);
	policy_free(p);
	buf_release(&problems);
	words_free(w);
	return 0;
}
