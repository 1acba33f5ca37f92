#include "rule/people.h"

#include "base/num.h"
#include "data/readlist.h"
#include "rule/policy.h"

#define MOST_RESIDENTS 100000000

static reader_fn read_residents;

static const char *const unit_kinds[] = {
	"desk", "section", "community", NULL
};

static const char *const roles[] = {
	"desk", "section", "community", "leader", "auditor", NULL
};

const struct reader_key people_office[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy, office) },
	{ .name = "source", .read = reader_word, .max = 31,
	  .offset = offsetof(struct policy, source) },
	{ .name = "aliases", .read = readlist_words, .is_optional = 1,
	  .offset = offsetof(struct policy, office_aliases),
	  .count = offsetof(struct policy, noffice_aliases) },
	READER_NOTE, READER_END
};

const struct reader_key people_unit[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_unit, name) },
	{ .name = "kind", .read = reader_choice, .choices = unit_kinds,
	  .offset = offsetof(struct policy_unit, kind) },
	{ .name = "aliases", .read = readlist_words, .is_optional = 1,
	  .offset = offsetof(struct policy_unit, aliases),
	  .count = offsetof(struct policy_unit, naliases) },
	{ .name = "under", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_unit, under) },
	{ .name = "leader", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_unit, leader) },
	{ .name = "residents", .read = read_residents, .is_optional = 1 },
	READER_NOTE, READER_END
};

const struct reader_key people_person[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_person, name) },
	{ .name = "role", .read = reader_choice, .choices = roles,
	  .offset = offsetof(struct policy_person, role) },
	{ .name = "unit", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_person, unit) },
	{ .name = "post", .read = reader_word, .is_optional = 1,
	  .offset = offsetof(struct policy_person, post) },
	READER_NOTE, READER_END
};

/* Whose line a unit is in; people are read behind the units. */
void
people_check_leaders(struct reader *r, const struct policy *p)
{
	const struct policy_person *person;
	size_t i, unit, list = reader_enter(r, "units");

	for (i = 0; i < p->nunits; i++) {
		if (p->units[i].leader == NUM_NONE)
			continue;
		person = policy_person_find(p, p->units[i].leader);
		if (person != NULL && person->role == KIND_LEADER)
			continue;
		unit = reader_enter_at(r, i);
		reader_enter(r, "leader");
		reader_problem(r, "'%s' is none of the people with the role "
		    "leader", words_text(r->words, p->units[i].leader));
		reader_leave(r, unit);
	}
	reader_leave(r, list);
}

static void
read_residents(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	struct policy_unit *u = object;
	int64_t n = jx_int(j);

	(void)k;
	if (j == NULL)
		return;
	if (n < 1 || n > MOST_RESIDENTS)
		reader_problem(r, "not a number of residents");
	else
		u->residents = n;
}

/* A dump names the case's holder by one text: it must mean one thing. */
static void
check_name(struct reader *r, int64_t name)
{
	const struct policy *p = r->context;
	const struct policy_unit *other = policy_unit_find(p, name);
	const char *text = words_text(r->words, name);

	if (text[0] == '@')
		reader_problem(r, "'%s' begins with '@'", text);
	else if (policy_is_office(p, name))
		reader_problem(r, "'%s' means the office already", text);
	else if (other != NULL)
		reader_problem(r, "'%s' means the unit '%s' already", text,
		    words_text(r->words, other->name));
}

void
people_check_unit(struct reader *r, void *object)
{
	const struct policy_unit *u = object;
	size_t mark = reader_enter(r, "name"), list, i;

	check_name(r, u->name);
	reader_leave(r, mark);
	for (i = 0; i < u->naliases; i++) {
		list = reader_enter(r, "aliases");
		reader_enter_at(r, i);
		if (u->aliases[i] == u->name)
			reader_problem(r, "is the name itself");
		else
			check_name(r, u->aliases[i]);
		reader_leave(r, list);
	}
}

void
people_check_office(struct reader *r, void *object)
{
	const struct policy *p = object;
	size_t i, mark;

	for (i = 0; i < p->noffice_aliases; i++) {
		if (p->office_aliases[i] != p->office)
			continue;
		mark = reader_enter(r, "aliases");
		reader_enter_at(r, i);
		reader_problem(r, "is the name itself");
		reader_leave(r, mark);
	}
}

static void
check_persons_unit(struct reader *r, struct policy_person *person)
{
	const struct policy_unit *u;

	if (person->unit == NUM_NONE) {
		if (person->role == KIND_SECTION ||
		    person->role == KIND_COMMUNITY)
			reader_problem(r, "a person of a %s needs a unit",
			    policy_kind_name(person->role));
		return;
	}
	u = policy_unit_find(r->context, person->unit);
	if (u == NULL)
		reader_problem(r, "no unit '%s'",
		    words_text(r->words, person->unit));
	else
		person->unit = u->name;
}

void
people_check_person(struct reader *r, void *object)
{
	struct policy_person *person = object;
	size_t mark = reader_enter(r, "name");

	if (policy_person_find(r->context, person->name) != NULL)
		reader_problem(r, "'%s' stands here twice",
		    words_text(r->words, person->name));
	reader_leave(r, mark);
	mark = reader_enter(r, "unit");
	check_persons_unit(r, person);
	reader_leave(r, mark);
}
