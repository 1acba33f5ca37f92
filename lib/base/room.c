#include "base/room.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ALIGN 16
#define LEAST 65536

/* A block of at least so many bytes, and at least as large as all before. */
static void
add_block(struct room *r, size_t least)
{
	if (r->data != NULL) {
		mem_grow(&r->full, r->nfull, &r->full_cap, sizeof(*r->full));
		r->full[r->nfull++] = r->data;
		r->full_size += r->cap;
	}
	r->cap = r->full_size > LEAST ? r->full_size : LEAST;
	if (r->cap < least)
		r->cap = least;
	r->data = mem_alloc(r->cap);
	r->used = 0;
}

void *
room_take(struct room *r, size_t n, size_t size)
{
	size_t bytes;
	char *p;

	if (size > 0 && n > (SIZE_MAX / 4 - ALIGN) / size)
		BUG("an array of absurd size");
	bytes = (n * size + ALIGN - 1) / ALIGN * ALIGN;
	if (r->data == NULL || bytes > r->cap - r->used)
		add_block(r, bytes);
	p = r->data + r->used;
	r->used += bytes;
	return p;
}

static void
free_full(struct room *r)
{
	while (r->nfull > 0)
		free(r->full[--r->nfull]);
}

/* Several blocks become one as large as they were together. */
void
room_reset(struct room *r)
{
	if (r->nfull > 0) {
		free_full(r);
		free(r->data);
		r->cap += r->full_size;
		r->full_size = 0;
		r->data = mem_alloc(r->cap);
	}
	r->used = 0;
}

void
room_release(struct room *r)
{
	free_full(r);
	free(r->full);
	free(r->data);
	memset(r, 0, sizeof(*r));
}
