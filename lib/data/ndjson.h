#ifndef DATA_NDJSON_H
#define DATA_NDJSON_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Lines of a stream of records: read from a descriptor, at most 1 MiB each.
 * One BOM at the start, a CR before the LF and blank lines are forgiven. A
 * last line without LF counts.
 */
struct ndjson;

struct ndjson *ndjson_new(int fd);
/* The same; head[0..len) was read from fd before (to look at it). */
struct ndjson *ndjson_new_head(int fd, const char *head, size_t len);
void ndjson_free(struct ndjson *n);

/*
 * The next line, without its end, valid until the next call: 1 and *line,
 * *len; 0 at the end; -1 on a failed read. A line that is too long is
 * skipped to its end and returned as 1 with *line NULL.
 */
int ndjson_next(struct ndjson *n, const char **line, size_t *len,
    struct err *e);

/* Whether a further whole line is already here, without waiting. */
int ndjson_ready(const struct ndjson *n);
/* Wait at most ms for input: 1 there is some (or the end), 0 silence. */
int ndjson_wait(struct ndjson *n, int ms);

/* Whether the line that ndjson_next gave last was the input's end: no LF. */
int ndjson_is_cut(const struct ndjson *n);

/* The number of the line that ndjson_next gave last, from 1. */
int64_t ndjson_line(const struct ndjson *n);

#endif
