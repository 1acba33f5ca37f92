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

#endif
