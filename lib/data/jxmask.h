#ifndef DATA_JXMASK_H
#define DATA_JXMASK_H

#include "base/buf.h"
#include "data/jx.h"

/*
 * Append any value as JSON, as jx_put does, but with what its texts say of
 * persons masked (text/mask). A number that looks like a phone or an ID
 * number becomes a masked text. Keys stand as they are: they are headings.
 */
void jxmask_put(struct buf *b, const struct jx *j);

#endif
