/*
 * A stream decoded, in every split between what was read before and what
 * still comes; and one longer than all blocks.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"
#include "tap.h"
#include "text/recode.h"

static const struct {
	enum charset charset;
	const char *s;
	size_t len;
	const char *want;
	const char *name;
} rows[] = {
	{ CHARSET_UTF16LE, "", 0, "", "nothing" },
	{ CHARSET_UTF16LE, "\xff\xfe" "a\0", 4, "\ufeff" "a", "a mark" },
	{ CHARSET_UTF16BE, "\xfe\xff\0a", 4, "\ufeff" "a", "a mark, BE" },
	{ CHARSET_UTF16LE, "\x1c\x4e\x11\xff", 4, "东１", "full width" },
	{ CHARSET_UTF16BE, "\x4e\x1c\xff\x11", 4, "东１", "and BE" },
	{ CHARSET_UTF16LE, "\x42\xd8\xb7\xdf", 4, "𠮷", "a surrogate pair" },
	{ CHARSET_UTF16LE, "a\0\x42\xd8" "b\0", 6, "a\xff" "b",
	    "the first half alone" },
	{ CHARSET_UTF16LE, "\xb7\xdf" "b\0", 4, "\xff" "b",
	    "the second half alone" },
	{ CHARSET_UTF16LE, "a\0b", 3, "a\xff", "half a unit at the end" },
	{ CHARSET_UTF16LE, "a\0\x42\xd8", 4, "a\xff", "half a pair there" },
	{ CHARSET_GB18030, "\xb6\xab|\xb6|", 5, "东|秥", "a '|' as trail" },
	{ CHARSET_GB18030, "a\x80" "b\xff", 4, "a\xff" "b\xff", "no bytes" },
	{ CHARSET_GB18030, "\x95\x34\xb2\x35\xb6", 5, "𠮷\xff",
	    "four bytes, and one of two" },
	{ CHARSET_UTF8, "东\xb6" "a", 5, "东\xff" "a", "UTF-8 is checked" },
};

static int
descriptor_of(const char *s, size_t len)
{
	struct err e = ERR_INIT;
	int fd = memfd_create("recode", 0);

	if (fd < 0 || io_write(fd, s, len, &e) < 0 ||
	    lseek(fd, 0, SEEK_SET) < 0)
		abort();
	return fd;
}

/* Read in steps of this many bytes. */
static void
read_split(struct buf *b, size_t row, size_t head, size_t step)
{
	int fd = descriptor_of(rows[row].s + head, rows[row].len - head);
	struct recode *r = recode_new(fd, rows[row].s, head,
	    rows[row].charset);
	struct err e = ERR_INIT;
	char p[16];
	long n;

	buf_reset(b);
	while ((n = recode_read(r, p, step, &e)) > 0)
		buf_put(b, p, (size_t)n);
	if (n < 0 || recode_read(r, p, step, &e) != 0)
		buf_puts(b, " not at the end");
	recode_free(r);
	close(fd);
}

static void
try_rows(void)
{
	struct buf b = BUF_INIT;
	size_t i, head, step;
	int wrong;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		wrong = 0;
		recode_text(&b, rows[i].charset, rows[i].s, rows[i].len);
		OK_TEXT(b.data, rows[i].want, rows[i].name);
		for (head = 0; head <= rows[i].len; head++) {
			for (step = 1; step < 9; step++) {
				read_split(&b, i, head, step);
				wrong += strcmp(b.data, rows[i].want) != 0;
			}
		}
		OK_INT(wrong, 0, "the same in every split");
		buf_reset(&b);
	}
	buf_release(&b);
}

/* 100,000 characters of an odd number of bytes from odd places. */
static void
try_long(void)
{
	struct buf in = BUF_INIT, want = BUF_INIT, got = BUF_INIT;
	struct err e = ERR_INIT;
	struct recode *r;
	char p[4097];
	int fd, i;
	long n;

	for (i = 0; i < 100000; i++) {
		buf_put(&in, i % 7 == 0 ? "\x42\xd8\xb7\xdf" : "\x1c\x4e",
		    i % 7 == 0 ? 4 : 2);
		buf_puts(&want, i % 7 == 0 ? "𠮷" : "东");
	}
	fd = descriptor_of(in.data + 3, in.len - 3);
	r = recode_new(fd, in.data, 3, CHARSET_UTF16LE);
	while ((n = recode_read(r, p, sizeof(p), &e)) > 0)
		buf_put(&got, p, (size_t)n);
	OK_INT(n, 0, "a long text is read to its end");
	OK(got.len == want.len &&
	    memcmp(got.data, want.data, got.len) == 0, "and is the same");
	recode_free(r);
	close(fd);
	buf_release(&got);
	buf_release(&want);
	buf_release(&in);
}

int
main(void)
{
	OK_INT(charset_guess("\xff\xfe" "a\0", 4), CHARSET_UTF16LE,
	    "a mark is UTF-16");
	OK_INT(charset_guess("\xfe\xff\0a", 4), CHARSET_UTF16BE,
	    "or the other one");
	OK_TEXT(charset_name(CHARSET_UTF16BE), "UTF-16BE", "its name");
	try_rows();
	try_long();
	return DONE();
}
