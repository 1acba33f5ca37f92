#include "rule/duty.h"

#include <string.h>

#include "base/num.h"
#include "data/readlist.h"

static const char *const roles[] = { "lead", "assist", NULL };

static reader_check_fn check_row;

static const struct reader_key row[] = {
	{ .name = "path", .read = readlist_path, .min = 1,
	  .offset = offsetof(struct policy_duty, path) },
	{ .name = "may", .read = reader_choice, .choices = roles,
	  .offset = offsetof(struct policy_duty, may) },
	{ .name = "instead", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_duty, instead) },
	READER_NOTE, READER_END
};

#define AT(member) offsetof(struct policy, duties) + \
	offsetof(struct policy_duties, member)

const struct reader_key duty_keys[] = {
	{ .name = "name", .read = reader_word, .offset = AT(name) },
	{ .name = "source", .read = reader_word, .is_optional = 1,
	  .offset = AT(source) },
	{ .name = "from", .read = reader_day, .offset = AT(from_day) },
	{ .name = "matters", .read = readlist_objects, .min = 1,
	  .keys = row, .check = check_row,
	  .size = sizeof(struct policy_duty),
	  .offset = AT(rows), .count = AT(n) },
	READER_NOTE, READER_END
};

static void
check_row(struct reader *r, void *object)
{
	const struct policy *p = r->context;
	struct policy_duty *d = object;
	const struct policy_unit *u;
	size_t mark;

	if (d->instead == NUM_NONE)
		return;
	mark = reader_enter(r, "instead");
	u = policy_unit_find(p, d->instead);
	if (u == NULL)
		reader_problem(r, "no unit '%s'",
		    words_text(r->words, d->instead));
	else if (u->kind == KIND_COMMUNITY)
		reader_problem(r, "'%s' is a community",
		    words_text(r->words, u->name));
	else if (d->may == DUTY_LEAD)
		reader_problem(r, "communities may lead here themselves");
	else
		d->instead = u->name;
	reader_leave(r, mark);
}

void
duty_check(struct reader *r, void *object)
{
	const struct policy_duties *d = &((struct policy *)object)->duties;
	size_t mark = reader_enter(r, "matters"), at, i, k;

	for (i = 1; i < d->n; i++) {
		for (k = 0; k < i && d->rows[k].path != d->rows[i].path; k++)
			continue;
		if (k == i)
			continue;
		at = reader_enter_at(r, i);
		reader_problem(r, "'%s' stands here twice",
		    words_text(r->words, d->rows[i].path));
		reader_leave(r, at);
	}
	reader_leave(r, mark);
}

int
duty_is_listed(const struct policy *p, int64_t day)
{
	return p->duties.name != NUM_NONE && day >= p->duties.from_day;
}

/* The deepest line that the matter lies in; NULL: it is no duty. */
static const struct policy_duty *
find(const struct policy *p, int64_t category, const struct words *w)
{
	const struct policy_duty *d, *best = NULL;
	size_t i;

	for (i = 0; i < p->duties.n; i++) {
		d = &p->duties.rows[i];
		if (policy_path_is_in(category, d->path, w) &&
		    (best == NULL || words_len(w, d->path) >
		    words_len(w, best->path)))
			best = d;
	}
	return best;
}

/* A case keeps the code of its day, and the list has those of its own: any
 * code of the catalogue's entry will do. */
static const struct policy_duty *
find_by_any(const struct policy *p, int64_t category, const struct words *w)
{
	const struct policy_duty *d = find(p, category, w);
	const struct policy_category *c;
	size_t i;

	if (d != NULL)
		return d;
	c = policy_category_find(p, category, w);
	for (i = 0; c != NULL && d == NULL && i < p->ncategories; i++) {
		if (p->categories[i].now == c->now)
			d = find(p, p->categories[i].path, w);
	}
	return d;
}

int
duty_forbids(const struct policy *p, int64_t unit, int64_t category,
    int64_t day, const struct words *w)
{
	const struct policy_unit *u = policy_unit_find(p, unit);
	const struct policy_duty *d;

	if (u == NULL || u->kind != KIND_COMMUNITY || !duty_is_listed(p, day))
		return 0;
	d = find_by_any(p, category, w);
	return d == NULL || d->may != DUTY_LEAD;
}

static int
is_no_community(const struct policy *p, int64_t unit)
{
	const struct policy_unit *u = policy_unit_find(p, unit);

	return u != NULL && u->kind != KIND_COMMUNITY;
}

/* The path that this one lies in; NUM_NONE above the top. */
static int64_t
parent(int64_t path, const struct words *w)
{
	const char *s = words_text(w, path), *slash;
	size_t len = words_len(w, path);

	while ((slash = memrchr(s, '/', len)) != NULL) {
		len = (size_t)(slash - s);
		path = words_find(w, s, len);
		if (path != NUM_NONE)
			return path;
	}
	return NUM_NONE;
}

int64_t
duty_instead(const struct policy *p, int64_t category, const struct words *w)
{
	const struct policy_duty *d = find_by_any(p, category, w);
	const struct policy_category *c;
	size_t i;

	if (d != NULL && d->instead != NUM_NONE)
		return d->instead;
	c = policy_category_find(p, category, w);
	while (c != NULL) {
		if (is_no_community(p, c->lead))
			return c->lead;
		category = parent(c->path, w);
		c = category == NUM_NONE ? NULL :
		    policy_category_find(p, category, w);
	}
	for (i = 0; i < p->nunits; i++) {
		if (p->units[i].kind == KIND_DESK)
			return p->units[i].name;
	}
	return NUM_NONE;
}
