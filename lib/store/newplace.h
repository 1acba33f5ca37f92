#ifndef STORE_NEWPLACE_H
#define STORE_NEWPLACE_H

#include "base/err.h"

/*
 * The place of a database that is being made whole before anybody sees it. It
 * grows as PATH.restoring, under a lock beside it, and then gets its name,
 * unless there is another one by then. What a killed program left under that
 * name is replaced; it is no database of anybody's.
 */
struct newplace {
	char *path, *temporary;
	char *lock_path;
	int lock_fd;			/* -1: not ours */
};

/* ERR_BUSY where somebody else has it. On failure too newplace_release. */
int newplace_take(struct newplace *p, const char *path, struct err *e);
/* ERR_DATA where there is a database, or its -wal. */
int newplace_check(const struct newplace *p, struct err *e);
/* Remove what stands under the temporary name. */
void newplace_clear(const struct newplace *p);
/* The file under the temporary name is whole and closed. */
int newplace_publish(const struct newplace *p, struct err *e);
/* Remove what has got no name, and the lock. */
void newplace_release(struct newplace *p);

#endif
