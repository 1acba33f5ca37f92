/* alerts: where and of what many come at once, day by day. */
#include "forecast.h"

#include "ahead/alarms.h"
#include "base/lang.h"
#include "base/num.h"
#include "known.h"
#include "render/grid.h"
#include "store/cases.h"
#include "time/date.h"

static struct known_asked from = { .day = NUM_NONE };

/* The days asked for: the last one that is known, or those of --period. */
static int
settle_days(struct ctx *c, const struct ahead *a, int64_t *first,
    int64_t *last, struct err *e)
{
	struct period p;

	*first = *last = a->today - 1;
	if (c->period == NULL)
		return 0;
	if (from.day != NUM_NONE)
		return err_set(e, ERR_USAGE, "either --day or --period");
	if (ctx_period(c, &p, NULL, e) < 0)
		return -1;
	*first = p.from_at <= date_day_start(a->first_day) ? a->first_day :
	    date_day_of(p.from_at);
	*last = p.to_at >= date_day_start(a->today) ? a->today - 1 :
	    date_day_of(p.to_at - 1);
	return 0;
}

static void
add_columns(struct grid *g)
{
	grid_column(g, "day", lang_sheet("day"));
	grid_column(g, "category", lang_sheet("category"));
	grid_column(g, "community", lang_sheet("community"));
	grid_column(g, "site", lang_sheet("site"));
	grid_column_right(g, "days", lang_sheet("days"));
	grid_column_right(g, "count", lang_sheet("demands"));
	grid_column_decimal(g, "usual", lang_sheet("usual"));
	grid_column(g, "chance", lang_sheet("chance"));
	grid_column(g, "limit", lang_sheet("rings below"));
	grid_column_decimal(g, "false_a_month",
	    lang_sheet("false alarms a month"));
	grid_column(g, "cases", lang_sheet("cases"));
}

static void
cell(struct grid *g, struct buf *b)
{
	grid_textn(g, b->data, b->len);
	buf_reset(b);
}

static int
put_cases(struct buf *b, struct ctx *c, const struct alarm *m, struct err *e)
{
	struct record r;
	size_t i;
	int rc = 0;

	for (i = 0; rc >= 0 && i < m->nkeys; i++) {
		rc = cases_get_key(c->db, m->keys[i], &r, e);
		if (rc < 1)
			continue;
		if (b->len > 0)
			buf_putc(b, ' ');
		record_put_id(b, &r, c->words);
	}
	return rc < 0 ? -1 : 0;
}

static int
add_row(struct grid *g, struct ctx *c, const struct ahead *a,
    const struct alarm *m, struct err *e)
{
	struct buf b = BUF_INIT;
	int rc;

	grid_row(g);
	grid_day(g, m->day);
	grid_word(g, a->words, m->category);
	grid_word(g, a->words, m->community);
	grid_word(g, a->words, m->site);
	grid_int(g, m->days);
	grid_int(g, m->count);
	buf_printf(&b, "%.1f", m->usual);
	cell(g, &b);
	buf_printf(&b, "%.1e", m->chance);
	cell(g, &b);
	buf_printf(&b, "%.1e", m->limit);
	cell(g, &b);
	buf_printf(&b, "%.2f", a->seasons->alerts.false_permille / 1000.0);
	cell(g, &b);
	rc = put_cases(&b, c, m, e);
	cell(g, &b);
	buf_release(&b);
	return rc;
}

static int
print(struct ctx *c, const struct ahead *a, const struct alarms *found,
    struct err *e)
{
	struct grid g;
	size_t i;
	int rc = 0;

	grid_init(&g, lang_sheet("Alarms"));
	add_columns(&g);
	for (i = 0; rc == 0 && i < found->n; i++)
		rc = add_row(&g, c, a, &found->of[i], e);
	grid_note(&g, lang_sheet("usual: by the weeks before, or the same "
	    "days a year ago; chance: of so many if nothing is the matter; a "
	    "place that rings on is told once"));
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	return rc;
}

static int
alerts_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct alarms found = { NULL, 0, 0 };
	int64_t first, last;
	struct known k;
	int rc = -1;

	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "alerts takes no operand");
	if (known_read(&k, c, &from, DB_READ, e) < 0 ||
	    settle_days(c, &k.ahead, &first, &last, e) < 0)
		goto out;
	alarms_find(&found, &k.ahead, first, last);
	if (found.n > 0)
		ctx_finding(c);
	rc = print(c, &k.ahead, &found, e);
out:
	alarms_release(&found);
	known_release(&k);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "day", .type = CLI_DAY, .target = &from.day, .arg = "DAY",
	  .help = "as on the morning of this day (today)" },
	{ .name = "seasons", .type = CLI_TEXT, .target = &from.seasons,
	  .arg = "FILE", .help = "seasons and numbers, js-season(5)" },
	{ .name = "period" }, { .name = "as-of" },
	{ .name = NULL }
};

const struct cli_verb alerts_verb = {
	.name = "alerts",
	.operands = "",
	.help = "where and of what many come at once, day by day",
	.groups = CLI_PRINTS,
	.options = options,
	.run = alerts_run
};
