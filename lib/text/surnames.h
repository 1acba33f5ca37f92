#ifndef TEXT_SURNAMES_H
#define TEXT_SURNAMES_H

#include <stddef.h>

/*
 * Chinese surnames: those of one character, those of two, and of the first
 * the hundred and some that nine in ten people have.
 */

/* Whether one begins at s. */
int surnames_single(const char *s, size_t len);
int surnames_common(const char *s, size_t len);
int surnames_compound(const char *s, size_t len);

#endif
