#ifndef RULE_UNITLIST_H
#define RULE_UNITLIST_H

#include <stddef.h>

#include "base/buf.h"

/*
 * Lists of units in one text, their names joined by WORDS_SEP.
 *
 *	for (n = 0; unitlist_next(&s, &left, &n);)
 *		the name is s[0..n)
 */
int unitlist_next(const char **s, size_t *left, size_t *n);

int unitlist_holds(const struct buf *list, const char *s, size_t len);

/* Append this name unless it is empty or there already. */
void unitlist_add(struct buf *list, const char *s, size_t len);

#endif
