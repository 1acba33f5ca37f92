#ifndef SIGNAL_OFREVISITS_H
#define SIGNAL_OFREVISITS_H

#include "signal/signal.h"

/* Signals of revisits that may never have been. */

/* An answer from a call of a few seconds, at night, of more an hour than one
 * can make, or from another number than the order's. */
void ofrevisits_phantom(struct signal_view *v);
/* Who called, or was called in his place, has a number of the staff's or one
 * that answers for many. */
void ofrevisits_staff(struct signal_view *v);

#endif
