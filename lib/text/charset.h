#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * The encodings of dumps. In GB18030 no second byte is a comma, a quote, CR
 * or LF, so a file may be split into fields before it is decoded, and a bad
 * character spoils its own field only.
 *
 * UTF-8 is tried first: UTF-8 Chinese of an even number of characters is
 * valid GB18030 too (reliability.md, finding 10).
 */
enum charset {
	CHARSET_UTF8, CHARSET_GB18030, CHARSET_UTF16LE, CHARSET_UTF16BE
};

const char *charset_name(enum charset c);	/* "UTF-8", "GB18030" … */

/* By name, any case ("gbk" and "gb2312" mean GB18030); -1 if unknown. */
int charset_find(const char *name, enum charset *c);

/*
 * Guess from the first bytes of a file: UTF-16 where a byte order mark says
 * so, else UTF-8 unless they are not valid UTF-8 (a character cut at the end
 * is no fault). Never fails.
 */
enum charset charset_guess(const char *s, size_t len);

/*
 * Append s to out as UTF-8. Returns len, or, where a byte fits no character,
 * the offset of that byte; what was before it has been appended.
 * Four-byte GB18030 is decoded; the decoding table is made from the C
 * library's on first use. UTF-16 cannot be split into fields first: it is
 * decoded as a stream, text/recode.
 */
size_t charset_decode(struct buf *out, enum charset c, const char *s,
    size_t len);

#endif
