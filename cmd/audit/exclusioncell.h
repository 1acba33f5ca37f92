#ifndef EXCLUSIONCELL_H
#define EXCLUSIONCELL_H

#include <stdint.h>

#include "ctx.h"
#include "data/record.h"
#include "render/grid.h"

/* Cells of exclusions: codes where records have them, words for people. */

/* A member that is a list: grounds seen, evidence, answers. */
void exclusioncell_list(struct grid *g, const struct ctx *c,
    const struct record *r, int member);
/* "G1" with what it stands for; NUM_NONE: empty. */
void exclusioncell_ground(struct grid *g, const struct ctx *c, int64_t code);
/* "approved". */
void exclusioncell_decision(struct grid *g, const char *code);

#endif
