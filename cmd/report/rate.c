#include "report.h"

#include <string.h>

#include "base.h"
#include "base/num.h"
#include "casecount.h"
#include "inforce.h"
#include "measure/partial.h"
#include "measure/partialout.h"
#include "measure/rates.h"
#include "output.h"
#include "query/query.h"
#include "rateprint.h"
#include "store/cases.h"
#include "time/date.h"
#include "volume.h"

static struct rateprint_asked asked;
static const char *compare, *shard;
static int partial;

const struct cli_option rate_options[] = {
	{ "source", 0, CLI_TEXT, &asked.source, "city|own|both",
	    "whose revisits (default: city)" },
	{ "compat", 0, CLI_TEXT, &asked.compat, "mean",
	    "totals as means of the rows' rates, as a district prints them" },
	{ "layout", 0, CLI_TEXT, &asked.layout, "full|twelve",
	    "all columns, or a district's twelve" },
	{ "account", 0, CLI_TEXT, &asked.account, "full|net",
	    "of the twelve columns (default: full)" },
	{ "kind", 0, CLI_TEXT, &asked.kind, "desk|section|community",
	    "of the twelve columns: these units alone" },
	{ "compare", 0, CLI_TEXT, &compare, "prev|yoy|FILE",
	    "changes since the period before, a year ago, or a file" },
	{ "partial", 0, CLI_FLAG, &partial, NULL,
	    "counts alone, for js-report merge" },
	{ "shard", 0, CLI_TEXT, &shard, "NAME",
	    "of --partial: what part of the cases this is" },
	{ "by", 0, CLI_TEXT, NULL, NULL,
	    "all, unit, community, category, channel, level, nature or post" },
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
	struct rateprint print;
	int64_t as_of_seq;
};

/* --- what is asked ------------------------------------------------------ */

static int
check_partial(const struct ctx *c, struct err *e)
{
	if (!partial && shard != NULL)
		return err_set(e, ERR_USAGE, "option '--shard': only of "
		    "--partial");
	if (!partial)
		return 0;
	if (shard == NULL)
		return err_set(e, ERR_USAGE, "option '--partial': say which "
		    "part this is with --shard");
	if (partial_check_shard(shard, e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "option '--shard'");
	}
	if (compare != NULL)
		return err_set(e, ERR_USAGE, "option '--compare': not with "
		    "--partial: the difference of a part is none of the "
		    "whole");
	if (c->format != FORMAT_NDJSON || c->fields != NULL ||
	    asked.compat != NULL || asked.layout != NULL)
		return err_set(e, ERR_USAGE, "option '--partial': counts are "
		    "printed as NDJSON, whole; the rest is for merge");
	return 0;
}

static int
read_options(struct run *r, struct err *e)
{
	const char *by = r->ctx->by != NULL ? r->ctx->by : "unit";

	if (rates_by_find(by, &r->by) < 0)
		return err_set(e, ERR_USAGE, "option '--by': no such field "
		    "'%s': unit, community, category, channel, level, "
		    "nature, post, all", by);
	if (rateprint_read(&r->print, &asked, e) < 0 ||
	    check_partial(r->ctx, e) < 0)
		return -1;
	if (r->print.is_twelve && compare != NULL)
		return err_set(e, ERR_USAGE, "option '--compare': not with "
		    "--layout twelve");
	if (r->ctx->from != NULL && r->ctx->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE, "option '--as-of': records of "
		    "--from have no past");
	return 0;
}

/* Records that come by without their texts cannot be asked for them. */
static int
check_query(const struct run *r, struct err *e)
{
	if (query_needs_links(r->query) && r->ctx->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE, "links are asked of the present "
		    "only: leave out --as-of");
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

/* --- what is printed ---------------------------------------------------- */

static int
print_partial(struct run *r, char **argv, int argc, struct err *e)
{
	struct ctx *c = r->ctx;
	struct partial_end end;
	struct buf query = BUF_INIT;
	int i;

	if (ctx_calendar(c, e) < 0)
		return -1;
	memset(&end, 0, sizeof(end));
	for (i = 0; i < argc; i++)
		buf_printf(&query, "%s%s", i > 0 ? " " : "", argv[i]);
	end.by = r->by;
	end.period = r->period;
	end.query = query.data;
	end.as_of = c->as_of;
	digest_to_hex(r->inforce.policy->digest, DIGEST_LEN, end.policy);
	digest_to_hex(c->calendar_file->digest, DIGEST_LEN, end.calendar);
	partialout_put(&c->out, r->rates, shard, &end);
	buf_release(&query);
	return 0;
}

static int
print_rates(struct run *r, const struct casecount *count, struct err *e)
{
	struct rateprint p = r->print;
	struct base base;
	int rc;

	rc = base_count(&base, compare, count, &r->period, r->by, e);
	/* only where it is read: for a person, or asked for */
	p.matters = NUM_NONE;
	if (rc == 0 && (r->ctx->explain || (r->ctx->format != FORMAT_NDJSON &&
	    r->ctx->format != FORMAT_JSON && r->ctx->format != FORMAT_CSV)))
		rc = volume_matters(count, &r->period, r->rates, &p.matters,
		    e);
	if (rc == 0) {
		p.ctx = r->ctx;
		p.policy = r->inforce.policy;
		p.rates = r->rates;
		p.period = &r->period;
		p.by = r->by;
		p.as_of_seq = r->as_of_seq;
		p.base = base.rates;
		p.base_name = base.name;
		p.base_period = base.has_period ? &base.period : NULL;
		rc = rateprint_run(&p, e);
	}
	base_release(&base);
	return rc;
}

int
rate_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c, .as_of_seq = NUM_NONE };
	struct casecount count = { .ctx = c };
	int rc = -1;

	output_name(c, "rates");
	if (read_options(&r, e) < 0 || open_source(&r, e) < 0)
		goto out;
	if (ctx_query(c, &r.query, argc, argv, e) < 0 ||
	    check_query(&r, e) < 0)
		goto out;
	r.rates = rates_new(r.inforce.policy, c->words, r.by, &r.period);
	count.query = r.query;
	count.policy = r.inforce.policy;
	count.as_of_seq = r.as_of_seq;
	if (casecount_into(&count, &r.period, r.rates, e) < 0 ||
	    (c->from != NULL && ctx_query_again(c, argc, argv, e) < 0))
		goto out;
	rc = partial ? print_partial(&r, argv, argc, e) :
	    print_rates(&r, &count, e);
out:
	rates_free(r.rates);
	query_free(r.query);
	inforce_release(&r.inforce);
	return rc;
}
