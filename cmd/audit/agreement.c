#include "agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/agree.h"
#include "sheet/cell.h"
#include "stat/wilson.h"
#include "store/asof.h"
#include "store/cases.h"
#include "time/date.h"

struct run {
	struct ctx *ctx;
	const struct period *period;
	struct agree agree;
	struct record *list;	/* that disagree */
	size_t n, cap;
};

/* What the office held for solved, or satisfactory, and the auditor not. */
static int
is_overrated(const struct policy *p, const struct record *r,
    enum agree_question q)
{
	int own, recheck;

	return agree_pair(p, r, q, &own, &recheck) && own > recheck;
}

static int
differs(const struct policy *p, const struct record *r)
{
	int q, own, recheck;

	for (q = 0; q < AGREE_QUESTIONS; q++)
		if (agree_pair(p, r, (enum agree_question)q, &own, &recheck) &&
		    own != recheck)
			return 1;
	return 0;
}

static int
add(void *arg, const struct record *r)
{
	struct run *run = arg;
	int64_t at = r->m[M_RECHECK_AT];

	if (at == NUM_NONE || (run->period != NULL &&
	    (at < run->period->from_at || at >= run->period->to_at)))
		return 0;
	agree_add(&run->agree, r);
	if (differs(run->agree.policy, r)) {
		mem_grow(&run->list, run->n, &run->cap, sizeof(*run->list));
		run->list[run->n++] = *r;
	}
	return 0;
}

/* --- the cases --------------------------------------------------------------- */

static int
compare(const void *a, const void *b, void *policy)
{
	const struct record *x = a, *y = b;
	int s = is_overrated(policy, x, AGREE_SOLVED);
	int t = is_overrated(policy, y, AGREE_SOLVED), c;

	if (s != t)
		return t - s;
	if (x->m[M_RECHECK_AT] != y->m[M_RECHECK_AT])
		return x->m[M_RECHECK_AT] < y->m[M_RECHECK_AT] ? -1 : 1;
	c = strcmp(x->no, y->no);
	return c != 0 ? c : (x->key > y->key) - (x->key < y->key);
}

static void
put_list_columns(struct grid *g)
{
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "unit", lang_sheet("unit"));
	grid_column(g, "own_solved", lang_sheet("own: solved"));
	grid_column(g, "solved", lang_sheet("re-check: solved"));
	grid_column(g, "own_satisfied", lang_sheet("own: satisfied"));
	grid_column(g, "satisfied", lang_sheet("re-check: satisfied"));
	grid_column(g, "at", lang_sheet("re-check"));
	grid_column(g, "by", lang_sheet("by whom"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "second_at", lang_sheet("second handling since"));
}

static void
put_yes(struct grid *g, int64_t yes)
{
	grid_code(g, yes == NUM_NONE ? NULL : yes == 1 ? "yes" : "no",
	    yes == 1 ? lang_sheet("yes") : lang_sheet("no"));
}

static void
put_case(struct grid *g, const struct record *r, const struct words *w)
{
	struct buf id = BUF_INIT;

	grid_row(g);
	record_put_id(&id, r, w);
	grid_textn(g, id.data, id.len);
	grid_text(g, r->m[M_RECHECK_UNIT] == NUM_NONE ?
	    lang_sheet("unassigned") : words_text(w, r->m[M_RECHECK_UNIT]));
	put_yes(g, r->m[M_RECHECK_OWN_SOLVED]);
	put_yes(g, r->m[M_RECHECK_SOLVED]);
	grid_word(g, w, r->m[M_RECHECK_OWN_SATISFIED]);
	grid_word(g, w, r->m[M_RECHECK_SATISFIED]);
	grid_at(g, r->m[M_RECHECK_AT]);
	grid_word(g, w, r->m[M_RECHECK_BY]);
	grid_code(g, record_state_name(r->m[M_STATE]),
	    cell_state(r->m[M_STATE]));
	grid_at(g, r->m[M_REOPENED_AT] == r->m[M_RECHECK_AT] ?
	    r->m[M_REOPENED_AT] : NUM_NONE);
	buf_release(&id);
}

static void
put_list(struct grid *g, struct run *run)
{
	size_t i;

	put_list_columns(g);
	if (run->n > 1)
		qsort_r(run->list, run->n, sizeof(*run->list), compare,
		    (void *)(uintptr_t)run->agree.policy);
	for (i = 0; i < run->n; i++)
		put_case(g, &run->list[i], run->ctx->words);
}

/* --- the counts -------------------------------------------------------------- */

static void
put_notes(struct grid *g, const struct run *run)
{
	struct buf b = BUF_INIT, ids = BUF_INIT;
	size_t i;

	for (i = 0; i < run->n; i++) {
		if (!is_overrated(run->agree.policy, &run->list[i],
		    AGREE_SOLVED))
			continue;
		buf_putc(&ids, ' ');
		record_put_id(&ids, &run->list[i], run->ctx->words);
	}
	if (ids.len > 0) {
		buf_puts(&b, lang_sheet("Solved as the office was told, not "
		    "solved as the auditor was:"));
		buf_put(&b, ids.data, ids.len);
		grid_note(g, b.data);
		buf_reset(&b);
	}
	buf_printf(&b, lang_sheet("Interval of %d %% (Wilson); kappa: "
	    "agreement beyond chance, 1 is all, 0 none. Cases and auditors "
	    "are to be looked at; neither is a verdict."), wilson_percent(
	    run->agree.policy->recheck.confidence));
	grid_note(g, b.data);
	buf_release(&ids);
	buf_release(&b);
}

/* ------------------------------------------------------------------------ */

static int
read_cases(struct run *run, int64_t as_of_seq, struct err *e)
{
	char *terms[] = { (char[]){ "recheck_at>=1970-01-01" } };
	struct ctx *c = run->ctx;
	struct query *q = query_parse(terms, 1, c->now_at, c->words, e);
	struct asof *asof = NULL;
	int rc = -1;

	if (q == NULL || db_begin_read(c->db, e) < 0)
		goto out;
	asof = asof_new(c->db, as_of_seq == NUM_NONE ? 0 : as_of_seq, e);
	if (asof != NULL)
		rc = asof_match(asof, q, add, run, e);
	asof_free(asof);
	db_end_read(c->db);
out:
	query_free(q);
	return rc;
}

int
agreement_print(struct ctx *c, const struct period *p, int64_t as_of_seq,
    int is_list, struct err *e)
{
	struct run run = { .ctx = c, .period = p };
	struct grid g;
	int rc;

	agree_init(&run.agree, c->policy);
	grid_init(&g, is_list ? lang_sheet("Re-checks that disagree") :
	    lang_sheet("Agreement of re-checks"));
	rc = read_cases(&run, as_of_seq, e);
	if (rc == 0 && is_list) {
		put_list(&g, &run);
	} else if (rc == 0) {
		agree_put(&g, &run.agree, c->words);
		put_notes(&g, &run);
	}
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	free(run.list);
	agree_release(&run.agree);
	return rc;
}
