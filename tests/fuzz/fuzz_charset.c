/* What is decoded is UTF-8, and a fault is never moved by cutting the text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "text/charset.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
try_charset(enum charset c, const char *s, size_t len)
{
	struct buf all = BUF_INIT, part = BUF_INIT;
	size_t good = charset_decode(&all, c, s, len);

	if (good > len || utf8_valid_len(all.data, all.len) != all.len)
		abort();
	if (charset_decode(&part, c, s, good) != good || part.len != all.len)
		abort();
	if (utf8_width(all.data, all.len) > 2 * all.len ||
	    utf8_cut(all.data, all.len) != all.len)
		abort();
	buf_release(&part);
	buf_release(&all);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const char *s = (const char *)data;

	try_charset(CHARSET_GB18030, s, len);
	try_charset(CHARSET_UTF8, s, len);
	if (len > 0 && charset_guess(s, len) == CHARSET_UTF8 &&
	    utf8_valid_len(s, len) + 3 < len)
		abort();
	return 0;
}
