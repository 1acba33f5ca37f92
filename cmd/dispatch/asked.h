#ifndef ASKED_H
#define ASKED_H

#include "base/err.h"
#include "cli.h"
#include "ctx.h"
#include "life/wish.h"

/*
 * What the handling verbs were asked for on the command line: their options,
 * and the wish that is made of them.
 */
struct asked {
	const char *lead, *assist, *officer, *unit, *by;	/* who */
	const char *why, *text, *next, *consent, *evidence;
	const char *to, *ground;				/* return */
	const char *milestone, *field, *value;
	const char *call, *number, *result;			/* contact */
	const char *whistle, *clock, *approver, *cause;
	const char *needs, *measure;				/* promise */
	int64_t seconds, until_at, score;
	int automatic, told, connected, missed, grant, refuse;
	int arrived, concluded, kept, stage;
};

extern struct asked asked;

extern const struct cli_option asked_assign[], asked_sign[], asked_contact[],
    asked_assist[], asked_extend[], asked_return[], asked_progress[],
    asked_promise[], asked_correct[], asked_resolve[], asked_reopen[],
    asked_note[], asked_remind[], asked_pause[], asked_resume[], asked_transfer[];

/* Whether the option was given (and not empty). */
int asked_has(const struct cli_option *o);

/*
 * The wish. Codes that no policy could make right are ERR_USAGE here; what
 * the policy or the case forbids is refused later, line by line.
 */
int asked_wish(struct wish *w, struct ctx *c, struct err *e);

#endif
