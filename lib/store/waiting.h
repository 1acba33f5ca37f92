#ifndef STORE_WAITING_H
#define STORE_WAITING_H

#include <sqlite3.h>

#include "store/bulk.h"

/*
 * The rows that wait (store/bulk.h) as a virtual table of SQLite, so that one
 * statement takes any number of them without a binding for each value. Its
 * columns have no names that matter, and it is read from the first row to
 * the last.
 */

/* Make them known to the handle under this name; SQLite's result. */
int waiting_register(sqlite3 *h, const char *name, struct bulk *b);

#endif
