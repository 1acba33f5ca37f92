#include "query/termwords.h"

#include <string.h>

#include "base/mem.h"
#include "query/listed.h"

static int
separator_of(int member)
{
	switch ((int)record_info[member].type) {
	case RECORD_PATH:
		return '/';
	case RECORD_LIST:
		return WORDS_SEP;
	default:
		return -1;
	}
}

static int
is_any_word(char *const *value, int separator, const struct words *w)
{
	struct pick *p = pick_new(value, 1, separator, PICK_BEGIN);
	int any;

	pick_extend(p, w);
	any = pick_count(p) > 0;
	pick_free(p);
	return any;
}

static int
refuse_word(const struct term *t, const char *value,
    const struct term_context *c, struct err *e)
{
	struct buf known = BUF_INIT;
	int rc;

	if (listed_put_nearest(&known, c->policy, t->member, value, c->words)) {
		rc = err_set(e, ERR_USAGE, "no such value '%s': perhaps '%s'",
		    value, known.data);
	} else {
		if (t->other >= 0)
			buf_puts(&known, "city, office");
		listed_put_values(&known, c->policy, t->member, c->words);
		rc = err_set(e, ERR_USAGE, "no such value '%s': there are %s",
		    value, known.data);
	}
	buf_release(&known);
	return rc;
}

static void
note_unknown(struct term *t, const char *value, const struct term_context *c)
{
	struct term_unknown *u;
	struct buf near = BUF_INIT;

	mem_grow(&t->unknown, t->nunknown, &t->cap_unknown,
	    sizeof(*t->unknown));
	u = &t->unknown[t->nunknown++];
	u->value = value;
	u->near = NULL;
	if (listed_put_nearest(&near, c->policy, t->member, value, c->words))
		u->near = buf_take(&near);
	buf_release(&near);
}

/* What no word of any case or of the policy begins with is a slip. */
static int
look_for_slips(struct term *t, int separator, const struct term_context *c,
    struct err *e)
{
	size_t i;

	for (i = 0; i < t->nvalues; i++) {
		if (is_any_word(&t->values[i], separator, c->words))
			continue;
		if (c->policy != NULL && listed_is_closed(t->member))
			return refuse_word(t, t->values[i], c, e);
		note_unknown(t, t->values[i], c);
	}
	return 0;
}

static int
set_words(struct term *t, enum token_op op, const struct term_context *c,
    struct err *e)
{
	enum pick_how how = op == TOKEN_EQUAL ? PICK_WHOLE : PICK_BEGIN;
	int separator = separator_of(t->member);
	size_t i;

	t->test = TERM_WORDS;
	t->pick = pick_new(t->values, t->nvalues, separator, how);
	for (i = 0; c->policy != NULL && i < t->nvalues; i++)
		listed_pick_units(t->pick, c->policy, t->member, t->values[i],
		    how, c->words);
	pick_extend(t->pick, c->words);
	return c->has_all_words ? look_for_slips(t, separator, c, e) : 0;
}

/* --- excluded -------------------------------------------------------- */

#define BY_CITY 1
#define BY_OFFICE_ITSELF 2

static int
by_whom(const char *value)
{
	if (strcmp(value, "city") == 0)
		return BY_CITY;
	return strcmp(value, "office") == 0 || strcmp(value, "internal") == 0 ?
	    BY_OFFICE_ITSELF : 0;
}

/* By whom it was excluded, in place of the ground: 1, 0 where no value says
 * so, -1 where some do. */
static int
set_by_whom(struct term *t, struct err *e)
{
	size_t i, n = 0;
	int by = 0;

	for (i = 0; i < t->nvalues; i++) {
		by |= by_whom(t->values[i]);
		n += by_whom(t->values[i]) != 0;
	}
	if (n == 0)
		return 0;
	if (n < t->nvalues)
		return err_set(e, ERR_USAGE, "'city' and 'office' stand in "
		    "a term of their own, without grounds");
	t->test = TERM_KNOWN;
	if ((by & BY_CITY) == 0)
		t->member = t->other;
	if (by != (BY_CITY | BY_OFFICE_ITSELF))
		t->other = -1;
	return 1;
}

int
termwords_set(struct term *t, enum token_op op,
    const struct term_context *c, struct err *e)
{
	int rc = t->other < 0 ? 0 : set_by_whom(t, e);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	return set_words(t, op, c, e);
}
