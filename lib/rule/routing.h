#ifndef RULE_ROUTING_H
#define RULE_ROUTING_H

#include "data/reader.h"

/* The policy's catalogue and its rule lines; r->context is the policy. */
extern const struct reader_key routing_category[];
extern const struct reader_key routing_route[];
extern const struct reader_key routing_routing[];

reader_check_fn routing_check_category;
reader_check_fn routing_check_route;

/*
 * When all are read: older codes become entries of their own, and all are
 * sorted by their words for policy_category_find.
 */
struct policy;
void routing_sort_categories(struct reader *r, struct policy *p);

#endif
