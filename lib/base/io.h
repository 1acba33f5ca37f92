#ifndef BASE_IO_H
#define BASE_IO_H

#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Files. Every function checks what it wrote; short reads and EINTR are
 * handled here and nowhere else.
 */

/* Append the whole file to b; more than max bytes is an ERR_DATA. */
int io_read_file(struct buf *b, const char *path, size_t max, struct err *e);

/*
 * Read up to len bytes from fd: the number read (0 at the end), or -1.
 * Never short before the end unless the source is a pipe or terminal.
 */
long io_read(int fd, char *p, size_t len, struct err *e);

/* Write all of it; EPIPE is ERR_PIPE. */
int io_write(int fd, const char *p, size_t len, struct err *e);

/*
 * Replace the file at path with these bytes: temporary name beside it,
 * fsync, rename, fsync of the folder. Mode 0600. On failure the old file
 * stands and the temporary one is gone.
 */
int io_replace(const char *path, const char *p, size_t len, struct err *e);

/*
 * The same where no file may be there yet: 1 made, 0 something stands at path
 * and is left as it is, -1. What others see at path is whole.
 */
int io_create(const char *path, const char *p, size_t len, struct err *e);

/*
 * Give the finished file its name, where none may be there yet, and sync the
 * folder: results as of io_create.
 */
int io_publish(const char *from, const char *path, struct err *e);

/*
 * Open descriptors 0, 1 and 2 on /dev/null where they are closed; 0 and 1 so
 * that their use fails: what is written to a closed output must not vanish
 * with status 0.
 */
int io_fill_std(struct err *e);

/* Create the folder and its missing parents, mode 0700. */
int io_make_dirs(const char *path, struct err *e);

/* Whether path exists (of any kind). */
int io_exists(const char *path);

#endif
