#ifndef PROFILE_H
#define PROFILE_H

#include <stdint.h>

#include "base/words.h"
#include "dump.h"
#include "entry.h"
#include "render/grid.h"
#include "rule/policy.h"

/*
 * What a dump holds, column by column: how often filled, how many different
 * values (counted up to PROFILE_VALUES), the most frequent ones where they
 * are few, a masked sample, and what the policy makes of the answers.
 */
#define PROFILE_VALUES 200

struct profile;

struct profile *profile_new(const struct dump *d, const struct map *map,
    const struct policy *p, struct words *w);
void profile_free(struct profile *p);

void profile_add(struct profile *p, const struct chunk *c,
    const struct entry *n, const struct delim_row *row);
int64_t profile_rows(const struct profile *p);

/* A row a column; notes say encoding, header, export time, rows, warnings.
 * How many different answers the policy does not have, and whether a column
 * is what makes import refuse the file. */
int64_t profile_grid(struct grid *g, const struct profile *p);

#endif
