#ifndef LIFE_PAUSES_H
#define LIFE_PAUSES_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * More time (domain.md 1.1 no. 8). The solve clock moves or stands only with
 * the consent of city or district, by its number, and when the citizen was
 * told. The office's own consent moves what it set itself: the first call, a
 * promise, a helper's time.
 */
int pauses_extend(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int pauses_pause(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int pauses_resume(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
