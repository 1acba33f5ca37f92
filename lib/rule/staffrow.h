#ifndef RULE_STAFFROW_H
#define RULE_STAFFROW_H

#include <stdint.h>

#include "rule/staff.h"

/* The rows of rule/staff: begun, ended, and what they owe each other. */
void staffrow_begin(struct staff_reader *r, int64_t line);
void staffrow_end(struct staff_reader *r);
/* When both tables are read: every post of a person is there. */
void staffrow_settle(struct staff_reader *r);

#endif
