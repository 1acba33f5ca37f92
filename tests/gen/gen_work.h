#ifndef GEN_WORK_H
#define GEN_WORK_H

#include "gen/gen_story.h"

/*
 * A case of mkoffice from its call until it is closed. Who reports is a
 * member of the staff where that is planted.
 */
/* 1 closed, 0 it lies there. */
int gen_work_until_closed(struct gen_story *s);
/* Handled a second time, after a citizen said that it is not solved. */
void gen_work_again(struct gen_story *s);

#endif
