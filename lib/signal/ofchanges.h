#ifndef SIGNAL_OFCHANGES_H
#define SIGNAL_OFCHANGES_H

#include "signal/signal.h"

/* Signals of what was changed when it was late for that. */

/* The category was corrected after a negative answer. */
void ofchanges_relabel(struct signal_view *v);
/* A milder level or more time, when most of the time (percent of the policy)
 * was used or all of it. */
void ofchanges_downgrade(struct signal_view *v);

#endif
