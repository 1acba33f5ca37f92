#ifndef TABLE_WINDOW_H
#define TABLE_WINDOW_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "text/recode.h"

/*
 * The stretch of a file that is in memory, and where in it the bytes stand
 * that mean something in a delimited file: separators, double quotes, line
 * ends and NULs, its marks. They are looked up 64 bytes at a time, so that reading
 * a row costs a step per mark and none per character.
 *
 * data[0..len) may be read; positions are offsets in it, and window_more
 * moves them.
 */
#define WINDOW_BLOCK (256 * 1024)
#define WINDOW_NONE SIZE_MAX

struct window {
	int fd;
	struct recode *recode;	/* borrowed; read instead of fd, or NULL */
	char separator, line_end;	/* ',' and '\n' unless set */
	int is_ended;		/* nothing more comes from fd */
	int64_t base;		/* of data in the file; < 0: it is none */
	char *data;
	size_t len, cap;	/* 64 bytes of room are behind cap */
	size_t next;		/* marks before it have been looked up */
	size_t group;		/* where the last 64 bytes began */
	uint64_t marks;		/* of them, those still to come */
};

/* head[0..len) was read from fd before, which may be -1. */
void window_init(struct window *v, int fd, const char *head, size_t len);
void window_release(struct window *v);

/* The next mark, or WINDOW_NONE where what was read has no more. */
size_t window_mark(struct window *v);
/* Forget what is there from len on, as far as it was read. */
void window_cut(struct window *v, size_t len);
/* These bytes and nothing more, instead of what is there. */
void window_hold(struct window *v, const char *s, size_t len);
/* Look for marks from here on. */
void window_seek(struct window *v, size_t at);

/*
 * Drop the first bytes, so that all positions shrink by so many, and read on
 * behind the rest: 1; 0 at the end; -1 on a failed read. They are dropped
 * only where it returns 1 or -1, or 0 for the first time: *dropped says how
 * many.
 */
int window_more(struct window *v, size_t drop, size_t *dropped,
    struct err *e);

#endif
