#include "blind.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/cases.h"
#include "stream.h"

struct run {
	struct ctx *ctx;
	const struct fourtwo_rules *rules;
	struct plansheet_row *rows;
	size_t n, cap;
	int64_t unknown, done, unfit;	/* passed over */
	struct err *e;
};

/* Whether the answer that stands was checked after it was given. */
static int
is_done(const struct record *r)
{
	return r->m[M_RECHECK_AT] != NUM_NONE &&
	    (r->m[M_OWN_AT] == NUM_NONE ||
	    r->m[M_RECHECK_AT] >= r->m[M_OWN_AT]);
}

static int
is_unfit(const struct record *r)
{
	return r->m[M_STATE] == STATE_RETURNED ||
	    (r->m[M_STATE] != STATE_CLOSED && r->m[M_OWN_AT] == NUM_NONE);
}

static int
add(void *arg, const struct record *drawn)
{
	struct run *run = arg;
	struct record present = *drawn;
	struct plansheet_row *row;
	int found = cases_get(run->ctx->db, &present, run->e);

	if (found < 0)
		return 1;
	if (found == 0 || is_done(&present) || is_unfit(&present)) {
		run->unknown += found == 0;
		run->done += found == 1 && is_done(&present);
		run->unfit += found == 1 && !is_done(&present);
		return 0;
	}
	mem_grow(&run->rows, run->n, &run->cap, sizeof(*run->rows));
	row = &run->rows[run->n++];
	memset(row, 0, sizeof(*row));
	row->r = present;
	row->caller = NUM_NONE;
	callplan_recheck(&row->plan, run->rules);
	return 0;
}

static int
compare(const void *a, const void *b)
{
	const struct record *x = &((const struct plansheet_row *)a)->r;
	const struct record *y = &((const struct plansheet_row *)b)->r;
	int c = strcmp(x->no, y->no);

	return c != 0 ? c : (x->key > y->key) - (x->key < y->key);
}

/* Nobody is called twice because his case stands in the draw twice. */
static void
settle(struct run *run)
{
	size_t i, n = 0;

	if (run->n > 1)
		qsort(run->rows, run->n, sizeof(*run->rows), compare);
	for (i = 0; i < run->n; i++)
		if (n == 0 || run->rows[n - 1].r.key != run->rows[i].r.key)
			run->rows[n++] = run->rows[i];
	run->n = n;
}

int
blind_read(struct ctx *c, const struct fourtwo_rules *rules,
    struct plansheet_row **rows, size_t *n, struct err *e)
{
	struct run run = { .ctx = c, .rules = rules, .e = e };

	if (stream_count(c, c->from, add, &run, e) < 0 ||
	    e->code != ERR_NONE) {
		free(run.rows);
		return -1;
	}
	if (run.unknown > 0)
		ctx_warn(c, "plan: %lld cases are not in the database",
		    (long long)run.unknown);
	if (run.done + run.unfit > 0)
		ctx_note(c, "plan: %lld were checked already, %lld cannot be "
		    "checked", (long long)run.done, (long long)run.unfit);
	settle(&run);
	*rows = run.rows;
	*n = run.n;
	return 0;
}
