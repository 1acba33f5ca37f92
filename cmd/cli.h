#ifndef CLI_H
#define CLI_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"

/*
 * What all six commands share: js-COMMAND VERB [options] [ARG…]. A command is
 * a table of verbs, a verb a table of options and a function. Options may
 * stand anywhere (GNU), "--" ends them, abbreviations are refused,
 * --reveal=REASON counts only before the first operand. Each verb accepts
 * the options of its own table and of the groups it names, nothing else.
 */
enum cli_type {
	CLI_FLAG,		/* int: set to 1 */
	CLI_TEXT,		/* const char * */
	CLI_TEXTS,		/* struct buf: each text given, a NUL behind */
	CLI_INT,		/* int64_t */
	CLI_TIME,		/* int64_t: an instant; a day is its start */
	CLI_DAY,		/* int64_t day number; today and yesterday too */
	CLI_SPAN		/* int64_t seconds: 2h, 7d */
};

struct cli_option {
	const char *name;	/* long name; NULL ends the table */
	char letter;		/* or 0 */
	enum cli_type type;
	void *target;		/* NULL: the group option of that name */
	const char *arg;	/* "FILE", "NAME" */
	const char *help;	/* English; shown through lang() */
};

enum cli_group {		/* groups of common options */
	CLI_WRITES = 1,		/* --actor --at -n */
	CLI_STREAMS = 2,	/* --reject --max-reject --atomic */
	CLI_COUNTS = 4,		/* --period --as-of --from --by --explain */
	CLI_PRINTS = 8,		/* -f -o --fields --bom */
	CLI_REVEALS = 16	/* --reveal */
};	/* all verbs: -d -p --now --lang --exit-zero -q -h; all: -V */

struct cli_verb {
	const char *name;	/* NULL ends the table */
	const char *operands;	/* "[FILE…]", "[QUERY]", "ID…" */
	const char *help;	/* one line */
	unsigned groups;
	const struct cli_option *options;	/* may be NULL */
	/* 0 done; -1 with e. Findings and rejects: ctx_finding(). */
	int (*run)(struct ctx *c, int argc, char **argv, struct err *e);
};

/*
 * The whole of a main: parse, set languages and clock, open descriptors 0-2
 * where closed, run the verb, flush and close standard output, print the
 * error if there is one ("js-intake: …"), and return the exit status:
 * 0 fine, 1 findings or rejects, 2 usage, 3 unusable input or policy, 4
 * system, 75 busy. `--list-options` (hidden) prints "VERB --option" lines
 * for the lint and the completions.
 */
int cli_main(const char *program, const struct cli_verb *verbs, int argc,
    char **argv);

#endif
