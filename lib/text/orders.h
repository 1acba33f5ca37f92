#ifndef TEXT_ORDERS_H
#define TEXT_ORDERS_H

#include <stddef.h>

/*
 * Order numbers that a text quotes ("工单号20171229090750"): runs of 12 to 20
 * digits, of either width, with no digit or letter beside them. Whether such
 * a number is an order's, and not an identity card's or a bank card's, only
 * the one who looks it up among the orders knows; it is not to be kept.
 */
#define ORDERS_MIN 12
#define ORDERS_MAX 20

/* Whether there may be one, at a glance: never 0 where there is one. */
int orders_may_have(const char *s, size_t len);

/* The next one from *at on, as ASCII with a NUL; *at is moved behind it. 1,
 * or 0 at the end. */
int orders_next(const char *s, size_t len, size_t *at,
    char no[ORDERS_MAX + 1]);

#endif
