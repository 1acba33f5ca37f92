#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */

/*
 * Decode the character at s (len > 0). Returns how many bytes it has and
 * stores it in *c; where no character stands there, 1 and *c = -1, so a
 * loop always makes progress.
 */
size_t utf8_decode(const char *s, size_t len, int32_t *c);

/* Write c (a valid character) to p[4]; the number of bytes. */
size_t utf8_encode(char *p, int32_t c);

/* The offset of the first byte that is not UTF-8, or len. */
size_t utf8_valid_len(const char *s, size_t len);

/* Shorten len so that no character is cut: the new length, <= len. */
size_t utf8_cut(const char *s, size_t len);

/* Columns on a terminal: East Asian wide and full-width 2, combining 0. */
size_t utf8_width(const char *s, size_t len);

/* The length in bytes of the longest prefix no wider than columns. */
size_t utf8_fit(const char *s, size_t len, size_t columns);

#endif
