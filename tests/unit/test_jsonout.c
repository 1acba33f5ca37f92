/* JSON as it is written: commas, escapes, absent values. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "tap.h"

static const struct text_case {
	const char *name, *s;
	size_t len;
	const char *want;
} text_cases[] = {
	{ "empty", "", 0, "\"\"" },
	{ "ASCII", "lift 3", 6, "\"lift 3\"" },
	{ "Chinese", "电梯故障", 12, "\"电梯故障\"" },
	{ "full width", "ＡＢ，３", 12, "\"ＡＢ，３\"" },
	{ "quote and backslash", "a\"b\\c", 5, "\"a\\\"b\\\\c\"" },
	{ "control", "a\n\t\x1b", 4, "\"a\\u000a\\u0009\\u001b\"" },
	{ "NUL", "a\0b", 3, "\"a\\u0000b\"" },
	{ "DEL and C1", "\x7f\xc2\x9b", 3, "\"\\u007f\\u009b\"" },
	{ "direction", "\xe2\x80\xae", 3, "\"\\u202e\"" },
	{ "invalid", "a\xff" "b", 3, "\"a\xef\xbf\xbd" "b\"" },
	{ "cut at the end", "\xe7\x94", 2, "\"\xef\xbf\xbd\xef\xbf\xbd\"" },
	{ "surrogate", "\xed\xa0\x80", 3,
	    "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
	{ "four bytes", "\xf0\xa0\xae\xb7", 4, "\"\xf0\xa0\xae\xb7\"" },
	{ "two bytes", "\xc3\xa9", 2, "\"\xc3\xa9\"" }
};

static void
test_text(void)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(text_cases) / sizeof(text_cases[0]); i++) {
		buf_reset(&b);
		jsonout_text(&b, text_cases[i].s, text_cases[i].len);
		OK_TEXT(b.data, text_cases[i].want, text_cases[i].name);
	}
	buf_release(&b);
}

static void
test_values(void)
{
	struct buf b = BUF_INIT;

	jsonout_open(&b, '{');
	jsonout_key(&b, "n");
	jsonout_int(&b, -7);
	jsonout_key(&b, "none");
	jsonout_int(&b, NUM_NONE);
	jsonout_key(&b, "yes");
	jsonout_bool(&b, 1);
	jsonout_key(&b, "no");
	jsonout_bool(&b, 0);
	jsonout_key(&b, "unknown");
	jsonout_bool(&b, NUM_NONE);
	jsonout_key(&b, "at");
	jsonout_time(&b, 0);
	jsonout_key(&b, "never");
	jsonout_time(&b, NUM_NONE);
	jsonout_key(&b, "t");
	jsonout_texts(&b, NULL);
	jsonout_close(&b, '}');
	OK_TEXT(b.data, "{\"n\":-7,\"none\":null,\"yes\":true,\"no\":false,"
	    "\"unknown\":null,\"at\":\"1970-01-01T08:00:00+08:00\","
	    "\"never\":null,\"t\":null}", "values");
	buf_release(&b);
}

static void
test_commas(void)
{
	struct buf b = BUF_INIT;

	jsonout_open(&b, '[');
	jsonout_close(&b, ']');
	OK_TEXT(b.data, "[]", "nothing inside");
	buf_reset(&b);
	jsonout_open(&b, '[');
	jsonout_int(&b, 1);
	jsonout_open(&b, '{');
	jsonout_close(&b, '}');
	jsonout_open(&b, '[');
	jsonout_texts(&b, "a:");
	jsonout_texts(&b, "[");
	jsonout_close(&b, ']');
	jsonout_raw(&b, "{}", 2);
	jsonout_close(&b, ']');
	buf_putc(&b, '\n');
	jsonout_open(&b, '{');
	jsonout_close(&b, '}');
	OK_TEXT(b.data, "[1,{},[\"a:\",\"[\"],{}]\n{}", "many inside");
	buf_release(&b);
}

int
main(void)
{
	test_text();
	test_values();
	test_commas();
	return DONE();
}
