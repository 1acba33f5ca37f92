#include "faulty.h"

#include <string.h>

#include "base/lang.h"
#include "text/mask.h"

#define DATE_BYTES 48		/* what is longer was never meant as one */

/* What dates are made of beside digits. */
static const char *const between[] = {
	"-", "/", ".", ":", " ", "T", "Z", "AM", "PM", "am", "pm", "+",
	"年", "月", "日", "号", "时", "点", "分", "秒", "上午", "下午",
	"－", "／", "．", "：", "　"
};

/* Bytes of the next piece that a date may have, or 0. */
static size_t
piece_len(const char *s, size_t len)
{
	static const char zero[] = "０";
	size_t i, n;

	if (s[0] >= '0' && s[0] <= '9')
		return 1;
	/* ０ to ９ differ in their last byte */
	if (len >= 3 && memcmp(s, zero, 2) == 0 && s[2] >= zero[2] &&
	    s[2] <= zero[2] + 9)
		return 3;
	for (i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
		n = strlen(between[i]);
		if (n <= len && memcmp(s, between[i], n) == 0)
			return n;
	}
	return 0;
}

static int
may_be_date(const char *s, size_t len)
{
	size_t i = 0, n;

	if (len > DATE_BYTES)
		return 0;
	for (; i < len; i += n) {
		n = piece_len(s + i, len - i);
		if (n == 0)
			return 0;
	}
	return len > 0;
}

void
faulty_date(struct buf *reason, const char *said, const char *s, size_t len)
{
	struct buf shown = BUF_INIT;

	buf_puts(reason, said);
	/* that there is no such date is said with the date */
	if (strchr(said, '\'') == NULL && strstr(said, "“") == NULL &&
	    may_be_date(s, len)) {
		mask_text(&shown, s, len);
		buf_printf(reason, lang(" '%s'"), shown.data);
	}
	buf_release(&shown);
}

void
faulty_width(struct buf *reason, size_t fields, size_t columns)
{
	buf_printf(reason, lang("the row has %zu fields, the header %zu"),
	    fields, columns);
}
