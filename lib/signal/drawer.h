#ifndef SIGNAL_DRAWER_H
#define SIGNAL_DRAWER_H

#include <stddef.h>
#include <stdint.h>

/*
 * Results that units wrote, kept while one look lasts: whether one says what
 * another of the same unit said before (text/alike). Of each is kept what
 * rules most pairs out at once, so only likely ones are read again.
 */
struct drawer;

struct drawer *drawer_new(void);
void drawer_free(struct drawer *d);

/* Whether an earlier one of this owner is alike from so many percent on; then
 * it is put to them. */
int drawer_put(struct drawer *d, int64_t owner, const char *s, size_t len,
    int percent);

#endif
