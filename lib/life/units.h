#ifndef LIFE_UNITS_H
#define LIFE_UNITS_H

#include "base/err.h"
#include "life/wish.h"

/*
 * Units in decisions: a unit is kept by its own name, whatever name it was
 * given by; several are a list word.
 */

/* The unit's own name for a name or alias; ERR_REFUSED where it has none. */
int units_find(int64_t *name, int64_t given, const struct decide *d,
    struct err *e);

/* The same of the unit that is to lead this case: its own duties allow it. */
int units_lead(int64_t *lead, int64_t given, const struct event *ev,
    const struct record *r, const struct decide *d, struct err *e);

/* The units of have (NUM_NONE: none) and those of more, each once and by its
 * own name, without the lead; NUM_NONE where none is left. */
int units_join(int64_t *list, int64_t have, int64_t more, int64_t lead,
    const struct decide *d, struct err *e);

/* Whether the list has this unit; the list without it, NUM_NONE where none
 * is left. */
int units_has(int64_t list, int64_t unit, const struct words *w);
int64_t units_without(int64_t list, int64_t unit, struct words *w);

/* Whether a word is one of these. */
int units_is_one_of(const int64_t *words, size_t n, int64_t word);

#endif
