#ifndef TEXT_NUMERAL_H
#define TEXT_NUMERAL_H

#include <stddef.h>

/*
 * Numbers written out in Chinese, as buildings and floors bear them: 十二,
 * 二十, 一百零五, and digit by digit: 一零五.
 */
#define NUMERAL_MOST 9999	/* what is larger is given as one more */

/* The number that begins at *at, which is moved behind it; 0 and *at as it
 * was where none does. */
int numeral_read(const char *s, size_t len, size_t *at);

#endif
