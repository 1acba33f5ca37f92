#ifndef SUMMARY_H
#define SUMMARY_H

#include "absorb.h"

/*
 * What an import says on standard error when all is durable: what somebody
 * has to look at, as warnings, which make a finding where figures hang on it;
 * last how many rows there were. maybe: how many new cases without a number
 * look like one that has one, or the other way round.
 */
void summary_tell(const struct import *im, int64_t maybe);

#endif
