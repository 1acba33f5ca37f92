/*
 * A line becomes a record and a line again: what was written is read back as
 * the same record, and written again as the same line.
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

/* 1 and *r where the line is a record. */
static int
decode(struct record *r, const char *s, size_t len, struct words *w)
{
	struct err e = ERR_INIT;
	struct jx *j = jx_parse(s, len, &e);
	int rc;

	rc = j != NULL ? recordin_decode(r, j, w, &e) : -1;
	jx_free(j);
	return rc == 0;
}

/* Unknown flags and no flags at all are written alike. */
static void
write_again(const struct record *first, struct words *w)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct record again;

	record_put_json(&one, first, NULL, w);
	if (!decode(&again, one.data, one.len, w))
		abort();
	record_put_json(&two, &again, NULL, w);
	if (one.len != two.len || memcmp(one.data, two.data, one.len) != 0)
		abort();
	if (first->m[M_FLAGS] == NUM_NONE)
		again.m[M_FLAGS] = NUM_NONE;
	/* written are the links that are handed over, of which it has none */
	again.m[M_LINKS] = first->m[M_LINKS];
	if (memcmp(first, &again, sizeof(again)) != 0)
		abort();
	buf_release(&two);
	buf_release(&one);
}

/* The same bytes as JSON of any kind: what was read can be written. */
static void
put_value(const char *s, size_t len)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct jx *j = jx_parse(s, len, &e), *again;

	if (j == NULL)
		return;
	jx_put(&b, j);
	again = jx_parse(b.data, b.len, &e);
	/* Escapes may make it longer than a line may be. */
	if (again == NULL && b.len <= JX_MAX_BYTES)
		abort();
	jx_free(again);
	jx_free(j);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct words *w = words_new();
	struct record r;

	put_value((const char *)data, size);
	if (decode(&r, (const char *)data, size, w))
		write_again(&r, w);
	words_free(w);
	return 0;
}
