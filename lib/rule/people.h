#ifndef RULE_PEOPLE_H
#define RULE_PEOPLE_H

#include "data/reader.h"

/* The policy's office, units and people; r->context is the policy. */
extern const struct reader_key people_office[];
extern const struct reader_key people_unit[];
extern const struct reader_key people_person[];

reader_check_fn people_check_office;
reader_check_fn people_check_unit;
reader_check_fn people_check_person;

struct policy;
void people_check_leaders(struct reader *r, const struct policy *p);

#endif
