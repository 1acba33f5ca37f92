#ifndef DATA_RECORDMASK_H
#define DATA_RECORDMASK_H

#include "base/buf.h"
#include "data/record.h"

/*
 * The texts of a case as output shows them where persons are not revealed:
 * masked (text/mask.h). Of a secret case (保密, 举报) moreover nothing tells who
 * called, because the list may be read by whom he complains of: his name, his
 * number and the place that he gave stand nowhere, neither in fields of their
 * own nor in another text, nor does what is the same in his other cases.
 */

/* Whether a text is left out altogether; or a member: the building of the
 * place, and the reference to the caller. */
int recordmask_hides(const struct record *r, enum record_text which);
int recordmask_hides_member(const struct record *r, int member);

/* Append the first len bytes of a text that is there and not hidden. */
void recordmask_put(struct buf *out, const struct record *r,
    const struct record_texts *t, enum record_text which, size_t len);

#endif
