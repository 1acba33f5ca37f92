#ifndef RULE_ROUTING_H
#define RULE_ROUTING_H

#include "data/reader.h"

/* The policy's catalogue and its rule lines; r->context is the policy. */
extern const struct reader_key routing_category[];
extern const struct reader_key routing_route[];

reader_check_fn routing_check_category;
reader_check_fn routing_check_route;

#endif
