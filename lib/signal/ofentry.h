#ifndef SIGNAL_OFENTRY_H
#define SIGNAL_OFENTRY_H

#include "signal/signal.h"

/* Signals of how the work was written down, and of what came of it. */

/* A result was written down at night, long after it is said to have been
 * there, or as one of many in minutes. */
void ofentry_batch(struct signal_view *v);
/* A result says what an earlier one of the unit says. */
void ofentry_clone(struct signal_view *v);
/* The place called again about the same, soon after the case was closed. */
void ofentry_bounce(struct signal_view *v);

#endif
