#ifndef LIFE_SURVEY_H
#define LIFE_SURVEY_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * The decisions that concern what the citizen was asked and said: calls, the
 * city's revisit. The office's own revisits are life/revisit's.
 */

/*
 * The codes that a call may carry, each list ended by NULL: which of the four
 * calls it was, whose number was called, and what came of one that was missed
 * or broken off ("refused" and "secret" are why there are fewer than four).
 */
#define SURVEY_FOUR 4	/* the first of survey_calls are the four */
extern const char *const survey_calls[];	/* understand … recheck */
extern const char *const survey_numbers[];	/* order other */
extern const char *const survey_results[];	/* noanswer busy … */
int survey_is_code(const char *const *codes, const char *s);
/* Of M_CALLS, which says which of the four were made; 0: none of them. */
int64_t survey_call_bit(const char *call);

int survey_contact(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int survey_city(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
