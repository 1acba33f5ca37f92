#ifndef STORE_ANNEX_H
#define STORE_ANNEX_H

#include <stddef.h>

#include "base/err.h"
#include "data/record.h"
#include "store/db.h"

/*
 * What is told of many cases beside their records: texts (as cases_texts
 * gives them) and the links from them, read by one statement for a lot of
 * cases instead of one for each.
 */
#define ANNEX_MAX 64		/* cases in a lot */

struct annex;
struct annex *annex_new(struct db *db);
void annex_free(struct annex *a);

/* Read the lot: n <= ANNEX_MAX records, in order of their rows. 0 or -1. */
int annex_read(struct annex *a, const struct record *r, size_t n,
    struct err *e);
/* Texts alone, of any number of cases in any order. */
int annex_read_texts(struct annex *a, const struct record *const *r,
    size_t n, struct err *e);

/* Of record i of those read last; borrowed until others are read. */
void annex_texts(const struct annex *a, size_t i,
    struct record_texts *texts);
const struct record_link *annex_links(const struct annex *a, size_t i,
    size_t *n);

#endif
