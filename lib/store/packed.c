#include "store/packed.h"

#include <string.h>

#include "base/mem.h"

#define NUMBER_MAX 10		/* bytes of one */
#define PACKED_MAX (1 + RECORD_NO_MAX + M_COUNT * (1 + NUMBER_MAX))

_Static_assert(M_COUNT <= UINT8_MAX, "M_COUNT");

/* Zigzag and LEB128 as in base/buf.h, but without a call for each. */
static inline unsigned char *
put_number(unsigned char *p, int64_t signed_n)
{
	uint64_t n = (uint64_t)signed_n << 1;

	if (signed_n < 0)
		n = ~n;
	for (; n >= 0x80; n >>= 7)
		*p++ = (unsigned char)(n | 0x80);
	*p++ = (unsigned char)n;
	return p;
}

static inline const unsigned char *
get_number(const unsigned char *p, const unsigned char *end,
    int64_t *signed_n)
{
	uint64_t n = 0;
	int shift = 0;

	for (; p < end && (*p & 0x80) != 0 && shift < 63; shift += 7)
		n |= (uint64_t)(*p++ & 0x7f) << shift;
	if (p == end)
		BUG("a packed record is cut");
	n |= (uint64_t)*p++ << shift;
	*signed_n = (int64_t)((n & 1) != 0 ? ~(n >> 1) : n >> 1);
	return p;
}

/* The order number's length and the number; of each member that is known,
 * which and what. */
void
packed_put(struct buf *b, const struct record *r)
{
	size_t len = strlen(r->no);
	unsigned char *p;
	int i;

	buf_reserve(b, PACKED_MAX);
	p = (unsigned char *)b->data + b->len;
	*p++ = (unsigned char)len;
	memcpy(p, r->no, len);
	p += len;
	for (i = 0; i < M_COUNT; i++) {
		if (r->m[i] == NUM_NONE)
			continue;
		*p++ = (unsigned char)i;
		p = put_number(p, r->m[i]);
	}
	*p = '\0';
	b->len = (size_t)(p - (unsigned char *)b->data);
}

void
packed_get(struct record *r, const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + len;
	size_t no_len = len > 0 ? *p++ : len;
	int member;

	if (no_len > RECORD_NO_MAX || (size_t)(end - p) < no_len)
		BUG("a packed record is cut");
	record_init(r);
	memcpy(r->no, p, no_len);
	r->no[no_len] = '\0';
	for (p += no_len; p < end;) {
		member = *p++;
		if (member >= M_COUNT)
			BUG("a packed record is none");
		p = get_number(p, end, &r->m[member]);
	}
}
