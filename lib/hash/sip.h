#ifndef HASH_SIP_H
#define HASH_SIP_H

#include <stddef.h>
#include <stdint.h>

/*
 * SipHash-1-3 (Aumasson and Bernstein, 2012; the rounds that hash tables use):
 * 64 bits of a message under a secret key, which nobody who does not know the
 * key can foretell. It takes whole words, so that rows of integers need no
 * bytes, and is called for each column of each row: so it stands here.
 */
struct sip {
	uint64_t v[4];
	uint64_t n;			/* words so far */
};

struct sip_key { uint64_t k[2]; };

static inline uint64_t
sip_turned(uint64_t n, int bits)
{
	return n << bits | n >> (64 - bits);
}

static inline void
sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = sip_turned(v[1], 13) ^ v[0];
	v[3] = sip_turned(v[3], 16) ^ v[2];
	v[0] = sip_turned(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = sip_turned(v[1], 17) ^ v[2];
	v[3] = sip_turned(v[3], 21) ^ v[0];
	v[2] = sip_turned(v[2], 32);
}

static inline void
sip_begin(struct sip *s, const struct sip_key *key)
{
	s->v[0] = key->k[0] ^ UINT64_C(0x736f6d6570736575);
	s->v[1] = key->k[1] ^ UINT64_C(0x646f72616e646f6d);
	s->v[2] = key->k[0] ^ UINT64_C(0x6c7967656e657261);
	s->v[3] = key->k[1] ^ UINT64_C(0x7465646279746573);
	s->n = 0;
}

static inline void
sip_word(struct sip *s, uint64_t word)
{
	s->v[3] ^= word;
	sip_round(s->v);
	s->v[0] ^= word;
	s->n++;
}

/* Their number, and the bytes in words (the first one lowest), the last one
 * filled up with zeros. */
void sip_bytes(struct sip *s, const void *p, size_t len);

uint64_t sip_end(struct sip *s);

/* Of these bytes alone, as a number that is never NUM_NONE. */
int64_t sip_number(const struct sip_key *key, const void *p, size_t len);

/* A key that nobody can guess. */
void sip_new_key(struct sip_key *key);

#endif
