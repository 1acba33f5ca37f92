/*
 * What communities may lead: a table; and two properties over many cases:
 * no proposal makes a community lead beyond its duties, and a rule of which
 * rulecheck says that it never matches decides none of them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "rule/duty.h"
#include "rule/route.h"
#include "rule/rulecheck.h"
#include "rule/unittree.h"
#include "tap.h"

#define DAY 21000		/* 2027-07-01 */

static uint64_t seed = 7;

static size_t
below(size_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % n;
}

static struct policy *
load(const char *text, size_t len, struct words *w)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct policy *p = text == NULL ? policy_load("lib/rule/default.json",
	    DAY, w, &problems, &e) : policy_parse(text, len, w, &problems,
	    &e);

	if (p == NULL)
		printf("# %s: %s", e.text, problems.data);
	buf_release(&problems);
	return p;
}

static const struct {
	const char *unit, *category;
	int64_t day;
	int is_barred;
	const char *instead;
} rows[] = {
	{ "农光里社区", "生态环境/噪声/邻里噪声", DAY, 0, "" },
	{ "农光里", "生态环境/噪声/邻里噪声/楼上", DAY, 0, "" },
	{ "农光里社区", "生态环境/噪声", DAY, 1, "市民诉求处置中心" },
	{ "农光里社区", "城市管理/违法建设/私搭乱建", DAY, 1, "综合执法队" },
	{ "农光里社区", "城市管理/市容环境/乱堆乱放", DAY, 0, "" },
	{ "农光里社区", "城市管理/市容环境/占道经营", DAY, 1, "综合执法队" },
	{ "农光里社区", "城市管理/市容环境", DAY, 1, "城市管理科" },
	{ "农光里社区", "退役军人/优抚", DAY, 1, "退役军人服务站" },
	{ "农光里社区", "从未有过", DAY, 1, "市民诉求处置中心" },
	{ "农光里社区", "", DAY, 1, "市民诉求处置中心" },
	{ "综合执法队", "城市管理/违法建设", DAY, 0, "" },
	{ "没有科", "城市管理/违法建设", DAY, 0, "" },
	{ "农光里社区", "城市管理/违法建设", 20000, 0, "" },	/* too early */
};

static void
try_rows(const struct policy *p, struct words *w)
{
	int64_t category;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		category = words_adds(w, rows[i].category);
		OK_INT(duty_forbids(p, words_adds(w, rows[i].unit), category,
		    rows[i].day, w), rows[i].is_barred, rows[i].category);
		if (rows[i].is_barred)
			OK_TEXT(words_text(w, duty_instead(p, category, w)),
			    rows[i].instead, "who leads instead");
	}
	OK(duty_is_listed(p, DAY) && !duty_is_listed(p, 20000), "its day");
}

/* A random case of this policy's words. */
static void
draw(struct record *r, struct route_case *c, const struct policy *p,
    struct words *w, struct buf *text)
{
	const struct policy_route *route;
	size_t i;

	record_init(r);
	if (below(8) > 0)
		r->m[M_CATEGORY] = p->categories[below(p->ncategories)].path;
	if (below(4) > 0)
		r->m[M_COMMUNITY] = p->units[below(p->nunits)].name;
	r->m[M_NATURE] = words_adds(w, below(2) == 0 ? "求助" : "表扬");
	buf_reset(text);
	for (i = 0; i < below(3); i++) {
		route = &p->routes[below(p->nroutes)];
		if (route->ntexts > 0)
			buf_puts(text, route->texts[below(route->ntexts)]);
	}
	c->r = r;
	c->text = text->data;
	c->len = text->len;
	c->day = DAY;
	c->opinion = NULL;
}

/* Every category and rule is given to the community of its place. */
static struct policy *
load_wild(struct words *w)
{
	struct policy *p = load(NULL, 0, w);
	size_t i;

	for (i = 0; p != NULL && i < p->ncategories; i++)
		if (below(2) == 0)
			p->categories[i].lead = p->place;
	for (i = 0; p != NULL && i < p->nroutes; i++)
		if (below(2) == 0)
			p->routes[i].lead = p->place;
	return p;
}

static void
try_never_barred(struct words *w)
{
	struct policy *p = load_wild(w);
	struct route_opinion opinion = { NUM_NONE, { 99, 100 } };
	struct buf text = BUF_INIT;
	struct route_answer a;
	struct route_case c;
	struct record r;
	int i, barred = 0, led = 0, by[4] = { 0, 0, 0, 0 };

	for (i = 0; p != NULL && i < 20000; i++) {
		draw(&r, &c, p, w, &text);
		opinion.unit = p->units[below(p->nunits)].name;
		c.opinion = below(2) == 0 ? &opinion : NULL;
		route_find(&a, &c, p, w);
		led += a.lead != NUM_NONE;
		barred += a.lead != NUM_NONE && duty_forbids(p, a.lead,
		    r.m[M_CATEGORY], DAY, w);
		by[a.by]++;
	}
	OK_INT(barred, 0, "no community is proposed beyond its duties");
	OK(led > 10000, "most cases find somebody");
	OK(by[ROUTE_RULE] > 0 && by[ROUTE_CATEGORY] > 0 &&
	    by[ROUTE_OPINION] > 0, "by each way");
	buf_release(&text);
	policy_free(p);
}

struct dead { int64_t names[64]; size_t n; };

static void
note_dead(void *arg, enum rulecheck what, int64_t name, int64_t other)
{
	struct dead *d = arg;

	(void)other;
	if (what == RULECHECK_NEVER && d->n < 64)
		d->names[d->n++] = name;
}

/* Rules of random conditions, so that some stand behind wider ones. */
static void
scramble(struct policy *p)
{
	struct policy_route *route;
	size_t i, k;

	for (i = 0; i < p->nroutes; i++) {
		route = &p->routes[i];
		k = below(p->nroutes);
		if (below(2) == 0)
			route->community = NUM_NONE;
		if (below(3) == 0)
			route->category = NUM_NONE;
		else
			route->category =
			    p->categories[below(p->ncategories)].path;
		if (below(2) == 0)
			route->nature = p->routes[k].nature;
	}
}

static void
try_dead_rules(struct words *w)
{
	struct buf text = BUF_INIT;
	struct route_answer a;
	struct route_case c;
	struct record r;
	int round, i, used = 0, dead = 0;
	struct policy *p;
	struct dead d;
	size_t k;

	for (round = 0; round < 40; round++) {
		p = load(NULL, 0, w);
		if (p == NULL)
			break;
		scramble(p);
		d.n = 0;
		rulecheck_run(p, w, DAY, note_dead, &d);
		dead += (int)d.n;
		for (i = 0; i < 500; i++) {
			draw(&r, &c, p, w, &text);
			route_find(&a, &c, p, w);
			for (k = 0; a.rule != NULL && k < d.n; k++)
				used += a.rule->name == d.names[k];
		}
		policy_free(p);
	}
	OK(dead > 0, "some rules were dead");
	OK_INT(used, 0, "and none of them decided a case");
	buf_release(&text);
}

static void
try_tree(const struct policy *p, const struct words *w)
{
	int64_t top = p->units[0].name;

	(void)w;
	OK(unittree_is_in(p, top, top), "a unit lies in itself");
	OK(!unittree_is_in(p, p->units[1].name, top), "not in another");
	OK(!unittree_is_in(p, NUM_NONE, top), "nobody lies in one");
}

int
main(void)
{
	struct words *w = words_new();
	struct policy *p = load(NULL, 0, w);

	OK(p != NULL, "the default policy");
	if (p != NULL) {
		try_rows(p, w);
		try_tree(p, w);
		try_never_barred(w);
		try_dead_rules(w);
	}
	policy_free(p);
	words_free(w);
	return DONE();
}
