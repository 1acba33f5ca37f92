#ifndef CTX_H
#define CTX_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "life/decide.h"
#include "query/query.h"
#include "render/render.h"
#include "rule/policy.h"
#include "store/db.h"
#include "time/period.h"

/*
 * One per process: the common options as given, and what they open when a
 * verb asks for it. Everything is closed by cli_main.
 */
struct ctx {
	const char *program, *verb;

	const char *db_path, *policy_path, *key_path;	/* resolved */
	int64_t now_at, clock_at;
	int now_given;
	const char *actor;		/* NULL */
	int64_t at;			/* --at, else now */
	int dry_run, quiet, exit_zero, explain, bom;
	int format_given;
	enum format format;		/* FORMAT_NDJSON by default */
	const char *out_path;		/* -o; NULL: standard output */
	const char *reject_path, *max_reject;
	int atomic;
	const char *reveal;		/* the reason; NULL: masked */
	const char *period, *from, *by, *fields;
	int64_t as_of;			/* NUM_NONE */

	struct words *words;
	struct policy *policy;		/* NULL until ctx_policy */
	struct db *db;			/* NULL until ctx_db */
	struct buf out;			/* what goes to standard output */
	int findings;			/* exit status 1 */
	int out_closed;			/* EPIPE was met */
};

/* Load the policy in force now; problems go to stderr, a line each. */
int ctx_policy(struct ctx *c, struct err *e);
/*
 * Open the database in this mode (db.h). Where the key is needed (imports,
 * revealing) use ctx_db_keyed.
 */
int ctx_db(struct ctx *c, enum db_mode mode, struct err *e);
int ctx_db_keyed(struct ctx *c, enum db_mode mode, struct err *e);

/* The day the office began: the policy's start, else of the first import;
 * NUM_NONE where there is neither. Needs policy and db. */
int ctx_start_day(struct ctx *c, int64_t *day, struct err *e);

/* What every decision may look at, from the options. */
void ctx_decide(struct ctx *c, struct decide *d);
/* The period of --period, or the default name given. */
int ctx_period(struct ctx *c, struct period *p, const char *byname,
    struct err *e);
int ctx_query(struct ctx *c, struct query **q, int argc, char **argv,
    struct err *e);

/* A line on stderr, "js-intake: …"; for notes (not with -q) and warnings. */
void ctx_warn(struct ctx *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void ctx_note(struct ctx *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The exit status will be 1. */
void ctx_finding(struct ctx *c);

/*
 * Output. Put text into c->out; ctx_flush writes it (call it after each
 * commit and when it grows). -o goes to a temporary name and is renamed at
 * the end by cli_main. A show verb dies of SIGPIPE silently; a write verb
 * calls ctx_ignore_sigpipe first and stops at ERR_PIPE.
 */
int ctx_flush(struct ctx *c, struct err *e);
void ctx_ignore_sigpipe(void);

/* Print one grid or page in the format asked for (with BOM for --bom). */
struct grid;
struct page;
int ctx_print_grid(struct ctx *c, const struct grid *g, struct err *e);
int ctx_print_page(struct ctx *c, const struct page *p, struct err *e);

/* Append a present record with its texts as a JSON line to c->out. */
int ctx_put_record(struct ctx *c, const struct record *r, struct err *e);

/*
 * Where a data file lies: "rule", "default.json" beside the program
 * (BIN/../share/jiesu/ROOM/NAME). Yours to free.
 */
char *ctx_data_path(const char *room, const char *name);

#endif
