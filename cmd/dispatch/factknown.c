#include "factknown.h"

#include <string.h>

#include "base/num.h"
#include "store/said.h"
#include "text/nearest.h"
#include "time/date.h"
#include "time/dumpdate.h"

#define LIST_BYTES 240		/* of a message, which has its own end */

struct look {
	struct ctx *ctx;
	int64_t value;
	struct words *given;	/* what was listed already */
	struct buf list;
	int is_cut;
	int64_t cases;			/* of them: what the cases have */
	struct nearest near;
};

static void
list(struct look *l, const char *s, size_t len)
{
	if (len == 0 || words_find(l->given, s, len) != NUM_NONE)
		return;
	words_add(l->given, s, len);
	if (l->list.len >= LIST_BYTES) {
		l->is_cut = 1;
		return;
	}
	buf_puts(&l->list, l->list.len > 0 ? ", " : "");
	buf_put(&l->list, s, len);
}

static void
list_word(struct look *l, int64_t word)
{
	const char *s = words_text(l->ctx->words, word);
	size_t len = words_len(l->ctx->words, word);

	nearest_try(&l->near, s, len);
	list(l, s, len);
}

/* What lies first in a path: all of them would be too many. */
static void
list_first(struct look *l, int64_t path)
{
	const char *s = words_text(l->ctx->words, path);

	nearest_try(&l->near, s, words_len(l->ctx->words, path));
	list(l, s, strcspn(s, "/"));
}

/* Whether what somebody named is this path, or one that it lies below: the
 * platform files some cases no deeper. */
static int
is_within(struct look *l, int64_t path)
{
	return policy_path_is_in(path, l->value, l->ctx->words);
}

/* --- the policy's ------------------------------------------------------------ */

static int
is_category(struct look *l)
{
	const struct policy *p = l->ctx->policy;
	size_t i;

	for (i = 0; i < p->ncategories; i++) {
		if (is_within(l, p->categories[i].path))
			return 1;
		list_first(l, p->categories[i].path);
	}
	return 0;
}

static int
is_nature(struct look *l)
{
	const struct policy *p = l->ctx->policy;
	size_t i;

	for (i = 0; i < p->nuncounted; i++) {
		if (p->uncounted[i] == l->value)
			return 1;
		list_word(l, p->uncounted[i]);
	}
	for (i = 0; i < p->nroutes; i++) {
		if (p->routes[i].nature == l->value)
			return 1;
		if (p->routes[i].nature != NUM_NONE)
			list_word(l, p->routes[i].nature);
	}
	return 0;
}

static int
is_community(struct look *l)
{
	const struct policy *p = l->ctx->policy;
	const struct policy_unit *u = policy_unit_find(p, l->value);
	size_t i;

	if (u != NULL && u->kind == KIND_COMMUNITY)
		return 1;
	for (i = 0; i < p->nunits; i++)
		if (p->units[i].kind == KIND_COMMUNITY)
			list_word(l, p->units[i].name);
	return 0;
}

static int
is_policys(struct look *l, enum record_member m)
{
	return m == M_CATEGORY ? is_category(l) : m == M_NATURE ?
	    is_nature(l) : m == M_COMMUNITY ? is_community(l) : 0;
}

/* --- the cases' --------------------------------------------------------------- */

static int
look_at(void *arg, int64_t word)
{
	struct look *l = arg;

	l->cases++;
	if (word == l->value)
		return 1;
	list_word(l, word);
	return 0;
}

static int
look_at_path(void *arg, int64_t path)
{
	struct look *l = arg;

	if (is_within(l, path))
		return 1;
	list_first(l, path);
	return 0;
}

/* 1, 0, -1. */
static int
is_known(struct look *l, enum record_member m, struct err *e)
{
	if (is_policys(l, m))
		return 1;
	return said_each(l->ctx->db, m, m == M_CATEGORY ? look_at_path :
	    look_at, l, e);
}

static int
refuse(const struct look *l, struct err *e)
{
	const char *value = words_text(l->ctx->words, l->value);
	const char *more = l->is_cut ? ", …" : "";

	if (l->near.name == NULL)
		return err_set(e, ERR_REFUSED, "correct: no such value '%s': "
		    "there are %s%s", value, l->list.data, more);
	return err_set(e, ERR_REFUSED, "correct: no such value '%s': perhaps "
	    "'%.*s'; there are %s%s", value, (int)l->near.name_len,
	    l->near.name, l->list.data, more);
}

/* Of natures the policy names those that it has a rule for, no more. */
static int
has_all(const struct look *l, enum record_member m)
{
	return l->cases > 0 || (l->list.len > 0 && m != M_NATURE);
}

static int
check_word(struct ctx *c, enum record_member m, int64_t value, struct err *e)
{
	struct look l = { .ctx = c, .value = value, .given = words_new() };
	int rc;

	buf_init(&l.list);
	nearest_init(&l.near, words_text(c->words, value),
	    words_len(c->words, value));
	rc = is_known(&l, m, e);
	if (rc == 0 && has_all(&l, m))
		rc = refuse(&l, e);
	buf_release(&l.list);
	words_free(l.given);
	return rc < 0 ? -1 : 0;
}

static int
check_year(int64_t at, struct err *e)
{
	if (moment_from_at(at).date.year < DUMPDATE_FIRST_YEAR)
		return err_set(e, ERR_REFUSED,
		    "correct: the time lies before the year %d",
		    DUMPDATE_FIRST_YEAR);
	return 0;
}

int
factknown_check(struct ctx *c, enum record_member m, int64_t value,
    struct err *e)
{
	switch ((int)m) {
	case M_RECEIVED_AT: case M_DISPATCHED_AT:
		return check_year(value, e);
	case M_NATURE: case M_CATEGORY: case M_COMMUNITY: case M_STREET:
	case M_CHANNEL:
		return check_word(c, m, value, e);
	default:
		return 0;
	}
}
