#include "store/coming.h"

#include <string.h>

static const char sql_revs[] = "SELECT cas, max(rev) FROM event"
    " INDEXED BY event_by_case WHERE cas NOT NULL AND rev > 1"
    " GROUP BY cas ORDER BY cas";
static const char sql_struck[] =
    "SELECT seq FROM erased WHERE struck NOT NULL ORDER BY seq";

void
coming_init(struct coming *c, struct db *live)
{
	memset(c, 0, sizeof(*c));
	c->live = live;
}

void
coming_release(struct coming *c)
{
	if (c->revs != NULL)
		dbi_done(c->revs);
	if (c->struck != NULL)
		dbi_done(c->struck);
}

/* The first column of the next row, INT64_MAX at the end. */
static int
advance(struct coming *c, sqlite3_stmt **st, const char *sql, int64_t *first,
    struct err *e)
{
	int rc;

	if (*st == NULL && (*st = dbi_stmt(c->live, sql, e)) == NULL)
		return -1;
	rc = dbi_step(c->live, *st, e);
	*first = rc == 1 ? dbi_column(*st, 0) : INT64_MAX;
	return rc < 0 ? -1 : 0;
}

int
coming_last_rev(struct coming *c, int64_t key, int64_t *rev, struct err *e)
{
	while (c->key < key) {
		if (advance(c, &c->revs, sql_revs, &c->key, e) < 0)
			return -1;
		if (c->key != INT64_MAX)
			c->last_rev = dbi_column(c->revs, 1);
	}
	*rev = c->key == key ? c->last_rev : 1;
	return 0;
}

int
coming_is_struck(struct coming *c, int64_t seq, struct err *e)
{
	while (c->struck_seq < seq)
		if (advance(c, &c->struck, sql_struck, &c->struck_seq,
		    e) < 0)
			return -1;
	return c->struck_seq == seq;
}
