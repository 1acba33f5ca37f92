#ifndef DATA_READER_H
#define DATA_READER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"

/*
 * Strict reading of the JSON that people write by hand (policies, column
 * maps), driven by tables of keys. It never stops at the first mistake: each
 * becomes a line "/weights/solve: is missing", a JSON pointer and the reason.
 * Unknown keys, missing keys, wrong types and numbers out of range are found
 * here; what a value means is for the checks that the tables name.
 */
struct reader {
	struct words *words;	/* for reader_word and its fellows */
	void *context;		/* the caller's, for its checks */
	struct buf *problems;
	size_t nproblems;
	int is_muted;		/* while what is absent is read */
	struct buf path;	/* the JSON pointer of where we are */
};

struct reader_key;

/*
 * Store the value j of a key in object. A key that is absent is read too,
 * with j NULL, when no problem is noted: words become NUM_NONE, lists empty,
 * numbers stay.
 */
typedef void reader_fn(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object);
/* Looks at an object that was read without a mistake. */
typedef void reader_check_fn(struct reader *r, void *object);

struct reader_key {
	const char *name;
	reader_fn *read;
	size_t offset;		/* of the member in object */
	size_t count;		/* of a list's size_t member in object */
	int is_optional;
	int64_t min, max;	/* range of a number; most bytes of a text (0:
				 * a word's); fewest elements of a list */
	const char *const *choices;	/* ended by NULL */
	const struct reader_key *keys;	/* ended by a NULL name */
	size_t size;			/* of an element */
	reader_check_fn *check;
};

/* Any object may say why in a "note", which nobody reads. */
#define READER_NOTE { .name = "note", .read = reader_note, .is_optional = 1 }
#define READER_END { .name = NULL }

void reader_init(struct reader *r, struct words *w, struct buf *problems);
/* Forget the path. 0, or -1 with ERR_DATA and the number of mistakes. */
int reader_end(struct reader *r, struct err *e);

/* Read an object by its table, then check it if it had no mistakes. */
void reader_object(struct reader *r, const struct jx *j,
    const struct reader_key *keys, reader_check_fn *check, void *object);

/* Readers for the tables; each says what the member is. */
reader_fn reader_int;		/* int, min..max */
reader_fn reader_bool;		/* int */
reader_fn reader_span;		/* int64_t seconds, min..max: "30m", "2h" */
reader_fn reader_day;		/* int64_t day: "2026-11-22"; NUM_NONE */
reader_fn reader_text;		/* char *, yours; at most max bytes */
reader_fn reader_word;		/* int64_t */
reader_fn reader_choice;	/* int or enum: the index in choices */
reader_fn reader_group;		/* struct, or the same one at offset 0 */
reader_fn reader_note;		/* nothing */
reader_fn reader_format;	/* nothing; the format's version, max */

/* The member itself, for readers of one's own. */
void *reader_member(const struct reader_key *k, void *object);
/* The text of j if it may be a name: not empty, no control characters, no
 * white space at its ends, at most max bytes; else a problem and NULL. */
const char *reader_name(struct reader *r, const struct jx *j, size_t max,
    size_t *len);
/* The index of s in choices, or -1 and a problem that lists them. */
int reader_choose(struct reader *r, const char *const *choices,
    const char *s);

/* Note a mistake here. */
void reader_problem(struct reader *r, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Go down to a member or element; the result is for reader_leave. */
size_t reader_enter(struct reader *r, const char *key);
size_t reader_enter_at(struct reader *r, size_t i);
void reader_leave(struct reader *r, size_t mark);

#endif
