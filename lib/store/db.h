#ifndef STORE_DB_H
#define STORE_DB_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"

/*
 * The database: one SQLite file in WAL mode on a local disk, one machine per
 * file, opened as reliability.md section 4 recommends. Only this room says
 * sqlite3_.
 *
 * One writer at a time: flock() on FILE.lock around BEGIN IMMEDIATE …
 * COMMIT, because Debian 12's SQLite has the WAL-reset bug and because the
 * lock makes waiting fair. The file itself is never opened by us.
 */
struct db;

enum db_mode {
	DB_READ,		/* must exist; nothing is ever written */
	DB_WRITE,		/* must exist */
	DB_CREATE,		/* is made when absent, with its key */
	DB_BARE			/* an absent file, without tables: restoring */
};

struct db_options {
	const char *path;
	const char *key_path;	/* the keyed-reference key; NULL: not needed */
	enum db_mode mode;
	int64_t now_at;		/* the program's clock */
	int64_t clock_at;	/* the machine's clock */
	int now_given;		/* --now was used: allowed to write only in a
				   database made with it */
	int wait_s;		/* for the lock; ERR_BUSY after it */
	int dry_run;		/* db_commit rolls back */
};

/*
 * Open, migrate where needed (never in DB_READ), load the dictionary into w,
 * which must be empty or hold only words (it may: they get matched by text).
 * Reasons: absent, not ours, newer than this program, readable by others,
 * wrong key (ERR_DATA, before any write), disk (ERR_DB), busy (ERR_BUSY).
 */
int db_open(struct db **out, const struct db_options *o, struct words *w,
    struct err *e);
void db_close(struct db *db);
/*
 * A second connection to the same file, which another thread may have, without
 * the lock: for reading (DB_READ), by db_begin_read, or for folding the log
 * into the file (DB_WRITE). Where w is NULL it has the words that the first
 * one knows, and db_learn_words of both comes before the threads part; else
 * words of its own, so that the first may go on adding some.
 */
int db_twin(struct db **out, const struct db *of, struct words *w,
    enum db_mode mode, struct err *e);

struct words *db_words(const struct db *db);
int64_t db_now(const struct db *db);
int db_is_writing(const struct db *db);	/* a transaction is open */

/*
 * A keyed reference for a person's normalised phone number: the first eight
 * bytes of HMAC-SHA-256 under the key. NUM_NONE without a key or text.
 */
int64_t db_ref(struct db *db, const char *s, size_t len);
struct mac;
struct mac *db_mac_new(const struct db *db);	/* one per thread; NULL: no key */
/* A key made of it for fingerprints (hash/sip.h) of what rows said, by which
 * an import knows that nothing has changed. Without one all zeros. */
struct sip_key;
void db_content_key(const struct db *db, struct sip_key *key);

/*
 * Before many appends in a row. The triggers guard the journal row by row
 * against whoever writes to the file, and cost as much as a row itself. The
 * connection that calls this leaves them out, for itself only and until it is
 * closed: under the lock of a transaction the journal's own function is the
 * only one that appends, it counts on from the end that it has read there, a
 * seq that is taken makes the insert fail, and no transaction is committed
 * unless the journal then ends where it should. In the file the triggers
 * stay. Its COMMIT waits for no disk either: db_commit does, for all that was
 * committed until then. Called again it does nothing.
 */
int db_append_many(struct db *db, struct err *e);

/* Transactions. Begin takes the lock; each end releases it. A commit that
 * fails has rolled back; db_end commits where rc is 0, else it rolls back:
 * rc, or -1 where it cannot commit. */
int db_begin(struct db *db, struct err *e);
int db_commit(struct db *db, struct err *e);
int db_end(struct db *db, int rc, struct err *e);
/*
 * Commit, and begin the next under the same lock: no other program writes in
 * between, so all that is known of the journal's end holds. Where a scribe
 * writes (db_append_many) it does both while the caller goes on, and waits for
 * no disk: that the transaction is durable is known when the next db_commit
 * has returned, and a failure is told by it, or by whatever waits for the
 * scribe before. A power cut until then may take it away with all behind it.
 */
int db_commit_on(struct db *db, struct err *e);
/*
 * After db_append_many, outside of a transaction, before somebody is told that
 * what was found there is safe: it is durable from then on, also where its
 * program was killed before db_commit. A connection whose log could once not
 * be synced writes and settles nothing more: the kernel may have dropped what
 * failed to reach the disk, and say of a second sync that all is well.
 */
int db_settle(struct db *db, struct err *e);
/* Many reads in a row are quicker, and see one state, inside these two,
 * which do nothing within a transaction that writes. */
int db_begin_read(struct db *db, struct err *e);
/* Words that other programs have added. Whoever shares db_words with another
 * thread calls it first between these two: what is read there then holds no
 * word that would still have to be added. */
int db_learn_words(struct db *db, struct err *e);
void db_end_read(struct db *db);
void db_rollback(struct db *db);	/* harmless where none is open */

#endif
