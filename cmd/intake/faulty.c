#include "faulty.h"

#include <string.h>

#include "base/lang.h"
#include "text/mask.h"

#define DATE_BYTES 48		/* what is longer was never meant as one */
#define YEAR_DIGITS 4

/* What dates are made of beside digits. */
static const char *const between[] = {
	"-", "/", ".", ":", " ", "T", "Z", "AM", "PM", "am", "pm", "+",
	"年", "月", "日", "号", "时", "点", "分", "秒", "上午", "下午",
	"－", "／", "．", "：", "　"
};

/* The digit that s begins with; -1: none. */
static int
digit_of(const char *s, size_t len)
{
	static const char zero[] = "０";

	if (len > 0 && s[0] >= '0' && s[0] <= '9')
		return s[0] - '0';
	/* ０ to ９ differ in their last byte */
	if (len >= 3 && memcmp(s, zero, 2) == 0 && s[2] >= zero[2] &&
	    s[2] <= zero[2] + 9)
		return s[2] - zero[2];
	return -1;
}

/* Bytes of the number that s begins with, and how many digits it has. */
static size_t
number_len(const char *s, size_t len, int *digits, int *value)
{
	size_t i = 0;
	int digit;

	*digits = *value = 0;
	while (*digits <= YEAR_DIGITS &&
	    (digit = digit_of(s + i, len - i)) >= 0) {
		*value = *value * 10 + digit;
		++*digits;
		i += (unsigned char)s[i] < 0x80 ? 1 : 3;
	}
	return i;
}

/* Bytes of what stands between numbers that s begins with, or 0. */
static size_t
between_len(const char *s, size_t len)
{
	size_t i, n;

	for (i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
		n = strlen(between[i]);
		if (n <= len && memcmp(s, between[i], n) == 0)
			return n;
	}
	return 0;
}

/*
 * A year, and behind it nothing but numbers of two digits: no number of a
 * telephone, an identity, an account or a door is so made.
 */
static int
may_be_date(const char *s, size_t len)
{
	int digits, value;
	size_t i, n;

	if (len > DATE_BYTES)
		return 0;
	i = number_len(s, len, &digits, &value);
	if (digits != YEAR_DIGITS || value < 1900 || value > 2199)
		return 0;
	for (; i < len; i += n) {
		n = number_len(s + i, len - i, &digits, &value);
		if (n == 0)
			n = between_len(s + i, len - i);
		if (n == 0 || digits > 2)
			return 0;
	}
	return 1;
}

void
faulty_date(struct buf *reason, const char *said, const char *s, size_t len)
{
	struct buf shown = BUF_INIT;

	buf_puts(reason, said);
	if (may_be_date(s, len)) {
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
