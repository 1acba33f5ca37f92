#ifndef LINES_H
#define LINES_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "reject.h"
#include "stream.h"

/*
 * The lines of a stream verb's input: its FILE operands one behind the other,
 * standard input where there is none or for "-".
 */
struct lines;

/* Every operand must be there before the first is read: else NULL. */
struct lines *lines_new(int argc, char **argv, struct err *e);
void lines_free(struct lines *l);
/* Only that: 0, or -1. */
int lines_check(int argc, char **argv, struct err *e);

/*
 * The next line into l->file, number, text, len (text NULL: too long), valid
 * until the next call of lines_next or lines_wait: 1, 0 at the end, -1.
 */
int lines_next(struct lines *in, struct stream_line *l, struct err *e);
/* A further line is here already; wait for one: as in data/ndjson. */
int lines_ready(const struct lines *in);
int lines_wait(struct lines *in, int ms);

/* Whether the line given last ends its file without a line feed. */
int lines_is_cut(const struct lines *in);

/*
 * Why a line is refused: the reason, and the code that stands for it in the
 * reject file.
 */
struct lines_fault {
	const char *code;
	struct err e;
};

/*
 * Parse the line into l->json and decode it (whole, or only id and rev) into
 * l->rec: 0, or -1 with *f; then l->json is NULL. lines_release frees json.
 */
int lines_decode(struct stream_line *l, struct words *w,
    struct lines_fault *f);
int lines_decode_key(struct stream_line *l, struct words *w,
    struct lines_fault *f);
void lines_release(struct stream_line *l);

/*
 * What a step said: 0 and *f where it refuses the line, -1 where its error
 * (moved to *e) ends the run.
 */
int lines_refused(struct lines_fault *f, struct err *e);

/* Put the line and its fault into the reject file. */
int lines_reject(struct reject *r, const struct stream_line *l,
    const struct lines_fault *f, struct err *e);

#endif
