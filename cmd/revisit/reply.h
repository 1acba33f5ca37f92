#ifndef REPLY_H
#define REPLY_H

#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"
#include "data/record.h"
#include "hash/digest.h"
#include "life/wish.h"
#include "rule/policy.h"

/*
 * What one line of a file of calls and answers says. Truths may be true and
 * false or what people write (是, 否, yes, no, 已解决 …, for answers by the
 * policy's table), numbers and codes may be texts.
 */
struct reply {
	enum event_kind kind;	/* CONTACT ANSWER RECHECK WAIVE CITY */
	struct wish wish;	/* its text borrows from the line */
	int64_t at;		/* NUM_NONE: the line does not say */
	int64_t actor;		/* the same */
	char phone[32];		/* the number that was dialled, where the line
				   has it in place of a code; "" */
	int unknown;		/* answers that the policy does not know */
	char unknown_word[64];	/* the first of them */
};

struct reply_reader {
	const struct policy *policy;
	struct words *words;
	struct digest *digest;
};

/* A line of record: kind "call", "answer", "recheck" or "waive". ERR_DATA with the
 * field. */
int reply_read(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e);
/* A line of city. */
int reply_read_city(struct reply *r, const struct jx *j,
    struct reply_reader *rr, struct err *e);

#endif
