#ifndef CAMEBACK_H
#define CAMEBACK_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "cli.h"

/*
 * returned: how often each unit was given a case of each category and how
 * often it came back, from the database; and the file of it that suggest
 * reads, because a propose verb never looks at the database.
 */
extern const struct cli_verb cameback_verb;

struct cameback;

/* Strict: a line that is no such row is ERR_DATA with its number. */
struct cameback *cameback_read(const char *path, struct words *w,
    struct err *e);
void cameback_free(struct cameback *p);

/* Of this unit, all cases of this category and below it: 0 and 0 where the
 * file has none. */
void cameback_find(const struct cameback *p, int64_t unit,
    int64_t category, const struct words *w, int64_t *assigned,
    int64_t *returned);

#endif
