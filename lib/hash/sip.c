#include "hash/sip.h"

#include <string.h>

#include "base/num.h"
#include "hash/digest.h"

static uint64_t
whole_word(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	    (uint64_t)p[7] << 56;
}

/* Of fewer than eight bytes. */
static uint64_t
part_of_word(const unsigned char *p, size_t len)
{
	uint64_t word = 0;
	size_t i;

	for (i = 0; i < len; i++)
		word |= (uint64_t)p[i] << 8 * i;
	return word;
}

void
sip_bytes(struct sip *s, const void *bytes, size_t len)
{
	const unsigned char *p = bytes;
	size_t at;

	sip_word(s, len);
	for (at = 0; len - at >= 8; at += 8)
		sip_word(s, whole_word(p + at));
	if (at < len)
		sip_word(s, part_of_word(p + at, len - at));
}

uint64_t
sip_end(struct sip *s)
{
	int i;

	sip_word(s, (s->n * 8 & 0xff) << 56);
	s->v[2] ^= 0xff;
	for (i = 0; i < 3; i++)
		sip_round(s->v);
	return s->v[0] ^ s->v[1] ^ s->v[2] ^ s->v[3];
}

int64_t
sip_number(const struct sip_key *key, const void *p, size_t len)
{
	struct sip s;
	uint64_t bits;
	int64_t n;

	sip_begin(&s, key);
	sip_bytes(&s, p, len);
	bits = sip_end(&s);
	memcpy(&n, &bits, sizeof(n));
	return n == NUM_NONE ? 0 : n;
}

void
sip_new_key(struct sip_key *key)
{
	random_bytes(key->k, sizeof(key->k));
}
