#include "volume.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "measure/weeks.h"
#include "query/query.h"
#include "render/grid.h"
#include "store/batches.h"
#include "store/cases.h"
#include "stream.h"
#include "time/date.h"

static struct {
	const char *freq;
	int64_t horizon;
} asked = { NULL, 4 };

struct volume {
	struct ctx *ctx;
	struct weeks *weeks;
	struct query *query;	/* NULL: every case */
	struct period period;
	int has_period;
};

/* --- what is counted ---------------------------------------------------- */

static int
add(void *arg, const struct record *r)
{
	struct volume *v = arg;
	int64_t at = r->m[M_RECEIVED_AT];

	if (v->has_period && (at == NUM_NONE || at < v->period.from_at ||
	    at >= v->period.to_at))
		return 0;
	if (v->query == NULL ||
	    query_matches(v->query, r, NULL, v->ctx->words))
		weeks_add(v->weeks, r);
	return 0;
}

static int
add_listed(struct volume *v, struct err *e)
{
	struct cases_list *list = cases_list_new(v->ctx->db, v->query, e);
	struct query *query = v->query;
	struct record r;
	int rc;

	if (list == NULL)
		return -1;
	v->query = NULL;	/* the list has matched it, with texts */
	while ((rc = cases_list_next(list, &r, e)) == 1)
		add(v, &r);
	v->query = query;
	cases_list_free(list);
	return rc;
}

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Up to when the database is complete, and whether a dump said so. */
static int
add_database(struct volume *v, int64_t *until_at, int *known, struct err *e)
{
	struct ctx *c = v->ctx;
	struct coverage covered;
	int64_t seq;

	if (ctx_db(c, DB_READ, e) < 0 ||
	    batches_coverage(c->db, &covered, e) < 0)
		return -1;
	*known = covered.exported_at != NUM_NONE;
	if (*known)
		*until_at = least(*until_at, covered.exported_at);
	if (c->as_of != NUM_NONE) {
		*until_at = least(*until_at, c->as_of);
		return cases_seq_at(c->db, c->as_of, &seq, e) < 0 ? -1 :
		    cases_each_as_of(c->db, seq, add, v, e);
	}
	return v->query != NULL ? add_listed(v, e) :
	    cases_each(c->db, NUM_NONE, NUM_NONE, add, v, e);
}

static int
count(struct volume *v, struct err *e)
{
	struct ctx *c = v->ctx;
	int64_t until_at = c->now_at;
	int known = 0, rc;

	if ((c->from != NULL || c->as_of != NUM_NONE) && v->query != NULL &&
	    query_needs_text(v->query))
		return err_set(e, ERR_USAGE,
		    "volume: texts are not looked at with --from or --as-of");
	if (v->has_period)
		until_at = least(until_at, v->period.to_at);
	rc = c->from != NULL ? stream_count(c, c->from, add, v, e) :
	    add_database(v, &until_at, &known, e);
	if (rc == 0)
		weeks_end(v->weeks, until_at, known);
	return rc;
}

/* --- what is printed ---------------------------------------------------- */

static void
add_figure(struct grid *g, struct ratio r)
{
	struct buf b = BUF_INIT;

	if (r.den == 0) {
		grid_empty(g);
		return;
	}
	ratio_put(&b, r, 1, 1);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
add_model(struct grid *g, const struct weeks_guess *w)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "mean%d", (int)w->used);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
add_note(struct grid *g, const struct weeks_guess *w)
{
	struct buf b = BUF_INIT;

	if (w->used < WEEKS_MEAN)
		buf_printf(&b, lang_sheet("only %d complete weeks"),
		    (int)w->used);
	if (w->errors == 0)
		buf_puts(&b, lang_sheet(": no past error, no interval"));
	if (b.len > 0)
		grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
add_row(struct grid *g, const struct volume *v, size_t group, size_t step)
{
	const int64_t *counts = weeks_of(v->weeks, group);
	struct buf b = BUF_INIT;
	struct weeks_guess w;

	weeks_guess(&w, counts, weeks_count(v->weeks), step);
	grid_row(g);
	weeks_put_group(&b, v->weeks, group);
	grid_textn(g, b.data, b.len);
	grid_int(g, (int64_t)step);
	buf_reset(&b);
	date_put_day(&b, weeks_next_day(v->weeks) + 7 * ((int64_t)step - 1));
	grid_textn(g, b.data, b.len);
	add_figure(g, w.mean);
	add_figure(g, w.lo);
	add_figure(g, w.hi);
	add_model(g, &w);
	add_figure(g, (struct ratio){ w.baseline, 1 });
	grid_text(g, w.from_last_year ? "last_year" : "last_week");
	add_figure(g, w.mae);
	grid_int(g, (int64_t)weeks_count(v->weeks));
	add_note(g, &w);
	buf_release(&b);
}

static void
init_grid(struct grid *g)
{
	grid_init(g, lang_sheet("Demands expected per week"));
	grid_column(g, "group", lang_sheet("group"));
	grid_column_right(g, "step", lang_sheet("step"));
	grid_column(g, "date", lang_sheet("week from"));
	grid_column_decimal(g, "mean", lang_sheet("expected"));
	grid_column_decimal(g, "lo80", lang_sheet("four in five from"));
	grid_column_decimal(g, "hi80", lang_sheet("four in five to"));
	grid_column(g, "model", lang_sheet("model"));
	grid_column_decimal(g, "baseline", lang_sheet("baseline"));
	grid_column(g, "baseline_of", lang_sheet("baseline of"));
	grid_column_decimal(g, "mae", lang_sheet("mean error"));
	grid_column_right(g, "weeks", lang_sheet("weeks known"));
	grid_column(g, "note", lang_sheet("note"));
}

/* What the figures mean, with the policy whose natures were counted. */
static void
explain(struct grid *g, const struct volume *v)
{
	const struct policy *p = v->ctx->policy;
	struct buf b = BUF_INIT;

	buf_printf(&b, lang_sheet("complete weeks: %d, until the day before "),
	    (int)weeks_count(v->weeks));
	date_put_day(&b, weeks_next_day(v->weeks));
	grid_note(g, b.data);
	grid_note(g, lang_sheet("expected: mean of the last 8 weeks; "
	    "interval and mean error: what this was wrong by in the past"));
	buf_reset(&b);
	buf_printf(&b, lang_sheet("policy: %s %s"),
	    words_text(v->ctx->words, p->name),
	    words_text(v->ctx->words, p->version));
	grid_note(g, b.data);
	buf_release(&b);
}

static int
print(struct volume *v, struct err *e)
{
	size_t group, step, i;
	struct grid g;
	int rc;

	init_grid(&g);
	for (group = 0; group < weeks_groups(v->weeks); group++)
		for (step = 1; step <= (size_t)asked.horizon; step++)
			add_row(&g, v, group, step);
	if (weeks_count(v->weeks) > 0)
		explain(&g, v);
	/* formats of rows alone have no place for notes */
	for (i = 0; v->ctx->explain && i < g.nnotes; i++)
		ctx_note(v->ctx, "%s", g.notes[i]);
	rc = ctx_print_grid(v->ctx, &g, e);
	grid_release(&g);
	return rc;
}

/* --- options ------------------------------------------------------------ */

/* "category,community" into by; how many, or -1. */
static int
read_by(enum rates_by by[WEEKS_MAX_BY], const char *s, struct err *e)
{
	char name[32];
	size_t len;
	int n = 0;

	for (;; s += len + 1) {
		len = strcspn(s, ",");
		if (n == WEEKS_MAX_BY)
			return err_set(e, ERR_USAGE,
			    "option '--by': at most %d fields", WEEKS_MAX_BY);
		if (len >= sizeof(name))
			return err_set(e, ERR_USAGE,
			    "option '--by': no such field");
		memcpy(name, s, len);
		name[len] = '\0';
		if (rates_by_find(name, &by[n]) < 0)
			return err_set(e, ERR_USAGE,
			    "option '--by': no such field '%s'", name);
		if (n > 0 && by[n] == by[n - 1])
			return err_set(e, ERR_USAGE,
			    "option '--by': '%s' twice", name);
		n++;
		if (s[len] == '\0')
			return n;
	}
}

static int
check(struct err *e)
{
	if (asked.horizon < 1 || asked.horizon > WEEKS_MAX_STEP)
		return err_set(e, ERR_USAGE, "option '--horizon': 1 to %d",
		    WEEKS_MAX_STEP);
	if (asked.freq != NULL && strcmp(asked.freq, "week") != 0)
		return err_set(e, ERR_USAGE,
		    "option '--freq': only 'week' is known");
	return 0;
}

/* What selects cases: a period and a query. */
static int
select_cases(struct volume *v, int argc, char **argv, struct err *e)
{
	struct ctx *c = v->ctx;

	if (c->from != NULL && c->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE, "either --from or --as-of");
	v->has_period = c->period != NULL;
	if (v->has_period && ctx_period(c, &v->period, NULL, e) < 0)
		return -1;
	return argc == 0 ? 0 : ctx_query(c, &v->query, argc, argv, e);
}

static int
volume_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct volume v = { .ctx = c };
	enum rates_by by[WEEKS_MAX_BY];
	int n, rc = -1;

	if (check(e) < 0)
		return -1;
	n = read_by(by, c->by != NULL ? c->by : "category,community", e);
	if (n < 0 || ctx_policy(c, e) < 0 ||
	    select_cases(&v, argc, argv, e) < 0)
		goto out;
	v.weeks = weeks_new(c->policy, c->words, by, (size_t)n);
	if (count(&v, e) < 0)
		goto out;
	if (weeks_count(v.weeks) == 0)
		ctx_note(c, "no complete week of cases: nothing to go by");
	rc = print(&v, e);
out:
	weeks_free(v.weeks);
	query_free(v.query);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "by", .help = "groups: category, community, unit, channel, "
	    "level, nature, all; two at most", .arg = "FIELD,..." },
	{ .name = "horizon", .type = CLI_INT, .target = &asked.horizon,
	  .arg = "N", .help = "how many weeks ahead (4)" },
	{ .name = "freq", .type = CLI_TEXT, .target = &asked.freq,
	  .arg = "week", .help = "what a step is" },
	{ .name = NULL }
};

const struct cli_verb volume_verb = {
	.name = "volume",
	.operands = "[QUERY]",
	.help = "demands expected in the next weeks, by group",
	.groups = CLI_COUNTS | CLI_PRINTS,
	.options = options,
	.run = volume_run
};
