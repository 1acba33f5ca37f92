#include "resample.h"

#include <stdlib.h>

#include "base/num.h"
#include "measure/draw.h"
#include "store/asof.h"
#include "store/cases.h"

struct run {
	struct ctx *ctx;
	const struct inquiry_scope *scope;
	struct draw *draw;
	const int64_t *flagged;	/* rows, ascending */
	size_t nflagged;
	int64_t unreachable;	/* no number is known to call */
	int64_t unfit;		/* flagged, and nothing to check yet */
};

static void
add(struct run *run, const struct record *r, int flagged)
{
	struct buf id = BUF_INIT;

	if (r->m[M_CALLER] == NUM_NONE) {
		run->unreachable++;
		return;
	}
	record_put_id(&id, r, run->ctx->words);
	draw_add(run->draw, id.data, r->key, r->m[M_LEAD], flagged);
	buf_release(&id);
}

/* Of the others those that have an answer to be checked. */
static int
add_other(void *arg, const struct record *r)
{
	struct run *run = arg;
	const struct inquiry_scope *s = run->scope;

	if ((r->m[M_ROLE] != NUM_NONE && r->m[M_ROLE] != ROLE_LEAD) ||
	    record_has_flag(r, FLAG_TASK) || r->m[M_OWN_AT] == NUM_NONE ||
	    r->m[M_STATE] == STATE_RETURNED ||
	    num_is_among(r->key, run->flagged, run->nflagged) ||
	    (s->query != NULL &&
	    !query_matches(s->query, r, NULL, run->ctx->words)))
		return 0;
	add(run, r, 0);
	return 0;
}

static int
add_flagged(struct run *run, struct asof *asof, struct err *e)
{
	struct record r;
	size_t i;
	int rc;

	for (i = 0; i < run->nflagged; i++) {
		rc = asof_get(asof, run->flagged[i], &r, e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		if (r.m[M_STATE] == STATE_RETURNED ||
		    (r.m[M_STATE] != STATE_CLOSED &&
		    r.m[M_OWN_AT] == NUM_NONE))
			run->unfit++;
		else
			add(run, &r, 1);
	}
	return 0;
}

static int
gather(struct run *run, struct err *e)
{
	const struct inquiry_scope *s = run->scope;
	const struct period *p = s->period;
	struct asof *asof = asof_new(s->db,
	    s->as_of_seq == NUM_NONE ? 0 : s->as_of_seq, e);
	int rc;

	if (asof == NULL)
		return -1;
	rc = add_flagged(run, asof, e);
	if (rc == 0)
		rc = asof_each(asof,
		    p->from_at == INT64_MIN ? NUM_NONE : p->from_at,
		    p->to_at == INT64_MAX ? NUM_NONE : p->to_at, add_other,
		    run, e);
	asof_free(asof);
	return rc;
}

static void
tell(const struct run *run, const struct draw_counts *n, int64_t seed)
{
	ctx_note(run->ctx, "signals: seed %lld: %lld of %lld flagged cases, "
	    "%lld of %lld others by lot", (long long)seed,
	    (long long)n->flagged_drawn, (long long)n->flagged,
	    (long long)n->others_drawn, (long long)n->others);
	if (run->unfit > 0)
		ctx_note(run->ctx, "signals: %lld flagged cases cannot be "
		    "checked yet: open, and nobody was asked",
		    (long long)run->unfit);
	if (run->unreachable > 0)
		ctx_note(run->ctx, "signals: %lld cases without a number are "
		    "not drawn", (long long)run->unreachable);
	if (n->flagged_drawn < n->flagged)
		ctx_note(run->ctx, "signals: not all flagged cases are "
		    "drawn: --sample 0 sets no bound");
}

static int
print(struct run *run, int64_t seed, struct err *e)
{
	struct draw_counts counts;
	struct record r;
	const int64_t *keys;
	size_t i, n;
	int rc = 0;

	keys = draw_keys(run->draw, &n, &counts);
	for (i = 0; rc == 0 && i < n; i++) {
		rc = cases_get_key(run->ctx->db, keys[i], &r, e);
		if (rc > 0)
			rc = ctx_put_record(run->ctx, &r, e);
	}
	if (rc == 0)
		tell(run, &counts, seed);
	return rc;
}

int
resample_print(struct ctx *c, const struct inquiry_scope *scope,
    const struct inquiry *q, int64_t most, int64_t seed, struct err *e)
{
	const struct policy_recheck *policy = &c->policy->recheck;
	struct draw_rule rule = { most, policy->percent, policy->control,
		seed };
	struct run run = { .ctx = c, .scope = scope };
	int64_t *flagged;
	int rc = -1;

	if (policy->percent == 0)
		return err_set(e, ERR_DATA,
		    "signals: the policy has no 'recheck'");
	if (scope->query != NULL && (query_needs_text(scope->query) ||
	    query_needs_links(scope->query)))
		return err_set(e, ERR_USAGE, "signals: --sample looks at "
		    "neither texts nor links of cases");
	flagged = inquiry_flagged(q, &run.nflagged);
	run.flagged = flagged;
	run.draw = draw_new(&rule, c->words);
	if (db_begin_read(c->db, e) == 0) {
		rc = gather(&run, e);
		if (rc == 0)
			rc = print(&run, seed, e);
		db_end_read(c->db);
	}
	draw_free(run.draw);
	free(flagged);
	return rc;
}
