#ifndef STORE_FROZEN_H
#define STORE_FROZEN_H

#include <stdint.h>

#include "base/err.h"
#include "hash/digest.h"
#include "life/event.h"
#include "store/db.h"

/*
 * The event of a check or a signature, whose bytes hold what was frozen then.
 * fn gets it, valid during the call, with its hash in hex ("" where it is
 * none).
 */
typedef void (*frozen_fn)(void *arg, const struct event *ev,
    const char hash[DIGEST_HEX]);
int frozen_read(struct db *db, int64_t seq, frozen_fn fn, void *arg,
    struct err *e);

/* A value of bytes: a copy, NULL where there is none; or in hex, "" then. */
char *frozen_copy(const struct event *ev, int field);
void frozen_hex(char hex[DIGEST_HEX], const struct event *ev, int field);

#endif
