#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "hash/digest.h"
#include "life/event.h"
#include "store/db.h"

/*
 * The journal: append-only, hash-chained. Within a transaction (db_begin):
 * each function appends one event and brings every derived row up to date.
 * The store gives seq, rec (the later of now and the last rec) and, where
 * they differ, keeps the clock's reading.
 *
 *	hash = SHA-256(prev || seq at rec clock kind key rev actor || body
 *	    length || commitment length || body || commitment)
 *
 * integers as 8 bytes big-endian, an absent one as that of NUM_NONE; the
 * commitment is that to the private row (store/seal.h), or empty.
 */

/* An event of the house. */
int journal_append(struct db *db, struct event *ev, struct err *e);

/*
 * An event of a case: folds it into *r (life_apply), writes event and case.
 * For EV_RECEIVE, r comes in empty with its identity set and leaves as the
 * new case. On failure the transaction must be rolled back.
 *
 * Returns 0 appended; 1 already there: the case holds this same event as its
 * next revision, or the outside fact (EF_FACT) is known; r is then the
 * present record. ERR_STALE where another event stands there.
 */
int journal_append_case(struct db *db, struct event *ev, struct record *r,
    struct err *e);

/* For the dictionary: an event of kind WORDS with this body. */
struct buf;
int journal_append_words(struct db *db, const struct buf *body,
    struct err *e);

/* For db_begin: read the end of the journal. */
int journal_begin(struct db *db, struct err *e);

/* Before COMMIT, by whoever has the database: ERR_DB unless the journal in it
 * ends as this transaction left it. */
int journal_check_end(struct db *db, int64_t last_seq,
    const unsigned char head[DIGEST_LEN], struct err *e);

/*
 * The hash of an event under the one before it, from the columns as they
 * are stored.
 */
struct journal_columns {
	int64_t seq, at, rec, clock, kind, key, rev, actor;
	const char *body;
	size_t body_len;
	const unsigned char *commitment;	/* NULL: none */
};
void journal_hash(struct db *db, const unsigned char prev[DIGEST_LEN],
    const struct journal_columns *c, unsigned char out[DIGEST_LEN]);

/* The row of the case that knows an outside fact by this key, or NUM_NONE. */
int journal_fact(struct db *db, int64_t fact, int64_t *key, struct err *e);

/* The last event: seq 0 and zero bytes where there is none. */
int journal_head(struct db *db, int64_t *seq,
    unsigned char hash[DIGEST_LEN], struct err *e);

/*
 * Read events in order of seq: of one case (key > 0) or all (key 0), from
 * after_seq on, at most limit at a time. fn gets each with its texts; it
 * returns 0 to go on. The number read, or -1.
 */
typedef int (*journal_fn)(void *arg, const struct event *ev);
/*
 * The events of these kinds (a bit 1 << kind each, of those that
 * SCHEMA_SOUGHT has: store/schema.h) in (after_seq, upto_seq], in order,
 * without their texts. 0 or -1.
 */
int journal_read_kinds(struct db *db, int64_t after_seq, int64_t upto_seq,
    uint64_t kinds, journal_fn fn, void *arg, struct err *e);
int64_t journal_read(struct db *db, int64_t key, int64_t after_seq,
    int64_t limit, journal_fn fn, void *arg, struct err *e);

#endif
