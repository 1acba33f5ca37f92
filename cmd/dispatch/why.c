#include "why.h"

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/recordvalue.h"
#include "stat/ratio.h"

/* One condition fails, and at least one holds. */
static int
is_near(const struct policy_route *route, const struct route_answer *a,
    const struct route_case *rc, struct ctx *c, struct route_fit *fit)
{
	if (route == a->rule)
		return 0;
	route_fit(fit, route, rc, c->policy, c->words);
	return fit->fails == 1 && fit->holds > 0;
}

/* A later rule that matches too has lost to the first. */
static int
is_beaten(const struct policy_route *route, const struct route_answer *a,
    const struct route_fit *fit)
{
	return route != a->rule && fit->fails == 0;
}

static void
put_rules(struct buf *b, const struct route_answer *a,
    const struct route_case *rc, struct ctx *c)
{
	const struct policy_route *route;
	struct route_fit fit;
	size_t i;

	jsonout_open(b, '[');
	for (i = 0; i < c->policy->nroutes; i++) {
		route = &c->policy->routes[i];
		if (!is_near(route, a, rc, c, &fit) &&
		    !is_beaten(route, a, &fit))
			continue;
		jsonout_open(b, '{');
		jsonout_key(b, "rule");
		recordvalue_put(b, RECORD_WORD, route->name, c->words);
		jsonout_key(b, "missed");
		jsonout_texts(b, fit.fails == 0 ? "an earlier rule" :
		    fit.failed);
		jsonout_key(b, "lead");
		recordvalue_put(b, RECORD_WORD, route->lead, c->words);
		jsonout_close(b, '}');
	}
	jsonout_close(b, ']');
}

static void
put_ratio(struct buf *b, struct ratio r, int scale, int places)
{
	struct buf text = BUF_INIT;

	ratio_put(&text, r, scale, places);
	jsonout_raw(b, text.data, text.len);
	buf_release(&text);
}

static void
put_opinion(struct buf *b, const struct route_answer *a,
    const struct route_opinion *o, struct ctx *c)
{
	const struct policy_unit *u;

	if (o == NULL) {
		jsonout_null(b);
		return;
	}
	u = policy_unit_find(c->policy, o->unit);
	jsonout_open(b, '{');
	jsonout_key(b, "unit");
	recordvalue_put(b, RECORD_WORD, o->unit, c->words);
	jsonout_key(b, "p");
	put_ratio(b, o->p, 1, 2);
	jsonout_key(b, "agrees");
	jsonout_bool(b, u != NULL && u->name == a->lead);
	jsonout_close(b, '}');
}

static void
put_returns(struct buf *b, const struct route_answer *a,
    const struct route_case *rc, const struct cameback *past,
    struct ctx *c)
{
	int64_t category = rc->r->m[M_CATEGORY];
	struct ratio rate;

	if (past == NULL) {
		jsonout_null(b);
		return;
	}
	cameback_find(past, a->lead, category, c->words, &rate.den,
	    &rate.num);
	jsonout_open(b, '{');
	jsonout_key(b, "assigned");
	jsonout_int(b, rate.den);
	jsonout_key(b, "returned");
	jsonout_int(b, rate.num);
	jsonout_key(b, "rate");
	if (rate.den == 0)
		jsonout_null(b);
	else
		put_ratio(b, rate, 100, 1);
	jsonout_close(b, '}');
}

void
why_put(struct buf *b, const struct route_answer *a,
    const struct route_case *rc, const struct cameback *past,
    struct ctx *c)
{
	jsonout_open(b, '{');
	jsonout_key(b, "by");
	jsonout_texts(b, route_by_name(a->by));
	jsonout_key(b, "rule");
	recordvalue_put(b, RECORD_WORD, a->rule == NULL ? NUM_NONE :
	    a->rule->name, c->words);
	jsonout_key(b, "category");
	recordvalue_put(b, RECORD_PATH, a->category == NULL ? NUM_NONE :
	    a->category->path, c->words);
	jsonout_key(b, "near");
	put_rules(b, a, rc, c);
	jsonout_key(b, "opinion");
	put_opinion(b, a, rc->opinion, c);
	jsonout_key(b, "returns");
	put_returns(b, a, rc, past, c);
	jsonout_close(b, '}');
}

void
why_put_near(struct buf *b, const struct route_answer *a,
    const struct route_case *rc, struct ctx *c)
{
	const struct policy_route *route;
	struct route_fit fit;
	size_t i, n = 0;

	for (i = 0; i < c->policy->nroutes; i++) {
		route = &c->policy->routes[i];
		if (!is_near(route, a, rc, c, &fit))
			continue;
		buf_puts(b, n++ == 0 ? lang("; near: ") : ", ");
		buf_printf(b, "'%s' (%s)", words_text(c->words, route->name),
		    fit.failed);
	}
}
