#ifndef QUERY_TERM_H
#define QUERY_TERM_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "data/record.h"
#include "query/pick.h"
#include "query/span.h"
#include "query/token.h"
#include "rule/policy.h"

/*
 * One term of a query: a test of one member (or of either of two), ready to
 * be made on records and as SQL. What a test asks of an unknown member is
 * never true, so what is negated there always is.
 */
enum term_test {
	TERM_KNOWN,	/* the member is not NUM_NONE */
	TERM_SPANS,	/* it lies in one of the spans */
	TERM_SET,	/* 1 << member is in the mask */
	TERM_FLAGS,	/* the member has a bit of the mask */
	TERM_WORDS,	/* the member is a word that was picked */
	TERM_IDS,	/* it is one of these cases */
	TERM_TEXT,	/* a text of the mask holds one of the values */
	TERM_OVERDUE	/* open, and due before spans[0] */
};

struct term_id {
	char *src;		/* NULL: of any source and role */
	int64_t role;
	char no[RECORD_NO_MAX + 1];
};

/* A value that no word begins with, and what may have been meant. */
struct term_unknown {
	const char *value;
	char *near;		/* NULL: nothing is near */
};

struct term {
	enum term_test test;
	int negated;
	int member, other;	/* other: -1 where there is none */
	uint64_t mask;
	char **values;
	size_t nvalues, cap_values;
	struct span *spans;
	size_t nspans;
	struct term_id *ids;
	size_t nids;
	struct pick *pick;
	struct term_unknown *unknown;
	size_t nunknown, cap_unknown;
};

#define TERM_VALUES_MAX 1000
#define TERM_OPEN_STATES (UINT64_C(1) << STATE_RECEIVED | \
	UINT64_C(1) << STATE_ASSIGNED | UINT64_C(1) << STATE_HANDLING | \
	UINT64_C(1) << STATE_SUBMITTED)

/* What a term is read by; the last two are of query_context (query.h). */
struct term_context {
	struct span_clock now;
	const struct words *words;
	const struct policy *policy;
	int has_all_words;
};

/* Fill *t from the text of a term; release it in any case. */
int term_parse(struct term *t, struct token text,
    const struct term_context *c, struct err *e);
void term_release(struct term *t);

#endif
