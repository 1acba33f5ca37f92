#ifndef HASH_DIGEST_H
#define HASH_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/*
 * SHA-256 and HMAC-SHA-256 by libcrypto (which uses the CPU's SHA
 * instructions). A hasher keeps its contexts, so that small messages are
 * cheap: make one per thread and use it for everything. libcrypto failing
 * is a BUG (it can only be memory or a broken installation).
 */
#define DIGEST_LEN 32
#define DIGEST_HEX 65		/* with the NUL */

struct digest;			/* a SHA-256 hasher */
struct digest *digest_new(void);
void digest_free(struct digest *d);
void digest_add(struct digest *d, const void *p, size_t len);
void digest_end(struct digest *d, unsigned char out[DIGEST_LEN]); /* resets */
/* add and end in one */
void digest_of(struct digest *d, const void *p, size_t len,
    unsigned char out[DIGEST_LEN]);

struct mac;			/* an HMAC-SHA-256 under one key */
struct mac *mac_new(const void *key, size_t len);
void mac_free(struct mac *m);	/* clears the key */
void mac_of(struct mac *m, const void *p, size_t len,
    unsigned char out[DIGEST_LEN]);
/* The first eight bytes as a number, never NUM_NONE: a keyed reference. */
int64_t mac_ref(struct mac *m, const void *p, size_t len);

void digest_to_hex(const unsigned char *p, size_t len, char *hex);
/* 0, or -1 where it is not exactly 2 * len hexadecimal digits */
int digest_from_hex(const char *hex, unsigned char *p, size_t len);

/* n bytes that nobody can guess, from the kernel. */
void random_bytes(void *p, size_t n);

#endif
