#ifndef SIGNAL_OFRETURNS_H
#define SIGNAL_OFRETURNS_H

#include "signal/signal.h"

/* Signals of cases that go away again: returned, or left out of the rates. */

/* Returned when most of the time for an objection was over, or returned as
 * often as a return is ping-pong. Of the unit that led it then. */
void ofreturns_ping_pong(struct signal_view *v);

/* Of the cases about which the citizen complained: their exclusion was asked
 * for after that. */
void ofreturns_late_exclude(struct signal_view *v);

/* The same cases: their exclusion was asked for at all, or decided by the
 * city; beside those with which people are satisfied. */
void ofreturns_exclude_skew(struct signal_view *v);

#endif
