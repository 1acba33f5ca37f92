#ifndef RULE_SHEETRULE_H
#define RULE_SHEETRULE_H

#include <stddef.h>
#include <stdint.h>

#include "data/reader.h"

/*
 * The policy's section "sheets" (js-policy(5)): who signs, and what stands on
 * the weekly and monthly sheets and in the bulletin.
 */
struct sheetrule {
	int64_t *signers;		/* words: boxes to sign in */
	size_t nsigners;
	int64_t *urgent;		/* words: parts of category paths */
	size_t nurgent;
	int64_t *enterprises;		/* words: parts of them, or tags */
	size_t nenterprises;
	int top;			/* lines of a list of the most frequent */
	int trail;			/* periods that a course shows */
	int64_t hard_s;			/* 疑难件: open for so long */
	int64_t repeat_s;		/* a repeat: within so long of the end */
	int cluster_cases;		/* 集中性诉求: so many cases of */
	int cluster_callers;		/* so many callers about one matter */
	int64_t cluster_s;		/* within so long */
	int few;			/* the public sees no smaller number */
};

extern const struct reader_key sheetrule_keys[];

/* What holds where the policy is silent. */
void sheetrule_init(struct sheetrule *s);
void sheetrule_release(struct sheetrule *s);

#endif
