#include "rule/routing.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/readlist.h"
#include "rule/policy.h"
#include "rule/unitlist.h"

#define WHY_MAX 120	/* bytes: route_answer.why has room for 255 */
#define PATH_MAX_PARTS 8

static const struct reader_key older[] = {
	{ .name = "path", .read = readlist_path, .min = 1,
	  .offset = offsetof(struct policy_path, path) },
	READER_NOTE, READER_END
};

const struct reader_key routing_category[] = {
	{ .name = "path", .read = readlist_path, .min = 1,
	  .offset = offsetof(struct policy_category, path) },
	{ .name = "was", .read = readlist_objects, .is_optional = 1,
	  .min = 1, .keys = older, .size = sizeof(struct policy_path),
	  .offset = offsetof(struct policy_category, was),
	  .count = offsetof(struct policy_category, nwas) },
	{ .name = "level", .read = reader_int, .is_optional = 1,
	  .min = 1, .max = POLICY_LEVELS,
	  .offset = offsetof(struct policy_category, level) },
	{ .name = "lead", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_category, lead) },
	{ .name = "assist", .read = readlist_joined, .is_optional = 1,
	  .offset = offsetof(struct policy_category, assist) },
	READER_NOTE, READER_END
};

static const struct reader_key condition[] = {
	{ .name = "community", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_route, community) },
	{ .name = "category", .read = readlist_path, .is_optional = 1,
	  .min = 1, .offset = offsetof(struct policy_route, category) },
	{ .name = "nature", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_route, nature) },
	{ .name = "text", .read = readlist_texts, .is_optional = 1, .min = 1,
	  .offset = offsetof(struct policy_route, texts),
	  .count = offsetof(struct policy_route, ntexts) },
	READER_NOTE, READER_END
};

const struct reader_key routing_route[] = {
	{ .name = "name", .read = reader_word, .max = WHY_MAX,
	  .offset = offsetof(struct policy_route, name) },
	{ .name = "if", .read = reader_group, .keys = condition },
	{ .name = "lead", .read = reader_word,
	  .offset = offsetof(struct policy_route, lead) },
	{ .name = "assist", .read = readlist_joined, .is_optional = 1,
	  .offset = offsetof(struct policy_route, assist) },
	{ .name = "why", .read = reader_word, .is_optional = 1,
	  .max = WHY_MAX, .offset = offsetof(struct policy_route, why) },
	READER_NOTE, READER_END
};

const struct reader_key routing_routing[] = {
	{ .name = "opinion_percent", .read = reader_int, .is_optional = 1,
	  .min = 1, .max = 100,
	  .offset = offsetof(struct policy, opinion_percent) },
	READER_NOTE, READER_END
};

/* The unit's own name for a name or an alias; NUM_NONE and a problem. */
static int64_t
unit_named(struct reader *r, const char *s, size_t len)
{
	const struct policy *p = r->context;
	int64_t word = words_find(r->words, s, len);
	const struct policy_unit *u;

	if (word == p->place)
		return word;
	u = word == NUM_NONE ? NULL : policy_unit_find(p, word);
	if (u != NULL)
		return u->name;
	reader_problem(r, "no unit '%.*s'", (int)len, s);
	return NUM_NONE;
}

static void
check_lead(struct reader *r, int64_t *lead)
{
	size_t mark;

	if (*lead == NUM_NONE)
		return;
	mark = reader_enter(r, "lead");
	*lead = unit_named(r, words_text(r->words, *lead),
	    words_len(r->words, *lead));
	reader_leave(r, mark);
}

static void
check_helper(struct reader *r, const char *s, size_t len, int64_t lead,
    struct buf *list)
{
	int64_t unit = unit_named(r, s, len);
	const char *name;

	if (unit == NUM_NONE)
		return;
	name = words_text(r->words, unit);
	if (unit == lead)
		reader_problem(r, "'%s' is the lead itself", name);
	else if (unitlist_holds(list, name, strlen(name)))
		reader_problem(r, "'%s' stands here twice", name);
	unitlist_add(list, name, strlen(name));
}

/* Helpers are stored by the units' own names too. */
static void
check_assist(struct reader *r, int64_t *assist, int64_t lead)
{
	const char *s = words_text(r->words, *assist);
	size_t left = words_len(r->words, *assist), n = 0, i, mark;
	struct buf list = BUF_INIT;

	for (i = 0; unitlist_next(&s, &left, &n); i++) {
		mark = reader_enter(r, "assist");
		reader_enter_at(r, i);
		check_helper(r, s, n, lead, &list);
		reader_leave(r, mark);
	}
	*assist = words_add(r->words, list.data, list.len);
	buf_release(&list);
}

static void
check_depth(struct reader *r, int64_t path)
{
	const char *s = words_text(r->words, path);
	int parts = 1;

	for (; *s != '\0'; s++)
		parts += *s == '/';
	if (parts > PATH_MAX_PARTS)
		reader_problem(r, "more than %d parts", PATH_MAX_PARTS);
}

/* That no path stands twice is seen when they are sorted. */
void
routing_check_category(struct reader *r, void *object)
{
	struct policy_category *c = object;
	size_t mark = reader_enter(r, "path");

	check_depth(r, c->path);
	reader_leave(r, mark);
	c->now = c->path;
	if (c->lead == NUM_NONE && c->assist != NUM_NONE)
		reader_problem(r, "'assist' without 'lead'");
	if (c->lead == NUM_NONE && c->level == 0)
		reader_problem(r, "neither 'level' nor 'lead'");
	check_lead(r, &c->lead);
	check_assist(r, &c->assist, c->lead);
}

/* A case keeps the code of its day, and finds what became of it. */
static void
add_older(struct policy *p)
{
	size_t n = p->ncategories, total = n, i, k;
	struct policy_category *all, *c;

	for (i = 0; i < n; i++)
		total += p->categories[i].nwas;
	if (total == n)
		return;
	all = mem_array(total, sizeof(*all));
	memcpy(all, p->categories, n * sizeof(*all));
	c = all + n;
	for (i = 0; i < n; i++) {
		for (k = 0; k < all[i].nwas; k++) {
			*c = all[i];
			c->path = all[i].was[k].path;
			c->was = NULL;
			c++->nwas = 0;
		}
	}
	free(p->categories);
	p->categories = all;
	p->ncategories = total;
}

static int
compare_paths(const void *a, const void *b)
{
	int64_t x = ((const struct policy_category *)a)->path;
	int64_t y = ((const struct policy_category *)b)->path;

	return (x > y) - (x < y);
}

void
routing_sort_categories(struct reader *r, struct policy *p)
{
	size_t mark = reader_enter(r, "categories"), i;

	add_older(p);
	if (p->ncategories > 0)
		qsort(p->categories, p->ncategories, sizeof(*p->categories),
		    compare_paths);
	for (i = 1; i < p->ncategories; i++) {
		if (p->categories[i].path != NUM_NONE &&
		    p->categories[i].path == p->categories[i - 1].path)
			reader_problem(r, "'%s' stands here twice",
			    words_text(r->words, p->categories[i].path));
	}
	reader_leave(r, mark);
}

static void
check_community(struct reader *r, struct policy_route *route)
{
	const struct policy_unit *u;
	size_t mark;

	if (route->community == NUM_NONE)
		return;
	mark = reader_enter(r, "if");
	reader_enter(r, "community");
	u = policy_unit_find(r->context, route->community);
	if (u == NULL || u->kind != KIND_COMMUNITY)
		reader_problem(r, "no community '%s'",
		    words_text(r->words, route->community));
	else
		route->community = u->name;
	reader_leave(r, mark);
}

static int
same_texts(const struct policy_route *a, const struct policy_route *b)
{
	size_t i;

	if (a->ntexts != b->ntexts)
		return 0;
	for (i = 0; i < a->ntexts; i++) {
		if (strcmp(a->texts[i], b->texts[i]) != 0)
			return 0;
	}
	return 1;
}

/* The first rule that matches wins: a twin of an earlier one never would. */
static void
check_twins(struct reader *r, const struct policy_route *route)
{
	const struct policy *p = r->context;
	const struct policy_route *o;
	size_t i;

	for (i = 0; i < p->nroutes; i++) {
		o = &p->routes[i];
		if (o->name == route->name)
			reader_problem(r, "the name '%s' stands here twice",
			    words_text(r->words, o->name));
		if (o->community == route->community &&
		    o->category == route->category &&
		    o->nature == route->nature && same_texts(o, route))
			reader_problem(r, "the conditions of rule '%s'",
			    words_text(r->words, o->name));
	}
}

/* A rule without conditions would be the silent fallback that is none. */
static void
check_condition(struct reader *r, const struct policy_route *route)
{
	size_t mark;

	if (route->community != NUM_NONE || route->category != NUM_NONE ||
	    route->nature != NUM_NONE || route->ntexts > 0)
		return;
	mark = reader_enter(r, "if");
	reader_problem(r, "no condition: it would match every case");
	reader_leave(r, mark);
}

void
routing_check_route(struct reader *r, void *object)
{
	struct policy_route *route = object;

	check_condition(r, route);
	check_community(r, route);
	check_lead(r, &route->lead);
	check_assist(r, &route->assist, route->lead);
	check_twins(r, route);
}
