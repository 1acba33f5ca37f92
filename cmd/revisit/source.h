#ifndef SOURCE_H
#define SOURCE_H

#include <stdint.h>

#include "base/err.h"
#include "batch.h"
#include "ctx.h"

/*
 * Files of calls and answers, one behind the other; standard input where
 * there is none or for "-". Each is JSON lines or a delimited table with
 * headings, as its first byte says ('{' or another), the table in UTF-8 or
 * GB18030, perhaps with title lines above.
 */
struct source;

/* Every operand must be there before the first is read: else NULL. Needs
 * the policy (for the source of order numbers). */
struct source *source_new(struct ctx *c, int argc, char **argv,
    struct err *e);
void source_free(struct source *s);

/*
 * Fill a batch: 1 there are lines, 0 the end, -1. Each line has its case in
 * rec and what it says in json; of a row raw is kept as UTF-8.
 */
int source_gather(struct source *s, struct batch *b, struct err *e);

/* When the files read so far were exported, by their title lines: the last
 * one's, or NUM_NONE. */
int64_t source_exported_at(const struct source *s);

#endif
