#include "duematter.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "store/cases.h"
#include "store/links.h"
#include "store/matters.h"

/* Whether the query wants this case: 1, 0, -1. */
static int
is_wanted(struct duefind *d, const struct query *q, int64_t key,
    struct err *e)
{
	struct record_texts texts;
	struct buf kept = BUF_INIT;
	struct record r;
	int rc = cases_get_key(d->ctx->db, key, &r, e);

	memset(&texts, 0, sizeof(texts));
	if (rc > 0 && query_needs_text(q) &&
	    cases_texts(d->ctx->db, &r, &texts, &kept, e) < 0)
		rc = -1;
	if (rc > 0 && query_needs_links(q) &&
	    links_fill(d->ctx->db, &r, e) < 0)
		rc = -1;
	if (rc > 0)
		rc = query_matches(q, &r, &texts, d->ctx->words);
	buf_release(&kept);
	return rc;
}

/* Whether the matter is about a case that the query wants: 1, 0, -1. */
static int
is_about(struct duefind *d, const struct query *q, int64_t no, struct err *e)
{
	int64_t *keys = NULL;
	size_t n, i;
	int rc = 0;

	if (matters_cases(d->ctx->db, no, &keys, &n, e) < 0)
		return -1;
	for (i = 0; i < n && rc == 0; i++)
		rc = is_wanted(d, q, keys[i], e);
	free(keys);
	return rc;
}

static int
add_all(struct duefind *d, const struct query *q,
    const struct matters_due *rows, size_t n, struct err *e)
{
	struct record none;
	size_t i;
	int rc;

	record_init(&none);
	for (i = 0; i < n; i++) {
		rc = q == NULL ? 1 : is_about(d, q, rows[i].no, e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		none.key = rows[i].no;
		none.m[M_STATE] = rows[i].is_closed ? STATE_CLOSED : NUM_NONE;
		duefind_add(d, &none, rows[i].item == 0 ? DUECLOCK_MATTER :
		    DUECLOCK_COMMITMENT, rows[i].due_at, rows[i].item == 0 ?
		    NUM_NONE : rows[i].party);
	}
	return 0;
}

int
duematter_collect(struct duefind *d, int argc, char **argv, struct err *e)
{
	struct matters_due *rows = NULL;
	struct query *q = NULL;
	int64_t until_at = d->until_at[0];
	size_t n;
	int k, rc;

	for (k = 1; k < HOURS_COUNT; k++)
		if (d->until_at[k] > until_at)
			until_at = d->until_at[k];
	if (matters_due(d->ctx->db, until_at, &rows, &n, e) < 0)
		return -1;
	rc = n == 0 || argc == 0 ? 0 : ctx_query(d->ctx, &q, argc, argv, e);
	if (rc == 0)
		rc = add_all(d, q, rows, n, e);
	query_free(q);
	free(rows);
	return rc;
}
