#include "query/match.h"

#include <string.h>

#include "base/num.h"

static int
in_spans(const struct term *t, int64_t n)
{
	size_t i;

	for (i = 0; i < t->nspans; i++) {
		if (span_has(&t->spans[i], n))
			return 1;
	}
	return 0;
}

static int
in_set(const struct term *t, int64_t n)
{
	return n >= 0 && n < 64 && (t->mask >> n & 1) != 0;
}

/* A role that is not known prints as 主办 in an id. */
static int
is_id(const struct term_id *id, const struct record *r,
    const struct words *w)
{
	int64_t role = r->m[M_ROLE] == NUM_NONE ? ROLE_LEAD : r->m[M_ROLE];

	if (strcmp(id->no, r->no) != 0)
		return 0;
	if (id->src == NULL)
		return 1;
	return id->role == role &&
	    strcmp(id->src, words_text(w, r->m[M_SRC])) == 0;
}

static int
in_ids(const struct term *t, const struct record *r, const struct words *w)
{
	size_t i;

	for (i = 0; i < t->nids; i++) {
		if (is_id(&t->ids[i], r, w))
			return 1;
	}
	return 0;
}

static int
holds_value(const struct term *t, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < t->nvalues; i++) {
		if (memmem(s, len, t->values[i], strlen(t->values[i])) != NULL)
			return 1;
	}
	return 0;
}

static int
in_texts(const struct term *t, const struct record_texts *x)
{
	int i;

	for (i = 0; x != NULL && i < TEXT_COUNT; i++) {
		if ((t->mask >> i & 1) != 0 && x->s[i] != NULL &&
		    holds_value(t, x->s[i], x->len[i]))
			return 1;
	}
	return 0;
}

static int
is_member(const struct term *t, int64_t n, const struct words *w)
{
	switch ((int)t->test) {
	case TERM_KNOWN:
		return n != NUM_NONE;
	case TERM_SPANS:
		return in_spans(t, n);
	case TERM_SET:
		return in_set(t, n);
	case TERM_FLAGS:
		return n != NUM_NONE && ((uint64_t)n & t->mask) != 0;
	default:
		return pick_has(t->pick, w, n);
	}
}

static int
is_true(const struct term *t, const struct record *r,
    const struct record_texts *x, const struct words *w)
{
	switch ((int)t->test) {
	case TERM_IDS:
		return in_ids(t, r, w);
	case TERM_TEXT:
		return in_texts(t, x);
	case TERM_OVERDUE:
		return in_set(t, r->m[M_STATE]) &&
		    in_spans(t, r->m[M_DUE_SOLVE]);
	default:
		return is_member(t, r->m[t->member], w) ||
		    (t->other >= 0 && is_member(t, r->m[t->other], w));
	}
}

int
match_term(const struct term *t, const struct record *r,
    const struct record_texts *x, const struct words *w)
{
	return is_true(t, r, x, w) != t->negated;
}
