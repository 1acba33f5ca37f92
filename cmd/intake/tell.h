#ifndef TELL_H
#define TELL_H

#include "absorb.h"

/*
 * What an import tells: cases as --emit asks for them, and rejects, in the
 * order of the file. Of a run of rows that were sorted it is kept until all
 * of the run is durable.
 */

/* A case that the event made or changed; ev NULL: it is as it was. */
int tell_case(struct import *im, const struct event *ev,
    const struct record *r, struct err *e);
int tell_reject(struct import *im, const struct reject_what *w,
    struct err *e);

/* The run has ended. */
int tell_run(struct import *im, struct err *e);

#endif
