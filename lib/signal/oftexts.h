#ifndef SIGNAL_OFTEXTS_H
#define SIGNAL_OFTEXTS_H

#include "signal/signal.h"

/* Signals of what people of the office wrote down. No text is ever printed. */

/* A note of a call, a revisit or the work holds a phrase that asks for a good
 * answer (words of the policy). */
void oftexts_coax(struct signal_view *v);

#endif
