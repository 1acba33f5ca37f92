#ifndef TEXT_RECODE_H
#define TEXT_RECODE_H

#include <stddef.h>

#include "base/err.h"
#include "text/charset.h"

/*
 * A file read as UTF-8, whatever its encoding, for what must be decoded
 * before it can be split: UTF-16 always, GB18030 where '|' separates. A
 * byte (of UTF-16: two) that fits no character becomes RECODE_BAD, which is
 * no UTF-8 either, so that it is found again in the field that it spoils.
 * Memory does not grow with the file.
 */
#define RECODE_BAD '\xff'

struct recode;

/* Reads fd; head[0..len) was read from it before. */
struct recode *recode_new(int fd, const char *head, size_t len,
    enum charset c);
void recode_free(struct recode *r);

/* As io_read: up to len bytes, fewer only at the end; 0 there; -1. */
long recode_read(struct recode *r, char *p, size_t len, struct err *e);

/* Append s as UTF-8, the same way; the end of s is the end of the text. */
void recode_text(struct buf *out, enum charset c, const char *s, size_t len);

#endif
