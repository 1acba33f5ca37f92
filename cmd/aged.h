#ifndef AGED_H
#define AGED_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "render/grid.h"

/*
 * What has been late for longer than the policy's clocks.old: after a first
 * import of years of history open cases that nobody will meet any more. They
 * stand last, and what people read has one line that counts them and the
 * command that lists them; records (NDJSON, JSON, CSV, workbooks) have all of
 * them. Without clocks.old there are none.
 */

/* Late, and since when. */
enum aged { AGED_AHEAD, AGED_LATE, AGED_OLD };

/* In the order in which they are shown; a due time of NUM_NONE is ahead. */
enum aged aged_of(const struct ctx *c, int64_t due_at);
/* Whether the run's format is one that counts the old ones in a line. */
int aged_are_counted(const struct ctx *c);
/* The line, for so many cases (0: none), with what lists them: a program and
 * its verb. */
void aged_note(struct grid *g, const struct ctx *c, int64_t cases,
    const char *program, const char *verb);

#endif
