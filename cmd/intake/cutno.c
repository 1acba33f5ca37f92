#include "cutno.h"

#include <string.h>

#include "time/dumpdate.h"

#define NO_DIGITS 18
#define EXACT_DIGITS 15		/* that a spreadsheet keeps */
#define RARE 20			/* one in so many is more than chance */

static size_t
count_digits(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= '0' && s[n] <= '9')
		n++;
	return n;
}

/* Behind the digits before the point. */
static int
is_scientific(const char *s, size_t len)
{
	size_t n = len > 0 && *s == '.' ? 1 : 0;

	n += count_digits(s + n, len - n);
	return len - n > 2 && (s[n] == 'E' || s[n] == 'e') &&
	    s[n + 1] == '+' &&
	    count_digits(s + n + 2, len - n - 2) == len - n - 2;
}

int
cutno_is_cut(const char *s, size_t len)
{
	size_t n = count_digits(s, len);

	if (n == 0 || n == len)
		return 0;
	if (n > EXACT_DIGITS && len - n == 2 && memcmp(s + n, ".0", 2) == 0)
		return 1;
	return is_scientific(s + n, len - n);
}

static int
is_number(const char *s, size_t len)
{
	int64_t at;

	return len == NO_DIGITS && count_digits(s, len) == len &&
	    dumpdate_in_number(s, len, "yymmddhhmmss", &at) == 0;
}

int
cutno_may_be_cut(const char *s, size_t len)
{
	return len == NO_DIGITS && memcmp(s + EXACT_DIGITS, "000", 3) == 0 &&
	    is_number(s, len);
}

void
cutno_count(struct cutno *c, const char *s, size_t len)
{
	c->numbers += is_number(s, len);
	c->rounded += cutno_may_be_cut(s, len);
}

int
cutno_is_damaged(const struct cutno *c)
{
	if (c->rounded == 0)
		return 0;
	return c->rounded == c->numbers ||
	    (c->rounded > 1 && c->rounded > c->numbers / RARE);
}
