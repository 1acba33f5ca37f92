#ifndef WORDMAP_H
#define WORDMAP_H

#include <stddef.h>
#include <stdint.h>

/*
 * From the numbers of one struct words to something kept for each: what the
 * reading thread's words mean to the program is found once a word, not once
 * a row.
 */
struct wordmap {
	int64_t *kept;		/* by number; 0: nothing yet */
	size_t cap;
};

#define WORDMAP_INIT { NULL, 0 }

void wordmap_release(struct wordmap *m);
/* Where it is kept, to be read or set. */
int64_t *wordmap_at(struct wordmap *m, uint32_t word);

#endif
