#ifndef STREAM_H
#define STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "ctx.h"
#include "data/jx.h"
#include "data/record.h"

/*
 * Streams of records (DESIGN.md section 5): NDJSON from FILE operands or
 * standard input; one record printed for each accepted, in input order; a
 * rejected line goes to the reject file with its line number and reason, a
 * message to stderr (the first 50), and the status is 1. --max-reject N|P%
 * ends the run with ERR_DATA; --atomic checks everything first.
 */

/* A line that was accepted; lives until the batch is printed. */
struct stream_line {
	const char *file;	/* "-" for standard input */
	int64_t number;
	const char *text;	/* as it came */
	size_t len;
	struct jx *json;
	struct record rec;	/* decoded key (write) or whole (propose) */
};

/*
 * Propose verbs: step appends its line (without line feed) to out. It may
 * refuse the line: -1 with e of ERR_DATA; any other code ends the run.
 */
typedef int (*stream_step)(void *arg, struct stream_line *l, struct buf *out,
    struct err *e);
int stream_propose(struct ctx *c, int argc, char **argv, stream_step step,
    void *arg, struct err *e);
/* Append the line with this member (JSON text) set in it; "propose" is what
 * most set. */
void stream_put_member(struct buf *out, const struct stream_line *l,
    const char *name, const char *json, size_t len);
void stream_put_proposed(struct buf *out, const struct stream_line *l,
    const char *propose, size_t len);

/*
 * Counting verbs: fn gets each whole record; nothing is printed. path NULL
 * or "-" is standard input. fn returns 0 to go on, else reading ends there.
 */
typedef int (*stream_each)(void *arg, const struct record *r);
int stream_count(struct ctx *c, const char *path, stream_each fn, void *arg,
    struct err *e);

/*
 * Write verbs. Lines are gathered into a batch (1,000 lines, 100 ms of
 * silence, or the end), then in one transaction each line's case is looked up
 * and step makes its event: 1 an event was decided, 0 nothing to do for this
 * one (it passes on), -1 refused (ERR_REFUSED, ERR_USAGE, ERR_DATA, ERR_STALE
 * reject the line; others end the run). The event is appended, committed,
 * and the records are printed as they stand, changed or not.
 *
 * A line whose rev is older than the case's is rejected as stale unless its
 * very event is there already: step then gets the case as it stood at that
 * rev. ev comes in as event_init leaves it; strings that it borrows must
 * live until the next call of step.
 *
 * Codes of rejects: json_… (data/jx), too_long, bad_record, bad_id,
 * unknown_case, incomplete, refused, stale, ahead (a rev that the case has
 * not reached).
 *
 * -n prints what would be appended: each event as JSON instead of records.
 */
typedef int (*stream_decide)(void *arg, struct stream_line *l,
    const struct record *present, struct event *ev, struct err *e);
int stream_write(struct ctx *c, int argc, char **argv, stream_decide step,
    void *arg, struct err *e);
/*
 * The same over lines that a source of the verb's own gathers, at the present
 * rev of their cases: facts from outside, which carry a key of their own
 * (EF_FACT). source resets the batch and fills it by batch.h: 1 there are
 * lines, 0 the end, -1.
 */
struct batch;
typedef int (*stream_source)(void *arg, struct batch *b, struct err *e);
int stream_write_from(struct ctx *c, stream_source source,
    stream_decide step, void *arg, struct err *e);
/* The same over case ids given as operands, at their present rev. */
int stream_write_ids(struct ctx *c, int argc, char **argv,
    stream_decide step, void *arg, struct err *e);

#endif
