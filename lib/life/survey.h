#ifndef LIFE_SURVEY_H
#define LIFE_SURVEY_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * The decisions that concern what the citizen was asked and said: calls, the
 * office's own revisits, the city's revisit.
 */
int survey_contact(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int survey_answer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int survey_city(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
