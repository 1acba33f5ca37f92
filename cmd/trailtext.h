#ifndef TRAILTEXT_H
#define TRAILTEXT_H

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "life/event.h"

/*
 * What an event says, for people: "lead: 物业科 -> 城管科; due to solve: …" in
 * the language of sheets. Its number, times, kind, actor, case and revision
 * have columns of their own and are left out, as is what only the program
 * looks at.
 *
 * r is its case, NULL for an event of the house; was: the case before it,
 * NULL where that is not known.
 */
void trailtext_put(struct buf *b, const struct event *ev,
    const struct record *r, const struct record *was, const struct words *w);

/*
 * Its texts: what JSON calls one, NULL for one that is not shown, because it
 * is absent or names a person and nothing is revealed; and the text itself,
 * masked unless it is. own: the texts of the case (cases_texts), by which a
 * secret case knows its caller where a later event names him; NULL: none.
 */
const char *trailtext_name(const struct event *ev, const struct record *r,
    enum record_text which);
void trailtext_put_text(struct buf *b, const struct event *ev,
    const struct record *r, const struct record_texts *own,
    enum record_text which);
/* All that are shown, each behind its name; between them, and before the
 * first where b holds something, stands sep. */
void trailtext_put_texts(struct buf *b, const struct event *ev,
    const struct record *r, const struct record_texts *own, const char *sep);

#endif
