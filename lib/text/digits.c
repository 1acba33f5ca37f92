#include "text/digits.h"

#include <string.h>

#define GAP_MAX 2		/* signs between two runs */

static const char *const wide_gaps[] = { "　", "－", "—", "（", "）" };

static const char provinces[] =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
    "50 51 52 53 54 61 62 63 64 65 71 81 82 83 91";

size_t
digits_width(const char *s, size_t len)
{
	unsigned char last;

	if (len > 0 && s[0] >= '0' && s[0] <= '9')
		return 1;
	if (len < 3 || memcmp(s, "\xef\xbc", 2) != 0)
		return 0;
	last = (unsigned char)s[2];	/* U+FF10..FF19 */
	return last >= 0x90 && last <= 0x99 ? 3 : 0;
}

/* The X of an identity number, which may be full-width too. */
static size_t
x_width(const char *s, size_t len)
{
	if (len > 0 && (s[0] == 'X' || s[0] == 'x'))
		return 1;
	return len >= 3 && (memcmp(s, "Ｘ", 3) == 0 ||
	    memcmp(s, "ｘ", 3) == 0) ? 3 : 0;
}

/* The bytes of the sign at s that may stand between digits, or 0. */
static size_t
sign_width(const char *s, size_t len)
{
	size_t i;

	if (len == 0)
		return 0;
	if (s[0] == ' ' || s[0] == '-' || s[0] == '(' || s[0] == ')')
		return 1;
	if (len < 3 || (unsigned char)s[0] < 0xe2)
		return 0;
	for (i = 0; i < sizeof(wide_gaps) / sizeof(wide_gaps[0]); i++) {
		if (memcmp(s, wide_gaps[i], 3) == 0)
			return 3;
	}
	return 0;
}

/* The bytes of the signs at s if a digit stands behind them, or 0. */
static size_t
gap_width(const char *s, size_t len)
{
	size_t total = 0, n;
	int signs;

	for (signs = 0; signs < GAP_MAX; signs++) {
		n = sign_width(s + total, len - total);
		if (n == 0)
			return 0;
		total += n;
		if (digits_width(s + total, len - total) > 0)
			return total;
	}
	return 0;
}

static void
add(struct digits *d, char value, size_t at, size_t width)
{
	d->value[d->n] = value;
	d->begin[d->n] = at;
	d->end[d->n] = at + width;
	d->gap[d->n] = d->n > 0 && d->end[d->n - 1] != at;
	d->n++;
}

void
digits_gather(struct digits *d, const char *s, size_t len, size_t at)
{
	size_t n;

	d->n = 0;
	d->is_cut = 0;
	while (d->n < DIGITS_MAX) {
		n = digits_width(s + at, len - at);
		if (n > 0) {
			add(d, n == 1 ? s[at] : (char)(s[at + 2] - 0x60), at,
			    n);
			at += n;
			continue;
		}
		n = d->n == 17 ? x_width(s + at, len - at) : 0;
		if (n > 0) {
			add(d, 'X', at, n);
			return;
		}
		n = gap_width(s + at, len - at);
		if (n == 0)
			return;
		at += n;
	}
	d->is_cut = digits_width(s + at, len - at) > 0;
}

int
digits_ends(const struct digits *d, size_t n)
{
	if (n == 0 || n > d->n)
		return 0;
	return n < d->n ? d->gap[n] : !d->is_cut;
}

size_t
digits_run(const struct digits *d, size_t i)
{
	size_t n = 1;

	while (i + n < d->n && !d->gap[i + n])
		n++;
	return n;
}

static int
two(const char *value)
{
	return (value[0] - '0') * 10 + value[1] - '0';
}

static int
is_month_and_day(const char *value)
{
	return two(value) >= 1 && two(value) <= 12 && two(value + 2) >= 1 &&
	    two(value + 2) <= 31;
}

static int
is_province(const char *value)
{
	const char *p;

	for (p = provinces; ; p += 3) {
		if (memcmp(p, value, 2) == 0)
			return 1;
		if (p[2] == '\0')
			return 0;
	}
}

/* GB 11643: each digit by its weight, modulo 11. */
static char
check_digit(const char *value)
{
	static const int weights[] = {
		7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
	};
	int sum = 0, i;

	for (i = 0; i < 17; i++)
		sum += (value[i] - '0') * weights[i];
	return "10X98765432"[sum % 11];
}

int
digits_is_id18(const struct digits *d)
{
	const char *v = d->value;

	return d->n >= 18 && is_province(v) &&
	    (two(v + 6) == 19 || two(v + 6) == 20) &&
	    is_month_and_day(v + 10) && v[17] == check_digit(v);
}

int
digits_is_id15(const struct digits *d)
{
	return d->n >= 15 && is_province(d->value) &&
	    is_month_and_day(d->value + 8);
}
