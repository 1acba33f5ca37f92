#ifndef TEXT_ROOMS_H
#define TEXT_ROOMS_H

#include <stddef.h>

#include "text/digits.h"
#include "text/sift.h"

/*
 * Units and rooms of a building: what of a place leads to a person's door.
 * The building itself stays (12号楼*单元*室).
 */

/* 3单元, 502室, 502A室; and 502 alone behind 12号楼 or 3单元. */
size_t rooms_number(struct sift *t, const struct digits *d);

/* 12-3-502: building, unit and room. */
size_t rooms_triple(struct sift *t, const struct digits *d);

/* 3-502, unit and room: anywhere, or only behind a building. */
size_t rooms_pair(struct sift *t, const struct digits *d);
size_t rooms_pair_behind(struct sift *t, const struct digits *d);

/* A bare number of three or four digits that ends the text. */
size_t rooms_last(struct sift *t, const struct digits *d);

/*
 * A number in Chinese numerals before the word 单元 or 室 at this offset.
 */
void rooms_numerals(struct sift *t, size_t at);

#endif
