#ifndef REPORT_HISTORY_H
#define REPORT_HISTORY_H

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "life/event.h"
#include "render/grid.h"

/*
 * How the events of a case are printed, from its first on, so that a table
 * can say what each changed; texts masked unless revealed.
 */
struct history {
	const struct record *record;
	const struct record_texts *texts;	/* of the case */
	const struct words *words;
	struct record was;		/* the case before the next event */
};

/* Everything is borrowed. */
void history_init(struct history *h, const struct record *r,
    const struct record_texts *t, const struct words *w);

/* One JSON object without line feed: the event with its texts. */
void history_put_json(const struct history *h, struct buf *b,
    const struct event *ev);

/* As a table: the columns, then a row an event. */
void history_columns(struct grid *g);
void history_row(struct history *h, struct grid *g, const struct event *ev);

#endif
