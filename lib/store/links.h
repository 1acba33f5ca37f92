#ifndef STORE_LINKS_H
#define STORE_LINKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "store/db.h"

/*
 * What belongs together: links from a newer case to an older one, derived
 * from events: EV_LINKS of the house, many found by the program at once
 * (store/linkfind.h), EV_LINK and EV_UNLINK of a case, set and withdrawn by a
 * person. They hold no text, so a link that was found in private text
 * outlives it. Cases are neither merged nor dropped by them.
 *
 * A reminder or repeat leads to an earlier case of the same person and
 * matter, a cluster to its first case, which itself has no such link.
 */
struct link {
	int64_t key, to;		/* rows of cases */
	enum record_link_kind kind;
	int64_t score;			/* percent; NUM_NONE: by hand */
	unsigned why;			/* belong_why */
	int64_t reason;			/* word, by hand; NUM_NONE */
	int64_t ground;			/* word: of exclusion; NUM_NONE */
	int64_t withdrawn;		/* event's seq; NUM_NONE: it holds */
};

/* Called with each; 0 to go on. It must not touch the database. */
typedef int (*links_fn)(void *arg, const struct link *l);

/* The links to a case, from newer ones, that hold. */
int links_to(struct db *db, int64_t key, links_fn fn, void *arg,
    struct err *e);
/* One link, held or withdrawn: 1, 0, -1. */
int links_get(struct db *db, int64_t key, enum record_link_kind kind,
    int64_t to, struct link *l, struct err *e);

/* The cases that a link which holds leads to from an open case. */
int links_hung(struct db *db, int (*fn)(void *arg, int64_t key), void *arg,
    struct err *e);

/* Fill M_LINKS: a bit for each kind of link from it, and that of the cluster
 * for its first case too. For queries that ask (query_needs_links). */
int links_fill(struct db *db, struct record *r, struct err *e);

/*
 * The links from cases as their records print them, ids and reasons in b:
 * those of record i of the lot are at[first[i]] up to at[first[i + 1]].
 */
#define LINKS_LOT 64
struct links_texts {
	struct record_link *at;
	size_t (*places)[2];		/* of to and why in b */
	size_t n, cap, cap_places;
	size_t first[LINKS_LOT + 1];
	struct buf b;
};
void links_texts_init(struct links_texts *t);
void links_texts_release(struct links_texts *t);
/* n <= LINKS_LOT records, in order of their rows. */
int links_read_texts(struct db *db, const struct record *r, size_t n,
    struct links_texts *t, struct err *e);

/* For derive: the rows of an event. */
int links_derive(struct db *db, const struct event *ev, struct err *e);

/* The form of EF_LINKS: "7:1:3:70:5;" a link from case 7, kind 1, to 3. */
void links_put(struct buf *b, const struct link *l);

#endif
