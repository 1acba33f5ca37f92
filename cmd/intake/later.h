#ifndef LATER_H
#define LATER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "reject.h"

/*
 * What is to be told of a sorted run (run.h) when all of it is durable, in
 * the order of the file: cases by their rows, and rejects.
 */
struct later_item {
	int64_t line, end_line;
	int64_t key;		/* of the case; 0: a reject */
	const char *column, *code;
	size_t reason, raw, raw_len;	/* in bytes */
};

struct later {
	struct later_item *items;
	size_t n, cap;
	struct buf bytes;
};

void later_release(struct later *l);
void later_case(struct later *l, int64_t line, int64_t key);
void later_reject(struct later *l, const struct reject_what *w);

void later_sort(struct later *l);
/* The reject of an item of file; borrowed. */
void later_what(const struct later *l, const struct later_item *item,
    const char *file, struct reject_what *w);
void later_forget(struct later *l);

#endif
