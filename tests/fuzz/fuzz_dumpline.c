/*
 * Lines of a dump. Whatever the bytes: each line is read or refused with a
 * reason; what was read, written again and read back, gives the same bytes,
 * and no line of it is longer than a stream's may be.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/jx.h"
#include "store/dumpline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *
line_end(const char *s, const char *end)
{
	const char *stop = memchr(s, '\n', (size_t)(end - s));

	return stop != NULL ? stop : end;
}

/* Read what dumpline_put has written: pieces, and then the line. */
static void
read_back(struct dumpline_reader *r, struct dumpline *l,
    const struct buf *b)
{
	const char *s = b->data, *end = b->data + b->len, *stop;
	struct err e = ERR_INIT;

	for (; s < end; s = stop + 1) {
		stop = line_end(s, end);
		if (stop == end || stop - s > JX_MAX_BYTES)
			abort();
		if (dumpline_read(r, l, s, (size_t)(stop - s), &e) !=
		    (stop + 1 == end))
			abort();
	}
}

static void
check(const struct dumpline *l)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct dumpline_reader r;
	struct dumpline back;

	dumpline_reader_init(&r);
	dumpline_put(&one, l);
	read_back(&r, &back, &one);
	if (back.kind != l->kind || back.len != l->len ||
	    memcmp(back.bytes, l->bytes, l->len) != 0)
		abort();
	dumpline_put(&two, &back);
	if (one.len != two.len || memcmp(one.data, two.data, one.len) != 0)
		abort();
	dumpline_reader_release(&r);
	buf_release(&one);
	buf_release(&two);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data, *end = s + size, *stop;
	struct dumpline_reader r;
	struct dumpline l;
	struct err e;
	int rc;

	dumpline_reader_init(&r);
	for (; s < end; s = stop + 1) {
		stop = line_end(s, end);
		err_reset(&e);
		rc = dumpline_read(&r, &l, s, (size_t)(stop - s), &e);
		if (rc < 0 && (e.code != ERR_DATA || e.text[0] == '\0'))
			abort();
		if (rc == 1)
			check(&l);
		if (rc < 0)
			break;
	}
	dumpline_reader_release(&r);
	return 0;
}
