#ifndef GUESS_H
#define GUESS_H

#include <stddef.h>
#include <stdint.h>

#include "dump.h"

/*
 * Which column of a dump is which fact, where the headings do not say so: by
 * what its first rows hold.
 */
#define GUESS_ROWS 2000

struct guess;

/* Reads the first rows of the dump, which is open. */
struct guess *guess_new(struct dump *d, struct err *e);
void guess_free(struct guess *g);

/*
 * The fact of each column: as the dump's binding has it, and of those that
 * it doesn't know the order number, the time of receipt, what was said and
 * the phone, where one column looks like it.
 */
enum map_fact guess_fact(const struct guess *g, size_t column);

/* How dates are written ("mdy"); the picture of the date in order numbers,
 * where no column has the time; what separates parts of a category. NULL:
 * nothing is to be said. */
const char *guess_order(const struct guess *g);
const char *guess_picture(const struct guess *g);
const char *guess_separator(const struct guess *g);

#endif
