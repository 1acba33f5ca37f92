#ifndef DATA_RECORDWALK_H
#define DATA_RECORDWALK_H

#include <stddef.h>

#include "data/jx.h"
#include "data/record.h"

/*
 * The fields that js-case(5) knows, looked up from what a line has, not the
 * other way round: one look at each of its keys, where asking for every
 * member of a record would search the line a hundred times.
 */

/* Fields that are no members: their type is looked at, nothing is kept. */
struct recordwalk_known {
	const char *path;
	enum jx_type type;
};
extern const struct recordwalk_known recordwalk_known[];
extern const size_t recordwalk_nknown;

/*
 * Call fn with each member of the record that the line has and that is not
 * null; it returns 0 to go on. 0 all is well; -1 where fn says so, where a
 * known field has the wrong type, or where the line is one that is not walked
 * (of jansson's tree): then asking for each member says what is wrong, if
 * anything is.
 */
typedef int (*recordwalk_fn)(void *arg, enum record_member m,
    const struct jx *value);
int recordwalk_run(const struct jx *line, recordwalk_fn fn, void *arg);

#endif
