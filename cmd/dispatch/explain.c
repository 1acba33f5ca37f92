#include "explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "dueclock.h"
#include "explainwhy.h"
#include "life/event.h"
#include "render/grid.h"
#include "setter.h"
#include "store/cases.h"
#include "store/journal.h"
#include "thenrules.h"

/* --- the events ----------------------------------------------------------- */

static void
note_pause(struct explain *x, const struct event *ev)
{
	struct explain_pause *p;

	if (ev->kind == EV_PAUSE) {
		mem_grow(&x->pauses, x->npauses, &x->cap_pauses,
		    sizeof(*x->pauses));
		p = &x->pauses[x->npauses++];
		p->seq = ev->seq;
		p->from_at = ev->at;
		p->to_at = NUM_NONE;
		p->solve_stands = event_get(ev, M_PAUSE_SOLVE) != NUM_NONE;
	} else if (x->npauses > 0 &&
	    x->pauses[x->npauses - 1].to_at == NUM_NONE &&
	    !record_has_flag(&x->set.r, FLAG_PAUSED)) {
		x->pauses[x->npauses - 1].to_at = ev->at;
	}
}

static int
look_at_event(void *arg, const struct event *ev)
{
	struct explain *x = arg;

	setter_note(&x->set, ev);
	note_pause(x, ev);
	return 0;
}

/* --- the table ---------------------------------------------------------- */

static const char *
begin_name(const struct setter *s)
{
	if (s->begin_kind != EV_RECEIVE && s->begin_kind != EV_UPDATE &&
	    s->begin_kind != EV_CORRECT)
		return event_kind_name(s->begin_kind);
	return s->after.m[M_DISPATCHED_AT] != NUM_NONE ? "dispatched" :
	    "received, assumed";
}

/* What people call it on a sheet where JSON has the code. */
static const struct {
	const char *code, *label;
} called[] = {
	{ "dispatched", "being dispatched" },
	{ "received, assumed", "the call, no dispatch is known" },
	{ "level", "its level's limit" },
	{ "share", "a share of the solve limit" },
	{ "threat", "a threat's limit" },
	{ "printed", "printed on the order" },
	{ "extension", "an extension granted" },
	{ "reopened", "opened again" },
	{ "resumed", "the pause ended" },
	{ "promise", "a promise made" },
	{ "review", "a pause's review" },
	{ "result", "the result passed" },
};

static const char *
shown(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(called) / sizeof(called[0]); i++) {
		if (strcmp(called[i].code, code) == 0)
			return lang_sheet(called[i].label);
	}
	return lang_sheet(code);	/* the kind of an event */
}

static void
put_working(struct buf *b, const struct limit *l)
{
	struct buf span = BUF_INIT;

	if (l->unit == LIMIT_WORKDAYS) {
		buf_printf(b, lang_sheet("%lld working days"),
		    (long long)l->n);
		return;
	}
	dueclock_put_words(&span, l->n);
	buf_printf(b, lang_sheet("%s of working time"), span.data);
	buf_release(&span);
}

/* Seconds in records, and words where people read them. */
static void
add_left(struct grid *g, int64_t left_s)
{
	struct buf code = BUF_INIT, span = BUF_INIT, words = BUF_INIT;

	buf_putn(&code, left_s);
	dueclock_put_words(&span, left_s);
	buf_printf(&words, left_s < 0 ? lang_sheet("%s late") :
	    lang_sheet("%s left"), span.data);
	grid_code(g, code.data, words.data);
	buf_release(&words);
	buf_release(&span);
	buf_release(&code);
}

static void
add_limit(struct grid *g, const struct limit *working, int64_t from_at,
    int64_t to_at)
{
	struct buf code = BUF_INIT, words = BUF_INIT;

	if (from_at == NUM_NONE) {
		grid_empty(g);
		return;
	}
	if (working != NULL) {
		limit_put(&code, working);
		put_working(&words, working);
	} else {
		dueclock_put_span(&code, to_at - from_at);
		dueclock_put_words(&words, to_at - from_at);
	}
	grid_code(g, code.data, words.data);
	buf_release(&words);
	buf_release(&code);
}

/* What the rules of now say, where it is another time. */
static int64_t
differing(const struct explain *x, enum dueclock k)
{
	const struct setter *s = &x->set.of[k];
	int64_t due_at = setter_due_by(s, k, x->ctx->policy,
	    x->ctx->calendar, x->ctx->words);

	return due_at == s->due_at ? NUM_NONE : due_at;
}

/*
 * What the rules of then say, where the event says otherwise: a finding, for
 * it was decided by them. Without those rules there is nothing to hold it
 * against.
 */
static int64_t
derived(struct explain *x, enum dueclock k, const struct thenrules *then)
{
	const struct setter *s = &x->set.of[k];
	int64_t due_at;

	if (!then->policy_is_kept)
		return NUM_NONE;
	due_at = setter_due_by(s, k, then->policy, then->calendar == NULL ?
	    NULL : then->calendar->calendar, x->ctx->words);
	if (due_at == NUM_NONE || due_at == s->due_at)
		return NUM_NONE;
	ctx_finding(x->ctx);
	return due_at;
}

/* What counts of the time, and by which calendar. */
static int
add_spans(struct grid *g, const struct explain *x, enum dueclock k,
    const struct limit *working, const struct thenrules *then,
    struct err *e)
{
	const struct calendarfile *f = then->calendar;
	int by_calendar = working != NULL && f != NULL;
	struct buf b = BUF_INIT;
	int rc;

	rc = explain_put_spans(&b, x, k, by_calendar,
	    by_calendar ? f->calendar : NULL, e);
	if (b.len > 0)
		grid_textn(g, b.data, b.len);
	else
		grid_empty(g);
	buf_reset(&b);
	if (by_calendar) {
		buf_printf(&b, "%s %s", f->name, f->version);
		grid_textn(g, b.data, b.len);
	} else {
		grid_empty(g);
	}
	buf_release(&b);
	return rc;
}

static int
add_row(struct grid *g, struct explain *x, enum dueclock k,
    const struct thenrules *then, struct err *e)
{
	const struct setter *s = &x->set.of[k];
	const struct limit *working = setter_working(s, k, then->policy);
	const char *source = explain_source(x, k);
	int64_t done_at = dueclock_done(&x->r, k);
	struct buf b = BUF_INIT;
	int rc;

	grid_row(g);
	record_put_id(&b, &x->r, x->ctx->words);
	grid_textn(g, b.data, b.len);
	grid_code(g, dueclock_name(k), dueclock_shown(k));
	grid_at(g, s->begin_at);
	grid_code(g, begin_name(s), shown(begin_name(s)));
	add_limit(g, working, s->begin_at, s->due_at);
	grid_code(g, source, shown(source));
	grid_at(g, s->due_at);
	grid_at(g, done_at);
	add_left(g, s->due_at - (done_at != NUM_NONE ? done_at :
	    x->ctx->now_at));
	grid_int(g, s->seq);
	grid_code(g, event_kind_name(s->kind),
	    lang_sheet(event_kind_name(s->kind)));
	grid_at(g, differing(x, k));
	buf_reset(&b);
	explain_put_why(&b, x, k, source, then->policy);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
	rc = add_spans(g, x, k, working, then, e);
	grid_at(g, derived(x, k, then));
	grid_word(g, x->ctx->words, then->policy->version);
	return rc;
}

static void
init_grid(struct grid *g)
{
	grid_init(g, lang_sheet("What the clocks rest on"));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "clock", lang_sheet("clock"));
	grid_leads(g);
	grid_column(g, "start_at", lang_sheet("began"));
	grid_column(g, "start", lang_sheet("with"));
	grid_column(g, "limit", lang_sheet("limit"));
	grid_column(g, "source", lang_sheet("source"));
	grid_column(g, "due_at", lang_sheet("due at"));
	grid_column(g, "done_at", lang_sheet("done at"));
	grid_column_decimal(g, "left_s", lang_sheet("time left"));
	grid_column_right(g, "seq", lang_sheet("event"));
	grid_column(g, "kind", lang_sheet("kind"));
	grid_column(g, "policy_says", lang_sheet("present policy says"));
	grid_column(g, "why", lang_sheet("why"));
	grid_wraps(g);
	grid_column(g, "worked", lang_sheet("counted and skipped"));
	grid_wraps(g);
	grid_column(g, "calendar", lang_sheet("calendar"));
	grid_column(g, "derived", lang_sheet("but derived again"));
	grid_column(g, "policy", lang_sheet("policy of then"));
}

static int
explain_clock(struct grid *g, struct explain *x, enum dueclock k,
    struct err *e)
{
	struct thenrules then;
	int rc = thenrules_load(&then, x->ctx, x->set.of[k].rec, e);

	if (rc == 0)
		rc = add_row(g, x, k, &then, e);
	thenrules_release(&then);
	return rc;
}

static int
print(struct explain *x, struct err *e)
{
	struct grid g;
	int k, rc = 0;

	init_grid(&g);
	for (k = 0; rc == 0 && k < DUECLOCK_OF_CASE; k++) {
		if (x->set.of[k].kind != EV_NONE)
			rc = explain_clock(&g, x, (enum dueclock)k, e);
	}
	if (rc == 0)
		rc = ctx_print_grid(x->ctx, &g, e);
	grid_release(&g);
	return rc;
}

/* The present calendar too, to say what it would count now; but what needs
 * none is explained without one. */
static int
load_calendar(struct ctx *c)
{
	struct err ignored = ERR_INIT;

	return policy_needs_calendar(c->policy) ? 0 :
	    ctx_calendar(c, &ignored);
}

int
explain_case(struct ctx *c, const char *id, int64_t start_day, struct err *e)
{
	struct explain x;
	int rc;

	memset(&x, 0, sizeof(x));
	x.ctx = c;
	x.start_day = start_day;
	record_init(&x.r);
	if (record_parse_id(&x.r, id, strlen(id), c->words, e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "option '--explain'");
	}
	rc = cases_get(c->db, &x.r, e);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		ctx_warn(c, "no such case '%s'", id);
		ctx_finding(c);
		return 0;
	}
	(void)load_calendar(c);
	setter_init(&x.set, x.r.key);
	rc = journal_read(c->db, x.r.key, 0, NUM_NONE, look_at_event, &x, e);
	if (rc >= 0)
		rc = print(&x, e);
	free(x.pauses);
	return rc < 0 ? -1 : 0;
}
