/*
 * The quick reader of data/jxquick and jansson take the same texts, refuse the
 * same with the same words, and give the same values; a record is the same one
 * whether it was walked (data/recordwalk) or asked for member by member.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/jx.h"
#include "data/record.h"
#include "data/recordin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int holds)
{
	if (!holds)
		abort();
}

static void
same_tree(const struct jx *a, const struct jx *b)
{
	const struct jx *x, *y;
	const char *key_a = "", *key_b = "", *s, *t;
	size_t i, n = jx_count(a), len, tlen;

	must(jx_type(a) == jx_type(b) && n == jx_count(b));
	must(jx_int(a) == jx_int(b) && jx_bool(a) == jx_bool(b));
	s = jx_text(a, &len);
	t = jx_text(b, &tlen);
	must((s == NULL) == (t == NULL) && len == tlen);
	must(s == NULL || memcmp(s, t, len + 1) == 0);
	for (i = 0; i < n && jx_type(a) == JX_ARRAY; i++)
		same_tree(jx_at(a, i), jx_at(b, i));
	for (i = 0; i < n && jx_type(a) == JX_OBJECT; i++) {
		x = jx_member(a, i, &key_a);
		y = jx_member(b, i, &key_b);
		must(strcmp(key_a, key_b) == 0);
		must(jx_get(a, key_a) == x && jx_get(b, key_a) == y);
		same_tree(x, y);
	}
	must(jx_at(a, n) == NULL || jx_type(a) != JX_ARRAY);
	must(jx_get(a, "no such key") == jx_get(b, "no such key"));
}

static void
same_text(const struct jx *a, const struct jx *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;

	jx_put(&x, a);
	jx_put(&y, b);
	must(x.len == y.len && memcmp(x.data, y.data, x.len) == 0);
	buf_release(&x);
	buf_release(&y);
}

static void
same_record(const struct jx *a, const struct jx *b)
{
	struct words *w = words_new();
	struct err e = ERR_INIT, f = ERR_INIT;
	struct record r, s;
	int rc;

	memset(&r, 0, sizeof(r));
	memset(&s, 0, sizeof(s));
	rc = recordin_decode(&r, a, w, &e);
	must(recordin_decode(&s, b, w, &f) == rc);
	must(strcmp(e.text, f.text) == 0 && e.code == f.code);
	must(memcmp(&r, &s, sizeof(r)) == 0);
	words_free(w);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err e = ERR_INIT, f = ERR_INIT;
	struct jx *a = jx_parse((const char *)data, size, &e);
	struct jx *b = jx_parse_slowly((const char *)data, size, &f);

	must((a == NULL) == (b == NULL));
	must(strcmp(e.text, f.text) == 0 && e.code == f.code);
	if (a != NULL) {
		same_tree(a, b);
		same_text(a, b);
		same_record(a, b);
	}
	jx_free(a);
	jx_free(b);
	return 0;
}
