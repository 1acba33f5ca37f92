#include <string.h>

#include "store/packed.h"
#include "tap.h"

/* As long as one may be, and its last character a full-width one. */
static const char longest[RECORD_NO_MAX + 1] =
    "123456789012345678901234567890123456789012345678901234567890号";

static const int64_t values[] = { 0, 1, -1, 63, 64, -64, -65, 127, 128,
    8191, 8192, 1764000000, INT32_MIN, INT64_MAX, INT64_MIN + 1 };

static int
same(const struct record *a, const struct record *b)
{
	return memcmp(a->m, b->m, sizeof(a->m)) == 0 &&
	    strcmp(a->no, b->no) == 0;
}

/* There and back, behind bytes that are there already. */
static int
returns(const struct record *r)
{
	struct buf b = BUF_INIT;
	struct record back;
	int rc;

	buf_puts(&b, "前");
	packed_put(&b, r);
	packed_get(&back, b.data + 3, b.len - 3);
	rc = same(r, &back) && memcmp(b.data, "前", 3) == 0;
	buf_release(&b);
	return rc;
}

int
main(void)
{
	struct record r;
	size_t i, n = sizeof(values) / sizeof(values[0]);
	int m;

	record_init(&r);
	OK(returns(&r), "a record of nothing");
	strcpy(r.no, longest);
	OK_INT(strlen(r.no), RECORD_NO_MAX, "the longest number");
	OK(returns(&r), "and no member");
	for (i = 0; i < n; i++) {
		record_init(&r);
		r.m[M_LEVEL] = values[i];
		OK(returns(&r), "a value");
	}
	for (m = 0; m < M_COUNT; m++) {
		record_init(&r);
		r.m[m] = values[(size_t)m % n];
		OK(returns(&r), "a member");
	}
	for (i = 0; i < n; i++) {
		for (m = 0; m < M_COUNT; m++)
			r.m[m] = values[((size_t)m + i) % n];
		strcpy(r.no, longest);
		OK(returns(&r), "all of them");
	}
	return DONE();
}
