#ifndef CONVENERUN_H
#define CONVENERUN_H

#include "base/buf.h"
#include "base/err.h"
#include "ctx.h"
#include "life/mattermake.h"

/* One run of convene that writes: what it adds in its transaction. */
struct convenerun {
	struct ctx *ctx;
	struct decide decide;
	struct matter matter;	/* as it stands, act by act */
	int64_t no;
	int64_t appended;
	struct buf figures;	/* of the present act */
	struct buf events;	/* -n: what would have been appended */
};

/* In a transaction: make the act's event and append it, unless it is there
 * already. */
int convenerun_add(struct convenerun *r, const struct matter_wish *w,
    struct err *e);
/* Keep an event that was appended for -n. */
void convenerun_note(struct convenerun *r, const struct event *ev,
    const struct record *of);

/*
 * The cases that were given (an id and a NUL each, of conveneask): fn gets
 * each as it stands.
 */
typedef int (*convenerun_fn)(void *arg, const char *id, struct record *r,
    struct err *e);
int convenerun_cases(struct convenerun *r, const struct buf *ids,
    convenerun_fn fn, void *arg, struct err *e);

/*
 * convene contact: the linked complainants were called, all or those given.
 * A call that counts is one of the four of each linked case, once, however
 * often this is run; then the act itself.
 */
int convenecall_run(struct convenerun *r, struct matter_wish *w,
    struct err *e);

#endif
