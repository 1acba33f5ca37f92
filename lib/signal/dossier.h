#ifndef SIGNAL_DOSSIER_H
#define SIGNAL_DOSSIER_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "store/asof.h"
#include "store/db.h"
#include "store/links.h"

/*
 * All there is about one case, each part read when it is first asked for and
 * kept until the next case: its events, texts and links. What could not be
 * read is empty; whoever looks through many cases asks dossier_failed once
 * behind each.
 *
 * Events and record are those of the moment that the figures stand for, as
 * the texts are; links are those known now.
 */
struct dossier;

/* seq: the last event that counts; 0: all. Within one db_begin_read. */
struct dossier *dossier_new(struct db *db, struct asof *asof, int64_t seq);
void dossier_free(struct dossier *d);

/* Open the one of this case; all that was borrowed from the last is gone. */
void dossier_open(struct dossier *d, const struct record *r);

/* Its events with their texts, oldest first. Borrowed. */
const struct event *dossier_events(struct dossier *d, size_t *n);
/*
 * Live through it once more: each event with the case as it stood before and
 * after it. A member that moved is one that differs; before the first event
 * all are unknown.
 */
typedef void (*dossier_fn)(void *arg, const struct record *before,
    const struct event *ev, const struct record *after);
void dossier_walk(struct dossier *d, dossier_fn fn, void *arg);

/* Its texts, as cases_texts gives them. Borrowed. */
const struct record_texts *dossier_texts(struct dossier *d);
/* The links to it, from newer cases, that hold. Borrowed. */
const struct link *dossier_links(struct dossier *d, size_t *n);

/* Another case, that a link leads to: 1, or 0 where it is not there. */
int dossier_other(struct dossier *d, int64_t key, struct record *other);

/* Whether something could not be read since the last dossier_open: then -1
 * with the reason. */
int dossier_failed(const struct dossier *d, struct err *e);

#endif
