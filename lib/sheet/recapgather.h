#ifndef SHEET_RECAPGATHER_H
#define SHEET_RECAPGATHER_H

#include "base/err.h"
#include "sheet/recap.h"

/*
 * Read what a weekly or monthly sheet is made of: the cases of the period,
 * the open ones, and of a year before it what courses and comparisons need.
 */
int recapgather_read(struct recap *v, struct err *e);

#endif
