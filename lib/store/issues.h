#ifndef STORE_ISSUES_H
#define STORE_ISSUES_H

#include <stdint.h>

#include "base/err.h"
#include "hash/digest.h"
#include "store/db.h"

/*
 * Published weeks and months. A period is published once, as issue 1, and
 * frozen; what changes afterwards makes issue 2, beside the first.
 */
struct issue {
	int is_month;
	int64_t from_day, to_day;	/* both included */
	int64_t number;			/* 1, 2 …; 0: not published */
	int64_t seq;			/* of the event */
	int64_t signed_at;
	int64_t signer, deputy_for;	/* words */
	char *figures;			/* JSON; yours: issues_release */
	char policy[DIGEST_HEX], list[DIGEST_HEX], head[DIGEST_HEX];
};

void issues_init(struct issue *i);
void issues_release(struct issue *i);

/*
 * An issue of the period that begins on this day: of this number, or the last
 * one (number 0); none written after event upto_seq counts (0: all do). 1
 * found, 0 (and number 0) where there is none, -1.
 */
struct issues_key {
	int is_month;
	int64_t from_day, number, upto_seq;
};
int issues_get(struct db *db, const struct issues_key *key, struct issue *i,
    struct err *e);

#endif
