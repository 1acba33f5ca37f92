#ifndef ISSUEPAPER_H
#define ISSUEPAPER_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "inforce.h"
#include "rule/seasons.h"
#include "sheet/recap.h"
#include "store/issues.h"
#include "time/period.h"

/*
 * The sheets of weeks and months as js-audit sign publishes and js-report
 * sheet prints them: which period, which issue, under which policy.
 */
struct issuepaper {
	int is_month;
	struct period period;
	int64_t number;			/* which issue; 0: the last one */
	int64_t upto_seq;		/* as known after this event; 0: now */
	struct issue issue, before;	/* number 0: there is none */
	struct inforce inforce;
	struct recap *recap;
	struct seasons *seasons;	/* of months */
};

void issuepaper_init(struct issuepaper *p);
void issuepaper_release(struct issuepaper *p);

/*
 * The period asked for: the week that holds a day (NUM_NONE: the last whole
 * week), or the assessment month "YYYY-MM" (NULL: the last whole one).
 */
void issuepaper_week(struct issuepaper *p, struct ctx *c, int64_t day);
int issuepaper_month(struct issuepaper *p, struct ctx *c, const char *month,
    struct err *e);

/* Find the issue and the one before it, and the policy: of a published
 * period its own, else the one in force on its last day. */
int issuepaper_find(struct issuepaper *p, struct ctx *c, struct err *e);

/* Count: as it was published, or as it stands (is_live: in any case). */
int issuepaper_count(struct issuepaper *p, struct ctx *c, int is_live,
    struct err *e);

/* Print the sheet that was counted; -o DIR/ gets "month-2026-11.html". The
 * bulletin of a month is "bulletin-2026-11.html". */
int issuepaper_print(struct issuepaper *p, struct ctx *c, struct err *e);
int issuepaper_print_bulletin(struct issuepaper *p, struct ctx *c,
    struct err *e);

#endif
