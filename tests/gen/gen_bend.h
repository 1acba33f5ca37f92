#ifndef GEN_BEND_H
#define GEN_BEND_H

#include "gen/gen_office.h"
#include "gen/gen_step.h"

/*
 * Results bent to the target: of each unit's months that fall a few points
 * short of its target, most get as many more solved answers of the city as it
 * takes to reach it, and none beyond. Before the life is lived.
 */
void gen_bend(struct gen_life *l, const struct gen_office *o);

#endif
