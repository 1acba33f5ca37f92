/*
 * Delimited files that are not written with commas and line feeds, each read
 * in every split.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"
#include "table/delim.h"
#include "tap.h"

static const struct {
	char separator, line_end;
	const char *in, *want;
} rows[] = {
	{ '\t', '\n', "a,b\tc\n\"d\te\"\t東", "1[a,b|c] 2[d\te|東]" },
	{ ';', '\n', "a;b,c\r\n；;\"d;\"\r\n", "1[a|b,c] 2[；|d;]" },
	{ '|', '\n', "工单|１\n|", "1[工单|１] 2[|]" },
	{ ',', '\r', "a,b\rc,\"d\re\"\r\rf", "1[a|b] 2-3[c|d\re] 5[f]" },
	{ ',', '\r', "a,\"b\nc\"\rd", "1[a|b\nc] 2[d]" },
	{ '\t', '\r', "a\tb\rc", "1[a|b] 2[c]" },
	{ ',', '\r', "x,\"a\rb,c\rd", "1unclosed_quote[x] 2[b|c] 3[d]" },
};

static void
put_row(struct buf *b, const struct delim_row *row)
{
	size_t i;

	buf_puts(b, b->len > 0 ? " " : "");
	buf_printf(b, "%d", (int)row->line);
	if (row->end_line != row->line)
		buf_printf(b, "-%d", (int)row->end_line);
	if (row->fault != DELIM_FINE)
		buf_puts(b, delim_fault_text(row->fault));
	buf_putc(b, '[');
	for (i = 0; i < row->n; i++) {
		buf_puts(b, i > 0 ? "|" : "");
		buf_put(b, row->fields[i].s, row->fields[i].len);
	}
	buf_putc(b, ']');
}

static int
descriptor_of(const char *s, size_t len)
{
	struct err e = ERR_INIT;
	int fd = memfd_create("delim", 0);

	if (fd < 0 || io_write(fd, s, len, &e) < 0 ||
	    lseek(fd, 0, SEEK_SET) < 0)
		abort();
	return fd;
}

static void
read_all(struct buf *b, size_t i, size_t head)
{
	struct delim_form form = { rows[i].separator, rows[i].line_end,
		NULL };
	int fd = descriptor_of(rows[i].in + head, strlen(rows[i].in) - head);
	struct delim *d = delim_new_form(fd, rows[i].in, head, &form);
	struct err e = ERR_INIT;
	struct delim_row row;

	buf_reset(b);
	while (delim_next(d, &row, &e) > 0)
		put_row(b, &row);
	delim_free(d);
	close(fd);
}

/* UTF-16, decoded on its way; the mark at its beginning is dropped. */
static void
try_recode(void)
{
	static const char in[] = "\xff\xfe" "a\0,\0\x1c\x4e\n\0" "b\0,\0\x00\xd8";
	int fd = descriptor_of(in + 5, sizeof(in) - 1 - 5);
	struct delim_form form = { ',', '\n', NULL };
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct delim_row row;
	struct delim *d;

	form.recode = recode_new(fd, in, 5, CHARSET_UTF16LE);
	d = delim_new_form(fd, NULL, 0, &form);
	while (delim_next(d, &row, &e) > 0)
		put_row(&b, &row);
	OK_TEXT(b.data, "1[a|东] 2[b|\xff]", "a file in UTF-16");
	delim_free(d);
	recode_free(form.recode);
	buf_release(&b);
	close(fd);
}

int
main(void)
{
	struct buf b = BUF_INIT;
	size_t i, head, bad;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (head = bad = 0; head <= strlen(rows[i].in); head++) {
			read_all(&b, i, head);
			bad += strcmp(b.data, rows[i].want) != 0;
		}
		OK_TEXT(b.data, rows[i].want, rows[i].in);
		OK_INT((int64_t)bad, 0, "the same in every split");
	}
	buf_release(&b);
	try_recode();
	return DONE();
}
