#ifndef SHEET_PUBLICVIEW_H
#define SHEET_PUBLICVIEW_H

#include "base/err.h"
#include "base/words.h"
#include "data/record.h"
#include "render/grid.h"

/*
 * What the one who complained may see of a case, and anybody else who knows
 * its number: where it stands, which unit, the next step and by when, when it
 * was closed and what was answered (masked). No person, no narrative, no
 * place, no caller.
 */

/* 举报, secret and threatening cases are shown to nobody this way; nor are
 * the office's own, which have no number that a citizen knows. */
int publicview_is_allowed(const struct record *r);

void publicview_columns(struct grid *g);
void publicview_row(struct grid *g, const struct record *r,
    const struct record_texts *t, const struct words *w);

/* The same without texts, for lists: number, received, unit, state, date. */
void publicview_list_columns(struct grid *g);
void publicview_list_row(struct grid *g, const struct record *r,
    const struct words *w);

#endif
