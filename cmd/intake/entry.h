#ifndef ENTRY_H
#define ENTRY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "dump.h"
#include "hash/digest.h"
#include "hash/sip.h"
#include "rule/policy.h"
#include "store/seal.h"
#include "table/map.h"

/*
 * An entry: one row of a dump, decoded and read, still without words and
 * without any look at the database. Made by the reading thread.
 */
struct entry_text {
	uint32_t at, len;	/* in the chunk's buffer */
	uint32_t word;		/* its number of the reader's words; 0 */
};

struct entry {
	int64_t line, end_line;
	const char *code;	/* NULL: fine; else why it is rejected */
	int column;		/* the file's column it concerns, or -1 */
	struct entry_text reason;	/* the sentence */
	struct entry_text raw;	/* of a row that is, or may be, rejected */

	struct entry_text text[FACT_COUNT];
	struct entry_text x;	/* unmapped columns as JSON; len 0: none */
	struct entry_text grounds;	/* a list, as words are */
	struct entry_text site;		/* text/site.h */
	int64_t received_at, dispatched_at, due_at, finished_at;
	struct limit limit;	/* printed */
	int64_t level, role;
	int threat, secret;
	int64_t bonds;		/* FLAG_REMINDS, FLAG_QUOTES, FLAG_DAY_… */
	int hangs;		/* no number: a reminder of the one it quotes */
	int64_t caller;		/* keyed reference */
	int64_t content;	/* keyed digest of all it says */
	struct seal seal;	/* of its texts; without a sealer all zero */
	size_t seal_at;		/* where the seal's fields stand */
	int64_t key;		/* of the case, once it was looked for */
};

struct chunk {
	struct buf text;
	struct entry *entries;
	size_t n, cap;
	int last;		/* the dump ends with it */
	int is_sorted;		/* its rows are of a run (run.h) */
	int ends_run;
	int is_bare;		/* its entries lack their rest (rest.h) */
	struct err err;		/* reading failed behind its entries */
};

void chunk_init(struct chunk *c, size_t cap);
void chunk_reset(struct chunk *c);
void chunk_release(struct chunk *c);

/* What reading needs; all of it const or the thread's own. */
struct entry_reader {
	struct dump *dump;
	const struct map *map;
	const struct policy *policy;
	const struct calendar *calendar;	/* NULL: none */
	struct mac *mac;	/* NULL: no references */
	struct sip_key content_key;
	/* for the thread that writes; NULL where nothing is written */
	struct sealer *sealer;
	struct digest *digest;	/* of a dump without order numbers; NULL */
	struct words *words;	/* the thread's own */
	struct site_reader *sites;
	int sorts;		/* rows out of order are sorted: run.h */
	int64_t now_at;		/* later times are rejected */
	int64_t day_at;		/* of receipt, where the dump has no times */
	struct buf scratch;
	struct err why;		/* the last field that could not be read */
};

/* For rows of this dump; the caller sets what it has beside. mac, sealer and
 * words stay the caller's. */
void entry_reader_init(struct entry_reader *r, struct dump *d,
    const struct map *m);
void entry_reader_release(struct entry_reader *r);

/* A text that stands in the chunk's buffer; or append s to it as one. */
void entry_set(struct entry_text *t, size_t at, size_t len);
void entry_put(struct chunk *c, struct entry_text *t, const char *s,
    size_t len);

/* The first mistake of a row is the one that is told. */
void entry_reject(struct chunk *c, struct entry *n, int column,
    const char *code, const char *reason);

/* Append the row to the chunk as an entry, rejected or not. */
void entry_read(struct entry_reader *r, struct chunk *c,
    const struct delim_row *row);

/* Why the entry is rejected, for the reject file. */
struct reject_what;
void entry_tell(const struct chunk *c, const struct entry *n,
    const struct dump *d, struct reject_what *w);

#endif
