#include "text/orders.h"

#include <string.h>

#include "text/digits.h"

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Of a run of twelve, one digit stands at each twelfth byte. */
static int
has_narrow_run(const char *s, size_t len)
{
	size_t at, from, to;

	for (at = ORDERS_MIN - 1; at < len; at += ORDERS_MIN) {
		if (!is_digit(s[at]))
			continue;
		for (from = at; from > 0 && is_digit(s[from - 1]); from--)
			continue;
		for (to = at + 1; to < len && is_digit(s[to]); to++)
			continue;
		if (to - from >= ORDERS_MIN)
			return 1;
	}
	return 0;
}

static int
has_wide_digits(const char *s, size_t len)
{
	const char *end = s + len, *p = s;

	while ((p = memchr(p, '\xef', (size_t)(end - p))) != NULL) {
		if (digits_width(p, (size_t)(end - p)) == 3 &&
		    digits_width(p + 3, (size_t)(end - p) - 3) == 3)
			return 1;
		p++;
	}
	return 0;
}

int
orders_may_have(const char *s, size_t len)
{
	return has_narrow_run(s, len) || has_wide_digits(s, len);
}

/* The run of digits at *at into no; how many there are, no matter how long.*/
static size_t
take_run(const char *s, size_t len, size_t *at, char no[ORDERS_MAX + 1])
{
	size_t n = 0, width;

	while ((width = digits_width(s + *at, len - *at)) > 0) {
		if (n < ORDERS_MAX)
			no[n] = width == 1 ? s[*at] :
			    (char)((unsigned char)s[*at + 2] - 0x90 + '0');
		*at += width;
		n++;
	}
	no[n < ORDERS_MAX ? n : ORDERS_MAX] = '\0';
	return n;
}

int
orders_next(const char *s, size_t len, size_t *at, char no[ORDERS_MAX + 1])
{
	size_t begin, n;

	while (*at < len) {
		begin = *at;
		n = take_run(s, len, at, no);
		if (n == 0) {
			(*at)++;
			continue;
		}
		if (n >= ORDERS_MIN && n <= ORDERS_MAX &&
		    (begin == 0 || !is_letter(s[begin - 1])) &&
		    (*at == len || !is_letter(s[*at])))
			return 1;
	}
	return 0;
}
