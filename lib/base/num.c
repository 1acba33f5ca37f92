#include "base/num.h"

#include <stdlib.h>

#define PLACES_MAX 6

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits only; downwards, because there is one more negative number. */
static int
parse_negative(const char *s, size_t len, int64_t *n)
{
	int64_t value = 0;
	size_t i;

	if (len == 0)
		return -1;
	for (i = 0; i < len; i++) {
		if (!is_digit(s[i]) ||
		    __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, s[i] - '0', &value))
			return -1;
	}
	*n = value;
	return 0;
}

/* INT64_MIN is refused: it would be read as "absent". */
int
num_parse(const char *s, size_t len, int64_t *n)
{
	int minus = len > 0 && s[0] == '-';
	int64_t value;

	if (minus) {
		s++;
		len--;
	}
	if (parse_negative(s, len, &value) < 0 || value == NUM_NONE)
		return -1;
	*n = minus ? value : -value;
	return 0;
}

int
num_decimal(const char *s, size_t len, int64_t *num, int64_t *den)
{
	int64_t whole, part, unit = 1;
	size_t dot = 0, places, i;

	while (dot < len && s[dot] != '.')
		dot++;
	if (parse_negative(s, dot, &whole) < 0 || whole == NUM_NONE)
		return -1;
	whole = -whole;
	if (dot < len) {
		places = len - dot - 1;
		if (places > PLACES_MAX ||
		    parse_negative(s + dot + 1, places, &part) < 0)
			return -1;
		for (i = 0; i < places; i++)
			unit *= 10;
		if (num_mul(whole, unit, &whole) < 0 ||
		    num_add(whole, -part, &whole) < 0)
			return -1;
	}
	*num = whole;
	*den = unit;
	return 0;
}

int
num_take_row(const char **s, const char *end, int64_t *row, int n)
{
	const char *p = *s;
	int i;

	for (i = 0; i < n; i++) {
		row[i] = 0;
		for (; p < end && is_digit(*p); p++) {
			if (row[i] > INT64_MAX / 10 - 1)
				return -1;
			row[i] = row[i] * 10 + (*p - '0');
		}
		if (p == end || *p++ != (i < n - 1 ? ':' : ';'))
			return -1;
	}
	*s = p;
	return 0;
}

int
num_compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int
num_compare_at(const void *a, const void *b)
{
	return num_compare(*(const int64_t *)a, *(const int64_t *)b);
}

size_t
num_sort_once(int64_t *list, size_t n)
{
	size_t i, kept = 0;

	if (n > 1)
		qsort(list, n, sizeof(*list), num_compare_at);
	for (i = 0; i < n; i++)
		if (i == 0 || list[i] != list[kept - 1])
			list[kept++] = list[i];
	return kept;
}

int
num_is_among(int64_t n, const int64_t *list, size_t len)
{
	return len > 0 && bsearch(&n, list, len, sizeof(n),
	    num_compare_at) != NULL;
}

int
num_add(int64_t a, int64_t b, int64_t *r)
{
	int64_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		return -1;
	*r = sum;
	return 0;
}

int
num_mul(int64_t a, int64_t b, int64_t *r)
{
	int64_t product;

	if (__builtin_mul_overflow(a, b, &product))
		return -1;
	*r = product;
	return 0;
}
