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
	int64_t *counts;	/* of what is written, by kind */
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

void linkrun_keep(struct linkcases *l, const struct linkcase *c);
void linkrun_add(struct linkrun *f, int64_t key, enum record_link_kind kind,
    int64_t to, int score, unsigned why);

/* Columns of cases, and a case of a row of them; 0 where it takes no part:
 * a second row (协办), or what the policy does not count (表扬). */
#define LINKRUN_COLUMNS "key, caller, received_at, closed_at, category," \
	" site, flags, text_seq, state, role, nature"
int linkrun_read(const struct linkrun *f, sqlite3_stmt *st,
    struct linkcase *c);

/* The passes: each adds to what was found. */
int linkcite_find(struct linkrun *f, const struct linkcases *cases,
    struct err *e);
/* cases are those of the run, older ones of the same people join them; all
 * that was found so far are quotations. */
int linkperson_find(struct linkrun *f, struct linkcases *cases,
    struct err *e);
int linkmaybe_find(struct linkrun *f, struct err *e);

/* What was found until a chunk of the places was looked at is handed to
 * flush, which empties it. */
typedef int (*linkrun_flush)(struct linkrun *f, struct err *e);
int linkplace_find(struct linkrun *f, linkrun_flush flush, struct err *e);

#endif
