/*
 * A copy of a text in memory of just its size: what reads behind its end is
 * found by the address sanitizer.
 */
#ifndef TESTS_EXACT_H
#define TESTS_EXACT_H

#include <stdlib.h>
#include <string.h>

static inline char *
exact_copy(const char *s, size_t len)
{
	char *copy = malloc(len);

	if (copy == NULL && len > 0)
		abort();
	if (len > 0)
		memcpy(copy, s, len);
	return copy;
}

#endif
