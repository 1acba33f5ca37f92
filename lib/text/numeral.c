#include "text/numeral.h"

enum { TEN = 10, HUNDRED = 100 };

/* The number that a character is, TEN, HUNDRED, or -1. */
static int
value_of(const char *s, size_t len)
{
	const unsigned char *b = (const unsigned char *)s;

	if (len < 3 || b[0] < 0xe3)
		return -1;
	/* the three bytes of each in UTF-8 */
	switch ((unsigned int)b[0] << 16 | (unsigned int)b[1] << 8 | b[2]) {
	case 0xe38087:			/* 〇 */
	case 0xe99bb6:			/* 零 */
		return 0;
	case 0xe4b880:			/* 一 */
		return 1;
	case 0xe4ba8c:			/* 二 */
	case 0xe4b8a4:			/* 两 */
		return 2;
	case 0xe4b889:			/* 三 */
		return 3;
	case 0xe59b9b:			/* 四 */
		return 4;
	case 0xe4ba94:			/* 五 */
		return 5;
	case 0xe585ad:			/* 六 */
		return 6;
	case 0xe4b883:			/* 七 */
		return 7;
	case 0xe585ab:			/* 八 */
		return 8;
	case 0xe4b99d:			/* 九 */
		return 9;
	case 0xe58d81:			/* 十 */
		return TEN;
	case 0xe799be:			/* 百 */
		return HUNDRED;
	default:
		return -1;
	}
}

static int
capped(int n)
{
	return n > NUMERAL_MOST ? NUMERAL_MOST + 1 : n;
}

int
numeral_read(const char *s, size_t len, size_t *at)
{
	int sum = 0, digits = 0, n;

	for (; *at < len && (n = value_of(s + *at, len - *at)) >= 0; *at += 3) {
		if (n < TEN) {
			digits = capped(digits * 10 + n);
			continue;
		}
		/* 十二 is twelve, but a hundred wants its 一 */
		sum = capped(sum + (n == TEN && digits == 0 ? TEN :
		    digits * n));
		digits = 0;
	}
	return capped(sum + digits);
}
