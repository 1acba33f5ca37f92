#include "status.h"

#include <stdlib.h>
#include <string.h>

#include "aged.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "life/fourtwo.h"
#include "life/survey.h"
#include "render/grid.h"
#include "store/cases.h"

static struct {
	int cases, old;
	const char *end;
} options;

static const struct cli_option status_options[] = {
	{ "by", 0, CLI_TEXT, NULL, NULL, "lead, officer or community" },
	{ "cases", 0, CLI_FLAG, &options.cases, NULL, "case by case" },
	{ "old", 0, CLI_FLAG, &options.old, NULL,
	    "case by case, only what has long been late "
	    "(policy: clocks.old)" },
	{ "end", 0, CLI_TEXT, &options.end, "NAME",
	    "pending, complete, short, waived or impossible" },
	{ .name = NULL }
};

struct post {
	int64_t name;		/* word; NUM_NONE */
	int64_t cases, calls, calls_needed, revisits, revisits_needed;
	int64_t ends[FOURTWO_ENDS];
	int64_t turned, same_unit;
};

struct run {
	struct ctx *ctx;
	struct fourtwo_rules rules;
	enum record_member by;
	enum fourtwo_end only;	/* FOURTWO_ENDS: all */
	struct post *posts;
	struct post total;
	size_t n, cap;
	struct grid *grid;	/* of --cases; NULL */
	int64_t old;		/* cases counted in a line below it */
	struct err *e;
};

/* --- case by case ------------------------------------------------------- */

static void
put_case_columns(struct grid *g)
{
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "lead", lang_sheet("lead unit"));
	grid_column(g, "officer", lang_sheet("officer"));
	grid_aside(g);
	grid_column(g, "end", lang_sheet("4+2"));
	grid_column_right(g, "calls", lang_sheet("calls"));
	grid_column_right(g, "calls_needed", lang_sheet("of"));
	grid_aside(g);
	grid_column(g, "missing", lang_sheet("missing"));
	grid_column_right(g, "revisits", lang_sheet("revisits"));
	grid_column_right(g, "revisits_needed", lang_sheet("of"));
	grid_aside(g);
	grid_column(g, "calls_waived", lang_sheet("calls waived"));
	grid_aside(g);
	grid_column(g, "revisits_waived", lang_sheet("revisits waived"));
	grid_aside(g);
	grid_column(g, "ends", lang_sheet("rounds end"));
	grid_column(g, "first", lang_sheet("first answer"));
	grid_aside(g);
	grid_column(g, "last", lang_sheet("last answer"));
	grid_column_right(g, "turned", lang_sheet("turned without work"));
	grid_column_right(g, "same_unit", lang_sheet("same unit"));
	grid_aside(g);
}

static const char *
call_shown(int call)
{
	switch (call) {
	case SCRIPT_UNDERSTAND:
		return lang_sheet("to understand");
	case SCRIPT_CONFIRM:
		return lang_sheet("to confirm");
	case SCRIPT_PROGRESS:
		return lang_sheet("progress");
	}
	return lang_sheet("the result");
}

/* The labels of calls that are missing, where calls are. */
static void
put_missing(struct grid *g, const struct record *r, const struct fourtwo *l)
{
	unsigned made = fourtwo_made(r);
	struct buf codes = BUF_INIT, shown = BUF_INIT;
	int i;

	for (i = 0; i < SURVEY_FOUR && l->calls < l->calls_needed; i++) {
		if ((made & 1u << i) != 0)
			continue;
		buf_printf(&codes, "%s%s", codes.len > 0 ? " " : "",
		    survey_calls[i]);
		buf_printf(&shown, "%s%s", shown.len > 0 ? " " : "",
		    call_shown(i));
	}
	grid_code(g, codes.len > 0 ? codes.data : NULL, shown.data);
	buf_release(&shown);
	buf_release(&codes);
}

static void
put_case(const struct run *run, const struct record *r,
    const struct fourtwo *l)
{
	const struct words *w = run->ctx->words;
	struct grid *g = run->grid;
	struct buf id = BUF_INIT;

	grid_row(g);
	record_put_id(&id, r, w);
	grid_textn(g, id.data, id.len);
	buf_release(&id);
	grid_word(g, w, r->m[M_LEAD]);
	grid_word(g, w, r->m[M_OFFICER]);
	grid_code(g, fourtwo_end_name(l->end),
	    lang_sheet(fourtwo_end_name(l->end)));
	grid_int(g, l->calls);
	grid_int(g, l->calls_needed);
	put_missing(g, r, l);
	grid_int(g, l->revisits);
	grid_int(g, l->revisits_needed);
	grid_word(g, w, r->m[M_CALLS_WAIVED]);
	grid_word(g, w, r->m[M_OWN_WAIVED]);
	grid_at(g, l->end_at);
	grid_word(g, w, r->m[M_OWN_FIRST_SATISFIED]);
	grid_word(g, w, r->m[M_OWN_SATISFIED]);
	grid_int(g, r->m[M_OWN_TURNED] == 1);
	grid_int(g, r->m[M_OWN_SAME_UNIT] == 1);
}

/* Open cases that have long been late are shown alone, or counted where people
 * read the ledger. */
static void
put_or_count(struct run *run, const struct record *r, const struct fourtwo *l)
{
	int is_old = record_is_open(r) &&
	    aged_of(run->ctx, r->m[M_DUE_SOLVE]) == AGED_OLD;

	if (is_old && !options.old && aged_are_counted(run->ctx))
		run->old++;
	else if (is_old || !options.old)
		put_case(run, r, l);
}

/* --- by post ------------------------------------------------------------ */

static struct post *
find_post(struct run *run, int64_t name)
{
	size_t i;

	for (i = 0; i < run->n; i++)
		if (run->posts[i].name == name)
			return &run->posts[i];
	mem_grow(&run->posts, run->n, &run->cap, sizeof(*run->posts));
	memset(&run->posts[run->n], 0, sizeof(*run->posts));
	run->posts[run->n].name = name;
	return &run->posts[run->n++];
}

static void
add(struct post *p, const struct record *r, const struct fourtwo *l)
{
	p->cases++;
	p->calls += l->calls;
	p->calls_needed += l->calls_needed;
	p->revisits += l->revisits;
	p->revisits_needed += l->revisits_needed;
	p->ends[l->end]++;
	p->turned += r->m[M_OWN_TURNED] == 1;
	p->same_unit += r->m[M_OWN_SAME_UNIT] == 1;
}

static int
look_at(void *arg, const struct record *r)
{
	struct run *run = arg;
	struct fourtwo l;

	if (fourtwo_of(&l, r, &run->rules, run->e) < 0)
		return 1;
	if (l.end == FOURTWO_OUTSIDE ||
	    (run->only != FOURTWO_ENDS && l.end != run->only))
		return 0;
	if (run->grid != NULL) {
		put_or_count(run, r, &l);
		return 0;
	}
	add(find_post(run, r->m[run->by]), r, &l);
	add(&run->total, r, &l);
	return 0;
}

static void
put_post_columns(struct grid *g, const char *by)
{
	int end;

	grid_column(g, "by", lang_sheet("grouped by"));
	grid_column(g, "key", by);
	grid_column_right(g, "cases", lang_sheet("cases"));
	grid_column_right(g, "calls", lang_sheet("calls"));
	grid_column_right(g, "calls_needed", lang_sheet("of"));
	grid_column_right(g, "revisits", lang_sheet("revisits"));
	grid_column_right(g, "revisits_needed", lang_sheet("of"));
	for (end = FOURTWO_PENDING; end < FOURTWO_ENDS; end++)
		grid_column_right(g, fourtwo_end_name((enum fourtwo_end)end),
		    lang_sheet(fourtwo_end_name((enum fourtwo_end)end)));
	grid_column_right(g, "turned", lang_sheet("turned without work"));
	grid_column_right(g, "same_unit", lang_sheet("same unit"));
}

static void
put_post(struct grid *g, const char *by, const char *name,
    const struct post *p)
{
	int end;

	grid_row(g);
	grid_code(g, by, lang_sheet(by));
	grid_text(g, name);
	grid_int(g, p->cases);
	grid_int(g, p->calls);
	grid_int(g, p->calls_needed);
	grid_int(g, p->revisits);
	grid_int(g, p->revisits_needed);
	for (end = FOURTWO_PENDING; end < FOURTWO_ENDS; end++)
		grid_int(g, p->ends[end]);
	grid_int(g, p->turned);
	grid_int(g, p->same_unit);
}

/* By name: numbers of words differ between runs. */
static int
compare(const void *a, const void *b, void *words)
{
	return strcmp(words_text(words, ((const struct post *)a)->name),
	    words_text(words, ((const struct post *)b)->name));
}

static void
put_posts(struct grid *g, struct run *run, const char *by)
{
	const struct words *w = run->ctx->words;
	size_t i;

	put_post_columns(g, lang_sheet(by));
	if (run->n > 1)
		qsort_r(run->posts, run->n, sizeof(*run->posts), compare,
		    run->ctx->words);
	for (i = 0; i < run->n; i++)
		put_post(g, by, run->posts[i].name == NUM_NONE ? NULL :
		    words_text(w, run->posts[i].name), &run->posts[i]);
	put_post(g, "all", NULL, &run->total);
}

/* ------------------------------------------------------------------------ */

static int
read_options(struct run *run, const char **by, struct err *e)
{
	static const struct { const char *name; enum record_member m; } is[] = {
		{ "lead", M_LEAD }, { "officer", M_OFFICER },
		{ "community", M_COMMUNITY }
	};
	int end;
	size_t i;

	*by = run->ctx->by != NULL ? run->ctx->by : "lead";
	for (i = 0; i < sizeof(is) / sizeof(is[0]); i++)
		if (strcmp(is[i].name, *by) == 0)
			break;
	if (i == sizeof(is) / sizeof(is[0]))
		return err_set(e, ERR_USAGE,
		    "option '--by': lead, officer or community, not '%s'",
		    *by);
	run->by = is[i].m;
	for (end = FOURTWO_PENDING; options.end != NULL && end < FOURTWO_ENDS;
	    end++)
		if (strcmp(fourtwo_end_name((enum fourtwo_end)end),
		    options.end) == 0)
			break;
	run->only = options.end != NULL ? (enum fourtwo_end)end : FOURTWO_ENDS;
	return options.end != NULL && end == FOURTWO_ENDS ?
	    err_set(e, ERR_USAGE, "option '--end': no such end '%s': "
	    "pending, complete, short, waived, impossible", options.end) : 0;
}

static int
open_all(struct run *run, struct err *e)
{
	struct ctx *c = run->ctx;

	if (ctx_policy(c, e) < 0)
		return -1;
	if (limit_is_working(&c->policy->rounds_end) &&
	    ctx_calendar(c, e) < 0)
		return -1;
	if (ctx_db(c, DB_READ, e) < 0)
		return -1;
	run->rules.policy = c->policy;
	run->rules.calendar = c->calendar;
	run->rules.now_at = c->now_at;
	return ctx_start_day(c, &run->rules.start_day, e);
}

static int
read_cases(struct run *run, int argc, char **argv, struct err *e)
{
	struct query *q = NULL;
	int rc = -1;

	run->e = e;
	if (ctx_query(run->ctx, &q, argc, argv, e) < 0)
		return -1;
	if (query_needs_text(q))
		err_set(e, ERR_USAGE, "%s: looks at no texts of cases",
		    run->ctx->verb);
	else
		rc = cases_match(run->ctx->db, q, look_at, run, e);
	query_free(q);
	return rc < 0 || e->code != ERR_NONE ? -1 : 0;
}

static int
status_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run run = { .ctx = c };
	const char *by;
	struct grid g;
	int rc = -1;

	grid_init(&g, lang_sheet("The 4+2 ledger"));
	options.cases |= options.old;
	if (options.cases) {
		put_case_columns(&g);
		run.grid = &g;
	}
	if (read_options(&run, &by, e) < 0 || open_all(&run, e) < 0 ||
	    read_cases(&run, argc, argv, e) < 0)
		goto out;
	if (!options.cases)
		put_posts(&g, &run, by);
	aged_note(&g, c, run.old, "js-revisit", "status");
	rc = ctx_print_grid(c, &g, e);
out:
	free(run.posts);
	grid_release(&g);
	return rc;
}

const struct cli_verb status_verb = {
	.name = "status",
	.operands = "[QUERY]",
	.help = "the 4+2 ledger, by post or case by case",
	.groups = CLI_PRINTS,
	.options = status_options,
	.run = status_run
};
