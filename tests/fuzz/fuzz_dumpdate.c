/* What is a date is one again when it is printed and read. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "time/date.h"
#include "time/dumpdate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const char *s = (const char *)data;
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	int64_t at, again, strict;

	if (dumpdate_parse(s, len, &at, &e) == 0) {
		date_put_at(&b, at);
		if (dumpdate_parse(b.data, b.len, &again, &e) < 0 ||
		    again != at)
			abort();
	}
	/* All that the strict parser takes, this one takes. */
	if (date_parse_at(s, len, &strict, &e) == 0 &&
	    (dumpdate_parse(s, len, &at, &e) < 0 || at != strict))
		abort();
	if (date_parse_span(s, len, &at, &e) == 0) {
		buf_reset(&b);
		date_put_span(&b, at);
		if (date_parse_span(b.data, b.len, &again, &e) < 0 ||
		    again != at)
			abort();
	}
	buf_release(&b);
	return 0;
}
