#ifndef PHONES_H
#define PHONES_H

#include <stddef.h>
#include <stdint.h>

#include "ctx.h"

/*
 * Phone numbers, one a line, of a file or standard input ("-"): never from
 * the command line, which every user of the machine can read. The database is
 * open with its key; what comes out are the keyed references, ascending, each
 * once, yours to free. The numbers themselves are wiped. 0, or -1 where a line holds none.
 */
int phones_read(int64_t **refs, size_t *n, struct ctx *c, const char *path,
    struct err *e);

#endif
