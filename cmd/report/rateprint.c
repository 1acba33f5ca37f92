#include "rateprint.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "explain.h"
#include "measure/ratestwelve.h"
#include "render/grid.h"

/* The index of s among the names; 0 where it is not given; -1. */
static int
choose(const char *s, const char *const *names)
{
	int i;

	if (s == NULL)
		return 0;
	for (i = 0; names[i] != NULL; i++)
		if (strcmp(s, names[i]) == 0)
			return i;
	return -1;
}

static int
refuse(const char *option, const char *names, const char *s, struct err *e)
{
	return err_set(e, ERR_USAGE, "option '--%s': not %s: '%s'", option,
	    names, s);
}

static const char *const sources[] = { "city", "own", "both", NULL };
static const char *const layouts[] = { "full", "twelve", NULL };
static const char *const accounts[] = { "full", "net", NULL };

static int
read_twelve(struct rateprint *p, const struct rateprint_asked *a,
    struct err *e)
{
	static const char *const kinds[] = { "desk", "section", "community",
		NULL };
	int account = choose(a->account, accounts);
	int kind = choose(a->kind, kinds);

	if (account < 0)
		return refuse("account", "full, net", a->account, e);
	if (kind < 0)
		return refuse("kind", "desk, section, community", a->kind, e);
	if (!p->is_twelve && (a->account != NULL || a->kind != NULL))
		return err_set(e, ERR_USAGE, "option '--%s': only of "
		    "--layout twelve", a->kind != NULL ? "kind" : "account");
	if (p->is_twelve && p->sources == 3)
		return err_set(e, ERR_USAGE, "option '--layout': twelve "
		    "columns have one source");
	p->account = (enum rates_account)account;
	p->kind = a->kind != NULL ? kind : -1;
	return 0;
}

int
rateprint_read(struct rateprint *p, const struct rateprint_asked *a,
    struct err *e)
{
	int source = choose(a->source, sources);
	int layout = choose(a->layout, layouts);

	if (source < 0)
		return refuse("source", "city, own, both", a->source, e);
	if (layout < 0)
		return refuse("layout", "full, twelve", a->layout, e);
	if (a->compat != NULL && strcmp(a->compat, "mean") != 0)
		return refuse("compat", "mean", a->compat, e);
	p->sources = (unsigned)source + 1;
	p->is_twelve = layout == 1;
	p->is_mean = a->compat != NULL;
	return read_twelve(p, a, e);
}

static void
fill(struct grid *g, struct rateprint *p)
{
	struct ratestwelve which = { p->sources == 1 ? RATES_CITY : RATES_OWN,
		p->account, p->kind };
	struct ratesout out;

	rates_show(p->rates, &out);
	out.base = p->base;
	out.base_name = p->base_name;
	out.base_period = p->base_period;
	out.is_mean = p->is_mean;
	if (p->is_twelve)
		ratestwelve_grid(g, &out, &which);
	else
		ratesout_grid(g, &out, p->sources);
}

/* Volume is orders; beside it stands how many matters they are about. */
static void
note_matters(struct grid *g, const struct rateprint *p)
{
	struct buf b = BUF_INIT;

	if (p->matters == NUM_NONE)
		return;
	buf_printf(&b, lang_sheet("%lld cases counted are about %lld "
	    "different matters: reminders, repeats and clusters are one each."),
	    (long long)rates_total(p->rates)->
	    count[RATES_OWN][RATES_FULL].received, (long long)p->matters);
	grid_note(g, b.data);
	buf_release(&b);
}

int
rateprint_run(struct rateprint *p, struct err *e)
{
	struct ctx *c = p->ctx;
	struct explain x = { p->policy, c->words, p->rates, p->period, p->by,
		p->sources, p->as_of_seq };
	struct grid g;
	size_t i;
	int rc;

	grid_init(&g, p->is_mean ?
	    lang_sheet("The three rates, totals as means") :
	    lang_sheet("The three rates"));
	fill(&g, p);
	note_matters(&g, p);
	if (c->explain)
		explain_notes(&g, &x);
	rc = ctx_print_grid(c, &g, e);
	if (rc == 0 && c->explain && c->format == FORMAT_NDJSON)
		explain_object(&c->out, &x, &g);
	else if (c->explain && (c->format == FORMAT_CSV ||
	    c->format == FORMAT_JSON))
		for (i = 0; i < g.nnotes; i++)
			ctx_note(c, "%s", g.notes[i]);
	grid_release(&g);
	return rc;
}
