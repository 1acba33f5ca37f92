#ifndef EXCLUSIONS_H
#define EXCLUSIONS_H

#include "ctx.h"

/*
 * What waits, in this order: "ahead", cases in which the triage saw a ground
 * and nobody has begun (前置); "begun", the same where somebody has;
 * "serial", whose caller calls again and again; "request", asked for; "after_negative", asked for after a complaint;
 * "appeal". Nothing of it is ever decided by a program.
 */
int exclusions_queue(struct ctx *c, int argc, char **argv, struct err *e);

/*
 * All that was asked for or decided, a row a case and scope, now or as it was
 * known at --as-of: from two such lists a restatement says what changed.
 */
int exclusions_list(struct ctx *c, int argc, char **argv, struct err *e);

#endif
