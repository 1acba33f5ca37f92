/* effect: what a treatment has changed, as far as it can be told. */
#include "ahead/effect.h"

#include <math.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "forecast.h"
#include "known.h"
#include "render/grid.h"
#include "time/date.h"

#define MOST_PLACES 64

static struct known_asked from = { .day = NUM_NONE };
static const char *category, *treated, *controls;
static int64_t since = NUM_NONE, until = NUM_NONE;

struct places {
	int64_t of[MOST_PLACES];
	size_t n;
};

/* "A,B": communities by any of their names, or sites as place.site has
 * them. */
static int
read_places(struct places *p, struct ctx *c, const char *s,
    const char *option, struct err *e)
{
	const struct policy_unit *u;
	int64_t word;
	size_t len;

	for (p->n = 0; s != NULL; s += len + 1) {
		len = strcspn(s, ",");
		if (p->n == MOST_PLACES || len == 0)
			return err_set(e, ERR_USAGE, "option '--%s': 1 to %d "
			    "places", option, MOST_PLACES);
		word = words_add(c->words, s, len);
		u = policy_unit_find(c->policy, word);
		p->of[p->n++] = u != NULL ? u->name : word;
		if (s[len] == '\0')
			break;
	}
	return 0;
}

/* A place that neither the policy nor any case has is a slip of the pen, which
 * would be answered with too few demands. */
static int
check_known(const struct ctx *c, const struct ahead *a,
    const struct places *p, const char *option, struct err *e)
{
	const struct ahead_cells *cells = &a->by_site;
	size_t i, k;

	for (i = 0; i < p->n; i++) {
		for (k = 0; k < cells->ncells; k++)
			if (cells->of[k].community == p->of[i] ||
			    cells->of[k].place == p->of[i])
				break;
		if (k == cells->ncells &&
		    policy_unit_find(c->policy, p->of[i]) == NULL)
			return err_set(e, ERR_USAGE, "option '--%s': no unit "
			    "of the policy and no case's place is called "
			    "'%s'", option, words_text(c->words, p->of[i]));
	}
	return 0;
}

/* Nothing is compared with itself. */
static int
check_controls(const struct places *at, const struct places *other,
    const struct words *w, struct err *e)
{
	size_t i, k;

	for (i = 0; i < at->n; i++)
		for (k = 0; k < other->n; k++)
			if (at->of[i] == other->of[k])
				return err_set(e, ERR_USAGE, "option "
				    "'--control': '%s' was treated",
				    words_text(w, at->of[i]));
	return 0;
}

static int
check(int argc, struct err *e)
{
	if (argc > 0)
		return err_set(e, ERR_USAGE, "effect takes no operand");
	if (treated == NULL)
		return err_set(e, ERR_USAGE, "option '--treated' is missing");
	if (since == NUM_NONE)
		return err_set(e, ERR_USAGE, "option '--since' is missing");
	if (until != NUM_NONE && until < since)
		return err_set(e, ERR_USAGE,
		    "option '--until': before --since");
	return 0;
}

/* --- printing ------------------------------------------------------------ */

static const char *
verdict(enum effect_says says)
{
	switch (says) {
	case EFFECT_FEWER:
		return "fewer";
	case EFFECT_MORE:
		return "more";
	case EFFECT_NONE:
		return "no_difference";
	case EFFECT_UNKNOWN:
		break;
	}
	return "cannot_tell";
}

static const char *
verdict_shown(enum effect_says says)
{
	switch (says) {
	case EFFECT_FEWER:
		return lang_sheet("fewer than without it");
	case EFFECT_MORE:
		return lang_sheet("more than without it");
	case EFFECT_NONE:
		return lang_sheet("no difference");
	case EFFECT_UNKNOWN:
		break;
	}
	return lang_sheet("cannot be told");
}

static void
add_figure(struct grid *g, double figure, int places)
{
	struct buf b = BUF_INIT;

	if (isnan(figure)) {
		grid_empty(g);
		return;
	}
	buf_printf(&b, "%.*f", places, figure);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
add_columns(struct grid *g)
{
	grid_column(g, "verdict", lang_sheet("verdict"));
	grid_column(g, "window", lang_sheet("window"));
	grid_column_right(g, "came", lang_sheet("came"));
	grid_column_decimal(g, "expected",
	    lang_sheet("expected without treatment"));
	grid_column_decimal(g, "avoided", lang_sheet("avoided"));
	grid_column_decimal(g, "avoided_lo95", lang_sheet("at least"));
	grid_column_decimal(g, "avoided_hi95", lang_sheet("at most"));
	grid_column_decimal(g, "ratio", lang_sheet("ratio"));
	grid_column_decimal(g, "lo95", lang_sheet("at least"));
	grid_column_decimal(g, "hi95", lang_sheet("at most"));
	grid_column_right(g, "before", lang_sheet("before"));
	grid_column_right(g, "windows_before", lang_sheet("windows before"));
	grid_column_right(g, "controls", lang_sheet("places compared"));
	grid_column_right(g, "control_before", lang_sheet("theirs before"));
	grid_column_right(g, "control_after", lang_sheet("theirs after"));
	grid_column(g, "note", lang_sheet("note"));
}

static void
add_row(struct grid *g, const struct effect *f,
    const struct effect_asked *q)
{
	struct buf b = BUF_INIT;

	grid_row(g);
	grid_code(g, verdict(f->says), verdict_shown(f->says));
	date_put_day(&b, q->from_day);
	buf_puts(&b, "..");
	date_put_day(&b, q->to_day);
	grid_textn(g, b.data, b.len);
	grid_int(g, f->after);
	add_figure(g, f->expected, 1);
	add_figure(g, f->avoided, 1);
	add_figure(g, f->avoided_lo, 1);
	add_figure(g, f->avoided_hi, 1);
	add_figure(g, f->ratio, 2);
	add_figure(g, f->lo, 2);
	add_figure(g, f->hi, 2);
	grid_int(g, f->before);
	grid_int(g, f->windows);
	grid_int(g, (int64_t)f->ncontrols);
	grid_int(g, f->control_before);
	grid_int(g, f->control_after);
	if (f->says == EFFECT_UNKNOWN)
		grid_text(g, f->why);
	else if (!f->is_last_year)
		grid_text(g, lang_sheet("no year before is known: compared "
		    "with the days before"));
	buf_release(&b);
}

static int
print(struct ctx *c, const struct effect *f, const struct effect_asked *q,
    struct err *e)
{
	struct grid g;
	int rc;

	grid_init(&g, lang_sheet("What the treatment has changed"));
	add_columns(&g);
	add_row(&g, f, q);
	grid_note(&g, lang_sheet("expected: what came there in the same days "
	    "of years before, times how the places that were not treated "
	    "have moved; only the difference is ours"));
	rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	return rc;
}

static int
effect_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct effect_asked q = { .category = NUM_NONE };
	struct places at, other;
	struct effect f;
	struct known k;
	int rc = -1;

	(void)argv;
	memset(&k, 0, sizeof(k));
	if (check(argc, e) < 0 || known_read(&k, c, &from, DB_READ, e) < 0 ||
	    read_places(&at, c, treated, "treated", e) < 0 ||
	    read_places(&other, c, controls, "control", e) < 0 ||
	    check_known(c, &k.ahead, &at, "treated", e) < 0 ||
	    check_known(c, &k.ahead, &other, "control", e) < 0 ||
	    check_controls(&at, &other, c->words, e) < 0)
		goto out;
	if (category != NULL)
		q.category = words_adds(c->words, category);
	q.treated = at.of;
	q.ntreated = at.n;
	q.controls = other.of;
	q.ncontrols = other.n;
	q.from_day = since;
	q.to_day = until != NUM_NONE && until < k.ahead.today ? until :
	    k.ahead.today - 1;
	if (q.to_day < q.from_day) {
		err_set(e, ERR_USAGE,
		    "option '--since': nothing is known of it yet");
		goto out;
	}
	effect_measure(&f, &k.ahead, &q);
	rc = print(c, &f, &q, e);
out:
	known_release(&k);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "treated", .type = CLI_TEXT, .target = &treated,
	  .arg = "PLACE,...", .help = "communities or sites that were treated" },
	{ .name = "since", .type = CLI_DAY, .target = &since, .arg = "DAY",
	  .help = "the first day on which it may have worked" },
	{ .name = "until", .type = CLI_DAY, .target = &until, .arg = "DAY",
	  .help = "the last one looked at (yesterday)" },
	{ .name = "category", .type = CLI_TEXT, .target = &category,
	  .arg = "PATH", .help = "only these demands: a/b, with all below" },
	{ .name = "control", .type = CLI_TEXT, .target = &controls,
	  .arg = "PLACE,...",
	  .help = "places to compare with (all others)" },
	{ .name = "seasons", .type = CLI_TEXT, .target = &from.seasons,
	  .arg = "FILE", .help = "seasons and numbers, js-season(5)" },
	{ .name = "as-of" },
	{ .name = NULL }
};

const struct cli_verb effect_verb = {
	.name = "effect",
	.operands = "",
	.help = "what a treatment has changed, against places without it",
	.groups = CLI_PRINTS,
	.options = options,
	.run = effect_run
};
