#ifndef STORE_CHAIN_H
#define STORE_CHAIN_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "hash/digest.h"
#include "store/db.h"
#include "store/journal.h"

/*
 * The rules of the chain, for who reads the journal from its first event to
 * its last: each event follows the one before it, fits its own hash, and was
 * not written before the other. What breaks one is given to fn.
 */
typedef void (*chain_fn)(void *arg, int64_t seq, const char *text);

struct chain {
	struct db *db;
	chain_fn fn;
	void *arg;
	const unsigned char *wanted;	/* a head that left, or NULL */
	int wanted_found;
	int64_t last_seq, last_rec;
	unsigned char head[DIGEST_LEN];
};

/* An event as it is stored; borrowed from the row of the statement. */
struct chain_row {
	struct journal_columns c;
	const char *prev, *hash;
	size_t prev_len, hash_len;
};
#define CHAIN_COLUMNS "seq, at, rec, clock, kind, cas, rev, actor, body," \
    " commitment, prev, hash"

void chain_begin(struct chain *c, struct db *db, const unsigned char *wanted,
    chain_fn fn, void *arg);
/* From the first columns of a SELECT of CHAIN_COLUMNS. */
void chain_read(struct chain_row *row, sqlite3_stmt *st);
void chain_follow(struct chain *c, const struct chain_row *row);
/* Behind the last one: there was one, and the head wanted among them. */
void chain_end(struct chain *c);

#endif
