#ifndef TEXT_SITE_H
#define TEXT_SITE_H

#include <stddef.h>

#include "base/buf.h"

/*
 * The site of a place: its estate and building (农光里12号楼), its estate or
 * its street where no building is named. What leads to a door (unit, floor,
 * room) and whatever stands behind it is left out, so a site may stand in
 * the body of an event.
 *
 * One building has one spelling: digits of either width and Chinese numerals,
 * 号楼, #楼, 栋, 幢 and 楼 are all N号楼, A座 stays; 12-3-502 is building 12;
 * 劲松3区 is 劲松三区; 小区 behind a name, and city, street and community
 * before it, go.
 *
 * Only what has the form of a place is taken: a name of 2 to 12 characters
 * before a building, or one that ends as places do (里, 园, 路 …). Anything
 * else (a bare door, a sentence, whatever names a person or holds a long
 * number) has no site.
 */
struct site_reader;
struct site_reader *site_reader_new(void);
void site_reader_free(struct site_reader *r);

/* Appends the site to out and returns 1, or returns 0: there is none. */
int site_of(struct site_reader *r, struct buf *out, const char *point,
    size_t len);

/* Whether a site names a building, not an estate or a street alone. */
int site_has_building(const char *site, size_t len);

#endif
