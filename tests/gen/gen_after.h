#ifndef GEN_AFTER_H
#define GEN_AFTER_H

#include "gen/gen_story.h"

/*
 * A closed case of mkoffice: the office's two revisits, the city's, and what
 * the unit does about a complaint.
 */
void gen_after_close(struct gen_story *s);

#endif
