#ifndef RENDER_GRIDPICK_H
#define RENDER_GRIDPICK_H

#include "base/err.h"
#include "render/grid.h"

/*
 * Parts of a table: the columns that somebody names, or what fits a screen.
 * to comes as grid_init leaves it, with its title, and gets copies.
 */

/* The columns of "key,score", in this order. ERR_USAGE with the names there
 * are where one is no column's key. */
int gridpick_named(struct grid *to, const struct grid *g, const char *fields,
    struct err *e);

/* All but those that stand aside (grid_aside), on a screen those for it
 * (grid_behind) at the end; instants to the minute. */
void gridpick_narrow(struct grid *to, const struct grid *g, int on_screen);

#endif
