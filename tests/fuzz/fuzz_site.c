/* A site is UTF-8 without a long number, and begins with a name. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/digits.h"
#include "text/site.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
check(const struct buf *b)
{
	size_t at, run = 0;

	if (utf8_valid_len(b->data, b->len) != b->len ||
	    memmem(b->data, b->len, "单元", strlen("单元")) == b->data)
		abort();
	for (at = 0; at < b->len; at++) {
		run = b->data[at] >= '0' && b->data[at] <= '9' ? run + 1 : 0;
		if (run > 4)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct site_reader *r = site_reader_new();
	struct buf once = BUF_INIT;

	/* every text that reaches it was decoded */
	if (utf8_valid_len((const char *)data, len) != len)
		goto out;
	if (!site_of(r, &once, (const char *)data, len))
		goto out;
	check(&once);
out:
	buf_release(&once);
	site_reader_free(r);
	return 0;
}
