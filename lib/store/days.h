#ifndef STORE_DAYS_H
#define STORE_DAYS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "hash/digest.h"
#include "store/db.h"

/*
 * Signing days (日签批), derived from the journal: open until somebody
 * checked or signed them; amended when an event written after the signature
 * lies inside the day, or corrects a fact of it.
 */
enum day_state { DAY_OPEN, DAY_CHECKED, DAY_SIGNED, DAY_AMENDED };

struct day {
	int64_t day;
	enum day_state state;
	int64_t checked_at, signed_at;	/* NUM_NONE */
	int64_t signer, deputy_for;	/* words */
	int64_t seq;			/* of the signature; 0 */
	int late;			/* signed after the following day */
	int64_t amendments;
	char *figures;			/* JSON as signed; yours: days_release */
	char *accepted;
	char policy[DIGEST_HEX], head[DIGEST_HEX];
};

void days_init(struct day *d);
void days_release(struct day *d);

/* One day; an open one has no row: 0 and DAY_OPEN. */
int days_get(struct db *db, int64_t day, struct day *d, struct err *e);

/* The last signed day, NUM_NONE where there is none. */
int days_last_signed(struct db *db, int64_t *day, struct err *e);

/* The events that amended a day: seq and case row each. */
struct day_amendment { int64_t seq, key, at, rec; };
int days_amendments(struct db *db, int64_t day, struct day_amendment **out,
    size_t *n, struct err *e);

#endif
