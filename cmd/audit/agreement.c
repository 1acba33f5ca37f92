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
#include "store/journal.h"

/*
 * A re-check, as the case would say it if it stood. It counts where it does:
 * a later one replaces it, which both are shown for.
 */
struct check {
	struct record record;
	int counts;
	int is_over;		/* of some re-check of this case, */
	int64_t last_at;	/* of its last */
};

struct run {
	struct ctx *ctx;
	const struct period *period;
	int64_t as_of_seq;	/* NUM_NONE: now */
	struct agree agree;
	struct record *cases;	/* that were re-checked */
	size_t ncases, cap_cases;
	struct check *list;	/* that disagree */
	size_t n, cap;
	const struct record *standing;	/* whose re-checks are read */
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
is_in_period(const struct run *run, const struct record *r)
{
	int64_t at = r->m[M_RECHECK_AT];

	return at != NUM_NONE && (run->period == NULL ||
	    (at >= run->period->from_at && at < run->period->to_at));
}

static void
add_check(struct run *run, const struct record *r, int counts)
{
	struct check *c;

	mem_grow(&run->list, run->n, &run->cap, sizeof(*run->list));
	c = &run->list[run->n++];
	c->record = *r;
	c->counts = counts;
	c->is_over = is_overrated(run->agree.policy, r, AGREE_SOLVED);
	c->last_at = r->m[M_RECHECK_AT];
}

/* --- of --agreement ---------------------------------------------------------- */

static void
count(struct run *run, const struct record *r)
{
	if (!is_in_period(run, r))
		return;
	agree_add(&run->agree, r);
	if (differs(run->agree.policy, r))
		add_check(run, r, 1);
}

/* --- of --disagreed ---------------------------------------------------------- */

/* One that was given before the other and written down after it. */
static void
take_set_aside(struct record *r, const struct event *ev)
{
	r->m[M_RECHECK_CONTACTED] = event_get(ev, EF_SAID_CONTACTED);
	r->m[M_RECHECK_SOLVED] = event_get(ev, EF_SAID_SOLVED);
	r->m[M_RECHECK_SATISFIED] = event_get(ev, EF_SAID);
}

static int
take_check(void *arg, const struct event *ev)
{
	static const enum record_member said[] = { M_RECHECK_CONTACTED,
		M_RECHECK_SOLVED, M_RECHECK_SATISFIED, M_RECHECK_UNIT,
		M_RECHECK_OWN_SOLVED, M_RECHECK_OWN_SATISFIED };
	struct run *run = arg;
	struct record r = *run->standing;
	int is_late = event_get(ev, EF_LATE) == 1;
	size_t i;

	if (ev->kind != EV_RECHECK || event_get(ev, EF_USABLE) == 0 ||
	    (run->as_of_seq != NUM_NONE && ev->seq > run->as_of_seq))
		return 0;
	for (i = 0; !is_late && i < sizeof(said) / sizeof(said[0]); i++)
		r.m[said[i]] = event_get(ev, said[i]);
	if (is_late)
		take_set_aside(&r, ev);
	r.m[M_RECHECK_AT] = ev->at;
	r.m[M_RECHECK_BY] = ev->actor;
	if (is_in_period(run, &r))
		add_check(run, &r, 0);
	return 0;
}

/* The last that is not late is the one that stands. */
static void
mark(struct run *run, size_t from)
{
	int64_t at = run->standing->m[M_RECHECK_AT];
	int64_t by = run->standing->m[M_RECHECK_BY];
	const struct record *r;
	size_t i, k;

	for (i = run->n; i-- > from;) {
		r = &run->list[i].record;
		if (r->m[M_RECHECK_AT] != at || r->m[M_RECHECK_BY] != by)
			continue;
		run->list[i].counts = 1;
		break;
	}
	for (i = from; i < run->n; i++)
		for (k = from; k < run->n; k++) {
			run->list[i].is_over |= run->list[k].is_over;
			if (run->list[k].record.m[M_RECHECK_AT] >
			    run->list[i].last_at)
				run->list[i].last_at =
				    run->list[k].record.m[M_RECHECK_AT];
		}
}

/* All re-checks of a case in which one disagrees. */
static int
list(struct run *run, const struct record *r, struct err *e)
{
	size_t i, from = run->n;
	int found = 0;

	run->standing = r;
	if (journal_read(run->ctx->db, r->key, 0, NUM_NONE, take_check, run,
	    e) < 0)
		return -1;
	for (i = from; i < run->n; i++)
		found |= differs(run->agree.policy, &run->list[i].record);
	if (found)
		mark(run, from);
	else
		run->n = from;
	return 0;
}

/* --- the cases --------------------------------------------------------------- */

/* What was overrated first, a case's re-checks together in their order. */
static int
compare(const void *a, const void *b)
{
	const struct check *x = a, *y = b;
	const struct record *r = &x->record, *s = &y->record;
	int c;

	if (x->is_over != y->is_over)
		return y->is_over - x->is_over;
	if (x->last_at != y->last_at)
		return x->last_at < y->last_at ? -1 : 1;
	c = strcmp(r->no, s->no);
	if (c != 0)
		return c;
	if (r->key != s->key)
		return r->key < s->key ? -1 : 1;
	if (r->m[M_RECHECK_AT] != s->m[M_RECHECK_AT])
		return r->m[M_RECHECK_AT] < s->m[M_RECHECK_AT] ? -1 : 1;
	return x->counts - y->counts;
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
	grid_column(g, "counts", lang_sheet("counts"));
}

static void
put_yes(struct grid *g, int64_t yes)
{
	grid_code(g, yes == NUM_NONE ? NULL : yes == 1 ? "yes" : "no",
	    yes == 1 ? lang_sheet("yes") : lang_sheet("no"));
}

static void
put_check(struct grid *g, const struct check *c, const struct words *w)
{
	const struct record *r = &c->record;
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
	put_yes(g, c->counts);
	buf_release(&id);
}

static void
put_list(struct grid *g, struct run *run)
{
	size_t i;

	put_list_columns(g);
	if (run->n > 1)
		qsort(run->list, run->n, sizeof(*run->list), compare);
	for (i = 0; i < run->n; i++)
		put_check(g, &run->list[i], run->ctx->words);
}

/* --- the counts -------------------------------------------------------------- */

static void
put_notes(struct grid *g, const struct run *run)
{
	struct buf b = BUF_INIT, ids = BUF_INIT;
	size_t i;

	for (i = 0; i < run->n; i++) {
		if (!run->list[i].is_over)
			continue;
		buf_putc(&ids, ' ');
		record_put_id(&ids, &run->list[i].record, run->ctx->words);
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
add_case(void *arg, const struct record *r)
{
	struct run *run = arg;

	mem_grow(&run->cases, run->ncases, &run->cap_cases,
	    sizeof(*run->cases));
	run->cases[run->ncases++] = *r;
	return 0;
}

static int
read_cases(struct run *run, struct err *e)
{
	char *terms[] = { (char[]){ "recheck_at>=1970-01-01" } };
	struct ctx *c = run->ctx;
	struct query *q = query_parse(terms, 1, c->now_at, c->words, e);
	struct asof *asof = NULL;
	int rc = -1;

	if (q == NULL)
		return -1;
	asof = asof_new(c->db, run->as_of_seq == NUM_NONE ? 0 :
	    run->as_of_seq, e);
	if (asof != NULL)
		rc = asof_match(asof, q, add_case, run, e);
	asof_free(asof);
	query_free(q);
	return rc;
}

static int
read_checks(struct run *run, int is_list, struct err *e)
{
	size_t i;
	int rc;

	if (db_begin_read(run->ctx->db, e) < 0)
		return -1;
	rc = read_cases(run, e);
	for (i = 0; rc == 0 && i < run->ncases; i++) {
		if (is_list)
			rc = list(run, &run->cases[i], e);
		else
			count(run, &run->cases[i]);
	}
	db_end_read(run->ctx->db);
	return rc;
}

int
agreement_print(struct ctx *c, const struct period *p, int64_t as_of_seq,
    int is_list, struct err *e)
{
	struct run run = { .ctx = c, .period = p, .as_of_seq = as_of_seq };
	struct grid g;
	int rc;

	agree_init(&run.agree, c->policy);
	grid_init(&g, is_list ? lang_sheet("Re-checks that disagree") :
	    lang_sheet("Agreement of re-checks"));
	rc = read_checks(&run, is_list, e);
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
	free(run.cases);
	agree_release(&run.agree);
	return rc;
}
