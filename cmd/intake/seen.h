#ifndef SEEN_H
#define SEEN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Which cases a dump has named already: a bit for each row of the table of
 * cases, so that a dump of millions costs a few hundred kilobytes.
 */
struct seen {
	unsigned char *bits;
	size_t len;
};

void seen_reset(struct seen *s);	/* none */
void seen_release(struct seen *s);
/* Whether the case is among them already; from now on it is. */
int seen_add(struct seen *s, int64_t key);
int seen_has(const struct seen *s, int64_t key);

#endif
