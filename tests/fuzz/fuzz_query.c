/*
 * Any text is refused with a reason or is a query; then its contrary is one
 * too and matches just the other records, and its SQL has all its parameters.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "query/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#define NOW INT64_C(1790000000)
#define TERM_MAX 1000

static struct query *
parse(const char *text, const struct words *w)
{
	struct err e = ERR_INIT;
	char *arg = strdup(text);
	struct query *q = query_parse(&arg, 1, NOW, w, &e);

	if (q == NULL && (e.code != ERR_USAGE || e.text[0] == '\0'))
		abort();
	free(arg);
	return q;
}

static void
fill(struct record *r, struct words *w, int64_t n)
{
	int i;

	record_init(r);
	for (i = 0; n > 0 && i < M_COUNT; i++)
		r->m[i] = n;
	memcpy(r->no, "77", sizeof("77"));
	r->m[M_SRC] = words_adds(w, "bj12345");
}

static size_t
count_marks(const struct buf *b)
{
	size_t i, n = 0;
	int quoted = 0;

	for (i = 0; i < b->len; i++) {
		quoted ^= b->data[i] == '\'';
		n += b->data[i] == '?' && !quoted;
	}
	return n;
}

static void
try_sql(const struct query *q)
{
	struct query_value *values = NULL;
	struct buf b = BUF_INIT;
	int64_t from_at, to_at;

	if (query_put_sql(&b, q, 1, &values) != count_marks(&b) || b.len == 0)
		abort();
	query_received(q, &from_at, &to_at);
	free(values);
	buf_release(&b);
}

/* Only where the text is one term: "not:" is said of the first. */
static void
try_contrary(const struct query *q, const char *text, struct words *w)
{
	struct record_texts t;
	struct query *contrary;
	struct buf b = BUF_INIT;
	struct record r;
	int64_t i;

	memset(&t, 0, sizeof(t));
	t.s[TEXT_BODY] = "漏水ＡＢＣ";
	t.len[TEXT_BODY] = strlen(t.s[TEXT_BODY]);
	buf_printf(&b, "not:%s", text);
	contrary = parse(b.data, w);
	for (i = 0; i < 4; i++) {
		fill(&r, w, i);
		if (contrary == NULL || query_matches(q, &r, &t, w) ==
		    query_matches(contrary, &r, &t, w))
			abort();
	}
	query_free(contrary);
	buf_release(&b);
}

static int
is_one_term(const char *text)
{
	return text[0] != '\0' && strlen(text) < TERM_MAX &&
	    strpbrk(text, " \t\n\v\f\r\"") == NULL &&
	    strstr(text, "　") == NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct words *w = words_new();
	char *text = strndup((const char *)data, len);
	struct query *q;

	words_adds(w, "农光里社区");
	words_adds(w, "供暖/漏水");
	q = parse(text, w);
	if (q != NULL) {
		try_sql(q);
		if (is_one_term(text))
			try_contrary(q, text, w);
	}
	query_free(q);
	free(text);
	words_free(w);
	return 0;
}
