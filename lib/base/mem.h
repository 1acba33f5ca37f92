#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/*
 * Memory. These functions never return NULL: when memory is exhausted the
 * process ends with one line on standard error and status 4 (SQLite rolls
 * an open transaction back). So no caller has an error path for memory.
 * What they return is released with free().
 */

/*
 * What is freed in one piece of 128 KiB and more goes back to the system at
 * once, here and in the libraries. Without it the C library learns from each
 * large piece to keep more: an import of 5,000,000 rows had 18 MiB in use and
 * held 70. To be called before the first thread.
 */
void mem_begin(void);

/* Room for n bytes, not cleared; n may be 0. */
void *mem_alloc(size_t n);

/* Room for n elements of size bytes, cleared; n * size may not overflow. */
void *mem_array(size_t n, size_t size);

/* As realloc(), for n elements of size bytes. */
void *mem_resize(void *p, size_t n, size_t size);

/* A copy of the len bytes at s, with a NUL behind them. */
char *mem_copy(const char *s, size_t len);

/* A copy of a C string; NULL gives NULL. */
char *mem_text(const char *s);

/*
 * Make room for one more element in the array *p that holds n elements of
 * size bytes and has room for *cap: grows by doubling.
 */
void mem_grow(void *p, size_t n, size_t *cap, size_t size);

/* A promise inside the program is broken: say where and abort(). */
#define BUG(text) mem_bug(__FILE__, __LINE__, text)
_Noreturn void mem_bug(const char *file, int line, const char *text);

#endif
