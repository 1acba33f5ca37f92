#ifndef DATA_JX_H
#define DATA_JX_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * JSON, read. The only place that says json_ (jansson): it corrupts silently
 * when malloc fails and quotes its input in messages, so it gets our
 * allocator, and its texts are never printed (reliability.md, finding 6
 * and 12). Refused: duplicate keys, NaN, \u0000, invalid UTF-8, depth over
 * 32, over 256 keys in an object, integers beyond 64 bits, reals that lose
 * digits, anything behind the value.
 *
 * Values below the one that jx_parse gave are borrowed from it. A wrong type
 * is never an error here: the accessors say so by their result.
 */
struct jx;

#define JX_MAX_BYTES (1 << 20)

/* NULL, with "byte 17: json_duplicate_key" or the like, where refused. */
struct jx *jx_parse(const char *s, size_t len, struct err *e);
/*
 * The same for what other programs write: a real may have the 16 or 17
 * digits that a double prints, as coordinates have.
 */
struct jx *jx_parse_foreign(const char *s, size_t len, struct err *e);
/* The same as jx_parse by jansson alone, for holding the two readers against
 * each other (data/jxquick.h). */
struct jx *jx_parse_slowly(const char *s, size_t len, struct err *e);
void jx_free(struct jx *j);		/* only for what jx_parse gave */

enum jx_type {
	JX_NULL, JX_BOOL, JX_INT, JX_REAL, JX_TEXT, JX_ARRAY, JX_OBJECT
};
enum jx_type jx_type(const struct jx *j);	/* JX_NULL for NULL too */

const struct jx *jx_get(const struct jx *object, const char *key);
/* By dotted path: "due.solve". */
const struct jx *jx_path(const struct jx *object, const char *path);
size_t jx_count(const struct jx *array_or_object);
const struct jx *jx_at(const struct jx *array, size_t i);
/* The i-th member in the order of the text. */
const struct jx *jx_member(const struct jx *object, size_t i,
    const char **key);

/* NULL and 0 unless it is a text; borrowed, NUL-terminated. */
const char *jx_text(const struct jx *j, size_t *len);
int64_t jx_int(const struct jx *j);	/* NUM_NONE unless an integer */
int jx_bool(const struct jx *j);	/* 0, 1; -1 unless a boolean */
/* An exact decimal from an integer, a real, or a text such as "0.9". */
int jx_decimal(const struct jx *j, int64_t *num, int64_t *den);

/* Append any value as JSON, compact, members in their order. */
void jx_put(struct buf *b, const struct jx *j);

#endif
