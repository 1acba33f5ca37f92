#ifndef REJECT_H
#define REJECT_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"

/*
 * Rejects of a run: the file of --reject (NDJSON: file, line, end_line,
 * column, code, reason, raw; it is the clerk's own, 0600, so the row may
 * stand in it as it was), messages on stderr (at most 50, then how many
 * more), and the limit of --max-reject. A message never holds the row:
 *
 *	js-intake: dump.csv:1042: received_at: no such date '2026-02-30'
 *	js-dispatch: -:7: json_syntax: byte 17
 *
 * An existing file is replaced only if it is empty or a reject file.
 */
#define REJECT_MESSAGES 50
#define REJECT_CODES 32		/* different ones that are counted apart */
struct reject;

struct reject_what {
	const char *file;		/* "-": standard input; or an id */
	int64_t line, end_line;		/* line NUM_NONE: no line; end_line
					   NUM_NONE: the same */
	const char *column;		/* field or heading, or NULL */
	const char *code;		/* "bad_date", "future", "json_syntax" */
	const char *reason;		/* the sentence */
	const char *raw;		/* the row as it was; NULL: not kept */
	size_t raw_len;
};

struct reject *reject_new(struct ctx *c, struct err *e);
/* -1: the limit is passed (ERR_DATA), or the file could not be written. */
int reject_add(struct reject *r, const struct reject_what *w, struct err *e);
int64_t reject_count(const struct reject *r);
/* How many of each code, the first REJECT_CODES that came; how many codes. */
struct reject_tally {
	const char *code;
	int64_t n;
};
size_t reject_tally(const struct reject *r,
    struct reject_tally out[REJECT_CODES]);
/* accepted: how many were, for P%. Ends the file; sets ctx_finding. */
int reject_end(struct reject *r, int64_t accepted, struct err *e);
void reject_free(struct reject *r);

#endif
