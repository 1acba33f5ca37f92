#ifndef LINK_H
#define LINK_H

#include "cli.h"

/*
 * link: a person says that a case belongs to an older one, or that a link,
 * found by the program or said by a person, does not hold.
 */
extern const struct cli_verb link_verb;

#endif
