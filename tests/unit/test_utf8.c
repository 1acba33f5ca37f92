#include <string.h>

#include "tap.h"
#include "text/utf8.h"

static const struct {
	const char *s;
	size_t len, valid;	/* valid: what utf8_valid_len says */
	const char *name;
} valid[] = {
	{ "", 0, 0, "nothing" },
	{ "abc", 3, 3, "ASCII" },
	{ "a\0b", 3, 3, "a NUL" },
	{ "12345678901234567890", 20, 20, "more than eight" },
	{ "1234567\x80", 8, 7, "a lone tail as eighth byte" },
	{ "东城区Ａ１", 15, 15, "Chinese, full-width" },
	{ "é\xf0\xa0\xae\xb7\xf4\x8f\xbf\xbf", 10, 10, "2 and 4 bytes" },
	{ "东\xc0\xaf", 5, 3, "overlong, 2 bytes" },
	{ "东\xc1\xbf", 5, 3, "overlong, 2 bytes, last" },
	{ "\xe0\x9f\xbf", 3, 0, "overlong, 3 bytes" },
	{ "\xf0\x8f\xbf\xbf", 4, 0, "overlong, 4 bytes" },
	{ "\xed\x9f\xbf", 3, 3, "before the surrogates" },
	{ "\xed\xa0\x80", 3, 0, "a surrogate" },
	{ "\xee\x80\x80", 3, 3, "behind them" },
	{ "\xf4\x90\x80\x80", 4, 0, "above U+10FFFF" },
	{ "\xf5\x80\x80\x80", 4, 0, "a byte that never is" },
	{ "\xe4\xb8", 2, 0, "cut" },
	{ "\xe4\xb8" "a", 3, 0, "cut by ASCII" },
	{ "a\xb6\xab", 3, 1, "GBK" },
	{ "\xff", 1, 0, "0xff" },
};

static const struct {
	const char *s;
	size_t len, cut;
} cuts[] = {
	{ "", 0, 0 }, { "a", 1, 1 }, { "东", 3, 3 }, { "东", 2, 0 },
	{ "东", 1, 0 }, { "a\xf0\xa0\xae", 4, 1 },
	{ "a\xf0\xa0\xae\xb7", 5, 5 },
	{ "a\x80\x80\x80\x80", 5, 5 }, { "\x80", 1, 1 }, { "é", 1, 0 },
	{ "\xff", 1, 1 },
};

static const struct {
	const char *s;
	size_t width;
} widths[] = {
	{ "", 0 }, { "abc", 3 }, { "东城", 4 }, { "Ａ１：", 6 },
	{ "ｱ", 1 }, { "한글", 4 }, { "かな", 4 }, { "e\u0301", 1 },
	{ "—", 1 }, { "88.0%", 5 }, { "\U0001f600", 2 }, { "\u2705", 2 },
	{ "\xf0\xa0\xae\xb7", 2 }, { "\t", 0 }, { "\ufeff东", 2 },
	{ "\xff", 1 },
	{ "「」，。", 8 }, { "①", 1 }, { "\u3000", 2 },
};

/* Every code point there is, back and forth. */
static void
try_all(void)
{
	int32_t c, back;
	char p[4];
	int bad = 0;

	for (c = 0; c <= 0x10ffff; c++) {
		size_t n = utf8_encode(p, c);
		int wrong = utf8_decode(p, n, &back) != n || back != c ||
		    utf8_valid_len(p, n) != n;

		if (c < 0xd800 || c > 0xdfff)
			bad += wrong;
		else
			bad += !wrong || back != -1;
	}
	OK_INT(bad, 0, "every character survives, no surrogate does");
}

int
main(void)
{
	static const char text[] = "a东bé";
	size_t i;
	int32_t c;

	for (i = 0; i < sizeof(valid) / sizeof(valid[0]); i++)
		OK_INT(utf8_valid_len(valid[i].s, valid[i].len),
		    valid[i].valid, valid[i].name);
	for (i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++)
		OK_INT(utf8_cut(cuts[i].s, cuts[i].len), cuts[i].cut,
		    "no character is cut");
	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		OK_INT(utf8_width(widths[i].s, strlen(widths[i].s)),
		    widths[i].width, "columns");
	try_all();
	OK_INT(utf8_decode("\xe4\xb8", 2, &c), 1, "progress on what is cut");
	OK_INT(c, -1, "which is no character");
	OK_INT(utf8_fit(text, 7, 0), 0, "nothing fits in 0 columns");
	OK_INT(utf8_fit(text, 7, 2), 1, "half of a wide one does not fit");
	OK_INT(utf8_fit(text, 7, 3), 4, "all of it does");
	OK_INT(utf8_fit(text, 7, 99), 7, "more room than text");
	OK_INT(utf8_fit("", 0, 5), 0, "nothing to fit");
	OK_INT(utf8_fit("e\u0301x", 4, 1), 3, "a mark stays with its letter");
	return DONE();
}
