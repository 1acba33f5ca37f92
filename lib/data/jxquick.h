#ifndef DATA_JXQUICK_H
#define DATA_JXQUICK_H

#include <stddef.h>
#include <stdint.h>

#include "data/jx.h"

/*
 * A reader for the JSON that our own programs write, behind data/jx: one look
 * over the bytes, no allocation for each value. It takes a part of what jansson
 * takes and gives the same tree for it; for all else (a real, a \u escape, a
 * long number, a key of more than 128, whatever is wrong) it gives up, and
 * jansson decides and says why. So the rules are jansson's and jxscan's, and
 * fuzz_json holds the two against each other.
 */
struct jxquick {		/* a value; siblings lie behind each other */
	enum jx_type type;
	uint32_t next;		/* nodes to the next sibling; 0: the last */
	uint32_t count;		/* members or elements; the first is the next
				 * node */
	uint32_t hash;		/* of the key */
	uint32_t key_len, len;
	const char *key;	/* ends in NUL; NULL: not in an object */
	union {
		const char *s;	/* ends in NUL */
		int64_t n;	/* numbers, truth */
	};
};

/* The root, or NULL where it gives up. */
const struct jxquick *jxquick_parse(const char *s, size_t len);
void jxquick_free(const struct jxquick *root);

/* The hash of a key, from that of what stands before it. */
#define JXQUICK_HASH UINT32_C(2166136261)
uint32_t jxquick_hash(uint32_t from, const char *s, size_t len);

const struct jxquick *jxquick_get(const struct jxquick *object,
    const char *key, size_t len);
/* NULL where there is none. */
const struct jxquick *jxquick_first(const struct jxquick *j);
const struct jxquick *jxquick_next(const struct jxquick *j);
const struct jxquick *jxquick_at(const struct jxquick *j, size_t i);

/* What a struct jx is inside: NULL where it is one of jansson's. */
const struct jxquick *jxquick_of(const struct jx *j);
const struct jx *jxquick_as_jx(const struct jxquick *q);

#endif
