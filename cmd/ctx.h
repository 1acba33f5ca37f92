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
#include "rule/calendarfile.h"
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
	int policy_given;		/* by -p, not JS_POLICY */
	const char *actor;		/* NULL */
	int64_t at;			/* --at, else now */
	int dry_run, quiet, exit_zero, explain, bom;
	int format_given;
	enum format format;		/* FORMAT_NDJSON by default */
	const char *out_path;		/* -o; NULL: standard output */
	const char *out_name;		/* -o DIR/: the verb's name for it */
	const char *reject_path, *max_reject;
	int atomic;
	const char *reveal;		/* the reason; NULL: masked */
	const char *period, *from, *by, *fields;
	int64_t as_of;			/* NUM_NONE */

	struct words *words;
	struct policy *policy;		/* NULL until ctx_policy */
	const struct calendar *calendar;	/* NULL until ctx_calendar */
	struct db *db;			/* NULL until ctx_db */
	struct annex *annex;		/* NULL until ctx_put_record */
	struct buf out;			/* what goes to standard output */
	int findings;			/* exit status 1 */
	int out_closed;			/* EPIPE was met */
	int has_workbook;		/* of -f xlsx, which is one */

	/* Of cmd/'s shared files alone. */
	const char *now_text, *format_text, *lang_text;
	char *own_db, *own_policy, *own_key, *own_actor;
	struct calendarfile *calendar_file;
	int is_drawn;			/* a line of ctx_draw stands there */
	int out_fd;			/* -1: not opened yet */
	char *out_target, *out_temporary;
	int has_made_folder;		/* of -o, and nothing in it yet */
	int reveals;			/* ctx_reveal has written its event */
	int has_all_words;		/* of a file that was read */
	int has_noted_unknown;		/* what no case has, of the query */
};

/*
 * Begin: everything empty, then what the environment says (JS_DB, JS_POLICY,
 * JS_KEY, JS_ACTOR, JS_LANG, JS_NOW; XDG folders, HOME). ctx_settle follows
 * the options: clock, format and paths, and languages. ctx_release closes
 * and frees everything; an -o file that ctx_out_end did not end is removed, and
 * the folder that was made for it.
 */
void ctx_init(struct ctx *c, const char *program);
int ctx_settle(struct ctx *c, struct err *e);
int ctx_languages(const char *asked, struct err *e);	/* "zh", "en", NULL */
void ctx_release(struct ctx *c);

/*
 * Load the policy in force now, once; problems go to stderr, a line each. A
 * policy that cannot be read is ERR_DATA. Where one of its limits is working
 * time the calendar is loaded with it.
 */
int ctx_policy(struct ctx *c, struct err *e);
/*
 * Load the calendar, once, and the policy before it: the file that the policy
 * names, seen from where the policy lies, else the installed one. Problems as
 * for the policy.
 */
int ctx_calendar(struct ctx *c, struct err *e);
/*
 * Open the database in this mode (db.h), once. Where the key is needed
 * (imports, revealing) use ctx_db_keyed. With DB_CREATE the default folders
 * are made too.
 */
int ctx_db(struct ctx *c, enum db_mode mode, struct err *e);
/* Of the default places, as DB_CREATE does. */
int ctx_make_folders(struct ctx *c, struct err *e);
int ctx_db_keyed(struct ctx *c, enum db_mode mode, struct err *e);

/*
 * Write down under which policy, and by which calendar if one was loaded, the
 * decisions of this transaction are made, where that is not the last one.
 */
int ctx_keep_policy(struct ctx *c, struct err *e);

/* The day the office began: the policy's start, else of the first import;
 * NUM_NONE where there is neither. Needs policy and db. */
int ctx_start_day(struct ctx *c, int64_t *day, struct err *e);

/* What every decision may look at, from the options. */
void ctx_decide(struct ctx *c, struct decide *d);
/* The period of --period, or the default name given. */
int ctx_period(struct ctx *c, struct period *p, const char *byname,
    struct err *e);
/* Working time in it ("due<+2wd") loads the calendar, any the policy. After
 * ctx_db, where there is a database: then values that no case has are refused
 * or noted. */
int ctx_query(struct ctx *c, struct query **q, int argc, char *const *argv,
    struct err *e);

/* The same query once more, when the records of a file have been read, for
 * what is said of its values. */
int ctx_query_again(struct ctx *c, int argc, char *const *argv,
    struct err *e);

/* A line on stderr, "js-intake: …"; for notes (not with -q) and warnings. */
void ctx_warn(struct ctx *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void ctx_note(struct ctx *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Draw a line on stderr, a terminal, over the one drawn before; NULL: none.
 * Whatever is said next takes its place. */
void ctx_draw(struct ctx *c, const char *line);
/* The exit status will be 1. */
void ctx_finding(struct ctx *c);

/*
 * Output. Put text into c->out; ctx_flush writes it (call it after each
 * commit and when it grows); cli_main writes the rest when run returned 0.
 * When run failed what was not flushed is dropped, so put nothing there that
 * a rollback would make untrue. -o goes to a temporary name and is renamed at
 * the end by cli_main; -o DIR/ wants c->out_name before the first flush. A
 * show verb dies of SIGPIPE silently; a write verb calls ctx_ignore_sigpipe
 * first and stops at ERR_PIPE.
 */
#define CTX_OUT_LEN 65536	/* flush when c->out is this long */
int ctx_flush(struct ctx *c, struct err *e);
void ctx_ignore_sigpipe(void);
/* The file in the folder of -o is whole; what follows goes to another one,
 * named by c->out_name before it is flushed. Nothing happens to others. */
int ctx_out_next(struct ctx *c, struct err *e);
/* Of cli_main: before the verb runs, and when it has succeeded. */
int ctx_out_begin(struct ctx *c, struct err *e);
int ctx_out_end(struct ctx *c, struct err *e);

/* Print one grid or page in the format asked for (with BOM for --bom). */
struct grid;
struct page;
int ctx_print_grid(struct ctx *c, const struct grid *g, struct err *e);
int ctx_print_page(struct ctx *c, const struct page *p, struct err *e);

/*
 * Append a present record with its texts as a JSON line to c->out. Masked,
 * unless --reveal=REASON was given and ctx_reveal has succeeded.
 */
int ctx_put_record(struct ctx *c, const struct record *r, struct err *e);
/* The same of record i of a lot (store/annex.h) that was read, to out, which
 * may be another thread's. */
struct annex;
void ctx_put_annexed(const struct ctx *c, struct buf *out,
    const struct record *r, const struct annex *a, size_t i);

/* A case that an operand names: 1 and *r; 0 where there is none, which is
 * told and a finding; -1. */
int ctx_find_case(struct ctx *c, const char *id, struct record *r,
    struct err *e);

/*
 * Write the access event for these cases (ids, blanks between them), in a
 * transaction of its own; from then on ctx_put_record reveals. Call it
 * before a revealed record goes out, once for each page. The database must
 * be open for writing; nothing happens without --reveal.
 */
int ctx_reveal(struct ctx *c, const char *ids, size_t len, int64_t count,
    struct err *e);

/*
 * Open an input operand ("-" is standard input): a descriptor, or -1. What
 * is absent, a folder or forbidden is unusable input (ERR_DATA).
 */
int ctx_open_input(const char *path, struct err *e);

/*
 * Where a data file lies: "rule", "default.json" beside the program
 * (BIN/../share/jiesu/ROOM/NAME). Yours to free.
 */
char *ctx_data_path(const char *room, const char *name);
/*
 * Where a file lies that the policy names, seen from the policy's folder; for
 * NULL the installed one of lib/rule. Yours to free.
 */
char *ctx_policy_path(const struct ctx *c, const char *name,
    const char *installed);

#endif
