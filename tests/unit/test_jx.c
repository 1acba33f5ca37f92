/* JSON as it is read: what is refused and with which code, and values. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/num.h"
#include "data/jx.h"
#include "tap.h"

#define SUITE "../shared/data/json-parsing/test_parsing"

static const struct refused {
	const char *name, *s;
	size_t len;		/* 0: strlen */
	const char *code;
} refused[] = {
	{ "empty", "", 0, "json_syntax" },
	{ "scalar", "12", 0, "json_syntax" },
	{ "cut", "{\"a\":", 0, "json_syntax" },
	{ "duplicate key", "{\"a\":1,\"b\":2,\"a\":3}", 0,
	    "json_duplicate_key" },
	{ "duplicate by escape", "{\"phone\":1,\"\\u0070hone\":2}", 0,
	    "json_duplicate_key" },
	{ "duplicate in depth", "{\"x\":[{\"电\":1,\"电\":1}]}", 0,
	    "json_duplicate_key" },
	{ "NaN", "{\"a\":NaN}", 0, "json_syntax" },
	{ "leading zero", "{\"a\":010}", 0, "json_syntax" },
	{ "escaped NUL", "{\"a\":\"x\\u0000y\"}", 0, "json_nul" },
	{ "escaped NUL in a key", "{\"a\\u0000\":1}", 0, "json_nul" },
	{ "raw NUL", "{\"a\":\0 1}", 9, "json_nul" },
	{ "NUL in a text", "{\"a\":\"x\0y\"}", 11, "json_nul" },
	{ "NUL behind", "{}\0", 3, "json_nul" },
	{ "invalid UTF-8", "{\"a\":\"\xff\"}", 0, "json_utf8" },
	{ "overlong", "{\"a\":\"\xc0\xaf\"}", 0, "json_utf8" },
	{ "GBK bytes", "{\"a\":\"\xb5\xe7\xcc\xdd\"}", 0, "json_utf8" },
	{ "two values", "{}{}", 0, "json_trailing" },
	{ "something behind", "[] x", 0, "json_trailing" },
	{ "2^63", "{\"a\":9223372036854775808}", 0, "json_number" },
	{ "1e400", "{\"a\":1e400}", 0, "json_number" },
	{ "-1e400", "[-1E+400]", 0, "json_number" },
	{ "1e-400", "{\"a\":1e-400}", 0, "json_number" },
	{ "16 digits", "{\"a\":0.1234567890123456}", 0,
	    "json_number_precision" },
	{ "16 digits, exponent", "[1234567890.123456e3]", 0,
	    "json_number_precision" },
	{ "lone surrogate", "{\"a\":\"\\ud800\"}", 0, "json_syntax" }
};

static void
test_refused(void)
{
	struct err e = ERR_INIT;
	struct jx *j;
	size_t i, len;
	char name[128];
	const char *code;

	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		len = refused[i].len > 0 ? refused[i].len :
		    strlen(refused[i].s);
		j = jx_parse(refused[i].s, len, &e);
		code = strstr(e.text, "json_");
		snprintf(name, sizeof(name), "%s is refused",
		    refused[i].name);
		OK(j == NULL && e.code == ERR_DATA, name);
		OK_TEXT(code, refused[i].code, refused[i].name);
		jx_free(j);
	}
	jx_parse("{\"phone\":\"13800138000\" x}", 25, &e);
	OK(strstr(e.text, "138") == NULL, "the input is not quoted");
	OK(strncmp(e.text, "byte ", 5) == 0, "the place is told");
}

static int
parses(const char *s, size_t len)
{
	struct err e = ERR_INIT;
	struct jx *j = jx_parse(s, len, &e);

	jx_free(j);
	return j != NULL;
}

/* n times the opening, something inside, n times the closing. */
static int
parses_nested(int n)
{
	struct buf b = BUF_INIT;
	int i, ok;

	for (i = 0; i < n; i++)
		buf_putc(&b, '[');
	buf_puts(&b, "\"]}\\\"[[\"");
	for (i = 0; i < n; i++)
		buf_putc(&b, ']');
	ok = parses(b.data, b.len);
	buf_release(&b);
	return ok;
}

static int
parses_keys(int n)
{
	struct buf b = BUF_INIT;
	int i, ok;

	buf_puts(&b, "{\"x\":{\"y\":1}");
	for (i = 1; i < n; i++)
		buf_printf(&b, ",\"k%d\":\":\"", i);
	buf_putc(&b, '}');
	ok = parses(b.data, b.len);
	buf_release(&b);
	return ok;
}

static int
parses_bytes(size_t n)
{
	struct buf b = BUF_INIT;
	int ok;

	buf_puts(&b, "[\"");
	while (b.len < n - 2)
		buf_putc(&b, 'a');
	buf_puts(&b, "\"]");
	ok = parses(b.data, b.len);
	buf_release(&b);
	return ok;
}

static void
test_limits(void)
{
	OK(parses_nested(1), "depth 1");
	OK(parses_nested(32), "depth 32");
	OK(!parses_nested(33), "depth 33");
	OK(!parses_nested(100000), "depth 100000");
	OK(parses_keys(1), "1 key");
	OK(parses_keys(256), "256 keys");
	OK(!parses_keys(257), "257 keys");
	OK(parses_bytes(JX_MAX_BYTES), "1 MiB");
	OK(!parses_bytes(JX_MAX_BYTES + 1), "1 MiB and a byte");
}

static const char sample[] =
    "{\"z\":1,\"due\":{\"solve\":\"二日\",\"n\":-5},\"real\":0.9,"
    "\"list\":[\"ａ\",true,null,{}],\"yes\":false,\"min\":"
    "-9223372036854775808,\"e\":1e3,\"a\":\"0.90\"}";

static void
test_values(void)
{
	struct err e = ERR_INIT;
	struct jx *j = jx_parse(sample, sizeof(sample) - 1, &e);
	const char *key = NULL;
	int64_t num, den;
	size_t len;

	OK(j != NULL, "the sample is read");
	OK_INT(jx_type(j), JX_OBJECT, "object");
	OK_INT(jx_type(NULL), JX_NULL, "nothing is null");
	OK_INT(jx_type(jx_get(j, "real")), JX_REAL, "real");
	OK_INT(jx_int(jx_get(j, "z")), 1, "integer");
	OK_INT(jx_int(jx_get(j, "a")), NUM_NONE, "a text is no integer");
	OK_INT(jx_int(jx_path(j, "due.n")), -5, "path");
	OK(jx_path(j, "z.n") == NULL, "path through an integer");
	OK(jx_path(j, "no.such.thing") == NULL, "path to nothing");
	OK_TEXT(jx_text(jx_path(j, "due.solve"), &len), "二日", "text");
	OK_INT(len, 6, "its length");
	OK(jx_text(jx_get(j, "z"), &len) == NULL && len == 0, "no text");
	OK_INT(jx_bool(jx_get(j, "yes")), 0, "false");
	OK_INT(jx_bool(jx_at(jx_get(j, "list"), 1)), 1, "true");
	OK_INT(jx_bool(jx_get(j, "z")), -1, "no boolean");
	OK_INT(jx_count(j), 8, "members");
	OK_INT(jx_count(jx_get(j, "list")), 4, "elements");
	OK_INT(jx_count(jx_get(j, "z")), 0, "nothing to count");
	OK(jx_at(jx_get(j, "list"), 4) == NULL, "behind the last");
	OK_INT(jx_type(jx_member(j, 2, &key)), JX_REAL, "third member");
	OK_TEXT(key, "real", "its key");
	OK(jx_member(j, 8, &key) == NULL, "no ninth member");
	OK_INT(jx_decimal(jx_get(j, "real"), &num, &den), 0, "0.9");
	OK(num == 9 && den == 10, "is nine tenths");
	OK_INT(jx_decimal(jx_get(j, "a"), &num, &den), 0, "text 0.90");
	OK(num == 90 && den == 100, "is ninety hundredths");
	OK_INT(jx_decimal(jx_get(j, "z"), &num, &den), 0, "1");
	OK(num == 1 && den == 1, "is one");
	OK_INT(jx_decimal(jx_get(j, "yes"), &num, &den), -1, "no decimal");
	jx_free(j);
	jx_free(NULL);
}

static void
test_put(void)
{
	struct err e = ERR_INIT;
	struct jx *j = jx_parse(sample, sizeof(sample) - 1, &e);
	struct buf b = BUF_INIT;

	jx_put(&b, j);
	OK_TEXT(b.data, "{\"z\":1,\"due\":{\"solve\":\"二日\",\"n\":-5},"
	    "\"real\":0.9,\"list\":[\"ａ\",true,null,{}],\"yes\":false,"
	    "\"min\":-9223372036854775808,\"e\":1000.0,\"a\":\"0.90\"}",
	    "order and digits are kept");
	jx_free(j);
	buf_release(&b);
}

/* Scalars and NUL are our policy, as is jansson's own on the few others. */
static int
is_expected(const char *file, int accepted, const struct buf *b)
{
	const char *s = b->data + strspn(b->data, " \t\r\n");

	if (file[0] == 'n')
		return !accepted;
	if (file[0] == 'i' || accepted)
		return 1;
	return (*s != '{' && *s != '[') || strstr(s, "\\u0000") != NULL ||
	    strstr(file, "duplicated_key") != NULL;
}

static void
test_suite(void)
{
	DIR *dir = opendir(SUITE);
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct dirent *d;
	char path[512];

	if (dir == NULL) {
		SKIP("JSON parsing suite", "no shared data here");
		return;
	}
	while ((d = readdir(dir)) != NULL) {
		if (d->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), SUITE "/%s", d->d_name);
		buf_reset(&b);
		if (io_read_file(&b, path, 1 << 22, &e) < 0)
			buf_reset(&b);
		OK(is_expected(d->d_name, parses(b.data, b.len), &b),
		    d->d_name);
	}
	closedir(dir);
	buf_release(&b);
}

int
main(void)
{
	test_refused();
	test_limits();
	test_values();
	test_put();
	test_suite();
	return DONE();
}
