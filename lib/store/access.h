#ifndef STORE_ACCESS_H
#define STORE_ACCESS_H

#include "base/err.h"
#include "store/db.h"

/*
 * Whether who runs this may use the database as the mode asks: read its file,
 * write it, and write its folder, where SQLite and the lock keep files beside
 * it (who only reads may do without, where they are there). -1 and ERR_IO
 * with the path, whose it is, who runs this, and what to do.
 * A folder in place of the file is ERR_DATA.
 */
int access_check(const char *path, enum db_mode mode, struct err *e);

#endif
