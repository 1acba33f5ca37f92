#ifndef RULE_DUTY_H
#define RULE_DUTY_H

#include <stdint.h>

#include "base/words.h"
#include "data/reader.h"
#include "rule/policy.h"

/*
 * What communities may lead (社区工作职责清单). A community is never made
 * lead outside the list; it may help everywhere. While no list is loaded, or
 * it is not in force yet, it may lead anything: check says so once a day.
 */
extern const struct reader_key duty_keys[];
reader_check_fn duty_check;

/* A list is loaded and in force on this day. */
int duty_is_listed(const struct policy *p, int64_t day);

/* The unit is a community and may not lead this matter on this day. */
int duty_forbids(const struct policy *p, int64_t unit, int64_t category,
    int64_t day, const struct words *w);

/*
 * Who leads such a matter: whom its line names, else the deepest entry of the
 * catalogue above it that names a unit which is no community, else the desk;
 * NUM_NONE where the office has none.
 */
int64_t duty_instead(const struct policy *p, int64_t category,
    const struct words *w);

#endif
