#ifndef RULE_POLICYFILE_H
#define RULE_POLICYFILE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Append to text the policy that is in force on day: the file at path, or of
 * the folder's *.json (but calendar*.json) the one with the latest "from" not
 * after day; name (of the file, for messages) is filled. 0, or -1 with the
 * reason.
 */
int policyfile_read(struct buf *text, struct buf *name, const char *path,
    int64_t day, struct err *e);

#endif
