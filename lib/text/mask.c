#include "text/mask.h"

#include <string.h>

#include "text/accounts.h"
#include "text/digits.h"
#include "text/norm.h"
#include "text/rooms.h"
#include "text/sift.h"
#include "text/surnames.h"
#include "text/utf8.h"

#define PHONE_MIN 7		/* digits; a field with fewer is no phone */
#define NAME_MAX_CHARS 4
#define BYTE(c) ((unsigned char)(c))

/* Before 先生 these speak of somebody without naming him. */
static const char not_names[] = "位名个的老该某和与及";

/* Before a surname these say who somebody is; as names they are too rare. */
static const char *const callers[] = { "居民", "市民", "业主", "住户", "村民",
	"家长", "来电", "车主", "房主", "租户", "商户", "游客", "路人" };

static const char *const titles[] = { "先生", "女士", "小姐" };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* --- numbers of persons ------------------------------------------------- */

static size_t
id_number(struct sift *t, const struct digits *d)
{
	if (digits_ends(d, 18) && digits_is_id18(d))
		return sift_put_masked(t, d, 18, 3, 4);
	if (digits_run(d, 0) == 15 && digits_ends(d, 15) &&
	    digits_is_id15(d))
		return sift_put_masked(t, d, 15, 3, 4);
	return 0;
}

/* "17 1380 ..." is a day and something; 138 0013 8000 or 1 3 8 0 ... are not */
static int
is_mobile(const struct digits *d, size_t at)
{
	return digits_ends(d, at + 11) && d->value[at] == '1' &&
	    d->value[at + 1] >= '3' && d->gap[at + 1] == d->gap[at + 2];
}

static size_t
mobile(struct sift *t, const struct digits *d)
{
	static const char *const prefixes[] = { "", "86", "0086", "0" };
	size_t i, n;

	for (i = 0; i < COUNT(prefixes); i++) {
		n = strlen(prefixes[i]);
		if (d->n >= n + 11 && memcmp(d->value, prefixes[i], n) == 0 &&
		    is_mobile(d, n))
			return sift_put_masked(t, d, n + 11, n + 3, 4);
	}
	return 0;
}

/* 010 and 02x have three digits, 03xx to 09xx four; 0: none. */
static size_t
area_len(const struct digits *d)
{
	if (d->n < 10 || d->value[0] != '0')
		return 0;
	if (d->value[1] == '1')
		return d->value[2] == '0' ? 3 : 0;
	return d->value[1] == '2' ? 3 : d->value[1] >= '3' ? 4 : 0;
}

static size_t
land_line(struct sift *t, const struct digits *d)
{
	size_t area = area_len(d), n;

	if (area == 0 || digits_run(d, 0) < area || d->value[area] < '2')
		return 0;
	for (n = area + 8; n >= 11; n--) {
		if (digits_ends(d, n))
			return sift_put_masked(t, d, n, area, 2);
	}
	return 0;
}

/* Eight digits of Beijing without 010; a date begins with 19 or 20. */
static size_t
local_line(struct sift *t, const struct digits *d)
{
	if (digits_run(d, 0) != 8 || !digits_ends(d, 8) ||
	    d->value[0] < '5' || d->value[0] > '8' ||
	    sift_one_of(t, d->end[7], "元万"))
		return 0;
	return sift_put_masked(t, d, 8, 0, 2);
}

/* In a field that is a phone number whatever looks like one. */
static size_t
any_phone(struct sift *t, const struct digits *d)
{
	if (d->n < 5)
		return 0;
	return sift_put_masked(t, d, d->n, 0, d->is_cut ? 0 : 2);
}

/* In this order; each list ends with NULL. */
static const sift_recogniser of_texts[] = {
	id_number, accounts_card, accounts_digits, mobile, land_line,
	local_line, rooms_triple, rooms_pair_behind, rooms_number, NULL
};

static const sift_recogniser of_places[] = {
	id_number, accounts_card, accounts_digits, mobile, land_line,
	local_line, rooms_triple, rooms_pair, rooms_number, rooms_last, NULL
};

static const sift_recogniser of_phones[] = {
	id_number, mobile, land_line, any_phone, NULL
};

/* --- words that look back ----------------------------------------------- */

static unsigned char
second_byte(const struct sift *t, size_t at)
{
	return at + 1 < t->len ? BYTE(t->s[at + 1]) : 0;
}

static int
may_look_back(unsigned char second)
{
	return second == 0x85 || second == 0x8d || second == 0xa5 ||
	    second == 0xae || second == 0xb0;
}

/* The bytes of the Chinese character that ends at at, or 0. */
static size_t
back_width(const struct sift *t, size_t at)
{
	size_t n = 3;
	int32_t c;

	if (at - t->copied >= 4 && BYTE(t->s[at - 4]) >= 0xf0)
		n = 4;
	if (at - t->copied < n ||
	    utf8_decode(t->s + at - n, n, &c) != n)
		return 0;
	return (c >= 0x3400 && c <= 0x9fff) || c >= 0x20000 || c == 0x3007 ?
	    n : 0;
}

/* Whether what seems a name of three is such a word and a surname: 居 of 居民
 * is a surname, too. The surname goes: with 居 it may be a name, after all. */
static int
is_caller(const struct sift *t, size_t at, size_t surname)
{
	size_t i;

	if (!surnames_single(t->s + surname, t->len - surname))
		return 0;
	for (i = 0; i < COUNT(callers); i++)
		if (sift_stands_at(t, at, callers[i]))
			return 1;
	return 0;
}

/*
 * The longest name before a title: a surname and one or two characters, or
 * a surname of two. begin[k] is where the k-th character from it begins.
 */
static void
name_before(struct sift *t, size_t at)
{
	size_t begin[NAME_MAX_CHARS + 1] = { at }, k, n = 0, width;

	while (n < NAME_MAX_CHARS && (width = back_width(t, begin[n])) > 0) {
		begin[n + 1] = begin[n] - width;
		n++;
	}
	if (n < 2 || sift_one_of(t, begin[1], not_names))
		return;
	for (k = n; k >= 2; k--) {
		if (!(k <= 3 && surnames_single(t->s + begin[k],
		    t->len - begin[k])) && !surnames_compound(t->s + begin[k],
		    t->len - begin[k]))
			continue;
		if (k == 3 && is_caller(t, begin[3], begin[1]))
			k = 2;
		sift_copy_to(t, begin[k - 1]);
		for (; k > 1; k--)
			buf_putc(t->out, '*');
		t->copied = at;
		return;
	}
}

/*
 * Every word that looks back begins with the byte E5, as a sixth of all
 * Chinese does; the next one leaves little but 先, 女, 小, 单 and 室, and of
 * the numerals 幺.
 */
static size_t
look_back(struct sift *t, size_t at)
{
	size_t i;

	if (second_byte(t, at) == 0xb9)
		return accounts_numerals(t, at);
	if (!may_look_back(second_byte(t, at)) ||
	    !sift_one_of(t, at, "先女小单室"))
		return at + 1;
	for (i = 0; i < COUNT(titles); i++) {
		if (sift_stands_at(t, at, titles[i]))
			name_before(t, at);
	}
	rooms_numerals(t, at);
	return at + 3;
}

/* --- going through a text ----------------------------------------------- */

static size_t
look_at_digits(struct sift *t, size_t at, const sift_recogniser *list)
{
	struct digits d;
	size_t end, n;

	digits_gather(&d, t->s, t->len, at);
	sift_copy_to(t, at);
	for (; *list != NULL; list++) {
		end = (*list)(t, &d);
		if (end > 0) {
			t->copied = end;
			return end;
		}
	}
	while ((n = digits_width(t->s + at, t->len - at)) > 0)
		at += n;
	return at;
}

/* What a digit (full-width ones EF), a letter, a Chinese one (一 E4, 幺 E5)
 * and a word that looks back (E5) can begin with. */
static int
is_stop(unsigned char c)
{
	return c < 0x80 ? (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' &&
	    (c | 0x20) <= 'z') : (c & 0xfe) == 0xe4 || c == 0xef;
}

/* Bytes inside a character are no stop: most are passed by threes. */
static size_t
next_stop(const char *s, size_t len, size_t at)
{
	while (at < len && !is_stop(BYTE(s[at])))
		at += BYTE(s[at]) >= 0xe0 && len - at > 2 &&
		    ((BYTE(s[at + 1]) ^ 0x80) |
		    (BYTE(s[at + 2]) ^ 0x80)) < 0x40 ? 3 : 1;
	return at;
}

static void
mask_by(struct buf *out, const char *s, size_t len,
    const sift_recogniser *list)
{
	struct sift t = { s, len, 0, out };
	size_t at = 0;

	while ((at = next_stop(s, len, at)) < len) {
		if (BYTE(s[at]) == 0xe4)	/* 一 is E4 B8 80 */
			at = second_byte(&t, at) == 0xb8 ?
			    accounts_numerals(&t, at) : at + 1;
		else if (BYTE(s[at]) == 0xe5)
			at = look_back(&t, at);
		else if (BYTE(s[at]) < 0x80 && s[at] > '9')
			at = accounts_letter(&t, at);
		else if (digits_width(s + at, len - at) > 0)
			at = look_at_digits(&t, at, list);
		else
			at++;
	}
	sift_copy_to(&t, len);
}

void
mask_text(struct buf *out, const char *s, size_t len)
{
	mask_by(out, s, len, of_texts);
}

void
mask_place(struct buf *out, const char *s, size_t len)
{
	mask_by(out, s, len, of_places);
}

void
mask_phone(struct buf *out, const char *s, size_t len)
{
	size_t digits = 0, at;

	for (at = 0; at < len; at++)
		digits += digits_width(s + at, len - at) > 0;
	if (digits < PHONE_MIN)
		mask_name(out, s, len);		/* an account's name */
	else
		mask_by(out, s, len, of_phones);
}

/* A title at the end says nothing more and stays. */
static size_t
title_len(const char *s, size_t len)
{
	size_t i, n;

	for (i = 0; i < COUNT(titles); i++) {
		n = strlen(titles[i]);
		if (len > n && memcmp(s + len - n, titles[i], n) == 0)
			return n;
	}
	return 0;
}

void
mask_name(struct buf *out, const char *s, size_t len)
{
	size_t title, n;
	int32_t c;

	norm_trim(&s, &len);
	title = title_len(s, len);
	len -= title;
	if (len > 0) {
		n = utf8_decode(s, len, &c);
		buf_put(out, s, n);
		for (s += n, len -= n; len > 0; s += n, len -= n) {
			n = utf8_decode(s, len, &c);
			buf_putc(out, '*');
		}
	}
	buf_put(out, s, title);
}
