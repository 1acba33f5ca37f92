/*
 * Delimited files. Whatever the bytes: rows come in order, fields lie in what
 * was read, lines never go back, and the same rows come however the bytes are
 * split between what was read before and what still comes.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "table/delim.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
put_row(struct buf *b, const struct delim_row *row)
{
	size_t i;

	buf_printf(b, "%lld %lld %s %zu:", (long long)row->line,
	    (long long)row->end_line, delim_fault_text(row->fault), row->n);
	for (i = 0; i < row->n; i++) {
		buf_printf(b, "%zu ", row->fields[i].len);
		buf_put(b, row->fields[i].s, row->fields[i].len);
	}
	buf_put(b, row->raw, row->rawlen);
}

static void
read_split(struct buf *b, const char *s, size_t len, size_t head)
{
	struct err e = ERR_INIT;
	struct delim_row row;
	struct delim *d;
	int64_t line = 0;
	int fd = memfd_create("csv", 0);

	if (fd < 0 || write(fd, s + head, len - head) !=
	    (ssize_t)(len - head) || lseek(fd, 0, SEEK_SET) != 0)
		abort();
	d = delim_new(fd, s, head);
	while (delim_next(d, &row, &e) == 1) {
		if (row.line <= line || row.end_line < row.line ||
		    row.n > DELIM_MAX_FIELDS || row.rawlen > DELIM_MAX_ROW ||
		    row.rawlen > len)
			abort();
		line = row.end_line;
		put_row(b, &row);
	}
	if (e.code != ERR_NONE)
		abort();
	delim_free(d);
	close(fd);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf whole = BUF_INIT, split = BUF_INIT;
	const char *s = (const char *)data;

	read_split(&whole, s, size, size);
	read_split(&split, s, size, size > 0 ? data[0] % size : 0);
	if (whole.len != split.len ||
	    memcmp(whole.data, split.data, whole.len) != 0)
		abort();
	buf_release(&split);
	buf_release(&whole);
	return 0;
}
