#ifndef STORE_SHADOW_H
#define STORE_SHADOW_H

#include "store/dbi.h"

/*
 * A second database, temporary, for what the journal of another says should
 * be there: derived tables alone. Words are those of the other.
 */
int shadow_open(struct db *shadow, const struct db *of, struct err *e);
/* Also where it could not be opened. */
void shadow_close(struct db *shadow);

#endif
