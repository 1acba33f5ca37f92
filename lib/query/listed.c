#include "query/listed.h"

#include <string.h>

#include "base/num.h"
#include "data/record.h"
#include "text/nearest.h"

/* Whose values the policy has, and of which of its lists they are. */
enum source { UNITS, PLACES, ANSWERS, EXCLUSION, RETURNS, BLOCKERS,
	MILESTONES, LEVELS, CATEGORIES, NATURES };

static const struct known {
	int member;
	enum source source;
	int is_closed;
} members[] = {
	{ M_LEAD, UNITS, 1 },
	{ M_ASSIST, UNITS, 1 },
	{ M_CITY_LEAD, UNITS, 1 },
	{ M_EXCL_UNIT, UNITS, 1 },
	{ M_RECHECK_UNIT, UNITS, 1 },
	{ M_CALLED, UNITS, 1 },
	{ M_ARRIVED, UNITS, 1 },
	{ M_COMMUNITY, PLACES, 0 },
	{ M_CITY_SATISFIED, ANSWERS, 1 },
	{ M_OWN_SATISFIED, ANSWERS, 1 },
	{ M_OWN_FIRST_SATISFIED, ANSWERS, 1 },
	{ M_RECHECK_SATISFIED, ANSWERS, 1 },
	{ M_RECHECK_OWN_SATISFIED, ANSWERS, 1 },
	{ M_EXCL_CITY, EXCLUSION, 1 },
	{ M_EXCL_INTERNAL, EXCLUSION, 1 },
	{ M_EXCL_GROUND, EXCLUSION, 1 },
	{ M_RETURN_GROUND, RETURNS, 1 },
	{ M_BLOCKER, BLOCKERS, 1 },
	{ M_MILESTONE, MILESTONES, 1 },
	{ M_LEVEL, LEVELS, 1 },
	{ M_CATEGORY, CATEGORIES, 0 },
	{ M_NATURE, NATURES, 0 },
};

static const struct known *
find(int member)
{
	size_t i;

	for (i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		if (members[i].member == member)
			return &members[i];
	}
	return NULL;
}

int
listed_is_closed(int member)
{
	const struct known *k = find(member);

	return k != NULL && k->is_closed;
}

/* --- units ----------------------------------------------------------- */

static int
is_meant(int64_t name, const char *value, enum pick_how how,
    const struct words *w)
{
	size_t len = strlen(value);

	return words_len(w, name) >= len &&
	    (how == PICK_BEGIN || words_len(w, name) == len) &&
	    memcmp(words_text(w, name), value, len) == 0;
}

static int
is_meant_unit(const struct policy_unit *u, const char *value,
    enum pick_how how, const struct words *w)
{
	size_t i;

	if (is_meant(u->name, value, how, w))
		return 1;
	for (i = 0; i < u->naliases; i++) {
		if (is_meant(u->aliases[i], value, how, w))
			return 1;
	}
	return 0;
}

void
listed_pick_units(struct pick *p, const struct policy *policy, int member,
    const char *value, enum pick_how how, const struct words *w)
{
	const struct known *k = find(member);
	const struct policy_unit *u;
	size_t i, n;

	if (k == NULL || (k->source != UNITS && k->source != PLACES))
		return;
	for (i = 0; i < policy->nunits; i++) {
		u = &policy->units[i];
		if (!is_meant_unit(u, value, how, w))
			continue;
		pick_add_whole(p, words_text(w, u->name));
		for (n = 0; n < u->naliases; n++)
			pick_add_whole(p, words_text(w, u->aliases[n]));
	}
}

/* --- levels ---------------------------------------------------------- */

int64_t
listed_level(const struct policy *policy, const char *name,
    const struct words *w)
{
	int i;

	for (i = 0; i < POLICY_LEVELS; i++) {
		if (is_meant(policy->levels[i].name, name, PICK_WHOLE, w))
			return i + 1;
	}
	return NUM_NONE;
}

void
listed_put_levels(struct buf *b, const struct policy *policy,
    const struct words *w)
{
	int i;

	for (i = 0; i < POLICY_LEVELS; i++) {
		buf_printf(b, "%s%d", i > 0 ? ", " : "", i + 1);
		if (policy != NULL)
			buf_printf(b, " %s",
			    words_text(w, policy->levels[i].name));
	}
}

/* --- what there is --------------------------------------------------- */

typedef void each_fn(void *arg, const char *s, size_t len);

struct walk {
	each_fn *fn;
	void *arg;
	const struct words *w;
	int also_aliases;
};

static void
give(const struct walk *k, int64_t word)
{
	if (word != NUM_NONE)
		k->fn(k->arg, words_text(k->w, word), words_len(k->w, word));
}

static void
give_all(const struct walk *k, const int64_t *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		give(k, words[i]);
}

static void
give_units(const struct walk *k, const struct policy *p, int only_places)
{
	const struct policy_unit *u;
	size_t i;

	for (i = 0; i < p->nunits; i++) {
		u = &p->units[i];
		if (only_places && u->kind != KIND_COMMUNITY)
			continue;
		give(k, u->name);
		if (k->also_aliases)
			give_all(k, u->aliases, u->naliases);
	}
}

static void
give_grounds(const struct walk *k, const struct policy_grounds *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		give(k, g->rows[i].code);
}

static void
give_answers(const struct walk *k, const struct policy_answers *a)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		give(k, a->rows[i].word);
}

/* Each part of a path by itself. */
static void
give_parts(const struct walk *k, int64_t path)
{
	const char *s = words_text(k->w, path), *end;

	for (; *s != '\0'; s = *end != '\0' ? end + 1 : end) {
		end = s + strcspn(s, "/");
		k->fn(k->arg, s, (size_t)(end - s));
	}
}

static void
give_natures(const struct walk *k, const struct policy *p)
{
	size_t i;

	give_all(k, p->uncounted, p->nuncounted);
	for (i = 0; i < p->nroutes; i++)
		give(k, p->routes[i].nature);
}

static void
give_policy(const struct walk *k, const struct policy *p, enum source source)
{
	size_t i;

	switch (source) {
	case UNITS:
	case PLACES:
		give_units(k, p, source == PLACES);
		break;
	case ANSWERS:
		give_answers(k, &p->answers[ASK_SATISFIED]);
		break;
	case EXCLUSION:
		give_grounds(k, &p->exclusion);
		break;
	case RETURNS:
		give_grounds(k, &p->returns);
		break;
	case BLOCKERS:
		give_all(k, p->blockers, p->nblockers);
		break;
	case MILESTONES:
		give_all(k, p->milestones, p->nmilestones);
		break;
	case LEVELS:
		break;
	case CATEGORIES:
		for (i = 0; i < p->ncategories; i++)
			give_parts(k, p->categories[i].path);
		break;
	case NATURES:
		give_natures(k, p);
		break;
	}
}

static void
put_name(void *arg, const char *s, size_t len)
{
	struct buf *b = arg;

	if (b->len > 0)
		buf_puts(b, ", ");
	buf_put(b, s, len);
}

void
listed_put_values(struct buf *b, const struct policy *policy, int member,
    const struct words *w)
{
	const struct walk k = { put_name, b, w, 0 };
	const struct known *known = find(member);

	if (known != NULL)
		give_policy(&k, policy, known->source);
}

static void
try_name(void *arg, const char *s, size_t len)
{
	nearest_try(arg, s, len);
}

int
listed_put_nearest(struct buf *b, const struct policy *policy, int member,
    const char *value, const struct words *w)
{
	const struct known *known = find(member);
	int is_path = record_info[member].type == RECORD_PATH;
	struct nearest n;
	const struct walk k = { try_name, &n, w, 1 };
	int64_t word, words = words_count(w);

	nearest_init(&n, value, strlen(value));
	if (policy != NULL && known != NULL)
		give_policy(&k, policy, known->source);
	if (known != NULL && known->is_closed)
		words = 0;
	for (word = 1; n.name == NULL && word <= words; word++) {
		if (is_path)
			give_parts(&k, word);
		else
			give(&k, word);
	}
	if (n.name == NULL)
		return 0;
	buf_put(b, n.name, n.name_len);
	return 1;
}
