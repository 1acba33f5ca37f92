#include "explain.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "dueclock.h"
#include "explainwhy.h"
#include "life/event.h"
#include "render/grid.h"
#include "rule/deadline.h"
#include "store/cases.h"
#include "store/journal.h"
#include "store/policies.h"
#include "time/date.h"
#include "worked.h"

static int
look_at_event(void *arg, const struct event *ev)
{
	const struct event_value *said = event_value(ev, EF_LIMIT);
	struct limit printed = LIMIT_ABSENT;
	struct explain *x = arg;
	int64_t due_at;
	int k;

	if (said != NULL && deadline_parse_limit(&printed, said->s,
	    said->len) < 0)
		printed.unit = LIMIT_NONE;

	if (event_get(ev, M_DUE_SOLVE) != NUM_NONE)
		x->solve_at = event_get(ev, M_DUE_SOLVE);
	if (event_get(ev, M_LEVEL) != NUM_NONE)
		x->level = event_get(ev, M_LEVEL);
	for (k = 0; k < DUECLOCK_COUNT; k++) {
		due_at = event_get(ev, (int)dueclock_member((enum dueclock)k));
		if (due_at == NUM_NONE)
			continue;
		x->set[k] = (struct setter){ ev->seq, ev->at, ev->rec,
			ev->kind, due_at, x->solve_at, x->level, printed };
	}
	return 0;
}

/* --- the table ---------------------------------------------------------- */

static void
add_at(struct grid *g, int64_t at)
{
	struct buf b = BUF_INIT;

	if (at == NUM_NONE) {
		grid_empty(g);
		return;
	}
	date_put_at(&b, at);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static const char *
begin_name(const struct explain *x, enum dueclock k)
{
	if (x->set[k].kind == EV_REOPEN || x->set[k].kind == EV_PROMISE)
		return event_kind_name(x->set[k].kind);
	return x->r.m[M_DISPATCHED_AT] != NUM_NONE ? "dispatched" :
	    "received, assumed";
}

static void
add_limit(struct grid *g, const struct limit *working, int64_t from_at,
    int64_t to_at)
{
	struct buf b = BUF_INIT;

	if (from_at == NUM_NONE) {
		grid_empty(g);
		return;
	}
	if (working != NULL)
		limit_put(&b, working);
	else
		dueclock_put_span(&b, to_at - from_at);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

/* The present policy's due time where it is not the one that stands; what is
 * printed in working time is counted again on the present calendar. */
static int64_t
differing(const struct explain *x, enum dueclock k, const char *source)
{
	const struct setter *s = &x->set[k];
	int64_t due_at;

	if (strcmp(source, "printed") != 0)
		due_at = explain_due_by(x, k, x->ctx->policy);
	else if (limit_is_working(&s->printed))
		due_at = explain_end(x, explain_begin(x, k), &s->printed);
	else
		return NUM_NONE;
	return due_at == s->due_at ? NUM_NONE : due_at;
}

/* What counts of the time, and by which calendar. */
static int
add_worked(struct grid *g, const struct explain *x, enum dueclock k,
    const struct limit *working, struct err *e)
{
	const struct calendarfile *f = x->ctx->calendar_file;
	struct buf b = BUF_INIT;
	int rc = 0;

	if (working == NULL) {
		grid_empty(g);
		grid_empty(g);
		return 0;
	}
	rc = worked_put(&b, f->calendar, explain_begin(x, k), x->set[k].due_at, e);
	grid_textn(g, b.data, b.len);
	buf_reset(&b);
	buf_printf(&b, "%s %s", f->name, f->version);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
	return rc;
}

static int
add_row(struct grid *g, const struct explain *x, enum dueclock k,
    const struct policy *then, struct err *e)
{
	const struct limit *working = explain_working(x, k, then);
	const struct setter *s = &x->set[k];
	const char *source = explain_source(x, k, then);
	int64_t done_at = dueclock_done(&x->r, k);
	struct buf b = BUF_INIT;

	grid_row(g);
	record_put_id(&b, &x->r, x->ctx->words);
	grid_textn(g, b.data, b.len);
	grid_text(g, dueclock_name(k));
	add_at(g, explain_begin(x, k));
	grid_text(g, begin_name(x, k));
	add_limit(g, working, explain_begin(x, k), s->due_at);
	grid_text(g, source);
	add_at(g, s->due_at);
	add_at(g, done_at);
	grid_int(g, s->due_at - (done_at != NUM_NONE ? done_at :
	    x->ctx->now_at));
	grid_int(g, s->seq);
	grid_text(g, event_kind_name(s->kind));
	add_at(g, differing(x, k, source));
	buf_reset(&b);
	explain_put_why(&b, x, k, source);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
	return add_worked(g, x, k, working, e);
}

static void
init_grid(struct grid *g)
{
	grid_init(g, lang_sheet("What the clocks rest on"));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "clock", lang_sheet("clock"));
	grid_column(g, "start_at", lang_sheet("began"));
	grid_column(g, "start", lang_sheet("with"));
	grid_column(g, "limit", lang_sheet("limit"));
	grid_column(g, "source", lang_sheet("source"));
	grid_column(g, "due_at", lang_sheet("due at"));
	grid_column(g, "done_at", lang_sheet("done at"));
	grid_column_right(g, "left_s", lang_sheet("seconds left"));
	grid_column_right(g, "seq", lang_sheet("event"));
	grid_column(g, "kind", lang_sheet("kind"));
	grid_column(g, "policy_says", lang_sheet("present policy says"));
	grid_column(g, "why", lang_sheet("why"));
	grid_column(g, "worked", lang_sheet("counted and skipped"));
	grid_column(g, "calendar", lang_sheet("calendar"));
}

/* The policy that was in force when the clock was set; the present one where
 * the database holds none of then. */
static int
policy_then(struct policy **p, struct explain *x, int64_t rec, struct err *e)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	int rc = policies_at(x->ctx->db, rec, &text, e);

	*p = NULL;
	if (rc == 1) {
		*p = policy_parse(text.data, text.len, x->ctx->words,
		    &problems, e);
		if (*p == NULL)
			rc = err_prefix(e, "the policy of then");
	}
	buf_release(&problems);
	buf_release(&text);
	return rc < 0 ? -1 : 0;
}

static int
explain_clock(struct grid *g, struct explain *x, enum dueclock k,
    struct err *e)
{
	const struct setter *s = &x->set[k];
	struct policy *then = NULL;
	const struct policy *p;
	int rc = -1;

	if (policy_then(&then, x, s->rec, e) < 0)
		return -1;
	p = then != NULL ? then : x->ctx->policy;
	if ((!policy_needs_calendar(p) && !limit_is_working(&s->printed)) ||
	    ctx_calendar(x->ctx, e) == 0)
		rc = add_row(g, x, k, p, e);
	policy_free(then);
	return rc;
}

static int
print(struct explain *x, struct err *e)
{
	struct grid g;
	int k, rc = 0;

	init_grid(&g);
	for (k = 0; rc == 0 && k < DUECLOCK_COUNT; k++) {
		if (x->set[k].kind != EV_NONE)
			rc = explain_clock(&g, x, (enum dueclock)k, e);
	}
	if (rc == 0)
		rc = ctx_print_grid(x->ctx, &g, e);
	grid_release(&g);
	return rc;
}

int
explain_case(struct ctx *c, const char *id, int64_t start_day, struct err *e)
{
	struct explain x;
	int rc;

	memset(&x, 0, sizeof(x));
	x.ctx = c;
	x.start_day = start_day;
	x.solve_at = x.level = NUM_NONE;
	record_init(&x.r);
	if (record_parse_id(&x.r, id, strlen(id), c->words, e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "option '--explain'");
	}
	rc = cases_get(c->db, &x.r, e);
	if (rc == 0)
		return err_set(e, ERR_DATA, "no such case '%s'", id);
	if (rc < 0)
		return -1;
	x.start_at = x.r.m[M_DISPATCHED_AT] != NUM_NONE ?
	    x.r.m[M_DISPATCHED_AT] : x.r.m[M_RECEIVED_AT];
	if (journal_read(c->db, x.r.key, 0, NUM_NONE, look_at_event, &x,
	    e) < 0)
		return -1;
	return print(&x, e);
}
