#ifndef STORE_LINKRUN_H
#define STORE_LINKRUN_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "life/belong.h"
#include "rule/policy.h"
#include "store/dbi.h"
#include "store/linknotes.h"
#include "store/links.h"

/* A case that may quote an order number, and where its texts are. */
struct linkquote {
	int64_t key, text_seq;
};

/*
 * Inside the search for what belongs together: one run over the new cases
 * from_key < key <= to_key, and what it has found so far.
 */
struct linkrun {
	struct db *db;
	const struct policy *policy;
	int64_t from_key, to_key;
	struct link *found;
	size_t n, cap;
	struct linkquote *quotes;	/* of the new cases, by key */
	size_t nquotes, cap_quotes;
	int64_t first_at;	/* the earliest of them */
	struct linknotes notes;	/* for the pass of places */
};

/* What a case hangs on already. */
enum { LINKRUN_FREE, LINKRUN_REMINDER, LINKRUN_REPEAT };

/* A case as the passes see it. */
struct linkcase {
	struct belong_case c;
	int64_t text_seq;
	int hangs;		/* LINKRUN_* */
};

struct linkcases {
	struct linkcase *at;
	size_t n, cap;
};

/* Begin to read by the run's connection, as the database is now (not as it
 * will be at the first read), knowing all words that stand there;
 * db_end_read ends it. */
int linkrun_begin(struct linkrun *f, struct err *e);

/* A statement over the run's new cases: key > ?1 AND key <= ?2; or NULL. */
sqlite3_stmt *linkrun_stmt(struct linkrun *f, const char *sql, struct err *e);

/* Note what the passes have to know of a new case. */
void linkrun_note(struct linkrun *f, const struct linkcase *c);

void linkrun_keep(struct linkcases *l, const struct linkcase *c);
void linkrun_add(struct linkrun *f, int64_t key, enum record_link_kind kind,
    int64_t to, int score, unsigned why);

/* Columns of cases, and a case of a row of them; 0 where it takes no part:
 * a second row (协办), or what the policy does not count (表扬). */
#define LINKRUN_COLUMNS "key, caller, received_at, closed_at, category," \
	" site, flags, text_seq, state, role, nature"
int linkrun_read(const struct linkrun *f, sqlite3_stmt *st,
    struct linkcase *c);

/*
 * Everybody who has a new case and another, with all his cases up to the
 * run's last: found with the older cases, or NULL; then each new case of the
 * run is met, in order of key; then each caller's stand together and in order
 * of time, and are the groups' own.
 */
struct linkgroups;
struct linkgroups *linkgroup_find(struct linkrun *f, struct err *e);
void linkgroup_meet(struct linkgroups *g, const struct linkcase *c);
struct linkcases *linkgroup_settle(struct linkgroups *g);
void linkgroup_free(struct linkgroups *g);

/* The passes: each adds to what was found. */
int linkcite_find(struct linkrun *f, struct err *e);
/* All that was found so far are quotations. */
int linkperson_find(struct linkrun *f, struct linkcases *cases,
    struct err *e);
int linkmaybe_find(struct linkrun *f, struct err *e);

/* What was found until a chunk of the places was looked at, flush writes and
 * empties. */
typedef int (*linkrun_flush)(void *arg, struct err *e);
int linkplace_find(struct linkrun *f, linkrun_flush flush, void *arg,
    struct err *e);

#endif
