#include "deal.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/recheck.h"

struct share {
	int64_t name;
	int n;
};

struct deal {
	const struct policy *policy;
	struct share *shares;	/* of each person met, in order */
	size_t n, cap;
};

struct deal *
deal_new(const struct policy *p)
{
	struct deal *c = mem_array(1, sizeof(*c));

	c->policy = p;
	return c;
}

void
deal_free(struct deal *c)
{
	if (c == NULL)
		return;
	free(c->shares);
	free(c);
}

static struct share *
share_of(struct deal *c, int64_t name)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->shares[i].name == name)
			return &c->shares[i];
	mem_grow(&c->shares, c->n, &c->cap, sizeof(*c->shares));
	c->shares[c->n].name = name;
	c->shares[c->n].n = 0;
	return &c->shares[c->n++];
}

static int
has_room(struct deal *c, int64_t name)
{
	int most = c->policy->calls_per_person;

	return most == 0 || share_of(c, name)->n < most;
}

static int
is_handler(const struct record *r, int64_t name)
{
	return name == r->m[M_OFFICER] || name == r->m[M_SUBMITTED_BY];
}

/* Of the people that fit, the one with the fewest; the first of equals. */
typedef int (*fits_fn)(const struct policy_person *person,
    const struct record *r, const struct policy *p);

static int
is_of_lead(const struct policy_person *person, const struct record *r,
    const struct policy *p)
{
	(void)p;
	return person->unit != NUM_NONE && person->unit == r->m[M_LEAD];
}

static int
is_of_desk(const struct policy_person *person, const struct record *r,
    const struct policy *p)
{
	(void)r;
	(void)p;
	return person->role == KIND_DESK;
}

static int
is_other_party(const struct policy_person *person, const struct record *r,
    const struct policy *p)
{
	return person->role == KIND_DESK && !is_handler(r, person->name) &&
	    !is_of_lead(person, r, p);
}

static int
is_other_person(const struct policy_person *person, const struct record *r,
    const struct policy *p)
{
	(void)p;
	return person->role == KIND_DESK && !is_handler(r, person->name);
}

static int
is_outsider(const struct policy_person *person, const struct record *r,
    const struct policy *p)
{
	return recheck_may(p, person->name, r);
}

static int
is_auditor(const struct policy_person *person, const struct record *r,
    const struct policy *p)
{
	return person->role == KIND_AUDITOR && is_outsider(person, r, p);
}

/* found: whether anybody fits, busy or not. */
static int64_t
fewest(struct deal *c, const struct record *r, fits_fn fits, int *found)
{
	const struct policy *p = c->policy;
	int64_t best = NUM_NONE;
	size_t i;

	*found = 0;
	for (i = 0; i < p->npeople; i++) {
		if (!fits(&p->people[i], r, p))
			continue;
		*found = 1;
		if (!has_room(c, p->people[i].name))
			continue;
		if (best == NUM_NONE || share_of(c, p->people[i].name)->n <
		    share_of(c, best)->n)
			best = p->people[i].name;
	}
	return best;
}

static int64_t
desk_of(const struct policy *p)
{
	size_t i;

	for (i = 0; i < p->nunits; i++)
		if (p->units[i].kind == KIND_DESK)
			return p->units[i].name;
	return NUM_NONE;
}

static int64_t
choose_for_call(struct deal *c, const struct record *r)
{
	int64_t name = r->m[M_OFFICER];
	int found;

	if (!record_has_flag(r, FLAG_SECRET)) {
		if (name != NUM_NONE)
			return has_room(c, name) ? name : NUM_NONE;
		name = fewest(c, r, is_of_lead, &found);
		if (found)
			return name;
	}
	name = fewest(c, r, is_of_desk, &found);
	return found ? name : desk_of(c->policy);
}

static struct deal_choice
choose_for_revisit(struct deal *c, const struct record *r)
{
	struct deal_choice choice = { NUM_NONE, 0 };
	int found;

	choice.name = fewest(c, r, is_other_party, &found);
	if (found)
		return choice;
	choice.name = fewest(c, r, is_other_person, &found);
	if (!found)
		choice.name = desk_of(c->policy);
	choice.same_unit = r->m[M_LEAD] == desk_of(c->policy);
	return choice;
}

/* Nobody where everybody had a part in it: no caller then stands there. */
static int64_t
choose_for_recheck(struct deal *c, const struct record *r)
{
	int found;
	int64_t name = fewest(c, r, is_auditor, &found);

	return found ? name : fewest(c, r, is_outsider, &found);
}

struct deal_choice
deal_take(struct deal *c, const struct record *r,
    enum policy_script what)
{
	struct deal_choice choice = { NUM_NONE, 0 };

	if (what == SCRIPT_REVISIT1 || what == SCRIPT_REVISIT2)
		choice = choose_for_revisit(c, r);
	else if (what == SCRIPT_RECHECK)
		choice.name = choose_for_recheck(c, r);
	else
		choice.name = choose_for_call(c, r);
	if (choice.name != NUM_NONE)
		share_of(c, choice.name)->n++;
	return choice;
}

int
deal_may_dial(const struct policy *p, int64_t name, const struct record *r)
{
	const struct policy_person *person = policy_person_find(p, name);

	return !record_has_flag(r, FLAG_SECRET) || (person != NULL &&
	    (person->role == KIND_DESK || person->role == KIND_AUDITOR));
}
