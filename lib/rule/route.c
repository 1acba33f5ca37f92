#include "rule/route.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "rule/duty.h"
#include "rule/unitlist.h"
#include "text/utf8.h"

const char *
route_by_name(enum route_by by)
{
	static const char *const names[] = { "nobody", "rule", "category",
		"opinion" };

	return names[by];
}

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

/* --- rules ---------------------------------------------------------------- */

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
count(struct route_fit *f, const char *name, int is_asked, int does_hold)
{
	if (!is_asked)
		return;
	f->holds += does_hold;
	if (!does_hold && f->fails++ == 0)
		f->failed = name;
}

void
route_fit(struct route_fit *f, const struct policy_route *route,
    const struct route_case *c, const struct policy *p,
    const struct words *w)
{
	const char *found;

	memset(f, 0, sizeof(*f));
	count(f, "community", route->community != NUM_NONE,
	    route->community == community_of(c->r, p));
	count(f, "category", route->category != NUM_NONE,
	    policy_path_is_in(c->r->m[M_CATEGORY], route->category, w));
	count(f, "nature", route->nature != NUM_NONE,
	    route->nature == c->r->m[M_NATURE]);
	count(f, "text", route->ntexts > 0,
	    text_matches(route, c->text, c->len, &found));
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

/* --- who it is then ------------------------------------------------------- */

/* What one of the three says, while it is made an answer. */
struct draft {
	const struct route_case *c;
	const struct policy *p;
	struct words *w;
	int64_t community;	/* of the place */
	struct buf why;
};

/* A community outside its duties: leads who should, and it helps. */
static void
heed_duties(struct route_answer *a, struct draft *d, struct buf *list)
{
	int64_t barred = a->lead;

	if (!duty_forbids(d->p, barred, d->c->r->m[M_CATEGORY], d->c->day,
	    d->w))
		return;
	a->lead = duty_instead(d->p, d->c->r->m[M_CATEGORY], d->w);
	buf_puts(&d->why, ": a community may not lead it");
	put_helpers(list, barred, words_text(d->w, a->lead), "", d->w);
}

/*
 * a holds what the rule or entry names: put units in the place of marks.
 * Nobody leads where that is the community of an unknown place.
 */
static void
settle(struct route_answer *a, struct draft *d)
{
	struct buf list = BUF_INIT, barred = BUF_INIT;

	if (a->lead == NUM_NONE)
		buf_puts(&d->why, ": names no lead");
	else if (a->lead == d->p->place && d->community == NUM_NONE)
		buf_puts(&d->why, ": the community is not known");
	if (a->lead == d->p->place)
		a->lead = d->community;
	heed_duties(a, d, &barred);
	if (a->lead != NUM_NONE)
		put_helpers(&list, a->assist, words_text(d->w, a->lead),
		    words_text(d->w, d->community), d->w);
	if (barred.len > 0 && a->lead != NUM_NONE)
		unitlist_add(&list, barred.data, barred.len);
	a->assist = words_add(d->w, list.data, list.len);
	buf_release(&barred);
	buf_release(&list);
}

static int
is_sure(const struct route_opinion *o, const struct policy *p)
{
	struct ratio least = { p->opinion_percent, 100 };

	return p->opinion_percent > 0 && o->p.den > 0 &&
	    ratio_cmp(o->p, least) >= 0;
}

/* Neither rule nor catalogue names anybody: what history says, if it is
 * sure enough. */
static void
ask_history(struct route_answer *a, struct draft *d)
{
	const struct route_opinion *o = d->c->opinion;
	const struct policy_unit *u;

	if (o == NULL || !is_sure(o, d->p))
		return;
	u = policy_unit_find(d->p, o->unit);
	if (u == NULL)
		return;
	a->lead = u->name;
	a->assist = NUM_NONE;
	a->by = ROUTE_OPINION;
	buf_reset(&d->why);
	buf_puts(&d->why, "learned unit, probability ");
	ratio_put(&d->why, o->p, 1, 2);
	settle(a, d);
}

void
route_find(struct route_answer *a, const struct route_case *c,
    const struct policy *p, struct words *w)
{
	struct draft d = { c, p, w, community_of(c->r, p), BUF_INIT };
	const char *found = "";
	size_t i;

	memset(a, 0, sizeof(*a));
	a->lead = a->assist = NUM_NONE;
	for (i = 0; i < p->nroutes; i++) {
		if (route_matches(&p->routes[i], c->r, d.community, w) &&
		    text_matches(&p->routes[i], c->text, c->len, &found))
			break;
	}
	a->category = policy_category_find(p, c->r->m[M_CATEGORY], w);
	if (i < p->nroutes) {
		a->rule = &p->routes[i];
		a->by = ROUTE_RULE;
		explain_route(&d.why, a->rule, found, w);
		a->lead = a->rule->lead;
		a->assist = a->rule->assist;
		settle(a, &d);
	} else if (a->category != NULL) {
		a->by = ROUTE_CATEGORY;
		buf_printf(&d.why, "category '%s'",
		    words_text(w, a->category->path));
		if (a->category->now != a->category->path)
			buf_printf(&d.why, ", now '%s'",
			    words_text(w, a->category->now));
		a->lead = a->category->lead;
		a->assist = a->category->assist;
		settle(a, &d);
	} else {
		buf_puts(&d.why, "no rule or category entry matches");
	}
	if (a->lead == NUM_NONE)
		ask_history(a, &d);
	say(a, &d.why);
	buf_release(&d.why);
}
