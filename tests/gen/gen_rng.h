#ifndef GEN_RNG_H
#define GEN_RNG_H

#include <stdint.h>

/*
 * Random numbers of our own (splitmix64), so that a seed gives the same dump
 * with every C library. Each case, person and field has a stream of its own,
 * made from the seed and a salt: what one draws never moves another.
 */
struct rng {
	uint64_t state;
};

static inline uint64_t
rng_mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static inline struct rng
rng_of(uint64_t seed, uint64_t salt)
{
	struct rng r;

	r.state = rng_mix(seed + 0x9e3779b97f4a7c15u) ^
	    rng_mix(salt * 0xd1342543de82ef95u + 1);
	return r;
}

static inline uint64_t
rng_next(struct rng *r)
{
	r->state += 0x9e3779b97f4a7c15u;
	return rng_mix(r->state);
}

/* A number in 0..n-1; n is at least 1. */
static inline int
rng_below(struct rng *r, int n)
{
	return (int)(((rng_next(r) >> 32) * (uint64_t)n) >> 32);
}

/* A number in low..high, both included. */
static inline int
rng_between(struct rng *r, int low, int high)
{
	return low + rng_below(r, high - low + 1);
}

/* True in p of 1,000 draws. */
static inline int
rng_permille(struct rng *r, int p)
{
	return rng_below(r, 1000) < p;
}

#endif
