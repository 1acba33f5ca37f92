#ifndef STORE_DERIVE_H
#define STORE_DERIVE_H

#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "store/dbi.h"

/*
 * What an event changes in the derived tables beside the case's own row.
 * Live appending and rebuilding both go through it, so that both give the
 * same rows.
 */

/* An event of the house, but not of kind WORDS. */
int derive_house(struct db *db, const struct event *ev, struct err *e);

/* An event of a case, which was before and is now after; before the first
 * event all of it is unknown. */
int derive_case(struct db *db, const struct event *ev,
    const struct record *before, const struct record *after, struct err *e);

/* Read the signed days into db->signed_days. */
int derive_load_days(struct db *db, struct err *e);

#endif
