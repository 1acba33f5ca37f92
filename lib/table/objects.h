#ifndef TABLE_OBJECTS_H
#define TABLE_OBJECTS_H

#include <stddef.h>

#include "base/err.h"
#include "table/delim.h"
#include "table/map.h"

/*
 * JSON objects as rows of a table: one object a line (NDJSON), or one array
 * of objects over any number of lines (Open311 GeoReport v2). Keys are the
 * headings, in the order in which the objects of the first 256 KiB have
 * them; keys that come later are kept together, a JSON object in a last
 * field under OBJECTS_MORE. A text is a field as it stands, null and an
 * absent key an empty one, anything else its JSON.
 *
 * What is no object is a row with the fault DELIM_JSON; reading goes on at
 * the next line, in an array at the next object. Memory does not grow with
 * the file.
 */
#define OBJECTS_HEAD (256 << 10)	/* as much head as there is helps */
#define OBJECTS_MORE "more"

struct objects;

/* Reads fd; head[0..len) was read from it before. ERR_DATA where there is no
 * object in it. */
struct objects *objects_new(int fd, const char *head, size_t len,
    struct err *e);
void objects_free(struct objects *o);

/* The headings, OBJECTS_MORE last; borrowed. */
const struct map_text *objects_headings(const struct objects *o, size_t *n);

/* As delim_next. */
int objects_next(struct objects *o, struct delim_row *row, struct err *e);

#endif
