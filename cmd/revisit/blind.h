#ifndef BLIND_H
#define BLIND_H

#include <stddef.h>

#include "ctx.h"
#include "life/fourtwo.h"
#include "plansheet.h"

/*
 * The auditor's re-check as lines of a call sheet. The records of --from name
 * the cases; each is read as it stands. Passed over, with a note, are those
 * that cannot be checked (returned, or not yet closed and nobody asked) and
 * those whose present answer was checked already. The rows come in the order
 * of their ids, which tells nothing of why a case was drawn; *rows is yours.
 */
int blind_read(struct ctx *c, const struct fourtwo_rules *rules,
    struct plansheet_row **rows, size_t *n, struct err *e);

#endif
