#ifndef SHEET_DAILYFOUND_H
#define SHEET_DAILYFOUND_H

#include "base/err.h"
#include "render/page.h"
#include "store/days.h"

/*
 * What the check had found when the day was signed, as the signature froze
 * it: a table of codes, how often, and which of them the signer accepted and
 * why. Nothing where nothing had been found.
 */
int dailyfound_put(struct page *p, const struct day *day, struct err *e);

/* For weekfound: all of them by code, yours; NULL where there are none. And a
 * text of one, "" where it has none. */
struct jx;
int dailyfound_read(const struct day *day, struct jx **all, struct err *e);
const char *dailyfound_text(const struct jx *found, const char *key);

#endif
