#include "stat/ratio.h"

#include "base/mem.h"

#define PLACES_MAX 6

/* Products of two counts and a scale: 64 bits would limit what is exact. */
typedef unsigned __int128 wide;

int
ratio_cmp(struct ratio a, struct ratio b)
{
	wide left = (wide)a.num * (wide)b.den;
	wide right = (wide)b.num * (wide)a.den;

	return (left > right) - (left < right);
}

/* n with the point before its last digits: 880 with one place is 88.0 */
static void
put_scaled(struct buf *b, wide n, int places)
{
	char text[48];
	size_t at = sizeof(text);
	int i;

	for (i = 0; i <= places || n > 0; i++) {
		if (i > 0 && i == places)
			text[--at] = '.';
		text[--at] = (char)('0' + (int)(n % 10));
		n /= 10;
	}
	buf_put(b, text + at, sizeof(text) - at);
}

void
ratio_put(struct buf *b, struct ratio r, int scale, int places)
{
	wide n;
	int i;

	if (r.num < 0 || r.den < 0 || scale < 0 || places < 0 ||
	    places > PLACES_MAX)
		BUG("a ratio below zero");
	if (r.den == 0) {
		buf_puts(b, "—");
		return;
	}
	n = (wide)r.num * (wide)scale * 2;
	for (i = 0; i < places; i++)
		n *= 10;
	put_scaled(b, (n + (wide)r.den) / ((wide)r.den * 2), places);
}

void
ratio_put_change(struct buf *b, struct ratio was, struct ratio is, int scale,
    int places)
{
	wide is_wide, was_wide, whole, apart;
	int i;

	if (was.den == 0 || is.den == 0) {
		buf_puts(b, "—");
		return;
	}
	is_wide = (wide)is.num * (wide)was.den;
	was_wide = (wide)was.num * (wide)is.den;
	whole = (wide)is.den * (wide)was.den;
	apart = is_wide > was_wide ? is_wide - was_wide : was_wide - is_wide;
	apart *= (wide)scale * 2;
	for (i = 0; i < places; i++)
		apart *= 10;
	apart = (apart + whole) / (whole * 2);
	if (apart != 0)
		buf_putc(b, is_wide > was_wide ? '+' : '-');
	put_scaled(b, apart, places);
}

int64_t
ratio_round(struct ratio r, int64_t parts)
{
	return (int64_t)(((wide)r.num * (wide)parts * 2 + (wide)r.den) /
	    ((wide)r.den * 2));
}
