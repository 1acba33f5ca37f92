#ifndef GEN_SAID_H
#define GEN_SAID_H

#include "base/buf.h"
#include "gen/gen_rng.h"

/*
 * What people of mkoffice write down: of invented places and nobody. Appended
 * as UTF-8.
 */
/* What the citizen reports of a place. */
void gen_said_body(struct buf *b, struct rng *r, const char *site,
    const char *matter);
/* What was done there: no two alike, or from a drawer. */
void gen_said_result(struct buf *b, struct rng *r, const char *site);
void gen_said_result_again(struct buf *b, struct rng *r, const char *site);
/* A note of a call: usual, or one that talks a good answer out of someone. */
void gen_said_call(struct buf *b, struct rng *r);
void gen_said_coax(struct buf *b, struct rng *r);

#endif
