#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "tap.h"

static void
try_growing(void)
{
	struct buf b = BUF_INIT;
	char *taken;
	int i;

	OK_TEXT(b.data, "", "data is never NULL");
	buf_put(&b, NULL, 0);
	OK_INT(b.len, 0, "nothing appended");
	for (i = 0; i < 1000; i++)
		buf_puts(&b, "东\xf0\xa0\xae\xb7");
	OK_INT(b.len, 7000, "a thousand appended");
	OK(memcmp(b.data + 6993, "东\xf0\xa0\xae\xb7", 8) == 0,
	    "the last one is whole and ended by NUL");
	buf_cut(&b, 3);
	OK_TEXT(b.data, "东", "cut");
	buf_cut(&b, 100);
	OK_INT(b.len, 3, "a cut does not lengthen");
	buf_putc(&b, '\0');
	OK_INT(b.len, 4, "a NUL is a byte");
	taken = buf_take(&b);
	OK_TEXT(taken, "东", "taken");
	OK_INT(b.len, 0, "empty after that");
	free(taken);
	taken = buf_take(&b);
	OK_TEXT(taken, "", "nothing taken is a text too");
	free(taken);
	buf_reset(&b);
	buf_release(&b);
	buf_release(&b);
	OK_TEXT(b.data, "", "released twice");
}

static void
try_numbers(void)
{
	static const struct {
		int64_t n;
		const char *text;
	} rows[] = {
		{ 0, "0" }, { 7, "7" }, { -1, "-1" },
		{ 1234567890, "1234567890" },
		{ INT64_MAX, "9223372036854775807" },
		{ INT64_MIN, "-9223372036854775808" },
	};
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&b);
		buf_putn(&b, rows[i].n);
		OK_TEXT(b.data, rows[i].text, rows[i].text);
	}
	buf_reset(&b);
	buf_printf(&b, "%s|%d", "一二三四五六七八九十一二三四五", 12);
	OK_TEXT(b.data, "一二三四五六七八九十一二三四五|12",
	    "printf beyond the room there was");
	buf_printf(&b, "%s", "");
	OK_INT(b.len, 48, "printf of nothing");
	buf_reset(&b);
	buf_put_be32(&b, 0x01020380);
	buf_put_be64(&b, UINT64_C(0xfffefdfcfbfaf9f8));
	OK(memcmp(b.data, "\x01\x02\x03\x80\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8",
	    12) == 0, "big-endian integers");
	buf_release(&b);
}

static void
try_varints(void)
{
	static const uint64_t rows[] = {
		0, 1, 127, 128, 16383, 16384, UINT32_MAX, INT64_MAX,
		UINT64_MAX
	};
	static const int64_t signed_rows[] = {
		0, -1, 1, -64, 64, INT64_MAX, INT64_MIN
	};
	struct buf b = BUF_INIT;
	const unsigned char *p, *end;
	uint64_t n = 0;
	int64_t z = 0;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		buf_put_varint(&b, rows[i]);
	for (i = 0; i < sizeof(signed_rows) / sizeof(signed_rows[0]); i++)
		buf_put_zigzag(&b, signed_rows[i]);
	p = (const unsigned char *)b.data;
	end = p + b.len;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		OK_INT(buf_get_varint(&p, end, &n), 0, "a varint is read");
		OK(n == rows[i], "and is what was written");
	}
	for (i = 0; i < sizeof(signed_rows) / sizeof(signed_rows[0]); i++) {
		OK_INT(buf_get_zigzag(&p, end, &z), 0, "a zigzag is read");
		OK_INT(z, signed_rows[i], "and is what was written");
	}
	OK(p == end, "all is read");
	OK_INT(buf_get_varint(&p, end, &n), -1, "nothing left");
	buf_release(&b);
}

static void
try_bad_varints(void)
{
	static const struct {
		const char *bytes, *name;
		size_t len;
	} rows[] = {
		{ "", "empty", 0 },
		{ "\x80", "cut", 1 },
		{ "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", "65 bits", 10 },
		{ "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00",
		    "eleven bytes", 11 },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const unsigned char *p = (const unsigned char *)rows[i].bytes;
		const unsigned char *start = p;
		uint64_t n = 42;

		OK_INT(buf_get_varint(&p, p + rows[i].len, &n), -1,
		    rows[i].name);
		OK(p == start && n == 42, "and nothing has moved");
	}
}

static void
try_errors(void)
{
	struct err e = ERR_INIT;
	char wide[1024];
	size_t i;

	OK_INT(err_set(&e, ERR_DATA, "no such date '%s'", "二月三十"), -1,
	    "err_set returns -1");
	OK_TEXT(e.text, "no such date '二月三十'", "its text");
	err_prefix(&e, "line %d", 12);
	OK_TEXT(e.text, "line 12: no such date '二月三十'", "prefixed");
	OK_INT(e.code, ERR_DATA, "the code stays");
	err_set(&e, ERR_DATA, "%s", "a\x1b[31m\nb\x7f\xff\xc2\x9b東\xe6\x9d");
	OK_TEXT(e.text, "a?[31m?b????東??", "nothing reaches a terminal raw");
	for (i = 0; i < sizeof(wide) - 1; i++)
		wide[i] = "东"[i % 3];
	wide[sizeof(wide) - 1] = '\0';
	err_set(&e, ERR_DATA, "x%s", wide);
	OK_INT(strlen(e.text), 511 - (511 - 1) % 3, "cut at a character");
	err_prefix(&e, "y");
	OK(strchr(e.text, '?') == NULL, "also when a prefix pushes it out");
	err_reset(&e);
	OK(e.code == ERR_NONE && e.text[0] == '\0', "forgotten");
}

int
main(void)
{
	try_growing();
	try_numbers();
	try_varints();
	try_bad_varints();
	try_errors();
	return DONE();
}
