#include "query/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "query/match.h"
#include "query/sql.h"
#include "query/term.h"
#include "query/token.h"

#define TERMS_MAX 100		/* each nests an expression of SQL deeper */
#define QUOTE_MAX 80

struct query {
	struct term *terms;
	size_t n, cap;
	const struct words *words;
	struct query_unknown unknown;	/* that was given last */
};

static void
join(struct buf *b, char *const *args, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		buf_puts(b, args[i]);
		buf_putc(b, ' ');
	}
}

static int
quoted_len(const struct token *term)
{
	return term->end - term->s < QUOTE_MAX ? (int)(term->end - term->s) :
	    QUOTE_MAX;
}

/* The reason comes from dates and ids too; here it is the user's mistake. */
static int
add_term(struct query *q, struct token text, const struct term_context *c,
    struct err *e)
{
	if (q->n == TERMS_MAX)
		return err_set(e, ERR_USAGE, "query has too many terms");
	mem_grow(&q->terms, q->n, &q->cap, sizeof(*q->terms));
	if (term_parse(&q->terms[q->n++], text, c, e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "query term '%.*s'", quoted_len(&text),
		    text.s);
	}
	return 0;
}

static int
add_terms(struct query *q, struct token text, const struct term_context *c,
    struct err *e)
{
	struct token term;
	int rc;

	while ((rc = token_term(&text, &term, e)) > 0) {
		if (add_term(q, term, c, e) < 0)
			return -1;
	}
	return rc < 0 ? err_prefix(e, "query") : 0;
}

struct query *
query_parse(char *const *args, size_t n, int64_t now_at,
    const struct words *w, struct err *e)
{
	struct query_context c = { now_at, w, NULL, 0, NULL, 0 };

	return query_parse_in(args, n, &c, e);
}

struct query *
query_parse_in(char *const *args, size_t n, const struct query_context *c,
    struct err *e)
{
	const struct term_context context = {
		{ c->now_at, c->calendar, c->which }, c->words, c->policy,
		c->has_all_words
	};
	struct query *q = mem_array(1, sizeof(*q));
	struct buf b = BUF_INIT;
	struct token text;

	q->words = c->words;
	join(&b, args, n);
	text.s = b.data;
	text.end = b.data + b.len;
	if (add_terms(q, text, &context, e) < 0) {
		query_free(q);
		q = NULL;
	}
	buf_release(&b);
	return q;
}

const struct query_unknown *
query_next_unknown(struct query *q, size_t *at)
{
	const struct term *t;
	size_t i, skip = *at;

	for (i = 0; i < q->n; i++) {
		t = &q->terms[i];
		if (skip >= t->nunknown) {
			skip -= t->nunknown;
			continue;
		}
		++*at;
		q->unknown.field = record_info[t->member].json;
		q->unknown.value = t->unknown[skip].value;
		q->unknown.near = t->unknown[skip].near;
		return &q->unknown;
	}
	return NULL;
}

void
query_free(struct query *q)
{
	size_t i;

	if (q == NULL)
		return;
	for (i = 0; i < q->n; i++)
		term_release(&q->terms[i]);
	free(q->terms);
	free(q);
}

int
query_needs_text(const struct query *q)
{
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (q->terms[i].test == TERM_TEXT)
			return 1;
	}
	return 0;
}

int
query_needs_links(const struct query *q)
{
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (q->terms[i].member == M_LINKS)
			return 1;
	}
	return 0;
}

int
query_is_received(const struct query *q)
{
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (q->terms[i].test != TERM_SPANS ||
		    q->terms[i].member != M_RECEIVED_AT)
			return 0;
	}
	return 1;
}

int
query_matches(const struct query *q, const struct record *r,
    const struct record_texts *t, const struct words *w)
{
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (!match_term(&q->terms[i], r, t, w))
			return 0;
	}
	return 1;
}

size_t
query_put_sql(struct buf *b, const struct query *q, int first,
    struct query_value **values)
{
	struct sql s = { b, first, NULL, 0, 0 };
	const char *and = "";
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (!sql_can(&q->terms[i], q->words))
			continue;
		buf_puts(b, and);
		sql_put(&s, &q->terms[i], q->words);
		and = " AND ";
	}
	if (and[0] == '\0')
		buf_puts(b, "1");
	*values = s.values;
	return s.n;
}

/* From the least to the greatest that a term lets through. */
static struct span
hull(const struct term *t)
{
	struct span all = { SPAN_MAX, SPAN_MIN };
	size_t i;

	for (i = 0; i < t->nspans; i++) {
		if (t->spans[i].min > t->spans[i].max)
			continue;
		if (t->spans[i].min < all.min)
			all.min = t->spans[i].min;
		if (t->spans[i].max > all.max)
			all.max = t->spans[i].max;
	}
	return all;
}

void
query_received(const struct query *q, int64_t *from_at, int64_t *to_at)
{
	struct span s = { SPAN_MIN, SPAN_MAX }, term;
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (q->terms[i].test != TERM_SPANS || q->terms[i].negated ||
		    q->terms[i].member != M_RECEIVED_AT)
			continue;
		term = hull(&q->terms[i]);
		s.min = term.min > s.min ? term.min : s.min;
		s.max = term.max < s.max ? term.max : s.max;
	}
	*from_at = s.min == SPAN_MIN ? NUM_NONE : s.min;
	*to_at = s.max == SPAN_MAX ? NUM_NONE : s.max + 1;
	if (s.min > s.max) {
		*from_at = 0;
		*to_at = 0;
	}
}
