#ifndef SPOOL_H
#define SPOOL_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "load.h"

/*
 * A drop folder, for cron: what is complete there is taken in, file by file
 * in the order of names, and goes to done/ or bad/ with a report beside it.
 *
 * Complete is a file that nobody has changed for settle_s seconds and that is
 * the same before and after it was read. Names that begin with '.' or '~$',
 * or end in .part, .tmp, .filepart, .crdownload or '~', are somebody's
 * unfinished business, as are folders and links. The best way in is a rename
 * from such a name.
 *
 * Each dump is read by the map whose headings it has most of (or that of -m);
 * a file of requests, one JSON object a line with a "text", by js-intake add.
 * One run at a time: DIR/.lock, else ERR_BUSY. A crash between an import and
 * its rename leaves a file that the next run takes again, which changes
 * nothing.
 */
#define SPOOL_SETTLE_S 60

int spool_run(struct ctx *c, const char *dir, int64_t settle_s,
    const struct load_wish *w, struct err *e);

#endif
