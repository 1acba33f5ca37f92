#include "ruletry.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "casefile.h"
#include "life/whylabel.h"
#include "render/grid.h"
#include "rule/route.h"
#include "rule/rulecheck.h"
#include "time/date.h"

static struct {
	const char *map;
	int each;
} asked_rules = { NULL, 0 };

struct tally { int64_t hits, misses; };

struct ruletry {
	struct ctx *ctx;
	struct policy *policy;
	struct grid grid;
	int64_t day;
	struct tally *of_rule;		/* as many as there are rules */
	struct tally by[ROUTE_OPINION + 1], all;
	int64_t unlabelled, unknown;
};

/* --- what the file says of itself ----------------------------------------- */

/* What a row is about, as people call it where JSON has the code. */
static const struct {
	const char *code, *label;
} called[] = {
	{ "mistake", "a mistake" },
	{ "never", "never matches" },
	{ "category", "no such category" },
	{ "barred", "may not lead it" },
	{ "rule", "a rule's cases" },
	{ "unused", "an unused rule" },
	{ "by", "decided by" },
	{ "all", "all cases" },
	{ "unknown", "unknown units" },
	{ "unlabelled", "cases without a lead" }
};

static void
put_what(struct grid *g, const char *what)
{
	size_t i;

	for (i = 0; i < sizeof(called) / sizeof(called[0]); i++)
		if (strcmp(called[i].code, what) == 0)
			grid_code(g, what, lang_sheet(called[i].label));
}

static const char *
shown_by(enum route_by by)
{
	switch (by) {
	case ROUTE_RULE:
		return lang_sheet("a rule");
	case ROUTE_CATEGORY:
		return lang_sheet("the duties of units");
	case ROUTE_OPINION:
		return lang_sheet("what was learnt");
	case ROUTE_NOBODY:
		break;
	}
	return lang_sheet("nothing");
}

static void
add_finding(struct ruletry *r, const char *what, const char *name,
    const char *text)
{
	ctx_finding(r->ctx);
	grid_row(&r->grid);
	put_what(&r->grid, what);
	grid_text(&r->grid, name);
	grid_empty(&r->grid);
	grid_empty(&r->grid);
	grid_text(&r->grid, text);
}

static void
say_checked(void *arg, enum rulecheck what, int64_t name, int64_t other)
{
	static const char *const codes[] = {
		[RULECHECK_NEVER] = "never",
		[RULECHECK_CATEGORY] = "category",
		[RULECHECK_BARRED] = "barred"
	};
	static const char *const texts[] = {
		[RULECHECK_NEVER] = "it never matches: before it comes",
		[RULECHECK_CATEGORY] = "the catalogue has no",
		[RULECHECK_BARRED] = "a community may not lead it: who should is"
	};
	struct ruletry *r = arg;
	struct buf text = BUF_INIT;

	buf_printf(&text, "%s '%s'", lang_sheet(texts[what]),
	    other == NUM_NONE ? "—" : words_text(r->ctx->words, other));
	add_finding(r, codes[what], words_text(r->ctx->words, name),
	    text.data);
	buf_release(&text);
}

/* Each mistake is a line "/routes/3/lead: no unit 'x'". */
static void
say_mistakes(struct ruletry *r, struct buf *problems)
{
	char *line = problems->data, *end, *colon;

	while ((end = strchr(line, '\n')) != NULL) {
		*end = '\0';
		colon = strstr(line, ": ");
		if (colon != NULL)
			*colon = '\0';
		add_finding(r, "mistake", line, colon != NULL ? colon + 2 : "");
		line = end + 1;
	}
}

/* 0, also where it has mistakes: then there is no policy, and they are in
 * problems. */
static int
load(struct ruletry *r, const char *path, struct buf *problems,
    struct err *e)
{
	r->policy = policy_load(path, r->day, r->ctx->words, problems, e);
	if (r->policy == NULL && problems->len == 0) {
		e->code = e->code == ERR_IO ? ERR_DATA : e->code;
		return -1;
	}
	err_reset(e);
	return 0;
}

/* --- what it says of the cases -------------------------------------------- */

static void
count(struct tally *t, int is_hit)
{
	t->hits += is_hit;
	t->misses += !is_hit;
}

static void
add_case(struct ruletry *r, int64_t line, int64_t want,
    const struct route_answer *a)
{
	struct grid *g = &r->grid;
	struct buf why = BUF_INIT;

	grid_row(g);
	grid_int(g, line);
	grid_word(g, r->ctx->words, want);
	grid_word(g, r->ctx->words, a->lead);
	grid_int(g, want == a->lead);
	grid_code(g, route_by_name(a->by), shown_by(a->by));
	whylabel_put(&why, a->why);
	grid_code(g, a->why, why.data);
	buf_release(&why);
}

static int
try_case(void *arg, const struct casefile_case *c, struct err *e)
{
	struct ruletry *r = arg;
	struct route_case rc = { &c->r, c->text.data, c->text.len, r->day,
	    c->has_opinion ? &c->opinion : NULL };
	const struct policy_unit *u;
	struct route_answer a;
	int64_t want = c->lead;

	(void)e;
	if (want == NUM_NONE) {
		r->unlabelled++;
		return 0;
	}
	u = policy_unit_find(r->policy, want);
	if (u != NULL)
		want = u->name;
	else
		r->unknown++;
	route_find(&a, &rc, r->policy, r->ctx->words);
	if (a.by == ROUTE_RULE)
		count(&r->of_rule[a.rule - r->policy->routes],
		    a.lead == want);
	count(&r->by[a.by], a.lead == want);
	count(&r->all, a.lead == want);
	if (asked_rules.each)
		add_case(r, c->line, want, &a);
	return 0;
}

/* --- what is printed ------------------------------------------------------ */

static void
add_tally(struct ruletry *r, const char *what, enum route_by by,
    const char *name, const struct tally *t)
{
	struct ratio share = { t->hits, t->hits + t->misses };
	struct buf text = BUF_INIT;

	grid_row(&r->grid);
	put_what(&r->grid, what);
	if (name != NULL)
		grid_text(&r->grid, name);
	else
		grid_code(&r->grid, route_by_name(by), shown_by(by));
	grid_int(&r->grid, t->hits);
	grid_int(&r->grid, t->misses);
	ratio_put(&text, share, 100, 1);
	buf_puts(&text, " %");
	grid_textn(&r->grid, text.data, text.len);
	buf_release(&text);
}

static void
add_count(struct ruletry *r, const char *what, int64_t n, const char *text)
{
	struct buf b = BUF_INIT;

	if (n == 0)
		return;
	buf_printf(&b, "%s: %lld", text, (long long)n);
	add_finding(r, what, "", b.data);
	buf_release(&b);
}

static void
add_tallies(struct ruletry *r)
{
	const struct policy_route *route;
	const struct tally *t;
	size_t i;

	for (i = 0; i < r->policy->nroutes; i++) {
		route = &r->policy->routes[i];
		t = &r->of_rule[i];
		if (t->hits + t->misses > 0)
			add_tally(r, "rule", ROUTE_RULE,
			    words_text(r->ctx->words, route->name), t);
		else
			add_finding(r, "unused",
			    words_text(r->ctx->words, route->name),
			    lang_sheet("no case is decided by it"));
	}
	for (i = ROUTE_NOBODY; i <= ROUTE_OPINION; i++) {
		if (r->by[i].hits + r->by[i].misses > 0)
			add_tally(r, "by", (enum route_by)i, NULL,
			    &r->by[i]);
	}
	add_tally(r, "all", ROUTE_RULE, "", &r->all);
	if (r->all.misses > 0)
		ctx_finding(r->ctx);
	add_count(r, "unknown", r->unknown,
	    lang_sheet("cases led by units that it does not have"));
	add_count(r, "unlabelled", r->unlabelled,
	    lang_sheet("cases that do not say who led"));
}

static void
begin_grid(struct ruletry *r, int is_each)
{
	struct grid *g = &r->grid;

	grid_init(g, lang_sheet("Rules"));
	if (is_each) {
		grid_column_right(g, "line", lang_sheet("line"));
		grid_column(g, "want", lang_sheet("who led"));
		grid_column(g, "got", lang_sheet("who should by the rules"));
		grid_column_right(g, "hit", lang_sheet("hit"));
		grid_column(g, "by", lang_sheet("decided by"));
		grid_column(g, "why", lang_sheet("why"));
		return;
	}
	grid_column(g, "what", lang_sheet("what"));
	grid_column(g, "name", lang_sheet("name"));
	grid_column_right(g, "hits", lang_sheet("hits"));
	grid_column_right(g, "misses", lang_sheet("misses"));
	grid_column(g, "text", lang_sheet("text"));
}

static int
try_all(struct ruletry *r, const char *cases, struct err *e)
{
	r->of_rule = mem_array(r->policy->nroutes + 1, sizeof(*r->of_rule));
	if (casefile_each(r->ctx, cases, asked_rules.map, try_case, r, e) < 0)
		return -1;
	if (!asked_rules.each)
		add_tallies(r);
	else if (r->all.misses > 0)
		ctx_finding(r->ctx);
	return 0;
}

static int
ruletry_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct ruletry r = { .ctx = c, .day = date_day_of(c->now_at) };
	struct buf problems = BUF_INIT;
	int rc;

	if (argc < 1 || argc > 2)
		return err_set(e, ERR_USAGE,
		    "rules: a policy, and perhaps a file of cases");
	if (argc == 1 && (asked_rules.each || asked_rules.map != NULL))
		return err_set(e, ERR_USAGE,
		    "rules: --each and --map need a file of cases");
	if (load(&r, argv[0], &problems, e) < 0)
		return -1;
	begin_grid(&r, r.policy != NULL && asked_rules.each);
	rc = 0;
	if (r.policy == NULL)
		say_mistakes(&r, &problems);
	else if (!asked_rules.each)
		rulecheck_run(r.policy, c->words, r.day, say_checked, &r);
	if (r.policy != NULL && argc == 2)
		rc = try_all(&r, argv[1], e);
	if (rc >= 0)
		rc = ctx_print_grid(c, &r.grid, e);
	free(r.of_rule);
	grid_release(&r.grid);
	policy_free(r.policy);
	buf_release(&problems);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "map", .letter = 'm', .type = CLI_TEXT,
	  .target = &asked_rules.map, .arg = "NAME|FILE",
	  .help = "the column map; beijing by default" },
	{ .name = "each", .type = CLI_FLAG, .target = &asked_rules.each,
	  .help = "a line for each case: who led, and who should" },
	{ .name = NULL }
};

const struct cli_verb ruletry_verb = {
	.name = "rules",
	.operands = "POLICY [CASES]",
	.help = "check a rule file, and try it on labelled cases",
	.groups = CLI_PRINTS,
	.options = options,
	.run = ruletry_run
};
