#ifndef DATA_RECORDIN_H
#define DATA_RECORDIN_H

#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"
#include "data/record.h"

/*
 * A case record from its JSON: what record_put_json writes. New words are
 * added to w. Fields that js-case(5) does not know are left alone (they live
 * on in the line itself); a known field of the wrong type, a missing id, an
 * id that does not fit src, or a higher version is refused with its path.
 */
int recordin_decode(struct record *r, const struct jx *j, struct words *w,
    struct err *e);

/* Only what a write verb may read: id and rev. */
int recordin_decode_key(struct record *r, const struct jx *j,
    struct words *w, struct err *e);

/* The decision that a propose verb wrote; words are 0..n. */
struct propose {
	const char *verb;	/* "assign"; NULL: the record has none */
	int64_t lead;
	int64_t assist;		/* a list word */
	int64_t why;		/* a list word */
	int64_t officer;
};
int recordin_propose(struct propose *p, const struct jx *j, struct words *w,
    struct err *e);

#endif
