#include "explain.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "dueclock.h"
#include "life/event.h"
#include "render/grid.h"
#include "rule/deadline.h"
#include "store/cases.h"
#include "store/journal.h"
#include "store/policies.h"
#include "time/date.h"

/* The event that set a clock to what it says now. */
struct setter {
	int64_t seq, at, rec;
	enum event_kind kind;
	int64_t due_at;
	int64_t solve_at;	/* the solve clock after that event */
	int64_t level;		/* the level after it */
};

struct explain {
	struct ctx *ctx;
	struct record r;
	int64_t start_at;	/* of the clocks */
	int64_t start_day;	/* the office's */
	struct setter set[DUECLOCK_COUNT];
	int64_t solve_at, level;	/* while the events are read */
};

static int
look_at_event(void *arg, const struct event *ev)
{
	struct explain *x = arg;
	int64_t due_at;
	int k;

	if (event_get(ev, M_DUE_SOLVE) != NUM_NONE)
		x->solve_at = event_get(ev, M_DUE_SOLVE);
	if (event_get(ev, M_LEVEL) != NUM_NONE)
		x->level = event_get(ev, M_LEVEL);
	for (k = 0; k < DUECLOCK_COUNT; k++) {
		due_at = event_get(ev, (int)dueclock_member((enum dueclock)k));
		if (due_at == NUM_NONE)
			continue;
		x->set[k] = (struct setter){ ev->seq, ev->at, ev->rec,
			ev->kind, due_at, x->solve_at, x->level };
	}
	return 0;
}

/* --- what a policy says of it ------------------------------------------- */

static const struct policy_level *
level_of(const struct policy *p, int64_t level)
{
	return &p->levels[(level < 1 || level > POLICY_LEVELS ?
	    p->default_level : (int)level) - 1];
}

static int64_t
begin_of(const struct explain *x, enum dueclock k)
{
	return x->set[k].kind == EV_REOPEN || x->set[k].kind == EV_PROMISE ?
	    x->set[k].at : x->start_at;
}

static int64_t
solve_by(const struct explain *x, int64_t begin, int64_t level,
    const struct policy *p)
{
	struct err ignored = ERR_INIT;
	int64_t due_at;

	if (limit_add(&level_of(p, level)->solve, x->ctx->calendar,
	    HOURS_OFFICE, begin, &due_at, &ignored) < 0)
		return NUM_NONE;
	return due_at;
}

/* NUM_NONE where no policy decides: promises, extensions. */
static int64_t
due_by(const struct explain *x, enum dueclock k, const struct policy *p)
{
	const struct setter *s = &x->set[k];
	const struct policy_level *l = level_of(p, s->level);
	int64_t begin = begin_of(x, k), sign_at;

	if (begin == NUM_NONE)
		return NUM_NONE;
	switch (k) {
	case DUECLOCK_SIGN:
		sign_at = begin + l->sign_s;
		return s->solve_at != NUM_NONE && s->solve_at < sign_at ?
		    s->solve_at : sign_at;
	case DUECLOCK_CONTACT:
		return s->solve_at == NUM_NONE ? NUM_NONE :
		    deadline_contact(p, begin, s->solve_at);
	case DUECLOCK_SOLVE:
		return s->kind == EV_EXTEND ? NUM_NONE :
		    solve_by(x, begin, s->level, p);
	case DUECLOCK_PROMISE:
	case DUECLOCK_COUNT:
		break;
	}
	return NUM_NONE;
}

/* --- the reasons -------------------------------------------------------- */

static const char *
source_of(const struct explain *x, enum dueclock k, const struct policy *then)
{
	int64_t flags = x->r.m[M_FLAGS];

	if (k == DUECLOCK_PROMISE)
		return "promise";
	if (k == DUECLOCK_CONTACT)
		return "share";
	if (x->set[k].kind == EV_EXTEND)
		return "extension";
	if (x->set[k].kind == EV_REOPEN)
		return "reopened";
	if (k == DUECLOCK_SOLVE &&
	    x->set[k].due_at != due_by(x, k, then))
		return "printed";
	if (flags != NUM_NONE && (flags & FLAG_THREAT) != 0)
		return "threat";
	return "level";
}

static void
put_level(struct buf *b, const struct explain *x, enum dueclock k)
{
	const char *by = record_by_name(x->r.m[M_LEVEL_BY]);

	buf_printf(b, lang_sheet("level %d"), (int)x->set[k].level);
	if (by != NULL)
		buf_printf(b, lang_sheet(" (by %s)"), lang_sheet(by));
}

static void
put_said(struct buf *b, const struct explain *x)
{
	if (x->r.m[M_DUE_SAID] == NUM_NONE)
		return;
	buf_puts(b, lang_sheet("; the order printed "));
	date_put_at(b, x->r.m[M_DUE_SAID]);
}

static void
put_first(struct buf *b, const struct explain *x)
{
	if (x->r.m[M_DUE_FIRST] == NUM_NONE)
		return;
	buf_puts(b, lang_sheet("; at first it was "));
	date_put_at(b, x->r.m[M_DUE_FIRST]);
}

static void
put_why(struct buf *b, const struct explain *x, enum dueclock k,
    const char *source)
{
	const struct words *w = x->ctx->words;

	if (strcmp(source, "printed") == 0) {
		buf_puts(b, lang_sheet("the limit printed on the order wins "
		    "over that of "));
		put_level(b, x, k);
	} else if (strcmp(source, "threat") == 0) {
		buf_puts(b, lang_sheet("a threat forces level 1"));
	} else if (strcmp(source, "extension") == 0) {
		buf_printf(b, lang_sheet("extended with consent %s"),
		    words_text(w, x->r.m[M_CONSENT]));
	} else if (strcmp(source, "promise") == 0) {
		buf_printf(b, lang_sheet("promised by %s"),
		    words_text(w, x->r.m[M_PROMISED_BY]));
	} else if (strcmp(source, "share") == 0) {
		buf_printf(b, lang_sheet("%d %% of the solve limit, at most "),
		    x->ctx->policy->contact_percent);
		dueclock_put_span(b, x->ctx->policy->contact_max_s);
	} else {
		put_level(b, x, k);
	}
	if (k == DUECLOCK_SOLVE) {
		put_said(b, x);
		put_first(b, x);
	}
	if (!dueclock_is_ours(&x->r, k, x->start_day))
		buf_puts(b, lang_sheet("; before our time: raises nothing"));
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
add_span(struct grid *g, int64_t from_at, int64_t to_at)
{
	struct buf b = BUF_INIT;

	if (from_at == NUM_NONE) {
		grid_empty(g);
		return;
	}
	dueclock_put_span(&b, to_at - from_at);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

/* The present policy's due time where it is not the one that stands. */
static int64_t
differing(const struct explain *x, enum dueclock k, const char *source)
{
	int64_t due_at = due_by(x, k, x->ctx->policy);

	if (strcmp(source, "printed") == 0 || due_at == x->set[k].due_at)
		return NUM_NONE;
	return due_at;
}

static void
add_row(struct grid *g, const struct explain *x, enum dueclock k,
    const struct policy *then)
{
	const struct setter *s = &x->set[k];
	const char *source = source_of(x, k, then);
	int64_t done_at = dueclock_done(&x->r, k);
	struct buf b = BUF_INIT;

	grid_row(g);
	record_put_id(&b, &x->r, x->ctx->words);
	grid_textn(g, b.data, b.len);
	grid_text(g, dueclock_name(k));
	add_at(g, begin_of(x, k));
	grid_text(g, begin_name(x, k));
	add_span(g, begin_of(x, k), s->due_at);
	grid_text(g, source);
	add_at(g, s->due_at);
	add_at(g, done_at);
	grid_int(g, s->due_at - (done_at != NUM_NONE ? done_at :
	    x->ctx->now_at));
	grid_int(g, s->seq);
	grid_text(g, event_kind_name(s->kind));
	add_at(g, differing(x, k, source));
	buf_reset(&b);
	put_why(&b, x, k, source);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
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
print(struct explain *x, struct err *e)
{
	struct policy *then = NULL;
	struct grid g;
	int k, rc = 0;

	init_grid(&g);
	for (k = 0; rc == 0 && k < DUECLOCK_COUNT; k++) {
		if (x->set[k].kind == EV_NONE)
			continue;
		rc = policy_then(&then, x, x->set[k].rec, e);
		if (rc < 0)
			break;
		add_row(&g, x, (enum dueclock)k,
		    then != NULL ? then : x->ctx->policy);
		policy_free(then);
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
