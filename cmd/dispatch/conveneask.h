#ifndef CONVENEASK_H
#define CONVENEASK_H

#include "base/buf.h"
#include "base/err.h"
#include "cli.h"
#include "ctx.h"
#include "life/mattermake.h"

/*
 * What convene was asked for: an act, its options, and the wish that is made
 * of them. Each act takes just its own options.
 */
struct conveneask {
	const char *question, *boundary, *text, *by;
	const char *rule, *ending, *evidence, *parties;
	struct buf cases, party;	/* each text given, a NUL behind */
	int64_t until_at, item, seconds;
	int64_t asked, answered, wanted;
	int64_t owners, area, voted, voted_area, agreed, agreed_area;
	int kept, broken, connected, missed, all;
};

extern struct conveneask conveneask;
extern const struct cli_option conveneask_options[];

/* What the first operand may be: an act, or one of these. */
#define CONVENEASK_SHOW MATTER_ACTS
#define CONVENEASK_LIST (MATTER_ACTS + 1)

/*
 * The act of this name with the options that were given: its number, or -1
 * with ERR_USAGE where there is none, it does not take one of them, or lacks
 * one.
 */
int conveneask_act(const char *name, struct err *e);

/* The wish, but for cases, parties and whom a call reached. */
void conveneask_wish(struct matter_wish *w, int act, struct ctx *c);

#endif
