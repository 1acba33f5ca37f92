#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include "base/err.h"

/*
 * The writer's lock: flock() on FILE.lock, which queues the waiting ones in
 * the order they came. Waiting uses SIGALRM, so a program with threads must
 * block that signal in all but the one that writes.
 */

/* Open (make) the lock file; -1 with e. */
int lock_open(const char *db_path, struct err *e);
/* ERR_BUSY after wait_s seconds. */
int lock_take(int fd, int wait_s, struct err *e);
void lock_drop(int fd);

#endif
