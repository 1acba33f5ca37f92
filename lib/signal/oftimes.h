#ifndef SIGNAL_OFTIMES_H
#define SIGNAL_OFTIMES_H

#include "signal/signal.h"

/* Signals of when things happened, or did not. */

/* Closed in a small part of the time that its category takes. */
void oftimes_fast_close(struct signal_view *v);

/*
 * Closed, or opened by the office itself, near the edge of an assessment
 * month: right at it, before or behind; or the time was moved over the edge
 * later, or stands on one side of it and was written down on the other.
 */
void oftimes_border(struct signal_view *v);

/* The last result came when next to nothing was left of its time. */
void oftimes_heap(struct signal_view *v);

/* Open, and nothing was done about it for long (应诉不办): no event but those
 * of dumps, of the city and of the program itself. */
void oftimes_idle(struct signal_view *v);

#endif
