#include "due.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "dueclock.h"
#include "explain.h"
#include "render/grid.h"
#include "store/cases.h"
#include "time/date.h"

static struct {
	const char *explain;
	const char *within;
	int overdue;
} asked_due = { NULL, NULL, 0 };

struct hit {
	struct record r;
	enum dueclock clock;
	int64_t due_at;
};

struct due {
	struct ctx *ctx;
	int64_t start_day;
	/* what is due later is not listed; by the hours of the lead's kind */
	int64_t until_at[HOURS_COUNT];
	struct hit *hits;
	size_t n, cap;
};

/* --- which -------------------------------------------------------------- */

/* A case that nobody leads is the desk's. */
static enum calendarfile_hours
hours_of(const struct due *d, const struct record *r)
{
	const struct policy_unit *u;

	if (r->m[M_LEAD] == NUM_NONE)
		return HOURS_DESK;
	u = policy_unit_find(d->ctx->policy, r->m[M_LEAD]);
	return u != NULL ? calendarfile_hours_of(u->kind) : HOURS_OFFICE;
}

static void
look_at(struct due *d, const struct record *r)
{
	int64_t at, until_at = d->until_at[hours_of(d, r)];
	struct hit *h;
	int k;

	for (k = 0; k < DUECLOCK_COUNT; k++) {
		if (!dueclock_runs(r, (enum dueclock)k) ||
		    !dueclock_is_ours(r, (enum dueclock)k, d->start_day))
			continue;
		at = r->m[dueclock_member((enum dueclock)k)];
		if (at > until_at)
			continue;
		mem_grow(&d->hits, d->n, &d->cap, sizeof(*d->hits));
		h = &d->hits[d->n++];
		h->r = *r;
		h->clock = (enum dueclock)k;
		h->due_at = at;
	}
}

/* The latest first; then the order in which the cases came. */
static int
compare(const void *pa, const void *pb)
{
	const struct hit *a = pa, *b = pb;

	if (a->due_at != b->due_at)
		return a->due_at < b->due_at ? -1 : 1;
	if (a->r.key != b->r.key)
		return a->r.key < b->r.key ? -1 : 1;
	return (int)a->clock - (int)b->clock;
}

/* Only open ones, whatever the query says beside it. */
static int
query_open(struct ctx *c, struct query **q, int argc, char **argv,
    struct err *e)
{
	char **terms = mem_array((size_t)argc + 1, sizeof(*terms));
	char open[] = "state:open";
	int i, rc;

	for (i = 0; i < argc; i++)
		terms[i] = argv[i];
	terms[argc] = open;
	rc = ctx_query(c, q, argc + 1, terms, e);
	free(terms);
	return rc;
}

static int
collect(struct due *d, int argc, char **argv, struct err *e)
{
	struct cases_list *list = NULL;
	struct query *q = NULL;
	struct record r;
	int rc = -1;

	if (query_open(d->ctx, &q, argc, argv, e) < 0)
		return -1;
	list = cases_list_new(d->ctx->db, q, e);
	if (list == NULL)
		goto out;
	while ((rc = cases_list_next(list, &r, e)) == 1)
		look_at(d, &r);
	if (d->n > 1)
		qsort(d->hits, d->n, sizeof(*d->hits), compare);
out:
	cases_list_free(list);
	query_free(q);
	return rc;
}

/* --- how they are shown ------------------------------------------------- */

static const char *
waiting_for(enum dueclock k)
{
	static const char *const what[DUECLOCK_COUNT] = {
		[DUECLOCK_SIGN] = "nobody has signed for it",
		[DUECLOCK_CONTACT] = "the citizen has not been reached",
		[DUECLOCK_SOLVE] = "it is not closed",
		[DUECLOCK_PROMISE] = "a promise stands"
	};

	return lang_sheet(what[k]);
}

static void
put_reason(struct buf *b, const struct hit *h, int64_t left_s)
{
	buf_puts(b, waiting_for(h->clock));
	buf_puts(b, ": ");
	buf_puts(b, left_s < 0 ? lang_sheet("late by") : lang_sheet("due in"));
	buf_putc(b, ' ');
	dueclock_put_span(b, left_s);
}

static void
add_word(struct grid *g, const struct words *w, int64_t n)
{
	if (n == NUM_NONE)
		grid_empty(g);
	else
		grid_textn(g, words_text(w, n), words_len(w, n));
}

/* Of the case, whoever has had it: since the first dispatch. */
static int64_t
age_of(const struct record *r, int64_t now_at)
{
	if (r->m[M_DISPATCHED_AT] != NUM_NONE)
		return now_at - r->m[M_DISPATCHED_AT];
	return r->m[M_RECEIVED_AT] != NUM_NONE ?
	    now_at - r->m[M_RECEIVED_AT] : NUM_NONE;
}

static void
add_row(struct grid *g, const struct due *d, const struct hit *h)
{
	const struct words *w = d->ctx->words;
	int64_t left_s = h->due_at - d->ctx->now_at;
	struct buf b = BUF_INIT;

	grid_row(g);
	record_put_id(&b, &h->r, w);
	grid_textn(g, b.data, b.len);
	grid_text(g, dueclock_name(h->clock));
	buf_reset(&b);
	date_put_at(&b, h->due_at);
	grid_textn(g, b.data, b.len);
	grid_int(g, left_s);
	grid_int(g, age_of(&h->r, d->ctx->now_at));
	grid_text(g, record_state_name(h->r.m[M_STATE]));
	add_word(g, w, h->r.m[M_LEAD]);
	grid_int(g, h->r.m[M_LEVEL]);
	add_word(g, w, h->r.m[M_COMMUNITY]);
	buf_reset(&b);
	put_reason(&b, h, left_s);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static int
print(const struct due *d, struct err *e)
{
	struct grid g;
	size_t i;
	int rc;

	grid_init(&g, lang_sheet("Late or soon due"));
	grid_column(&g, "id", lang_sheet("case"));
	grid_column(&g, "clock", lang_sheet("clock"));
	grid_column(&g, "due_at", lang_sheet("due at"));
	grid_column_right(&g, "left_s", lang_sheet("seconds left"));
	grid_column_right(&g, "age_s", lang_sheet("seconds since dispatch"));
	grid_column(&g, "state", lang_sheet("state"));
	grid_column(&g, "lead", lang_sheet("lead"));
	grid_column_right(&g, "level", lang_sheet("level"));
	grid_column(&g, "community", lang_sheet("community"));
	grid_column(&g, "reason", lang_sheet("reason"));
	for (i = 0; i < d->n; i++)
		add_row(&g, d, &d->hits[i]);
	rc = ctx_print_grid(d->ctx, &g, e);
	grid_release(&g);
	return rc;
}

/* So much working time is left until the office opens the next time. */
static int
until_working(struct due *d, const struct limit *within, struct err *e)
{
	struct ctx *c = d->ctx;
	int k;

	if (ctx_calendar(c, e) < 0)
		return -1;
	for (k = 0; k < HOURS_COUNT; k++) {
		if (limit_add(within, c->calendar, k, c->now_at,
		    &d->until_at[k], e) < 0 ||
		    calendar_next_opening(c->calendar, k, d->until_at[k],
		    &d->until_at[k], e) < 0)
			return -1;
	}
	return 0;
}

static int
until(struct due *d, const struct limit *within, struct err *e)
{
	int64_t at;
	int k;

	if (limit_is_working(within))
		return until_working(d, within, e);
	if (limit_add(within, NULL, 0, d->ctx->now_at, &at, e) < 0)
		return -1;
	for (k = 0; k < HOURS_COUNT; k++)
		d->until_at[k] = at;
	return 0;
}

static int
list_due(struct due *d, int argc, char **argv, struct err *e)
{
	struct limit within = { LIMIT_NATURAL, d->ctx->policy->soon_s };

	if (asked_due.overdue && asked_due.within != NULL)
		return err_set(e, ERR_USAGE, "either --overdue or --within");
	if (asked_due.overdue)
		within.n = -1;
	if (asked_due.within != NULL && limit_parse(&within, asked_due.within,
	    strlen(asked_due.within), e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "option '--within'");
	}
	if (until(d, &within, e) < 0)
		return -1;
	if (collect(d, argc, argv, e) < 0)
		return -1;
	if (d->n == 0)
		return 0;
	ctx_finding(d->ctx);
	return print(d, e);
}

static int
due_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct due d = { c, NUM_NONE, { 0 }, NULL, 0, 0 };
	int rc;

	if (asked_due.explain != NULL && argc > 0)
		return err_set(e, ERR_USAGE,
		    "due: --explain takes one case and no query");
	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0 ||
	    ctx_start_day(c, &d.start_day, e) < 0)
		return -1;
	if (asked_due.explain != NULL)
		return explain_case(c, asked_due.explain, d.start_day, e);
	rc = list_due(&d, argc, argv, e);
	free(d.hits);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "within", .type = CLI_TEXT, .target = &asked_due.within,
	  .arg = "SPAN",
	  .help = "due in this time: 2h, 4wh, 2wd (policy: clocks.soon)" },
	{ .name = "overdue", .type = CLI_FLAG, .target = &asked_due.overdue,
	  .help = "only what is late already" },
	{ .name = "explain", .type = CLI_TEXT, .target = &asked_due.explain,
	  .arg = "ID", .help = "what each clock of a case rests on" },
	{ .name = NULL }
};

const struct cli_verb due_verb = {
	.name = "due",
	.operands = "[QUERY]",
	.help = "what is late or soon will be; silent if nothing is",
	.groups = CLI_PRINTS,
	.options = options,
	.run = due_run
};
