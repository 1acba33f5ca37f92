#include "base/mem.h"

#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MEM_EXIT 4		/* the status for system failures */
#define LARGE (128 * 1024)	/* the C library's own until it learns */

/*
 * _exit(), not exit(): other threads may run, and what stands in stdio's
 * buffers may be half a record.
 */
static _Noreturn void
exhausted(void)
{
	fprintf(stderr, "%s: out of memory\n", program_invocation_short_name);
	_exit(MEM_EXIT);
}

void
mem_begin(void)
{
	(void)mallopt(M_MMAP_THRESHOLD, LARGE);
}

void *
mem_alloc(size_t n)
{
	void *p = malloc(n > 0 ? n : 1);

	if (p == NULL)
		exhausted();
	return p;
}

void *
mem_array(size_t n, size_t size)
{
	void *p;

	if (n == 0 || size == 0)
		n = size = 1;
	p = calloc(n, size);
	if (p == NULL)
		exhausted();
	return p;
}

void *
mem_resize(void *p, size_t n, size_t size)
{
	if (n == 0 || size == 0)
		n = size = 1;
	p = reallocarray(p, n, size);
	if (p == NULL)
		exhausted();
	return p;
}

char *
mem_copy(const char *s, size_t len)
{
	char *p;

	if (len == SIZE_MAX)
		exhausted();
	p = mem_alloc(len + 1);
	if (len > 0)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *
mem_text(const char *s)
{
	return s != NULL ? mem_copy(s, strlen(s)) : NULL;
}

void
mem_grow(void *p, size_t n, size_t *cap, size_t size)
{
	size_t want;
	void *array;

	if (n < *cap)
		return;
	want = *cap < 8 ? 8 : *cap;
	while (want <= n) {
		if (want > SIZE_MAX / 2)
			exhausted();
		want *= 2;
	}
	/* p points to a pointer of any type: copied, not cast. */
	memcpy(&array, p, sizeof(array));
	array = mem_resize(array, want, size);
	memcpy(p, &array, sizeof(array));
	*cap = want;
}

void
mem_bug(const char *file, int line, const char *text)
{
	fprintf(stderr, "%s: bug at %s:%d: %s\n",
	    program_invocation_short_name, file, line, text);
	abort();
}
