#ifndef SIGNAL_OFANSWERS_H
#define SIGNAL_OFANSWERS_H

#include "signal/signal.h"

/* Signals of what citizens answered to revisits: 劝说好评. */

/* Satisfied and not solved, in one and the same revisit. */
void ofanswers_sat_unsolved(struct signal_view *v);
/* Whoever asked is of the unit that handled the case. */
void ofanswers_self_rate(struct signal_view *v);

#endif
