#ifndef RULE_CANDIDATE_H
#define RULE_CANDIDATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/reader.h"
#include "data/record.h"
#include "rule/policy.h"
#include "rule/staff.h"

/*
 * Who suits a case (专岗专办): constraints first, then points by the policy
 * (match). Whoever has most points is it; among equals who has fewest open
 * cases, then who stands first in the file, and the answer says so. There is
 * no fallback: where nobody suits, it says what was in the way.
 */
extern const struct reader_key candidate_keys[];

/* What is in the way, the first of these. */
enum candidate_bar {
	CANDIDATE_POST,		/* no post of the lead for such a matter */
	CANDIDATE_PLACE,		/* the post, or the person, is for elsewhere */
	CANDIDATE_SKILL,		/* the post asks for a skill that is not there */
	CANDIDATE_HOURS,		/* the post does not work now */
	CANDIDATE_SHIFT,		/* the person does not */
	CANDIDATE_LEAVE,
	CANDIDATE_RECUSED,
	CANDIDATE_FULL,		/* as many open cases as the post allows */
	CANDIDATE_FITS,
	CANDIDATE_COUNT
};

struct candidate_case {
	const struct record *r;
	int64_t lead;		/* the unit it is proposed to, or has */
	const char *text;	/* title and narrative */
	size_t len;
	const char *id;
	int64_t at;		/* now */
};

struct candidate_answer {
	const struct staff_person *person;	/* NULL: nobody suits */
	const struct staff_post *post;
	int64_t points, place, skill, load;	/* and what they are made of */
	int64_t equals;		/* who had as many points and open cases */
	int64_t barred[CANDIDATE_COUNT];	/* how many people by what */
};

void candidate_find(struct candidate_answer *a, const struct candidate_case *c,
    const struct staff *s, const struct policy *p, const struct words *w);

/* "post 'X': place +30, skill +20, open cases 2 x -5; one other as good": in
 * English, for the record. */
void candidate_put_why(struct buf *b, const struct candidate_answer *a,
    const struct policy *p, const struct words *w);
/* "on leave 2, recused 1", in the reader's language; no names. */
void candidate_put_gap(struct buf *b, const struct candidate_answer *a);

#endif
