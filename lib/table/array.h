#ifndef TABLE_ARRAY_H
#define TABLE_ARRAY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/*
 * The objects of one JSON array, which may be longer than memory: cut at
 * their brackets, not parsed. Reads a descriptor; head[0..len) was read from
 * it before.
 */
struct array;

struct array *array_new(int fd, const char *head, size_t len);
void array_free(struct array *a);

struct array_piece {
	const char *s;		/* "{…}", valid until the next call */
	size_t len;
	int64_t line, end_line;
	int is_object;		/* 0: what stands where one should */
};

/*
 * 1; 0 behind the closing bracket; -1 on a failed read, an object of over
 * 1 MiB, and where the data ends before the array does.
 */
int array_next(struct array *a, struct array_piece *p, struct err *e);

#endif
