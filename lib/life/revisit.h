#ifndef LIFE_REVISIT_H
#define LIFE_REVISIT_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * The office's own revisits: two rounds after 办结, the first to know how
 * things stand, the second to ask for satisfaction. The answer that stands is
 * the latest one that is of use; the first one stays visible beside it.
 */
int revisit_answer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

/* Whether an answer is a complaint: 否 to any question, or not satisfied. */
int revisit_is_negative(const struct policy *p, int64_t contacted,
    int64_t solved, int64_t satisfied);
int revisit_own_is_negative(const struct policy *p, const struct record *r);
int revisit_city_is_negative(const struct policy *p, const struct record *r);

/* 未评价 and 无人接听 are no answers, however many rounds they took. */
int revisit_is_usable(const struct policy *p, const struct wish *wish);
/* What was said, into an event whose answer does not stand. */
void revisit_set_aside(struct event *ev, const struct wish *wish);

#endif
