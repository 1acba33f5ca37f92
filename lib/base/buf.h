#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A growing string of bytes. data is never NULL after the first write, and
 * data[len] is NUL, which len does not count; before it, data is "" (not to
 * be written). Any byte may occur.
 */
struct buf {
	char *data;
	size_t len;
	size_t cap;
};

extern char buf_empty[1];
#define BUF_INIT { buf_empty, 0, 0 }

void buf_init(struct buf *b);
void buf_release(struct buf *b);	/* frees; b is empty again */
void buf_reset(struct buf *b);		/* len = 0, keeps the memory */
char *buf_take(struct buf *b);		/* the bytes are yours to free() */

void buf_grow(struct buf *b, size_t more);	/* for buf_reserve */

/* Room for more bytes. This and the next two are called for every byte of
 * everything, so they stand here. */
static inline void
buf_reserve(struct buf *b, size_t more)
{
	if (more >= b->cap - b->len)
		buf_grow(b, more);
}

static inline void
buf_put(struct buf *b, const char *s, size_t len)
{
	buf_reserve(b, len);
	if (len > 0)
		memcpy(b->data + b->len, s, len);
	b->len += len;
	b->data[b->len] = '\0';
}

static inline void
buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s);
void buf_putn(struct buf *b, int64_t n);	/* decimal */
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_cut(struct buf *b, size_t len);	/* shorten to len */

/* Big-endian integers and LEB128, for digests and stored bodies. */
void buf_put_be32(struct buf *b, uint32_t n);
void buf_put_be64(struct buf *b, uint64_t n);
void buf_put_varint(struct buf *b, uint64_t n);
void buf_put_zigzag(struct buf *b, int64_t n);

/* The same at p, for who has reserved room for many: where the next goes. */
#define BUF_VARINT_MAX 10
static inline char *
buf_varint_at(char *p, uint64_t n)
{
	while (n >= 0x80) {
		*p++ = (char)(unsigned char)(n | 0x80);
		n >>= 7;
	}
	*p++ = (char)n;
	return p;
}

/* 0, -1, 1, -2 ... become 0, 1, 2, 3 ...: small numbers stay short. */
static inline char *
buf_zigzag_at(char *p, int64_t n)
{
	uint64_t twice = (uint64_t)n << 1;

	return buf_varint_at(p, n < 0 ? ~twice : twice);
}

/*
 * Read a varint at *p, before end. Returns 0 and moves *p behind it, or -1
 * where it is cut or longer than 64 bits.
 */
int buf_get_varint(const unsigned char **p, const unsigned char *end,
    uint64_t *n);
int buf_get_zigzag(const unsigned char **p, const unsigned char *end,
    int64_t *n);

#endif
