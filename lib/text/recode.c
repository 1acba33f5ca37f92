#include "text/recode.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"

#define BLOCK 65536
#define LONGEST 4	/* bytes of a character, in every encoding */

struct recode {
	int fd;
	enum charset charset;
	int is_ended;		/* nothing more comes from fd */
	struct buf in, out;
	size_t at;		/* out before it has been given */
};

struct recode *
recode_new(int fd, const char *head, size_t len, enum charset c)
{
	struct recode *r = mem_array(1, sizeof(*r));

	r->fd = fd;
	r->charset = c;
	buf_init(&r->in);
	buf_init(&r->out);
	buf_put(&r->in, head, len);
	return r;
}

void
recode_free(struct recode *r)
{
	if (r == NULL)
		return;
	buf_release(&r->out);
	buf_release(&r->in);
	free(r);
}

static size_t
unit_len(enum charset c)
{
	return c == CHARSET_UTF16LE || c == CHARSET_UTF16BE ? 2 : 1;
}

/*
 * Decode s but for its last bytes, which may be a character cut in two:
 * how many bytes were taken.
 */
static size_t
decode(struct buf *out, enum charset c, const char *s, size_t len)
{
	size_t at = 0;

	for (;;) {
		at += charset_decode(out, c, s + at, len - at);
		if (len - at < LONGEST)
			return at;
		buf_putc(out, RECODE_BAD);
		at += unit_len(c);
	}
}

/* The last bytes, behind which nothing comes. */
static void
decode_end(struct buf *out, enum charset c, const char *s, size_t len)
{
	size_t at = 0, n = unit_len(c);

	while (at < len) {
		at += charset_decode(out, c, s + at, len - at);
		if (at < len) {
			buf_putc(out, RECODE_BAD);
			at += n < len - at ? n : len - at;
		}
	}
}

void
recode_text(struct buf *out, enum charset c, const char *s, size_t len)
{
	size_t at = decode(out, c, s, len);

	decode_end(out, c, s + at, len - at);
}

/* What is there is decoded before more is read. */
static int
fill(struct recode *r, struct err *e)
{
	size_t taken;
	long n;

	buf_reset(&r->out);
	r->at = 0;
	taken = decode(&r->out, r->charset, r->in.data, r->in.len);
	if (taken > 0)
		memmove(r->in.data, r->in.data + taken,
		    r->in.len - taken);
	r->in.len -= taken;
	if (r->out.len > 0)
		return 0;
	buf_reserve(&r->in, BLOCK);
	n = io_read(r->fd, r->in.data + r->in.len, BLOCK, e);
	if (n < 0)
		return -1;
	r->in.len += (size_t)n;
	if (n == 0) {
		r->is_ended = 1;
		decode_end(&r->out, r->charset, r->in.data, r->in.len);
	}
	return 0;
}

long
recode_read(struct recode *r, char *p, size_t len, struct err *e)
{
	size_t given = 0, n;

	while (given < len) {
		if (r->at == r->out.len) {
			if (r->is_ended)
				break;
			if (fill(r, e) < 0)
				return -1;
			continue;
		}
		n = r->out.len - r->at;
		if (n > len - given)
			n = len - given;
		memcpy(p + given, r->out.data + r->at, n);
		r->at += n;
		given += n;
	}
	return (long)given;
}
