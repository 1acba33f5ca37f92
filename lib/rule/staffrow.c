#include "rule/staffrow.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"

static struct staff_post *
new_post(struct staff *s)
{
	struct staff_post *p;

	mem_grow(&s->posts, s->nposts, &s->cap_posts, sizeof(*s->posts));
	p = &s->posts[s->nposts++];
	memset(p, 0, sizeof(*p));
	p->name = p->unit = p->limit = NUM_NONE;
	return p;
}

void
staffrow_begin(struct staff_reader *r, int64_t line)
{
	struct staff *s = r->staff;
	struct staff_person *p;

	r->line = line;
	if (r->table == STAFF_POSTS) {
		new_post(s);
		return;
	}
	mem_grow(&s->people, s->npeople, &s->cap_people, sizeof(*s->people));
	p = &s->people[s->npeople++];
	memset(p, 0, sizeof(*p));
	p->name = NUM_NONE;
	p->line = line;
}

static void
say(struct staff_reader *r, const char *column, const char *text,
    int64_t culprit)
{
	r->nproblems++;
	buf_printf(r->problems, "%s:%lld: %s: %s", r->file,
	    (long long)r->line, column, lang(text));
	if (culprit != NUM_NONE)
		buf_printf(r->problems, " '%s'",
		    words_text(r->words, culprit));
	buf_putc(r->problems, '\n');
}

static void
end_post(struct staff_reader *r)
{
	struct staff *s = r->staff;
	struct staff_post *p = &s->posts[s->nposts - 1];
	const struct policy_unit *u;

	if (p->name == NUM_NONE)
		say(r, "post", "is empty", NUM_NONE);
	else if (staff_post_find(s, p->name) != p)
		say(r, "post", "stands here twice:", p->name);
	u = policy_unit_find(r->policy, p->name);
	if (u != NULL && p->unit == NUM_NONE)
		p->unit = u->name;
}

void
staffrow_end(struct staff_reader *r)
{
	struct staff *s = r->staff;
	struct staff_person *p;

	if (r->table == STAFF_POSTS) {
		end_post(r);
		return;
	}
	p = &s->people[s->npeople - 1];
	if (p->load == NUM_NONE)
		p->load = 0;
	if (p->name == NUM_NONE)
		say(r, "name", "is empty", NUM_NONE);
	else if (staff_person_find(s, p->name) != p)
		say(r, "name", "stands here twice:", p->name);
	if (p->posts.n == 0)
		say(r, "post", "is empty", NUM_NONE);
}

static void
define(struct staff_reader *r, int64_t name)
{
	const struct policy_unit *u = policy_unit_find(r->policy, name);
	struct staff_post *p = new_post(r->staff);

	p->name = name;
	if (u != NULL)
		p->unit = u->name;
}

void
staffrow_settle(struct staff_reader *r)
{
	struct staff *s = r->staff;
	size_t i, k;

	for (i = 0; i < s->npeople; i++) {
		r->line = s->people[i].line;
		for (k = 0; k < s->people[i].posts.n; k++) {
			if (staff_post_find(s, s->people[i].posts.list[k]) !=
			    NULL)
				continue;
			if (s->has_posts)
				say(r, "post", "no such post:",
				    s->people[i].posts.list[k]);
			else
				define(r, s->people[i].posts.list[k]);
		}
	}
}
