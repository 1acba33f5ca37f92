#ifndef SIGNAL_OFANSWERS_H
#define SIGNAL_OFANSWERS_H

#include "signal/signal.h"

/* Signals of what citizens answered to revisits: 劝说好评, 重沟通轻解决. */

/* Satisfied and not solved, in one and the same revisit. */
void ofanswers_sat_unsolved(struct signal_view *v);

/* The office's own revisit says satisfied and the city's does not; turned
 * round: the city's does. */
void ofanswers_own_vs_city(struct signal_view *v);

/* The first own answer complains, a later one is content, and nothing was
 * done in between but talk. */
void ofanswers_talk_no_work(struct signal_view *v);

/* Whoever asked is of the unit that handled the case. */
void ofanswers_self_rate(struct signal_view *v);

/* Who is not content (so the city says) was not reached by the office's own
 * revisit; beside those who are. */
void ofanswers_revisit_skew(struct signal_view *v);

#endif
