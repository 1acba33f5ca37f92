#ifndef TRAILTEXT_H
#define TRAILTEXT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"

/*
 * What an event says, for people: "lead: 物业科 -> 城管科; due_solve: …" from
 * its line of JSON. was: the case before it, NULL where that is not known.
 * Its number, times, kind, actor, case and revision have columns of their own
 * and are left out, as is what only the program looks at.
 */
void trailtext_put(struct buf *b, const char *line, size_t len,
    const struct record *was, const struct words *w);

#endif
