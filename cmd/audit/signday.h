#ifndef SIGNDAY_H
#define SIGNDAY_H

#include <stdint.h>

#include "accept.h"
#include "ctx.h"

/*
 * 日签批 of one day: days are signed one after the other, each once, when it
 * is over. A signature freezes what the leader saw: figures, the digest of the
 * list, findings and what was done about them, policy and head of the chain.
 * It has no other time than now.
 */
struct signday {
	int64_t day;
	const struct accept *accept;
	const char *deputy_for;		/* NULL */
};

/*
 * Sign it, in a transaction, and print its sheet; of a day that is signed
 * already only its sheet, with a note. Needs policy and a database to write.
 */
int signday_run(struct ctx *c, const struct signday *o, struct err *e);

/* -1: what (a day, a period) lies before the office's first day. */
int signday_refuse_early(struct ctx *c, const char *what, int64_t start_day,
    struct err *e);

#endif
