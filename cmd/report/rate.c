#include "report.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "count.h"
#include "explain.h"
#include "inforce.h"
#include "measure/rates.h"
#include "output.h"
#include "query/query.h"
#include "render/grid.h"
#include "store/cases.h"
#include "time/date.h"

static const char *source;

const struct cli_option rate_options[] = {
	{ "source", 0, CLI_TEXT, &source, "city|own|both",
	    "whose revisits (default: city)" },
	{ "by", 0, CLI_TEXT, NULL, NULL,
	    "all, unit, community, category, channel, level or nature" },
	{ "reject", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "max-reject", 0, CLI_TEXT, NULL, NULL, NULL },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	struct query *query;
	struct inforce inforce;
	struct period period;
	struct rates *rates;
	enum rates_by by;
	unsigned sources;
	int64_t as_of_seq;
};

/* --- what is asked ------------------------------------------------------ */

static int
read_options(struct run *r, struct err *e)
{
	const char *by = r->ctx->by != NULL ? r->ctx->by : "unit";

	if (rates_by_find(by, &r->by) < 0)
		return err_set(e, ERR_USAGE, "option '--by': no such field "
		    "'%s'", by);
	if (source == NULL || strcmp(source, "city") == 0)
		r->sources = 1;
	else if (strcmp(source, "own") == 0)
		r->sources = 2;
	else if (strcmp(source, "both") == 0)
		r->sources = 3;
	else
		return err_set(e, ERR_USAGE, "option '--source': not city, "
		    "own or both: '%s'", source);
	if (r->ctx->from != NULL && r->ctx->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE, "option '--as-of': records of "
		    "--from have no past");
	return 0;
}

/* Records that come by without their texts cannot be asked for them. */
static int
check_query(const struct run *r, struct err *e)
{
	if (!query_needs_text(r->query))
		return 0;
	if (r->ctx->from != NULL)
		return err_set(e, ERR_USAGE, "texts are asked of the database "
		    "only: leave out --from, or filter before");
	if (r->ctx->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE, "texts are asked of the present "
		    "only: leave out --as-of");
	return 0;
}

/* --- under which policy ------------------------------------------------- */

static int64_t
last_day(const struct period *p)
{
	return p->to_at == INT64_MAX ? INT64_MAX : date_day_of(p->to_at - 1);
}

/* A period of one signed day rests on the policy of its signature. */
static int
find_policy(struct run *r, struct err *e)
{
	int64_t last = last_day(&r->period);
	struct day day;
	int rc;

	if (last == INT64_MAX)
		return inforce_at(&r->inforce, r->ctx, r->ctx->now_at, e);
	if (r->period.from_at != date_day_start(last))
		return inforce_at(&r->inforce, r->ctx, r->period.to_at - 1,
		    e);
	days_init(&day);
	rc = days_get(r->ctx->db, last, &day, e);
	if (rc == 0)
		rc = inforce_of_day(&r->inforce, r->ctx, &day, e);
	days_release(&day);
	return rc;
}

static int
open_source(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;

	if (ctx_policy(c, e) < 0)
		return -1;
	r->inforce.policy = c->policy;
	if (c->from == NULL && ctx_db(c, DB_READ, e) < 0)
		return -1;
	if (ctx_period(c, &r->period, "assess", e) < 0)
		return -1;
	if (c->from != NULL)
		return 0;
	if (c->as_of != NUM_NONE &&
	    cases_seq_at(c->db, c->as_of, &r->as_of_seq, e) < 0)
		return -1;
	return find_policy(r, e);
}

static int
count_cases(struct run *r, struct err *e)
{
	struct count count = { .ctx = r->ctx, .query = r->query,
		.policy = r->inforce.policy, .as_of_seq = r->as_of_seq };

	return count_into(&count, &r->period, r->rates, e);
}

/* --- what is printed ---------------------------------------------------- */

static int
print_rates(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;
	struct explain x = { r->inforce.policy, c->words, r->rates,
	    &r->period, r->by, r->sources, r->as_of_seq };
	struct grid g;
	size_t i;
	int rc;

	grid_init(&g, lang_sheet("The three rates"));
	rates_grid(&g, r->rates, r->sources);
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

int
rate_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c, .as_of_seq = NUM_NONE };
	int rc = -1;

	output_name(c, "rates");
	if (read_options(&r, e) < 0 || open_source(&r, e) < 0)
		goto out;
	if (ctx_query(c, &r.query, argc, argv, e) < 0 ||
	    check_query(&r, e) < 0)
		goto out;
	r.rates = rates_new(r.inforce.policy, c->words, r.by, &r.period);
	if (count_cases(&r, e) < 0)
		goto out;
	rc = print_rates(&r, e);
out:
	rates_free(r.rates);
	query_free(r.query);
	inforce_release(&r.inforce);
	return rc;
}
