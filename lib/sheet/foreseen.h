#ifndef SHEET_FORESEEN_H
#define SHEET_FORESEEN_H

#include <stddef.h>
#include <stdint.h>

#include "ahead/ahead.h"
#include "base/buf.h"
#include "base/err.h"
#include "render/page.h"
#include "store/db.h"
#include "store/issues.h"
#include "time/period.h"

/*
 * 未诉先办 on the monthly sheet: what became of the lists made in the month,
 * how many of the large demands they foresaw, and which they missed. What a
 * task comes to later is no part of the month: a publication freezes it.
 */
struct foreseen_miss {
	char *category, *community;	/* owned */
	int64_t count, usual;
};

#define FORESEEN_COUNTS 12
struct foreseen {
	int64_t counts[FORESEEN_COUNTS];
	struct foreseen_miss *misses;
	size_t nmisses, cap;
};

/* a holds the cases of the time before its today. */
int foreseen_count(struct foreseen *f, const struct ahead *a, struct db *db,
    const struct period *period, struct err *e);
void foreseen_release(struct foreseen *f);

/* The member "ahead" of an object, and back from such an object's text. */
void foreseen_put_json(struct buf *b, const struct foreseen *f);
int foreseen_read(struct foreseen *f, const char *json, struct err *e);

void foreseen_put(struct page *p, const struct foreseen *f);

#endif
