#ifndef USAGE_H
#define USAGE_H

#include "base/buf.h"
#include "cli.h"
#include "options.h"

/*
 * What --help prints, made from the tables, in the messages' language. All
 * functions append to b.
 */

/* The verbs of a command, a line each. */
void usage_command(struct buf *b, const char *program,
    const struct cli_verb *verbs);
/* One verb: its synopsis, its own options, the common ones. */
void usage_verb(struct buf *b, const char *program,
    const struct cli_verb *verb, const struct options *o);
/* "VERB --option" lines, for completion and the lints. */
void usage_list(struct buf *b, const char *verb, const struct options *o);

#endif
