#ifndef RESAMPLE_H
#define RESAMPLE_H

#include <stdint.h>

#include "ctx.h"
#include "signal/inquiry.h"

/*
 * signals --sample: the cases that an auditor is to check again, as records
 * for `js-revisit plan --blind`. Drawn from the flagged cases and, by lot,
 * from the others of the period that were asked about by the office
 * (measure/draw); none that cannot be re-checked (life/recheck).
 */
int resample_print(struct ctx *c, const struct inquiry_scope *scope,
    const struct inquiry *q, int64_t most, int64_t seed, struct err *e);

#endif
