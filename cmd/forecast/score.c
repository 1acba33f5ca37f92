#include "forecast.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jx.h"
#include "data/ndjson.h"
#include "nodes.h"
#include "reject.h"
#include "render/grid.h"
#include "source.h"
#include "scoring.h"

static struct source_asked from;
static const char *forecast;

struct score {
	struct ctx *ctx;
	struct source source;
	struct nodes nodes;	/* what came */
	struct scoring scoring;
	struct reject *reject;
	int64_t read;
};

/* --- a file of them ----------------------------------------------------- */

static int
score_line(struct score *s, const char *text, size_t len, int64_t line,
    struct err *e)
{
	struct reject_what w = { .file = forecast, .line = line,
		.end_line = NUM_NONE, .code = "bad_forecast", .raw = text,
		.raw_len = len };
	struct err why = ERR_INIT;
	struct jx *object = NULL;
	int rc = -1;

	s->read++;
	if (text == NULL)
		err_set(&why, ERR_DATA, "over 1 MiB");
	else
		object = jx_parse(text, len, &why);
	if (object != NULL)
		rc = scoring_take(&s->scoring, object, &why);
	jx_free(object);
	if (rc == 0)
		return 0;
	w.reason = why.text;
	return reject_add(s->reject, &w, e);
}

static int
score_file(struct score *s, struct err *e)
{
	struct ndjson *lines;
	const char *text;
	size_t len;
	int fd = ctx_open_input(forecast, e), rc;

	if (fd < 0)
		return -1;
	lines = ndjson_new(fd);
	while ((rc = ndjson_next(lines, &text, &len, e)) == 1)
		if (score_line(s, text, len, ndjson_line(lines), e) < 0) {
			rc = -1;
			break;
		}
	ndjson_free(lines);
	if (fd > STDIN_FILENO)
		close(fd);
	return rc < 0 ? -1 : reject_end(s->reject,
	    s->read - reject_count(s->reject), e);
}

static int
score_kept(struct score *s, struct err *e)
{
	struct ctx *c = s->ctx;
	int64_t n = scoring_take_kept(&s->scoring, c->db,
	    c->by != NULL ? c->by : SCORING_BY,
	    from.freq != NULL ? from.freq : SCORING_FREQ, e);

	if (n == 0)
		ctx_note(c, "no forecast of these groups and steps was kept");
	return n < 0 ? -1 : 0;
}

/* --- what is printed ---------------------------------------------------- */

static void
add_ratio(struct grid *g, double num, double den)
{
	struct buf b = BUF_INIT;

	if (!(den > 0)) {
		grid_empty(g);
		return;
	}
	buf_printf(&b, "%.3f", num / den);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
add_row(struct grid *g, const char *label, const struct misses *t)
{
	double n = (double)t->n, scaled = (double)t->nscaled;

	grid_row(g);
	grid_text(g, label);
	grid_int(g, t->n);
	grid_int(g, t->unknown);
	add_ratio(g, t->error, n);
	add_ratio(g, t->error, t->counts);
	add_ratio(g, t->scaled, scaled);
	add_ratio(g, (double)t->covered, (double)t->nintervals);
	add_ratio(g, t->bias, n);
	add_ratio(g, t->baseline_error, n);
	add_ratio(g, t->baseline_error, t->counts);
	add_ratio(g, t->baseline_scaled, scaled);
}

static void
init_grid(struct grid *g)
{
	grid_init(g, lang_sheet("What forecasts were wrong by"));
	grid_column(g, "group", lang_sheet("group"));
	grid_column_right(g, "n", lang_sheet("forecasts"));
	grid_column_right(g, "unknown", lang_sheet("not known yet"));
	grid_column_decimal(g, "mae", lang_sheet("mean error"));
	grid_column_decimal(g, "wape", lang_sheet("WAPE"));
	grid_column_decimal(g, "mase", lang_sheet("MASE"));
	grid_column_decimal(g, "coverage", lang_sheet("in the interval"));
	grid_column_decimal(g, "bias", lang_sheet("too high by"));
	grid_column_decimal(g, "baseline_mae",
	    lang_sheet("mean error of the baseline"));
	grid_column_decimal(g, "baseline_wape",
	    lang_sheet("WAPE of the baseline"));
	grid_column_decimal(g, "baseline_mase",
	    lang_sheet("MASE of the baseline"));
}

static int
print(struct score *s, struct err *e)
{
	struct grid g;
	size_t i;
	int rc;

	init_grid(&g);
	add_row(&g, lang_sheet("all"), &s->scoring.all);
	for (i = 0; i < s->nodes.n; i++)
		if (s->scoring.tallies[i].n + s->scoring.tallies[i].unknown > 0)
			add_row(&g, s->nodes.of[i].label, &s->scoring.tallies[i]);
	rc = ctx_print_grid(s->ctx, &g, e);
	grid_release(&g);
	return rc;
}

/* --- all of it ---------------------------------------------------------- */

static int
score_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct score s;
	int rc = -1;

	memset(&s, 0, sizeof(s));
	s.ctx = c;
	if (forecast == NULL && (from.series != NULL || c->from != NULL ||
	    c->period != NULL || c->as_of != NUM_NONE || argc > 0))
		return err_set(e, ERR_USAGE, "option '--forecast' is missing: "
		    "kept forecasts are of all cases of the database");
	if (forecast != NULL && strcmp(forecast, "-") == 0 && from.series != NULL &&
	    strcmp(from.series, "-") == 0)
		return err_set(e, ERR_USAGE,
		    "forecast and series are both standard input");
	s.reject = reject_new(c, e);
	if (s.reject == NULL ||
	    source_read(&s.source, c, &from, argc, argv, e) < 0)
		goto out;
	nodes_build_sums(&s.nodes, &s.source);
	scoring_init(&s.scoring, c->words, &s.nodes);
	if (forecast != NULL ? score_file(&s, e) < 0 : score_kept(&s, e) < 0)
		goto out;
	rc = print(&s, e);
out:
	reject_free(s.reject);
	scoring_release(&s.scoring);
	nodes_release(&s.nodes);
	source_release(&s.source);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "forecast", .type = CLI_TEXT, .target = &forecast,
	  .arg = "FILE", .help = "what volume printed then, as NDJSON (those kept)" },
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
	{ .name = NULL }
};

const struct cli_verb score_verb = {
	.name = "score",
	.operands = "[QUERY]",
	.help = "what a forecast was worth, now that the counts have come",
	.groups = CLI_COUNTS | CLI_PRINTS,
	.options = options,
	.run = score_run
};
