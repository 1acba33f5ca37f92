#ifndef STORE_POLICIES_H
#define STORE_POLICIES_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "hash/digest.h"
#include "store/db.h"

/*
 * The policies that decisions were made under. A write under another digest
 * than the last one's stores the text and appends an event; within a
 * transaction.
 */
int policies_use(struct db *db, const unsigned char digest[DIGEST_LEN],
    const char *text, size_t len, struct err *e);

/* The text stored under a digest (hex): 1, 0, -1. */
int policies_text(struct db *db, const char *hex, struct buf *out,
    struct err *e);
/* The one in force at an instant, by when it was used: 1, 0, -1. */
int policies_at(struct db *db, int64_t at, struct buf *out, struct err *e);

#endif
