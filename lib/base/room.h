#ifndef BASE_ROOM_H
#define BASE_ROOM_H

#include <stddef.h>

/*
 * Memory for a piece of work that is done again and again: arrays are taken
 * one by one, given up all together, and the next piece finds the same room.
 * Not for two threads at once.
 */
struct room {
	char *data;
	size_t used, cap;
	char **full;		/* blocks that did not suffice */
	size_t nfull, full_cap, full_size;
};

#define ROOM_INIT { NULL, 0, 0, NULL, 0, 0, 0 }

/* Space for n elements of size bytes, not cleared, until room_reset. */
void *room_take(struct room *r, size_t n, size_t size);
/* What was taken is given up. */
void room_reset(struct room *r);
void room_release(struct room *r);

#endif
