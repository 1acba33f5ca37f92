#ifndef LOOKS_H
#define LOOKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "table/delim.h"
#include "text/charset.h"

/*
 * What the values of a dump's columns look like, by its first rows: where
 * headings say nothing, values do. For a map that is guessed (guess), and for
 * a file that is said to have no order numbers (numbered).
 */
#define LOOKS_ORDERS 3		/* of dates, as enum dumpdate_order */
#define LOOKS_PICTURES 4	/* of dates in numbers */
#define LOOKS_SEPARATORS 7	/* of the parts of a category */
#define LOOKS_SHAPES 8		/* of numbers; most are written in one */

extern const char *const looks_pictures[LOOKS_PICTURES];
extern const char *const looks_separators[LOOKS_SEPARATORS];

struct looks_column {
	int64_t filled, bytes;
	int64_t numbers;	/* that may be order numbers */
	int64_t counted;	/* that are the row's own number: 序号 */
	int64_t phones;
	int64_t dates[LOOKS_ORDERS], pictured[LOOKS_PICTURES];
	int64_t separated[LOOKS_SEPARATORS];
	int64_t sure;		/* order numbers, if anything is */
	int64_t unsure;		/* or a date in digits, a land line */
	int64_t called;		/* only where the heading says so */
	int64_t lengthy;	/* of these three, those of many digits */
	int64_t cut;		/* numbers that a spreadsheet has cut */
	struct buf sample;	/* the first that may be an order number */
	struct words *values;	/* the different ones */
	struct words *shapes;	/* how the numbers are written, */
	int64_t alike[LOOKS_SHAPES + 1];	/* and how many so */
};

struct looks {
	struct looks_column *columns;
	size_t n;
	int64_t rows;
	int order;		/* of dates, that fits most: looks_settle */
	struct buf text, key;
};

void looks_init(struct looks *l, size_t columns);
void looks_release(struct looks *l);

/* Faulty rows don't count. Then, when all have been added, once: */
void looks_add(struct looks *l, enum charset c, const struct delim_row *row);
void looks_settle(struct looks *l);

/* Nearly all: people make mistakes. */
int64_t looks_most_of(int64_t n);
/* Whether nearly all rows have it. */
int looks_is_full(const struct looks *l, size_t column);

/*
 * How much a column looks like order numbers: 0 not at all, most where no
 * value comes twice and the heading says so. Twins are forgiven: a row's
 * number may be in a file twice.
 */
int64_t looks_like_numbers(const struct looks *l, size_t column,
    const char *heading);

/*
 * Whether it can hardly be anything else: full, different in nearly all rows
 * (where it has twelve digits in half of them, from four rows on: helpers' rows
 * bear the same), all written alike, with eight digits or a letter and four. No
 * phone, no identity card and no number of the row. Where the heading says that
 * it numbers something, a date or a land line, too, six digits, or four among
 * other characters (京诉〔2026〕1号), different in most rows and blank in up to
 * half. Where rows are too few to be called different, twelve digits or such a
 * heading are wanted.
 */
int looks_are_numbers(const struct looks *l, size_t column,
    const char *heading);

#endif
