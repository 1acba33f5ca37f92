#ifndef STORE_POLICIES_H
#define STORE_POLICIES_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "hash/digest.h"
#include "store/db.h"

/* A text that decisions rest on, and its SHA-256; all borrowed. */
struct policies_text {
	const unsigned char *digest;
	const char *text;
	size_t len;
};

/*
 * The policies that decisions were made under, and the calendars by which
 * they counted working time (NULL: none was looked at, which is no change). A
 * write under another digest than the last one's stores the text and appends
 * an event; within a transaction.
 */
int policies_use(struct db *db, const struct policies_text *policy,
    const struct policies_text *calendar, struct err *e);

/* The text stored under a digest (hex): 1, 0, -1. */
int policies_text(struct db *db, const char *hex, struct buf *out,
    struct err *e);
/* The one in force at an instant, by when it was used: 1, 0, -1. */
int policies_at(struct db *db, int64_t at, struct buf *out, struct err *e);
/* The calendar that was looked at last by then: 1, 0, -1. */
int policies_calendar_at(struct db *db, int64_t at, struct buf *out,
    struct err *e);

#endif
