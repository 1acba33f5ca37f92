#ifndef DATA_JSONOUT_H
#define DATA_JSONOUT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * JSON, written: straight into a buffer. Commas are put by looking at the
 * byte before: after '{', '[' and ':' none is due, nor at the start of the
 * buffer or after a line feed.
 *
 *	jsonout_open(b, '{'); jsonout_key(b, "v"); jsonout_int(b, 1);
 *	jsonout_close(b, '}');
 */
void jsonout_open(struct buf *b, char bracket);		/* '{' or '[' */
void jsonout_close(struct buf *b, char bracket);	/* '}' or ']' */
void jsonout_key(struct buf *b, const char *key);
void jsonout_int(struct buf *b, int64_t n);		/* null for NUM_NONE */
void jsonout_bool(struct buf *b, int64_t yes);		/* null for NUM_NONE */
void jsonout_time(struct buf *b, int64_t at);		/* null for NUM_NONE */
/*
 * Invalid UTF-8 becomes U+FFFD; control characters, C1 ones and marks of
 * direction too, are \uXXXX, so that a terminal shows them.
 */
void jsonout_text(struct buf *b, const char *s, size_t len);
void jsonout_texts(struct buf *b, const char *s);	/* NULL: null */
void jsonout_null(struct buf *b);
void jsonout_raw(struct buf *b, const char *json, size_t len);

#endif
