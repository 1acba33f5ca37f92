#ifndef MEASURE_DEMAND_H
#define MEASURE_DEMAND_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "measure/panel.h"
#include "measure/rates.h"
#include "rule/policy.h"

/*
 * Demands received per day, week or month (Beijing time) and group, from
 * records of cases.
 *
 * Counted are 主办 rows and rows that say no role, of a nature that the policy
 * counts; the office's own tasks of 未诉先办 are not demands. A group is one
 * value of each field asked for; a period in which it does not occur is one
 * of 0.
 */
#define DEMAND_MAX_BY 2

struct demand;

/* Whether a case is a demand that counts, by the rule above. */
int demand_is_one(const struct policy *p, const struct record *r);

/* n fields, 1 to DEMAND_MAX_BY; policy and words are borrowed. */
struct demand *demand_new(const struct policy *p, struct words *w,
    const enum rates_by *by, size_t n, enum series_freq freq);
void demand_free(struct demand *d);
/* Take so many levels of categories, not the first alone. Before any case. */
void demand_deepen(struct demand *d, int depth);

/* Count one case; order never matters. -1: more than a panel can hold. */
int demand_add(struct demand *d, const struct record *r, struct err *e);

/* A case of the database, whether it is selected or not: tells which days the
 * dumps cover (covered.h). Without any all days are. */
void demand_see(struct demand *d, const struct record *r);

/*
 * No more cases come. The whole periods go from the first one that begins on
 * the day of the first case or later (that before may be cut) to the last
 * one that ended before until_at. Where known is 0 nobody said that the data
 * reach until_at: then the last is at most that of the latest case. Periods
 * that are not covered are left out at both ends, and missing between.
 */
void demand_end(struct demand *d, int64_t until_at, int known);

/* The counts; borrowed. Its groups' keys are for demand_put_key. */
const struct panel *demand_panel(const struct demand *d);
/* After demand_end: which days are not covered; borrowed. */
const struct covered *demand_covered(const struct demand *d);
/* The key of field i for readers; append. */
void demand_put_key(struct buf *b, const struct demand *d, size_t i,
    int64_t key);

#endif
