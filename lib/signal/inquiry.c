#include "signal/inquiry.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "signal/signal.h"
#include "store/cases.h"
#include "store/links.h"

/* A case of the period; or one that is only open, and came before it. */
struct candidate {
	int64_t key;
	int is_received;
};

struct run {
	const struct inquiry_scope *scope;
	struct asof *asof;
	struct signal_view view;
	struct around around;		/* the view's */
	struct record record;		/* the view's */
	struct candidate *list;
	size_t n, cap;
	struct buf texts;
};

/* --- first pass: which cases -------------------------------------------- */

static int
is_of_office(const struct record *r)
{
	return (r->m[M_ROLE] == NUM_NONE || r->m[M_ROLE] == ROLE_LEAD) &&
	    !record_has_flag(r, FLAG_TASK);
}

static void
add_candidate(struct run *run, const struct record *r, int is_received)
{
	mem_grow(&run->list, run->n, &run->cap, sizeof(*run->list));
	run->list[run->n++] = (struct candidate){ r->key, is_received };
}

static int
add_received(void *arg, const struct record *r)
{
	struct run *run = arg;

	if (!is_of_office(r))
		return 0;
	norms_add(run->view.norms, r);
	around_add(&run->around, r);
	add_candidate(run, r, 1);
	return 0;
}

static int
add_later(void *arg, const struct record *r)
{
	struct run *run = arg;

	if (is_of_office(r))
		around_add_later(&run->around, r);
	return 0;
}

static int
add_open(void *arg, const struct record *r)
{
	struct run *run = arg;

	if (is_of_office(r) && record_is_open(r) &&
	    r->m[M_RECEIVED_AT] < run->scope->period->to_at)
		add_candidate(run, r, 0);
	return 0;
}

static int
compare_candidates(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	return (a->key > b->key) - (a->key < b->key);
}

/* In the order of their rows; one that is received and open stands once. */
static void
join_candidates(struct run *run)
{
	size_t i, n = 0;

	if (run->n == 0)
		return;
	qsort(run->list, run->n, sizeof(*run->list), compare_candidates);
	for (i = 1; i < run->n; i++) {
		if (run->list[i].key == run->list[n].key)
			run->list[n].is_received |= run->list[i].is_received;
		else
			run->list[++n] = run->list[i];
	}
	run->n = n + 1;
}

static int
wants_open(const struct signalrule *rule)
{
	size_t code;

	for (code = 0; code < SIGNALRULE_COUNT; code++)
		if (signalrule_is_on(rule, code) &&
		    signal_table[code].scope == SIGNAL_OPEN)
			return 1;
	return 0;
}

static int
gather_open(struct run *run, struct err *e)
{
	char *terms[] = { (char[]){ "state:open" } };
	const struct inquiry_scope *s = run->scope;
	struct query *open = query_parse(terms, 1, s->now_at, s->words, e);
	int rc;

	if (open == NULL)
		return -1;
	rc = asof_match(run->asof, open, add_open, run, e);
	query_free(open);
	return rc;
}

static int
gather(struct run *run, struct err *e)
{
	const struct period *p = run->scope->period;
	int64_t from = p->from_at == INT64_MIN ? NUM_NONE : p->from_at;
	int64_t to = p->to_at == INT64_MAX ? NUM_NONE : p->to_at;

	if (asof_each(run->asof, from, to, add_received, run, e) < 0)
		return -1;
	if (around_beyond(run->scope->rule) > 0 && to != NUM_NONE &&
	    asof_each(run->asof, to, to + around_beyond(run->scope->rule),
	    add_later, run, e) < 0)
		return -1;
	if (wants_open(run->scope->rule) && gather_open(run, e) < 0)
		return -1;
	join_candidates(run);
	return 0;
}

/* --- second pass: each case to each signal -------------------------------- */

static int
is_wanted(struct run *run, const struct record *r, struct err *e)
{
	const struct query *q = run->scope->query;
	struct record_texts texts;
	struct record known = *r;

	if (q == NULL)
		return 1;
	memset(&texts, 0, sizeof(texts));
	buf_reset(&run->texts);
	if (query_needs_text(q) && cases_texts(run->scope->db, r, &texts,
	    &run->texts, e) < 0)
		return -1;
	if (query_needs_links(q) && links_fill(run->scope->db, &known, e) < 0)
		return -1;
	return query_matches(q, &known, &texts, run->scope->words);
}

static void
show(struct run *run, const struct candidate *c)
{
	struct signal_view *v = &run->view;
	const struct signal *s;
	size_t code;

	for (code = 0; code < SIGNALRULE_COUNT; code++) {
		s = &signal_table[code];
		if (!signalrule_is_on(run->scope->rule, code) ||
		    s->scope == SIGNAL_WHOLE ||
		    (s->scope == SIGNAL_RECEIVED && !c->is_received))
			continue;
		v->code = (enum signalrule_code)code;
		v->limits = &run->scope->rule->of[code];
		s->fn(v);
	}
}

static int
show_all(struct run *run, struct err *e)
{
	struct record *r = &run->record;
	size_t i;
	int rc;

	run->view.r = r;
	for (i = 0; i < run->n; i++) {
		rc = asof_get(run->asof, run->list[i].key, r, e);
		if (rc > 0)
			rc = is_wanted(run, r, e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		dossier_open(run->view.dossier, r);
		show(run, &run->list[i]);
		if (dossier_failed(run->view.dossier, e) < 0)
			return -1;
	}
	return 0;
}

static int
ask_whole(struct run *run, struct err *e)
{
	struct signal_view *v = &run->view;
	size_t code;

	v->r = NULL;
	for (code = 0; code < SIGNALRULE_COUNT; code++) {
		if (!signalrule_is_on(run->scope->rule, code) ||
		    signal_table[code].scope != SIGNAL_WHOLE)
			continue;
		v->code = (enum signalrule_code)code;
		v->limits = &run->scope->rule->of[code];
		if (signal_table[code].whole(v, run->scope, run->asof, e) < 0)
			return -1;
	}
	return 0;
}

static void
judge(struct inquiry *q, const struct signalrule *rule)
{
	size_t code;

	for (code = 0; code < SIGNALRULE_COUNT; code++) {
		switch (signal_table[code].against) {
		case SIGNAL_OTHERS:
			cells_against_others(&q->cells, code);
			break;
		case SIGNAL_PAIRED:
			cells_against_turned(&q->cells, code);
			break;
		case SIGNAL_BESIDE:
		case SIGNAL_FIXED:
			break;
		}
	}
	q->list = cells_judge(&q->cells, rule, &q->n);
}

/* What was done about these cases was written down since they began. */
static int
read_around(struct run *run, struct err *e)
{
	const struct inquiry_scope *s = run->scope;
	int64_t after_seq = 0;

	if (s->period->from_at != INT64_MIN &&
	    cases_seq_at(s->db, s->period->from_at, &after_seq, e) < 0)
		return -1;
	return around_read(&run->around, s->rule, s->db,
	    after_seq == NUM_NONE ? 0 : after_seq, s->as_of_seq == NUM_NONE ?
	    INT64_MAX : s->as_of_seq, e);
}

static int
run_all(struct run *run, struct err *e)
{
	const struct inquiry_scope *s = run->scope;
	int64_t seq = s->as_of_seq == NUM_NONE ? 0 : s->as_of_seq;

	run->asof = asof_new(s->db, seq, e);
	if (run->asof == NULL)
		return -1;
	run->view.dossier = dossier_new(s->db, run->asof, seq);
	return gather(run, e) < 0 || read_around(run, e) < 0 ||
	    show_all(run, e) < 0 ||
	    ask_whole(run, e) < 0 ? -1 : 0;
}

int
inquiry_run(struct inquiry *q, const struct inquiry_scope *scope,
    struct err *e)
{
	struct run run;
	int rc = -1;

	memset(q, 0, sizeof(*q));
	memset(&run, 0, sizeof(run));
	group_init(&q->group, scope->policy, scope->words, scope->by);
	cells_init(&q->cells, &q->group);
	buf_init(&run.texts);
	run.scope = scope;
	run.view.policy = scope->policy;
	run.view.words = scope->words;
	run.view.period = scope->period;
	run.view.now_at = scope->now_at;
	run.view.norms = norms_new(scope->words);
	run.view.around = &run.around;
	run.view.cells = &q->cells;
	around_init(&run.around, scope->rule);
	run.around.staff = scope->staff;
	run.around.nstaff = scope->nstaff;
	if (scope->as_of_seq == 0)
		rc = 0;
	else if (db_begin_read(scope->db, e) == 0) {
		rc = run_all(&run, e);
		db_end_read(scope->db);
	}
	if (rc == 0)
		judge(q, scope->rule);
	dossier_free(run.view.dossier);
	asof_free(run.asof);
	norms_free(run.view.norms);
	around_release(&run.around);
	buf_release(&run.texts);
	free(run.list);
	return rc;
}

void
inquiry_release(struct inquiry *q)
{
	free(q->list);
	cells_release(&q->cells);
	group_release(&q->group);
	memset(q, 0, sizeof(*q));
}

/* --- what it found ------------------------------------------------------- */

int64_t *
inquiry_flagged(const struct inquiry *q, size_t *n)
{
	int64_t *keys = NULL;
	size_t i, k, cap = 0, total = 0;

	for (i = 0; i < q->n; i++) {
		for (k = 0; q->list[i]->compare.is_flagged &&
		    k < q->list[i]->ncases; k++) {
			mem_grow(&keys, total, &cap, sizeof(*keys));
			keys[total++] = q->list[i]->cases[k];
		}
	}
	*n = num_sort_once(keys, total);
	return keys;
}
