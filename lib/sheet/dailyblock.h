#ifndef SHEET_DAILYBLOCK_H
#define SHEET_DAILYBLOCK_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/daily.h"
#include "store/days.h"

/*
 * The seven blocks, their texts masked. A scribe makes the rows of a block
 * while the texts of the next are read, and goes on when the last are read:
 * until dailyblock_put the database is the caller's, but words may only be
 * looked up.
 */
struct dailyblock;

/* Read the texts, within one db_begin_read. NULL with e. */
struct dailyblock *dailyblock_new(const struct daily *d, struct err *e);
/* Wait for the scribe and put them into the page. 0 or -1. */
int dailyblock_put(struct dailyblock *b, struct page *p, struct err *e);
void dailyblock_free(struct dailyblock *b);

/* The events that amended the signed day. */
int dailyblock_put_amendments(struct page *p, const struct daily *d,
    const struct day *day, struct err *e);

#endif
