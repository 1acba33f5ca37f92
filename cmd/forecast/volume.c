#include "forecast.h"

#include <math.h>
#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "effects.h"
#include "nodes.h"
#include "render/grid.h"
#include "scoring.h"
#include "source.h"
#include "time/date.h"
#include "volumekeep.h"
#include "volumepage.h"

static struct source_asked from;
static int64_t horizon = 4;
static int with_total, keep;

/* NAN, where there is no such figure, is empty. */
static void
add_figure(struct grid *g, double figure)
{
	struct buf b = BUF_INIT;

	if (isnan(figure)) {
		grid_empty(g);
		return;
	}
	buf_printf(&b, "%.2f", figure);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

/* "regression+theta": each by its own word. */
static void
add_model(struct grid *g, const char *model)
{
	struct buf shown = BUF_INIT, name = BUF_INIT;
	const char *s;
	size_t len;

	for (s = model; *s != '\0'; s += len + (s[len] == '+')) {
		len = strcspn(s, "+");
		buf_reset(&name);
		buf_put(&name, s, len);
		buf_printf(&shown, "%s%s", shown.len > 0 ? "+" : "",
		    lang_sheet(name.data));
	}
	grid_code(g, model, shown.data);
	buf_release(&name);
	buf_release(&shown);
}

static void
add_note(struct grid *g, const struct forecast *f, const char *gaps)
{
	struct buf b = BUF_INIT;

	if (f->is_short)
		buf_printf(&b, lang_sheet("only %d periods are known: their "
		    "mean, at most of the last 8"), (int)f->known);
	if (isnan(f->steps[0].lo))
		buf_puts(&b, lang_sheet(": no past error, no interval"));
	if (gaps != NULL && b.len > 0)
		buf_puts(&b, lang_sheet("; "));
	if (gaps != NULL)
		buf_printf(&b, lang_sheet("not covered: %s"), gaps);
	if (b.len > 0)
		grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
add_row(struct grid *g, const struct node *n, size_t step, const char *gaps)
{
	const struct forecast_step *s = &n->f.steps[step];
	struct buf b = BUF_INIT;

	grid_row(g);
	grid_text(g, n->label);
	grid_int(g, (int64_t)step + 1);
	date_put_day(&b, series_day(&n->s, n->s.n + step));
	grid_textn(g, b.data, b.len);
	add_figure(g, s->mean);
	add_figure(g, s->lo);
	add_figure(g, s->hi);
	add_model(g, n->f.model);
	add_figure(g, s->baseline);
	if (n->f.has_season)
		grid_code(g, "last_season", lang_sheet("last season"));
	else
		grid_code(g, "last_known", lang_sheet("last known"));
	add_figure(g, s->mae);
	add_figure(g, s->baseline_mae);
	grid_int(g, (int64_t)n->f.known);
	add_note(g, &n->f, gaps);
	buf_release(&b);
}

static void
init_grid(struct grid *g)
{
	grid_init(g, lang_sheet("Demands expected"));
	grid_column(g, "group", lang_sheet("group"));
	grid_column_right(g, "step", lang_sheet("step"));
	grid_leads(g);
	grid_column(g, "date", lang_sheet("from"));
	grid_column_decimal(g, "mean", lang_sheet("expected"));
	grid_column_decimal(g, "lo80", lang_sheet("four in five from"));
	grid_column_decimal(g, "hi80", lang_sheet("four in five to"));
	grid_column(g, "model", lang_sheet("model"));
	grid_wraps(g);
	grid_column_decimal(g, "baseline", lang_sheet("baseline"));
	grid_column(g, "baseline_of", lang_sheet("baseline of"));
	grid_column_decimal(g, "mae", lang_sheet("mean error"));
	grid_column_decimal(g, "baseline_mae", lang_sheet("of the baseline"));
	grid_column_right(g, "known", lang_sheet("periods known"));
	grid_column(g, "note", lang_sheet("note"));
}

/* What the figures mean; of cases, with the policy whose natures count. */
static void
explain(struct grid *g, const struct source *s, struct ctx *c)
{
	struct buf b = BUF_INIT, gaps = BUF_INIT;

	buf_printf(&b, lang_sheet("complete periods: %d, until the day "
	    "before "), (int)s->panel->count);
	date_put_day(&b, panel_day(s->panel, s->panel->count));
	grid_note(g, b.data);
	if (source_put_gaps(&gaps, s)) {
		buf_reset(&b);
		buf_printf(&b, lang_sheet("no dump covers these days: %s: "
		    "missing, not 0"), gaps.data);
		grid_note(g, b.data);
	}
	buf_release(&gaps);
	grid_note(g, lang_sheet("expected: of the models, those combined "
	    "that erred least in the past; interval and mean error: what "
	    "this combination erred by in the past"));
	if (s->demand != NULL) {
		buf_reset(&b);
		buf_printf(&b, lang_sheet("policy: %s %s"),
		    words_text(c->words, c->policy->name),
		    words_text(c->words, c->policy->version));
		grid_note(g, b.data);
	}
	buf_release(&b);
}

/* What the forecasts kept until now were worth. */
static int
add_scores(struct grid *g, struct ctx *c, const struct nodes *ns, int argc,
    struct err *e)
{
	struct scoring scored;
	struct buf b = BUF_INIT;
	int64_t n;

	if (from.series != NULL || c->from != NULL || argc > 0)
		return 0;
	scoring_init(&scored, c->words, ns);
	n = scoring_take_kept(&scored, c->db, c->by != NULL ? c->by :
	    SCORING_BY, from.freq != NULL ? from.freq : SCORING_FREQ, e);
	if (scored.all.n > 0 && scored.all.counts > 0) {
		buf_printf(&b, lang_sheet("forecasts kept until now: %d came "
		    "true, WAPE %.3f, of the baseline %.3f"),
		    (int)scored.all.n, scored.all.error / scored.all.counts,
		    scored.all.baseline_error / scored.all.counts);
		grid_note(g, b.data);
		if (c->format == FORMAT_NDJSON && !c->explain)
			ctx_note(c, "%s", b.data);
	}
	buf_release(&b);
	scoring_release(&scored);
	return n < 0 ? -1 : 0;
}

static int
takes_notes(const struct ctx *c)
{
	return c->format == FORMAT_TABLE || c->format == FORMAT_MD ||
	    c->format == FORMAT_HTML;
}

static int
print(struct ctx *c, const struct source *s, const struct nodes *ns,
    int argc, struct err *e)
{
	struct buf gaps = BUF_INIT;
	size_t step, i;
	struct grid g;
	int rc;

	/* a sheet says it once, below; rows alone say it each */
	if (!takes_notes(c))
		source_put_gaps(&gaps, s);
	init_grid(&g);
	for (i = 0; i < ns->n; i++)
		for (step = 0; step < (size_t)horizon; step++)
			add_row(&g, &ns->of[i], step,
			    gaps.len > 0 ? gaps.data : NULL);
	buf_release(&gaps);
	if (s->panel->count > 0)
		explain(&g, s, c);
	rc = add_scores(&g, c, ns, argc, e);
	/* formats of rows alone have no place for notes */
	for (i = 0; c->explain && i < g.nnotes; i++)
		ctx_note(c, "%s", g.notes[i]);
	if (rc == 0 && c->format == FORMAT_HTML && c->fields == NULL)
		return volumepage_print(c, s, ns, from.freq, &g, e);
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	return rc;
}

/* What is kept can be scored without being told what it was of. */
static int
check_keep(struct ctx *c, int argc, struct err *e)
{
	if (from.series != NULL || c->from != NULL || c->period != NULL ||
	    c->as_of != NUM_NONE || from.depth > 0 || argc > 0)
		return err_set(e, ERR_USAGE, "option '--store': a forecast "
		    "that is kept is of all cases of the database");
	return ctx_db(c, DB_WRITE, e);
}

static int
volume_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct effects effects = { NULL, 0 };
	struct source s;
	struct nodes ns;
	int rc = -1;

	if (horizon < 1 || horizon > SERIES_MAX_HORIZON)
		return err_set(e, ERR_USAGE, "option '--horizon': 1 to %d",
		    SERIES_MAX_HORIZON);
	memset(&ns, 0, sizeof(ns));
	if (keep && check_keep(c, argc, e) < 0)
		return -1;
	if (source_read(&s, c, &from, argc, argv, e) < 0)
		goto out;
	if (s.panel->count == 0)
		ctx_note(c, "no complete period: nothing to go by");
	if (with_total)
		nodes_build_sums(&ns, &s);
	else
		nodes_build(&ns, &s);
	if (s.demand != NULL && s.panel->count > 0 &&
	    effects_set(&effects, c, &ns, (size_t)horizon, e) < 0)
		goto out;
	nodes_forecast(&ns, (size_t)horizon);
	if (keep && s.panel->count > 0 && volumekeep_run(c, &ns,
	    panel_day(s.panel, s.panel->count), from.freq, e) < 0)
		goto out;
	rc = print(c, &s, &ns, argc, e);
out:
	nodes_release(&ns);
	effects_release(&effects);
	source_release(&s);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "series", .type = CLI_TEXT, .target = &from.series,
	  .arg = "FILE", .help = "counts from a CSV or NDJSON file" },
	{ .name = "date", .type = CLI_TEXT, .target = &from.date,
	  .arg = "COL", .help = "its column of dates" },
	{ .name = "group", .type = CLI_TEXT, .target = &from.group,
	  .arg = "COL,...", .help = "its columns of groups, at most two" },
	{ .name = "count", .type = CLI_TEXT, .target = &from.count,
	  .arg = "COL", .help = "its column of counts" },
	{ .name = "gaps", .type = CLI_TEXT, .target = &from.gaps,
	  .arg = "zero|missing", .help = "what an absent row means" },
	{ .name = "freq", .type = CLI_TEXT, .target = &from.freq,
	  .arg = "day|week|month", .help = "what a step is (week)" },
	{ .name = "depth", .type = CLI_INT, .target = &from.depth,
	  .arg = "N", .help = "levels of a category (1)" },
	{ .name = "by", .help = "groups: category, community, unit, channel, "
	    "level, nature, all; two at most", .arg = "FIELD,..." },
	{ .name = "horizon", .type = CLI_INT, .target = &horizon,
	  .arg = "N", .help = "how many steps ahead (4)" },
	{ .name = "total", .type = CLI_FLAG, .target = &with_total,
	  .help = "also what the groups add up to" },
	{ .name = "store", .type = CLI_FLAG, .target = &keep,
	  .help = "keep the forecast in the database, to be scored" },
	{ .name = "actor" },
	{ .name = NULL }
};

const struct cli_verb volume_verb = {
	.name = "volume",
	.operands = "[QUERY]",
	.help = "demands expected in the next periods, by group",
	.groups = CLI_COUNTS | CLI_PRINTS,
	.options = options,
	.run = volume_run
};
