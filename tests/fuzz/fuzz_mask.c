/* Masking reveals nothing new, breaks no UTF-8 and is done after one turn. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "text/digits.h"
#include "text/mask.h"
#include "text/norm.h"
#include "text/person.h"
#include "text/utf8.h"

typedef void (*mask)(struct buf *out, const char *s, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* How many digits stand at s, full-width ones too, and their bytes. */
static size_t
run(const char *s, size_t len, size_t *bytes)
{
	size_t n = 0, width;

	*bytes = 0;
	while ((width = digits_width(s + *bytes, len - *bytes)) > 0) {
		*bytes += width;
		n++;
	}
	return n;
}

/* Whether a mobile number stands alone in the text. */
static int
has_mobile(const struct buf *b)
{
	size_t at, bytes;

	for (at = 0; at < b->len; at += bytes + 1) {
		if (run(b->data + at, b->len - at, &bytes) == 11 &&
		    bytes == 11 && b->data[at] == '1' &&
		    b->data[at + 1] >= '3')
			return 1;
	}
	return 0;
}

static void
try_mask(mask f, const char *s, size_t len)
{
	struct buf once = BUF_INIT;

	f(&once, s, len);
	if (once.len > len || has_mobile(&once))
		abort();
	if (utf8_valid_len(s, len) == len &&
	    utf8_valid_len(once.data, once.len) != once.len)
		abort();
	buf_release(&once);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const mask masks[] = {
		mask_text, mask_place, mask_phone, mask_name
	};
	const char *s = (const char *)data;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(masks) / sizeof(masks[0]); i++)
		try_mask(masks[i], s, len);
	/* What a reason is refused for stands in it, whatever is behind. */
	if (person_is_named(s, len) && len < 2)
		abort();
	norm_phone(&b, s, len);
	norm_key(&b, s, len);
	norm_width(&b, s, len);
	buf_release(&b);
	return 0;
}
