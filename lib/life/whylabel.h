#ifndef LIFE_WHYLABEL_H
#define LIFE_WHYLABEL_H

#include "base/buf.h"

/*
 * Append the reason for a unit as rule/route.h writes it and events keep it
 * ("rule 'R1': text '加装电梯' (…)", "category '供暖'") in the language of
 * sheets. What a person wrote is no such reason and stays as it is.
 */
void whylabel_put(struct buf *b, const char *why);

#endif
