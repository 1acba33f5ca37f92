#ifndef MEASURE_BUSYOUT_H
#define MEASURE_BUSYOUT_H

#include "base/buf.h"
#include "base/words.h"
#include "measure/busy.h"
#include "render/grid.h"
#include "rule/goalrule.h"
#include "store/busylog.h"

/* What a season rests on, as the JSON that its proposal keeps. */
void busyout_put_trigger(struct buf *b, const struct busy_season *s,
    const struct goalrule *rule);

/* Seasons as a table: those that may be proposed, and those that were. */
void busyout_columns(struct grid *g);
void busyout_put_season(struct grid *g, const struct busy_season *s,
    const struct goalrule *rule, const struct words *w);
/* day: whether it is in force then. */
void busyout_put_entry(struct grid *g, const struct busylog_entry *b,
    int64_t day, const struct words *w);

#endif
