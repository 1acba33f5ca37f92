#include "text/accounts.h"

#include <string.h>

#define BYTE(c) ((unsigned char)(c))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MOBILE 11

/* --- bank cards --------------------------------------------------------- */

static int
passes_luhn(const char *value, size_t n)
{
	size_t i;
	int sum = 0, d;

	for (i = 0; i < n; i++) {
		d = value[n - 1 - i] - '0';
		if (i % 2 == 1)
			d = d > 4 ? 2 * d - 9 : 2 * d;
		sum += d;
	}
	return sum % 10 == 0;
}

size_t
accounts_card(struct sift *t, const struct digits *d)
{
	size_t n;

	if (d->value[0] < '3' || d->value[0] > '6')
		return 0;
	for (n = 19; n >= 16; n--) {
		if (digits_ends(d, n) && d->value[n - 1] != 'X' &&
		    passes_luhn(d->value, n))
			return sift_put_masked(t, d, n, 4, 4);
	}
	return 0;
}

/* --- messengers --------------------------------------------------------- */

static const char *const messengers[] = {
	"微信号码", "微信号", "微信", "QQ号码", "QQ号", "QQ", "qq号", "qq",
	"扣扣号", "扣扣", "VX", "vx", "V信", "WeChat", "wechat", "weixin",
};
static const char *const between[] = { "：", ":", " ", "　", "是", "为" };

/* The offset at which what is named here ends, without signs behind it. */
static size_t
before_signs(const struct sift *t, size_t at)
{
	size_t i;

	for (i = 0; i < COUNT(between);) {
		if (sift_stands_before(t, at, between[i])) {
			at -= strlen(between[i]);
			i = 0;
		} else {
			i++;
		}
	}
	return at;
}

static int
is_behind_messenger(const struct sift *t, size_t at)
{
	size_t i;

	at = before_signs(t, at);
	for (i = 0; i < COUNT(messengers); i++)
		if (sift_stands_before(t, at, messengers[i]))
			return 1;
	return 0;
}

size_t
accounts_digits(struct sift *t, const struct digits *d)
{
	size_t n = digits_run(d, 0);

	if (n < 5 || n > 12 || !digits_ends(d, n) ||
	    !is_behind_messenger(t, d->begin[0]))
		return 0;
	return sift_put_masked(t, d, n, 1, 0);
}

static int
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int
is_of_account(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '_' ||
	    c == '-' || c == '.';
}

/* Keeps the letter that is there and stars the rest. */
static size_t
star_behind(struct sift *t, size_t first, size_t n)
{
	size_t i;

	sift_copy_to(t, first + 1);
	for (i = 1; i < n; i++)
		buf_putc(t->out, '*');
	t->copied = first + n;
	return t->copied;
}

/* --- plates ------------------------------------------------------------- */

static const char provinces[] =
    "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川贵云陕甘青蒙桂宁新藏";

static int
is_of_plate(char c)
{
	return (c >= 'A' && c <= 'Z' && c != 'I' && c != 'O') ||
	    (c >= '0' && c <= '9');
}

/*
 * GA 36: a province, a letter, and five of letters and digits, six for new
 * energy; a dot may stand behind the letter.
 */
static size_t
plate(struct sift *t, size_t at)
{
	size_t from = at + 1, n = 0, i;
	int digits = 0;

	if (at - t->copied < 3 || !sift_one_of(t, at - 3, provinces) ||
	    t->s[at] < 'A' || t->s[at] > 'Z')
		return 0;
	if (sift_stands_at(t, from, "·"))
		from += strlen("·");
	for (; from + n < t->len && n < 8 && is_of_plate(t->s[from + n]); n++)
		digits += t->s[from + n] <= '9';
	if (n < 5 || n > 6 || digits < 3 ||
	    (from + n < t->len && is_letter(t->s[from + n])))
		return 0;
	sift_copy_to(t, from);
	for (i = 0; i + 2 < n; i++)
		buf_putc(t->out, '*');
	t->copied = from + n - 2;
	return from + n;
}

size_t
accounts_letter(struct sift *t, size_t at)
{
	size_t end = plate(t, at), n = 0;

	if (end > 0)
		return end;
	while (at + n < t->len && is_of_account(t->s[at + n]))
		n++;
	if (n >= 5 && is_behind_messenger(t, at))
		return star_behind(t, at, n);
	/* "QQ12345": the digits have their own turn */
	for (n = 1; at + n < t->len && is_letter(t->s[at + n]); n++)
		continue;
	return at + n;
}

/* --- mobiles in numerals ------------------------------------------------ */

/* Each with its ASCII digit behind it. */
static const char *const numerals[] = {
	"零0", "〇0", "洞0", "一1", "幺1", "二2", "两2", "三3", "四4", "五5", "六6",
	"七7", "拐7", "八8", "九9", "勾9",
};

static char
numeral(const struct sift *t, size_t at)
{
	size_t i;

	if (at + 3 > t->len)
		return '\0';
	for (i = 0; i < COUNT(numerals); i++)
		if (memcmp(t->s + at, numerals[i], 3) == 0)
			return numerals[i][3];
	return '\0';
}

size_t
accounts_numerals(struct sift *t, size_t at)
{
	size_t n = 0, i;

	if (numeral(t, at) != '1' || (at >= 3 && numeral(t, at - 3) != '\0'))
		return at + 1;
	while (n <= MOBILE && numeral(t, at + 3 * n) != '\0')
		n++;
	if (n != MOBILE || numeral(t, at + 3) < '3')
		return at + 1;
	sift_copy_to(t, at + 9);
	for (i = 3; i < 7; i++)
		buf_putc(t->out, '*');
	t->copied = at + 21;
	return at + 33;
}
