#ifndef FORECAST_TASK_H
#define FORECAST_TASK_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "data/record.h"
#include "lines.h"
#include "stream.h"

/*
 * Items of a list as they come back on a pipe, or by their id from the lists
 * that were kept, and the tasks that are opened from them.
 */

/*
 * Open the task of an item in the present transaction: 1, or 0 where it is
 * there already; *r is the case as it stands. -1 with *f where the line is no
 * item or, with f->code NULL, where the run ends (f->e).
 */
int task_open(struct ctx *c, const struct stream_line *l, struct record *r,
    struct lines_fault *f);

/* What the lines of a stream of items become, each in a transaction. */
typedef int (*task_step)(void *arg, const struct stream_line *l,
    struct record *r, struct lines_fault *f);
/* What is printed of each, behind the commit. */
typedef int (*task_print)(void *arg, const struct stream_line *l,
    const struct record *r, struct err *e);
int task_each(struct ctx *c, int argc, char **argv, task_step step,
    task_print print, void *arg, struct err *e);

#endif
