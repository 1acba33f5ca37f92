#ifndef SHEET_DAILYBLOCK_H
#define SHEET_DAILYBLOCK_H

#include "base/err.h"
#include "hash/digest.h"
#include "render/page.h"
#include "sheet/daily.h"
#include "store/days.h"

/*
 * The seven blocks, their texts masked, and who came again (arrivals.h), which
 * goes to the residents. A scribe does a half of it.
 */
struct dailyblock;

/* Read and made, within one db_begin_read before which words were learnt.
 * NULL with e. */
struct dailyblock *dailyblock_new(struct daily *d, struct err *e);
/* Put them into the page; digest: daily_list_digest, made meanwhile. */
void dailyblock_put(struct dailyblock *b, struct page *p,
    unsigned char digest[DIGEST_LEN]);
void dailyblock_free(struct dailyblock *b);

/* The events that amended the signed day. */
int dailyblock_put_amendments(struct page *p, const struct daily *d,
    const struct day *day, struct err *e);

#endif
