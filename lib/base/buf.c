#include "base/buf.h"

#include <endian.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char buf_empty[1];

void
buf_init(struct buf *b)
{
	b->data = buf_empty;
	b->len = 0;
	b->cap = 0;
}

void
buf_release(struct buf *b)
{
	if (b->cap > 0)
		free(b->data);
	buf_init(b);
}

void
buf_reset(struct buf *b)
{
	buf_cut(b, 0);
}

char *
buf_take(struct buf *b)
{
	char *p;

	buf_reserve(b, 0);
	b->data[b->len] = '\0';
	p = b->data;
	buf_init(b);
	return p;
}

/* cap counts the byte for the NUL, so it is 0 only while nothing is owned. */
void
buf_grow(struct buf *b, size_t more)
{
	size_t cap = b->cap > 0 ? b->cap : 32;

	if (more >= SIZE_MAX / 4 || b->len >= SIZE_MAX / 4)
		BUG("a buffer of absurd size");
	while (cap - b->len <= more)
		cap *= 2;
	if (b->cap == 0) {
		b->data = mem_alloc(cap);
		b->data[0] = '\0';
	} else {
		b->data = mem_resize(b->data, cap, 1);
	}
	b->cap = cap;
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

void
buf_putn(struct buf *b, int64_t n)
{
	char digits[20];
	size_t at = sizeof(digits);
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (n < 0)
		digits[--at] = '-';
	buf_put(b, digits + at, sizeof(digits) - at);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	size_t room;
	int n;

	buf_reserve(b, 0);
	room = b->cap - b->len;
	va_start(ap, fmt);
	n = vsnprintf(b->data + b->len, room, fmt, ap);
	va_end(ap);
	if (n < 0)
		BUG("a format that printf refuses");
	if ((size_t)n >= room) {
		buf_reserve(b, (size_t)n);
		va_start(ap, fmt);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	b->len += (size_t)n;
}

void
buf_cut(struct buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->data[len] = '\0';
}

void
buf_put_be32(struct buf *b, uint32_t n)
{
	uint32_t big = htobe32(n);

	buf_put(b, (const char *)&big, sizeof(big));
}

void
buf_put_be64(struct buf *b, uint64_t n)
{
	uint64_t big = htobe64(n);

	buf_put(b, (const char *)&big, sizeof(big));
}

/* What was written at the end, up to here. */
static void
end_at(struct buf *b, char *p)
{
	*p = '\0';
	b->len = (size_t)(p - b->data);
}

void
buf_put_varint(struct buf *b, uint64_t n)
{
	buf_reserve(b, BUF_VARINT_MAX);
	end_at(b, buf_varint_at(b->data + b->len, n));
}

void
buf_put_zigzag(struct buf *b, int64_t n)
{
	buf_reserve(b, BUF_VARINT_MAX);
	end_at(b, buf_zigzag_at(b->data + b->len, n));
}

int
buf_get_varint(const unsigned char **p, const unsigned char *end,
    uint64_t *n)
{
	const unsigned char *s = *p;
	uint64_t value = 0;
	unsigned int shift;

	for (shift = 0; s < end; shift += 7, s++) {
		/* The tenth byte has room for one bit. */
		if (shift == 63 && *s > 1)
			return -1;
		value |= (uint64_t)(*s & 0x7f) << shift;
		if (*s < 0x80) {
			*p = s + 1;
			*n = value;
			return 0;
		}
	}
	return -1;
}

int
buf_get_zigzag(const unsigned char **p, const unsigned char *end,
    int64_t *n)
{
	uint64_t value;

	if (buf_get_varint(p, end, &value) < 0)
		return -1;
	value = value & 1 ? ~(value >> 1) : value >> 1;
	memcpy(n, &value, sizeof(value));
	return 0;
}
