#ifndef RULE_GOALRULE_H
#define RULE_GOALRULE_H

#include <stddef.h>
#include <stdint.h>

#include "data/reader.h"
#include "stat/ratio.h"

/*
 * The policy's section "targets" (js-policy(5)): how the target of 解决率
 * follows from a unit's own past, and when a season is busy.
 */
struct goalrule_season {	/* declared: the same days each year */
	int64_t name;		/* word */
	int from_month, from_day, to_month, to_day;	/* both included */
};

struct goalrule {		/* parts 0: the policy has no targets */
	int past;		/* comparable periods that it looks at */
	int look_back;		/* periods among which they are found */
	struct ratio step, floor, cap, start;	/* of 1 */
	int64_t contact_s;	/* 推进度: contacted within */

	struct goalrule_season *seasons;
	size_t nseasons;
	struct ratio times;	/* busy: volume over so many times the usual */
	int years, around;	/* the same weeks: so many years, so many
				 * weeks on either side */
	int mean_weeks;		/* where history is shorter: the mean of */
	int lasts_weeks;	/* behind the last busy week */
	struct ratio weight;	/* of 推进度 in the busy season's score */
	int parts;		/* targets are rounded to 1/parts */
};

extern const struct reader_key goalrule_keys[];
reader_check_fn goalrule_check;		/* of a struct goalrule */
void goalrule_release(struct goalrule *g);

#endif
