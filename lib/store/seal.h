#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "data/record.h"
#include "hash/digest.h"

/*
 * A private row without its place in the journal: the texts as they are
 * stored, a salt, and the commitment to both that an event carries:
 * SHA-256(0x02 || salt || caller || fields). It needs no database, so the
 * thread that reads a dump can do it for the one that writes.
 *
 * fields: for each text its number, its length (varints) and its bytes.
 */
#define SEAL_SALT_LEN 16

struct seal {
	unsigned char salt[SEAL_SALT_LEN], commitment[DIGEST_LEN];
	const char *fields;
	size_t len;
};

/* What sealing keeps from row to row; one per thread. */
struct sealer;
struct sealer *seal_new(void);
void seal_free(struct sealer *s);

/* Append the texts to b as fields, at the address that *out says as long as
 * b does not grow. */
void seal_texts(struct sealer *s, const struct record_texts *t,
    int64_t caller, struct buf *b, struct seal *out);

/* The texts that stand in fields, borrowed from them: 0, or -1 where these
 * bytes are none. */
int seal_read(struct record_texts *t, const char *fields, size_t len);

/* The commitment to a row as it is stored. */
void seal_commit(struct sealer *s, const void *salt, size_t salt_len,
    int64_t caller, const char *fields, size_t len,
    unsigned char out[DIGEST_LEN]);

#endif
