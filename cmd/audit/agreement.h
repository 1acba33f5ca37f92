#ifndef AGREEMENT_H
#define AGREEMENT_H

#include "ctx.h"
#include "time/period.h"

/*
 * signals --agreement: how far the re-checks of a period (NULL: all there
 * are), as known at an event (NUM_NONE: now), agree with the office's own
 * answers; with is_list the cases in which they do not, those first that the
 * office held for solved and the auditor not.
 */
int agreement_print(struct ctx *c, const struct period *p, int64_t as_of_seq,
    int is_list, struct err *e);

#endif
