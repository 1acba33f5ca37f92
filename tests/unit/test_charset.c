#include <iconv.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "exact.h"
#include "tap.h"
#include "text/charset.h"

static const struct {
	const char *s;
	size_t len;
	const char *want;	/* what is appended */
	size_t good;		/* what is returned */
	const char *name;
} rows[] = {
	{ "", 0, "", 0, "nothing" },
	{ "abc", 3, "abc", 3, "ASCII" },
	{ "1234567890\xb6\xab,\xb3\xc7", 15, "1234567890东,城", 15, "mixed" },
	{ "\xa3\xb1\xa3\xba", 4, "１：", 4, "full-width" },
	{ "\xb6\xab\x95\x34\xb2\x35\xb6\xab", 8, "东\xf0\xa0\xae\xb7东", 8,
	    "a rare surname in four bytes" },
	{ "\x81\x30\x84\x36", 4, "¥", 4, "four bytes, the lowest plane" },
	{ "\x90\x30\x81\x30", 4, "\U00010000", 4, "the first above it" },
	{ "\xe3\x32\x9a\x35", 4, "\U0010ffff", 4, "the last of all" },
	{ "\xe3\x32\x9a\x36", 4, "", 0, "one more" },
	{ "\x84\x31\xa5\x30", 4, "", 0, "four bytes for nothing" },
	{ "a\x80" "b", 3, "a", 1, "0x80" },
	{ "\xff", 1, "", 0, "0xff" },
	{ "a\xff\xff", 3, "a", 1, "0xff as lead" },
	{ "\xb6\xab\xb6", 3, "东", 2, "a lead byte and the end" },
	{ "\xb6\xab\xb6\n\xb3\xc7", 6, "东", 2, "a lead byte and LF" },
	{ "\xb6,", 2, "", 0, "a lead byte and a comma" },
	{ "\xb6\x7f", 2, "", 0, "a trail that never is" },
	{ "\xb6\xff", 2, "", 0, "another" },
	{ "ab\x81\x30\x84", 5, "ab", 2, "three of four bytes" },
	{ "\x81\x30\x20\x36", 4, "", 0, "a bad third byte" },
	{ "\x81\x30\x81\x40", 4, "", 0, "a bad fourth byte" },
	{ "a\0b", 3, "a", 3, "a NUL is a character" },
};

static size_t
decode(struct buf *b, const char *s, size_t len)
{
	char *text = exact_copy(s, len);
	size_t good = charset_decode(b, CHARSET_GB18030, text, len);

	free(text);
	return good;
}

static void
try_rows(void)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&b);
		buf_puts(&b, "|");
		OK_INT(decode(&b, rows[i].s, rows[i].len), rows[i].good,
		    rows[i].name);
		OK_TEXT(b.data + 1, rows[i].want, "its text");
	}
	buf_reset(&b);
	OK_INT(charset_decode(&b, CHARSET_UTF8, "东城\xb6\xab", 8), 6,
	    "UTF-8 is checked");
	OK_TEXT(b.data, "东城", "and copied");
	buf_release(&b);
}

/* What iconv makes of one character; -1 where it refuses. */
static int
by_iconv(iconv_t ic, char *s, size_t len, char *out)
{
	char *to = out;
	size_t room = 8;

	if (iconv(ic, &s, &len, &to, &room) != 0 || len != 0) {
		iconv(ic, NULL, NULL, NULL, NULL);
		return -1;
	}
	return (int)(to - out);
}

static int
differs(iconv_t ic, struct buf *b, char *s, size_t len)
{
	char out[8];
	int n = by_iconv(ic, s, len, out);
	size_t good;

	buf_reset(b);
	good = decode(b, s, len);
	if (n < 0)
		return good != 0 || b->len != 0;
	return good != len || b->len != (size_t)n ||
	    memcmp(b->data, out, b->len) != 0;
}

static void
try_all(void)
{
	iconv_t ic = iconv_open("UTF-8", "GB18030");
	struct buf b = BUF_INIT;
	int two = 0, four = 0, i, j;
	char s[4];

	for (i = 0x81; i <= 0xff; i++) {
		for (j = 0; j <= 0xff; j++) {
			s[0] = (char)i;
			s[1] = (char)j;
			two += differs(ic, &b, s, 2);
		}
	}
	OK_INT(two, 0, "every two bytes are what the C library says");
	for (i = 0; i < 126 * 1260 * 10; i += i < 50000 ? 1 : 7) {
		s[0] = (char)(0x81 + i / 12600);
		s[1] = (char)(0x30 + i / 1260 % 10);
		s[2] = (char)(0x81 + i / 10 % 126);
		s[3] = (char)(0x30 + i % 10);
		four += differs(ic, &b, s, 4);
	}
	OK_INT(four, 0, "and so are four bytes");
	iconv_close(ic);
	buf_release(&b);
}

static uint64_t seed = 30;

static size_t
below(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (size_t)(seed >> 33) % n;
}

/* Runs of ASCII and of characters of two and four bytes, now and then of
 * bytes that are anything: so that each follows each at each place of eight.
 */
static void
put_run(struct buf *b, size_t kind, size_t n)
{
	static const char *const some[] = { "\xb6\xab", "\xa8\xa1",
		"\xfe\x51", "\x81\x40", "\x95\x34\xb2\x35",
		"\x81\x30\x84\x36" };

	while (n-- > 0) {
		if (kind == 0)
			buf_putc(b, (char)below(256));
		else if (kind < 4)
			buf_putc(b, (char)below(128));
		else
			buf_puts(b, some[below(kind < 7 ? 4 : 6)]);
	}
}

/* iconv stops where a byte fits no character, having written what was
 * before it. */
static int
differs_from_iconv(iconv_t ic, struct buf *in, struct buf *out)
{
	char want[1024], *from = in->data, *to = want;
	size_t left = in->len, room = sizeof(want), good;

	buf_reset(out);
	good = decode(out, in->data, in->len);
	iconv(ic, &from, &left, &to, &room);
	iconv(ic, NULL, NULL, NULL, NULL);
	return good != in->len - left || out->len != sizeof(want) - room ||
	    memcmp(out->data, want, out->len) != 0 ||
	    out->data[out->len] != '\0';
}

static void
try_runs(void)
{
	iconv_t ic = iconv_open("UTF-8", "GB18030");
	struct buf in = BUF_INIT, out = BUF_INIT;
	size_t i, runs;
	int wrong = 0;

	for (i = 0; i < 50000; i++) {
		buf_reset(&in);
		for (runs = below(6); runs > 0; runs--)
			put_run(&in, below(9), below(18));
		buf_release(&out);	/* memory of just this size */
		wrong += differs_from_iconv(ic, &in, &out);
	}
	OK_INT(wrong, 0, "texts are what the C library makes of them");
	iconv_close(ic);
	buf_release(&in);
	buf_release(&out);
}

static void *
decode_one(void *arg)
{
	struct buf b = BUF_INIT;
	int *ok = arg;

	*ok = charset_decode(&b, CHARSET_GB18030,
	    "\xb6\xab\x81\x30\x84\x36", 6) == 6 &&
	    strcmp(b.data, "东¥") == 0;
	buf_release(&b);
	return NULL;
}

/* First, so that both find the tables empty. */
static void
try_threads(void)
{
	pthread_t thread;
	int one = 0, two = 0;

	OK(pthread_create(&thread, NULL, decode_one, &one) == 0, "a thread");
	decode_one(&two);
	pthread_join(thread, NULL);
	OK(one && two, "two threads make the tables once");
}

static void
try_names(void)
{
	enum charset c = CHARSET_UTF8;

	OK_INT(charset_find("GBK", &c), 0, "GBK");
	OK_INT(c, CHARSET_GB18030, "is GB18030");
	OK_INT(charset_find("Utf-8", &c), 0, "any case");
	OK_INT(c, CHARSET_UTF8, "UTF-8");
	OK_INT(charset_find("big5", &c), -1, "unknown");
	OK_INT(charset_find("", &c), -1, "empty");
	OK_TEXT(charset_name(CHARSET_GB18030), "GB18030", "a name");
	OK_INT(charset_guess("", 0), CHARSET_UTF8, "nothing is UTF-8");
	OK_INT(charset_guess("工单编号", 12), CHARSET_UTF8, "UTF-8");
	OK_INT(charset_guess("工单编号", 11), CHARSET_UTF8, "cut UTF-8");
	OK_INT(charset_guess("\xb9\xa4\xb5\xa5,1", 6), CHARSET_GB18030,
	    "GB18030");
	OK_INT(charset_guess("\xb9", 1), CHARSET_GB18030, "half of one");
}

int
main(void)
{
	try_threads();
	try_rows();
	try_all();
	try_runs();
	try_names();
	return DONE();
}
