#ifndef STORE_DUMPLINE_H
#define STORE_DUMPLINE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "hash/digest.h"
#include "store/seal.h"

/*
 * The lines of a dump (js-audit(1)): a head, the texts of policies and
 * calendars, the events in their order, each with its private row behind it
 * where the dump has those, and an end. What a digest covers is bytes, so it
 * stands in hexadecimal digits, texts of policies apart.
 *
 * A line is at most as long as any of a stream. Of bytes that would make it
 * longer the first pieces stand in lines of their own before it.
 */
enum dumpline_kind {
	DUMPLINE_HEAD,
	DUMPLINE_TEXT,		/* a piece of the text of a policy */
	DUMPLINE_POLICY,
	DUMPLINE_PIECE,		/* of a body or of a private row's fields */
	DUMPLINE_EVENT,
	DUMPLINE_PRIVATE,
	DUMPLINE_END
};

#define DUMPLINE_VERSION 1	/* of the format */
#define DUMPLINE_MAX_BYTES (64 << 20)	/* of a body, all pieces together */

/* Bytes of a known number; absent where len is 0. */
struct dumpline_fixed {
	size_t len;
	unsigned char at[DIGEST_LEN];
};

struct dumpline {
	enum dumpline_kind kind;
	int64_t version;	/* head: of the format */
	int64_t schema;		/* head: SCHEMA_VERSION */
	int64_t is_private;	/* head: the dump has private rows;
				   event: this one has, in the next line */
	struct dumpline_fixed key_check;	/* head: store/key.h */
	/* of an event as they are stored; seq also of private row and end */
	int64_t seq, at, rec, clock, event, key, rev, actor;
	struct dumpline_fixed commitment;
	struct dumpline_fixed salt;	/* private */
	int64_t caller;			/* private */
	struct dumpline_fixed digest;	/* policy: of its text; event: its
					   hash; end: that of the last one */
	struct dumpline_fixed sum;	/* end: SHA-256 of all lines before */
	int64_t callers_upto;		/* end: store/callers.h */
	/* text of a policy, body of an event, fields of a private row:
	 * borrowed */
	const char *bytes;
	size_t len;
};

/* All absent. */
void dumpline_init(struct dumpline *l, enum dumpline_kind kind);
/* Those of an event, for its hash; they borrow from l. */
struct journal_columns;
void dumpline_columns(struct journal_columns *c, const struct dumpline *l);
/* Append it, its pieces before it. */
void dumpline_put(struct buf *b, const struct dumpline *l);

/* Of one file. What the last line read borrows lies here. */
struct dumpline_reader {
	struct buf bytes;
	int kind;		/* of the pieces that wait; -1: none */
};
void dumpline_reader_init(struct dumpline_reader *r);
void dumpline_reader_release(struct dumpline_reader *r);

/* 1 a line; 0 a piece of the next one; -1 with e, ERR_DATA: it is none. */
int dumpline_read(struct dumpline_reader *r, struct dumpline *l,
    const char *line, size_t len, struct err *e);

#endif
