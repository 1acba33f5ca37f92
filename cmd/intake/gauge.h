#ifndef GAUGE_H
#define GAUGE_H

#include <stdint.h>

#include "ctx.h"
#include "dump.h"

/*
 * How far an import is, on standard error while that is a terminal: rows,
 * rows a second, time left (of a file whose size is known), rejects. One
 * line, drawn over a few times a second and gone at the end; a message that
 * comes in between takes its place (ctx_warn). Nothing with -q.
 */
struct gauge {
	struct ctx *ctx;
	int is_shown;		/* wanted at all */
	int64_t rows;		/* there were when it began */
	int64_t begun_ms, drawn_ms;
};

void gauge_begin(struct gauge *p, struct ctx *c, int64_t rows);
/* After each batch: all rows so far. */
void gauge_show(struct gauge *p, const struct dump *d, int64_t rows,
    int64_t rejects);
void gauge_end(struct gauge *p);

#endif
