#ifndef LIKELY_H
#define LIKELY_H

#include "absorb.h"

/*
 * A row whose order number a spreadsheet has cut: the case that it may be, of
 * the same caller and received in the same minute. It is only said, with the
 * row's reject; nothing is matched (domain.md, question 2).
 *
 * Appends "; may be bj12345-…: same caller, same time" to reason where there
 * is such a case.
 */
int likely_put(struct import *im, const struct entry *n, struct buf *reason,
    struct err *e);

#endif
