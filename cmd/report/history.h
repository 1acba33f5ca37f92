#ifndef REPORT_HISTORY_H
#define REPORT_HISTORY_H

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "life/event.h"
#include "render/grid.h"

/* How the events of a case are printed; texts masked unless revealed. */

/* One JSON object without line feed: the event with its texts. */
void history_put_json(struct buf *b, const struct event *ev,
    const struct record *r, const struct words *w);

/*
 * As a table: the columns, then a row for each event of a case from its first
 * on, which says what it changed.
 */
struct history {
	const struct record *record;
	const struct words *words;
	struct record was;		/* the case before the next event */
};

void history_init(struct history *h, const struct record *r,
    const struct words *w);
void history_columns(struct grid *g);
void history_row(struct history *h, struct grid *g, const struct event *ev);

/* A text of a case or an event: all of it. */
void history_put_text(struct buf *b, const struct record *r,
    const struct record_texts *t, enum record_text which);

#endif
