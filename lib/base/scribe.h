#ifndef BASE_SCRIBE_H
#define BASE_SCRIBE_H

#include "base/err.h"

/*
 * A thread that writes down what it is given while the caller makes the next
 * piece: rows of the database in an import, lines of output in a list. What
 * both of them touch (SQLite, the output) is one thread's at a time: the
 * scribe's from scribe_give until scribe_wait returns, and the caller's from
 * then on.
 */
#define SCRIBE_MOST 8		/* pieces of work given and not done yet */

struct scribe;

/* fn does one piece of work: 0 or -1. Where no thread is to be had, each
 * piece is done when it is given. */
typedef int (*scribe_fn)(void *arg, int what, struct err *e);
struct scribe *scribe_new(scribe_fn fn, void *arg);
/* Ends when all that was given is done. */
void scribe_free(struct scribe *s);

/* Give one piece, as soon as fewer than SCRIBE_MOST are not done yet. What
 * comes behind a failure is not done. */
void scribe_give(struct scribe *s, int what);
/* Whether all that was given is done. */
int scribe_is_idle(struct scribe *s);
/* Until all is done: 0, or -1 with the first failure since the last wait. */
int scribe_wait(struct scribe *s, struct err *e);

#endif
