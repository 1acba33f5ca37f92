#ifndef STORE_FORECASTS_H
#define STORE_FORECASTS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "life/event.h"
#include "store/db.h"

/*
 * Forecasts of volume (EV_FORECAST) and lists of 未诉先办 (EV_LISTED) that were
 * kept when they were made, so that they can be scored when the truth is in.
 * The journal holds them; the derived table says where.
 */
struct kept {
	int64_t seq, rec;
	int64_t day;		/* the first whose counts were not known */
	const char *figures;	/* JSON; borrowed from the list */
	size_t len;
};

struct kept_list {
	struct kept *of;
	size_t n, cap;
	struct buf text;	/* all their figures */
};

#define KEPT_LIST_INIT { NULL, 0, 0, BUF_INIT }

/* All of this kind, oldest first. 0 or -1; release it either way. */
int forecasts_read(struct db *db, enum event_kind kind, struct kept_list *l,
    struct err *e);
void forecasts_release(struct kept_list *l);

/* Keep one, within a transaction; figures is a JSON object. */
int forecasts_keep(struct db *db, enum event_kind kind, int64_t at,
    int64_t actor, int64_t day, const struct buf *figures, int64_t count,
    struct err *e);

#endif
