#ifndef SHEET_RECAP_H
#define SHEET_RECAP_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "hash/digest.h"
#include "render/page.h"
#include "rule/policy.h"
#include "rule/seasons.h"
#include "store/db.h"
#include "store/issues.h"
#include "time/period.h"

/*
 * The sheets of a week and of an assessment month (domain.md 4.3, 4.4): what
 * js-audit sign publishes and js-report sheet prints, made by the same code
 * from the same cases.
 *
 * weekly	未解决台账 from promises and progress, what became of the
 *		week's promises, 高频多发, 疑难件, helpers called
 * monthly	分类汇总, 集中性诉求, 涉否, own against city, exclusions,
 *		returns, repeats, courses, praise
 *
 * A case belongs to the period of its time of call (policy period.by for the
 * rates); ledgers hold the state at the instant state_at.
 */
struct recap_options {
	int is_month;
	struct period period;
	/* The cases as they stood after this event; 0: as they are now. Of a
	 * published period the event before its publication. */
	int64_t as_of_seq;
	int64_t state_at;		/* when it was published, else now */
	const struct policy *policy;	/* borrowed */
	const struct seasons *seasons;	/* likewise; NULL: nothing of what was
					 * foreseen */
};

struct recap;

/* The week (Monday to Sunday) that holds this day, and n weeks before it. */
void recap_week(struct period *p, int64_t day, int n);

struct recap *recap_new(struct db *db, const struct recap_options *o,
    struct err *e);
void recap_free(struct recap *v);

/*
 * What a publication freezes, as one JSON object without line feed, the same
 * bytes from the same cases: volume, what stands in the blocks, the rates of
 * the period (city and own, full and net) in all and of each unit.
 */
void recap_put_figures(struct buf *b, const struct recap *v);

/* Whether figures that were frozen are those of v; what was foreseen apart,
 * which is of the day it was frozen on. */
int recap_agrees(const struct recap *v, const char *frozen);

/* SHA-256 over the cases of the period and the open ones, id and revision. */
void recap_list_digest(const struct recap *v,
    unsigned char out[DIGEST_LEN]);

/*
 * The sheet. issue says whether it is published (number 0, or NULL: not);
 * before is the issue that it restates, NULL where it is the first.
 */
struct page *recap_page(struct recap *v, const struct issue *issue,
    const struct issue *before, struct err *e);

#endif
