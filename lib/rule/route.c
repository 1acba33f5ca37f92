#include "rule/route.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "rule/unitlist.h"
#include "text/utf8.h"

/* The reason is cut at a character where it is too long. */
static void
say(struct route_answer *a, const struct buf *why)
{
	size_t len = why->len;

	if (len >= sizeof(a->why))
		len = utf8_cut(why->data, sizeof(a->why) - 1);
	memcpy(a->why, why->data, len);
	a->why[len] = '\0';
}

static int64_t
community_of(const struct record *r, const struct policy *p)
{
	const struct policy_unit *u = policy_unit_find(p, r->m[M_COMMUNITY]);

	return u != NULL && u->kind == KIND_COMMUNITY ? u->name : NUM_NONE;
}

/*
 * The helpers for a case of this community: without the mark for a community
 * that is unknown, and without whoever leads.
 */
static void
put_helpers(struct buf *list, int64_t assist, const char *lead,
    const char *community, const struct words *w)
{
	const char *s = words_text(w, assist), *name;
	size_t left = words_len(w, assist), n = 0, len;

	while (unitlist_next(&s, &left, &n)) {
		name = s;
		len = n;
		if (n == strlen(POLICY_PLACE) &&
		    memcmp(s, POLICY_PLACE, n) == 0) {
			name = community;
			len = strlen(community);
		}
		if (len != strlen(lead) || memcmp(name, lead, len) != 0)
			unitlist_add(list, name, len);
	}
}

static int64_t
lead_of(int64_t lead, int64_t community, const struct policy *p)
{
	return lead == p->place ? community : lead;
}

static void
prepare_list(const struct policy *p, int64_t assist, int64_t lead,
    int64_t community, struct words *w)
{
	struct buf list = BUF_INIT;

	put_helpers(&list, assist, words_text(w, lead_of(lead, community, p)),
	    words_text(w, community), w);
	words_add(w, list.data, list.len);
	buf_release(&list);
}

static void
prepare_community(const struct policy *p, int64_t community, struct words *w)
{
	size_t i;

	for (i = 0; i < p->ncategories; i++)
		prepare_list(p, p->categories[i].assist,
		    p->categories[i].lead, community, w);
	for (i = 0; i < p->nroutes; i++)
		prepare_list(p, p->routes[i].assist, p->routes[i].lead,
		    community, w);
}

void
route_prepare(const struct policy *p, struct words *w)
{
	size_t i;

	prepare_community(p, NUM_NONE, w);
	for (i = 0; i < p->nunits; i++) {
		if (p->units[i].kind == KIND_COMMUNITY)
			prepare_community(p, p->units[i].name, w);
	}
}

/* Whether a text of the rule stands in this one; found is it, or "". */
static int
text_matches(const struct policy_route *route, const char *text, size_t len,
    const char **found)
{
	size_t i;

	*found = "";
	for (i = 0; i < route->ntexts; i++) {
		if (memmem(text, len, route->texts[i],
		    strlen(route->texts[i])) == NULL)
			continue;
		*found = route->texts[i];
		return 1;
	}
	return route->ntexts == 0;
}

static int
route_matches(const struct policy_route *route, const struct record *r,
    int64_t community, const struct words *w)
{
	if (route->community != NUM_NONE && route->community != community)
		return 0;
	if (route->category != NUM_NONE &&
	    !policy_path_is_in(r->m[M_CATEGORY], route->category, w))
		return 0;
	return route->nature == NUM_NONE || route->nature == r->m[M_NATURE];
}

static void
put_condition(struct buf *why, const char *what, const char *value)
{
	if (value[0] == '\0')
		return;
	if (why->data[why->len - 1] != ':')
		buf_putc(why, ',');
	buf_printf(why, " %s '%s'", what, value);
}

/* "rule 'NAME': text '加装电梯' (the policy's reason)" */
static void
explain_route(struct buf *why, const struct policy_route *route,
    const char *text, const struct words *w)
{
	buf_printf(why, "rule '%s':", words_text(w, route->name));
	put_condition(why, "community", words_text(w, route->community));
	put_condition(why, "category", words_text(w, route->category));
	put_condition(why, "nature", words_text(w, route->nature));
	put_condition(why, "text", text);
	if (route->why != NUM_NONE)
		buf_printf(why, " (%s)", words_text(w, route->why));
}

/*
 * a holds what the rule or entry names: put units in the place of marks.
 * Nobody leads where that is the community of an unknown place.
 */
static void
settle(struct route_answer *a, struct buf *why, int64_t community,
    const struct policy *p, const struct words *w)
{
	struct buf list = BUF_INIT;

	if (a->lead == NUM_NONE)
		buf_puts(why, ": names no lead");
	else if (a->lead == p->place && community == NUM_NONE)
		buf_puts(why, ": the community is not known");
	a->lead = lead_of(a->lead, community, p);
	if (a->lead != NUM_NONE)
		put_helpers(&list, a->assist, words_text(w, a->lead),
		    words_text(w, community), w);
	a->assist = words_find(w, list.data, list.len);
	buf_release(&list);
}

void
route_find(struct route_answer *a, const struct record *r,
    const char *text, size_t len, const struct policy *p,
    const struct words *w)
{
	int64_t community = community_of(r, p);
	const struct policy_category *c;
	struct buf why = BUF_INIT;
	const char *found = "";
	size_t i;

	a->lead = a->assist = NUM_NONE;
	for (i = 0; i < p->nroutes; i++) {
		if (route_matches(&p->routes[i], r, community, w) &&
		    text_matches(&p->routes[i], text, len, &found))
			break;
	}
	c = policy_category_find(p, r->m[M_CATEGORY], w);
	if (i < p->nroutes) {
		explain_route(&why, &p->routes[i], found, w);
		a->lead = p->routes[i].lead;
		a->assist = p->routes[i].assist;
		settle(a, &why, community, p, w);
	} else if (c != NULL) {
		buf_printf(&why, "category '%s'", words_text(w, c->path));
		a->lead = c->lead;
		a->assist = c->assist;
		settle(a, &why, community, p, w);
	} else {
		buf_puts(&why, "no rule or category entry matches");
	}
	say(a, &why);
	buf_release(&why);
}
