#ifndef FORECAST_SOURCE_H
#define FORECAST_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "cli.h"
#include "ctx.h"
#include "measure/panel.h"

/*
 * Where counts come from: cases of the database or records (--from), grouped
 * by --by, or a file of counts (--series). The verbs of js-forecast that look
 * at counts share these options.
 */
struct source_asked {
	const char *freq;			/* --freq */
	const char *series, *date, *group, *count, *gaps;
	int64_t depth;				/* --depth; 0: the first */
};

struct demand;

struct source {
	enum series_freq freq;
	const struct panel *panel;
	size_t nby;

	/* Of source.c and its two readers alone. */
	struct ctx *ctx;
	const struct source_asked *asked;
	struct panel *own;		/* of --series */
	struct demand *demand;		/* of cases */
};

/* Read all there is. Messages and findings as they are met. */
int source_read(struct source *s, struct ctx *c,
    const struct source_asked *asked, int argc, char **argv, struct err *e);
void source_release(struct source *s);

/* The key of field i of a group, for readers; append. */
void source_put_key(struct buf *b, const struct source *s, size_t i,
    int64_t key);

/* "2024-01-01..2025-06-30, …": the days that no dump covered; append. 0 where
 * all are covered. */
int source_put_gaps(struct buf *b, const struct source *s);

/* The two readers. */
int source_read_cases(struct source *s, int argc, char **argv,
    struct err *e);
int source_read_file(struct source *s, struct err *e);

#endif
