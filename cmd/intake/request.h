#ifndef REQUEST_H
#define REQUEST_H

#include "base/buf.h"
#include "base/err.h"
#include "ctx.h"
#include "data/jx.h"
#include "data/record.h"
#include "life/event.h"
#include "stream.h"

/*
 * A request that came in at the desk, as one JSON object: text (required),
 * title, category (path), nature, channel, street, community, point, name,
 * phone, level, received_at (default: --at, else now), and of a 预约 its
 * appointment_at, which the office owes as it does a promise (due.promise).
 * Any other key is refused. Personal data comes this way because it must not
 * stand on a command line, where every user of the machine can read it.
 */
struct request {
	struct record facts;
	struct record_texts texts;	/* borrowed from json */
	struct jx *json;
	int64_t caller, fact;
};

void request_init(struct request *q);
void request_release(struct request *q);

/* Whether a file's first line is a request: an object with a "text" and no
 * key that a request cannot have. */
int request_is_file(const char *path);

/* 0, or -1 with the mistake and its key (ERR_DATA). */
int request_read(struct request *q, const struct stream_line *l,
    struct ctx *c, struct err *e);

/* The event that opens its case; facts.no is set. */
void request_event(const struct request *q, int64_t actor, struct event *ev);

#endif
