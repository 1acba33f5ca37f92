#ifndef SHEET_ARRIVALS_H
#define SHEET_ARRIVALS_H

#include "base/err.h"
#include "sheet/gather.h"

/*
 * Which of the demands of the day that was gathered came again: each caller's
 * earlier cases tell, which are most of what a sheet reads. The answer goes to
 * the residents of *g; nothing else of it is changed. db: where they are asked
 * for, that of *g or another connection. Within one db_begin_read. 0 or -1.
 */
int arrivals_ask(struct gather *g, struct db *db, struct err *e);

#endif
