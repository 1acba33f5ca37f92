#ifndef TEXT_NORM_H
#define TEXT_NORM_H

#include <stddef.h>

#include "base/buf.h"

/*
 * One spelling for what people write in several. Input and output are UTF-8;
 * all functions append to out.
 */

/* Without white space (ASCII, U+3000, U+00A0, U+FEFF) at both ends. */
void norm_trim(const char **s, size_t *len);

/*
 * A heading or a code value: white space and line feeds out, full-width
 * ASCII (U+FF01..FF5E) to ASCII, a colon at the end off, letters to lower
 * case. "来电时间：" and " 来电 时间" become "来电时间".
 */
void norm_key(struct buf *out, const char *s, size_t len);

/* Full-width digits and letters to ASCII; everything else as it is. */
void norm_width(struct buf *out, const char *s, size_t len);

/*
 * A phone number for matching: digits only, full-width ones too, without a
 * leading +86, 86, 0086 or 0 before a mobile; "" where fewer than seven remain.
 */
void norm_phone(struct buf *out, const char *s, size_t len);

#endif
