#ifndef ALARM_H
#define ALARM_H

#include <stdint.h>

#include "ctx.h"

#include "base/buf.h"
#include "data/record.h"

/*
 * New cases of level 1, told on standard error at once: cron mails what is
 * there, at any hour. Half a year of history must not shout, so only those
 * count that are open still and of our time: received on the policy's start
 * day or later, or, where it names none, at most clocks.alarm before the
 * platform said so.
 */
void alarm_note(struct buf *alarms, const struct ctx *c,
    const struct record *r, const struct record_texts *t, int64_t said_at);

/* Print what was noted, a line each, once it is durable; the status will be
 * 1. */
void alarm_tell(struct buf *alarms, struct ctx *c);

#endif
