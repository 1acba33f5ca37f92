#ifndef MEASURE_PARTIAL_H
#define MEASURE_PARTIAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "hash/digest.h"
#include "measure/rates.h"
#include "rule/policy.h"
#include "time/period.h"

/*
 * Counts of one shard of the cases, to be added up elsewhere (DESIGN.md
 * section 9): a line for each group, then an end line that says what was
 * counted, under which policy and calendar, how many groups there are, and
 * the SHA-256 of their lines.
 *
 *	{"type":"partial","pv":1,"shard":"A","key":"物业管理科",
 *	 "city":{"full":{"received":12,…},"net":{…}},"own":{…}}
 *	{"type":"partial_end","pv":1,"shard":"A","groups":1,"by":"unit",
 *	 "period":{…},"query":null,"as_of":null,"policy":"…","calendar":"…",
 *	 "digest":"…"}
 *
 * Integers only, no text, no name of a person.
 */
#define PARTIAL_VERSION 1
#define PARTIAL_SHARD_MAX 128	/* bytes of a name */

struct partial_end {		/* what all shards must have in common */
	enum rates_by by;
	struct period period;
	char *query;		/* NULL: all cases */
	int64_t as_of;		/* NUM_NONE: the present */
	char policy[DIGEST_HEX], calendar[DIGEST_HEX];
};

/* 0, or -1 where it is no name of a shard: empty, too long, control bytes,
 * no UTF-8. */
int partial_check_shard(const char *shard, struct err *e);

/*
 * Adding shards up, in any order of the shards. A line that is no partial, a
 * shard that is cut (lines missing), torn (a line changed), counted twice
 * with other figures, or foreign (another question, policy or calendar than
 * the first) is ERR_DATA with its name; the same shard again is skipped.
 */
struct partial;

struct partial *partial_new(struct words *w);
void partial_free(struct partial *p);
int partial_line(struct partial *p, const char *s, size_t len,
    struct err *e);
/* A file ends here: no shard may be open. */
int partial_file_end(struct partial *p, struct err *e);

/* What the shards had in common; NULL where there is none. */
const struct partial_end *partial_common(const struct partial *p);
size_t partial_repeats(const struct partial *p);
/* Only these shards (one a line), and all of them: 0, or ERR_DATA. */
int partial_expect(const struct partial *p, const char *names, size_t len,
    struct err *e);
/* Add everything to r, which was made for the same question. */
void partial_sum(const struct partial *p, struct rates *r);

#endif
