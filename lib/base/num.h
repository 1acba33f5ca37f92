#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stddef.h>
#include <stdint.h>

/*
 * Numbers from text and back. An absent integer is NUM_NONE everywhere in
 * this program: a record's members, an event's fields, a NULL column.
 */
#define NUM_NONE INT64_MIN

/*
 * The whole of s[0..len) as a decimal integer with an optional '-': 0 and
 * *n, or -1 where it is empty, holds anything else, or does not fit
 * (INT64_MIN is refused too: it would be read as absent).
 */
int num_parse(const char *s, size_t len, int64_t *n);

/*
 * An exact decimal such as "0.9" as num/den, den a power of ten up to 10^6;
 * -1 where it is none, negative, or has more than six places.
 */
int num_decimal(const char *s, size_t len, int64_t *num, int64_t *den);

/*
 * The next row of a list such as "7:1:3;8:1:4;", n numbers that are not
 * negative: 0 and *s behind it, or -1 where none stands there.
 */
int num_take_row(const char **s, const char *end, int64_t *row, int n);

/* Which comes first, for qsort: under 0, 0 or over 0. */
int num_compare(int64_t a, int64_t b);
/* The same of two int64_t, as qsort and bsearch ask. */
int num_compare_at(const void *a, const void *b);
/* Ascending, each once: how many are left. list may be NULL where n is 0. */
size_t num_sort_once(int64_t *list, size_t n);
/* Whether n is among them; they ascend. */
int num_is_among(int64_t n, const int64_t *list, size_t len);

/* Checked: 0 and *r, or -1 on overflow. */
int num_add(int64_t a, int64_t b, int64_t *r);
int num_mul(int64_t a, int64_t b, int64_t *r);

#endif
