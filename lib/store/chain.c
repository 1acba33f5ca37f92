#include "store/chain.h"

#include <string.h>

#include "base/num.h"
#include "store/dbi.h"
#include "store/replay.h"

void
chain_begin(struct chain *c, struct db *db, const unsigned char *wanted,
    chain_fn fn, void *arg)
{
	memset(c, 0, sizeof(*c));
	c->db = db;
	c->wanted = wanted;
	c->fn = fn;
	c->arg = arg;
	c->last_rec = NUM_NONE;
}

void
chain_read(struct chain_row *row, sqlite3_stmt *st)
{
	struct journal_columns *c = &row->c;
	size_t len;

	replay_read_columns(c, st);
	c->commitment = (const unsigned char *)dbi_column_bytes(st, 9, &len);
	if (len != DIGEST_LEN)
		c->commitment = NULL;
	row->prev = dbi_column_bytes(st, 10, &row->prev_len);
	row->hash = dbi_column_bytes(st, 11, &row->hash_len);
}

static int
is_digest(const char *s, size_t len, const unsigned char digest[DIGEST_LEN])
{
	return len == DIGEST_LEN && memcmp(s, digest, DIGEST_LEN) == 0;
}

static void
broken(struct chain *c, int64_t seq, const char *text)
{
	c->fn(c->arg, seq, text);
}

void
chain_follow(struct chain *c, const struct chain_row *row)
{
	unsigned char hash[DIGEST_LEN];
	int64_t seq = row->c.seq;

	if (seq != c->last_seq + 1)
		broken(c, seq, "events before it are missing");
	if (!is_digest(row->prev, row->prev_len, c->head))
		broken(c, seq, "it does not follow the event before it");
	journal_hash(c->db, c->head, &row->c, hash);
	if (!is_digest(row->hash, row->hash_len, hash))
		broken(c, seq, "its content does not fit its hash");
	if (c->last_rec != NUM_NONE && row->c.rec < c->last_rec)
		broken(c, seq, "it was written before the event before it");
	if (row->c.at > row->c.rec)
		broken(c, seq, "it happened after it was written");
	c->last_seq = seq;
	c->last_rec = row->c.rec;
	memset(c->head, 0, DIGEST_LEN);
	if (row->hash_len == DIGEST_LEN)
		memcpy(c->head, row->hash, DIGEST_LEN);
	if (c->wanted != NULL && memcmp(c->head, c->wanted, DIGEST_LEN) == 0)
		c->wanted_found = 1;
}

void
chain_end(struct chain *c)
{
	if (c->last_seq == 0)
		broken(c, 0, "the journal is empty");
	if (c->wanted != NULL && !c->wanted_found)
		broken(c, c->last_seq, "the journal does not hold the "
		    "signed head: events are missing at its end, or it was "
		    "rewritten");
}
