#include "rule/matterrule.h"

#include <string.h>

#include "base/num.h"
#include "data/readlist.h"
#include "stat/ratio.h"

static reader_fn read_share;
static reader_check_fn check_party, check_consent, check_ending;

static const struct reader_key party[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_party, name) },
	{ .name = "person", .read = reader_bool, .is_optional = 1,
	  .offset = offsetof(struct policy_party, is_person) },
	READER_NOTE, READER_END
};

static const struct reader_key consent[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_consent, name) },
	{ .name = "voted", .read = read_share,
	  .offset = offsetof(struct policy_consent, voted) },
	{ .name = "agreed", .read = read_share,
	  .offset = offsetof(struct policy_consent, agreed) },
	{ .name = "over", .read = reader_bool, .is_optional = 1,
	  .offset = offsetof(struct policy_consent, is_over) },
	{ .name = "source", .read = reader_word,
	  .offset = offsetof(struct policy_consent, source) },
	READER_NOTE, READER_END
};

static const struct reader_key ending[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_ending, name) },
	{ .name = "review", .read = reader_bool, .is_optional = 1,
	  .offset = offsetof(struct policy_ending, is_reviewed) },
	READER_NOTE, READER_END
};

#define AT(member) offsetof(struct policy, matters) + \
	offsetof(struct policy_matters, member)

const struct reader_key matterrule_keys[] = {
	{ .name = "parties", .read = readlist_objects, .min = 1,
	  .keys = party, .check = check_party,
	  .size = sizeof(struct policy_party),
	  .offset = AT(parties), .count = AT(nparties) },
	{ .name = "consents", .read = readlist_objects, .is_optional = 1,
	  .keys = consent, .check = check_consent,
	  .size = sizeof(struct policy_consent),
	  .offset = AT(consents), .count = AT(nconsents) },
	{ .name = "endings", .read = readlist_objects, .min = 1,
	  .keys = ending, .check = check_ending,
	  .size = sizeof(struct policy_ending),
	  .offset = AT(endings), .count = AT(nendings) },
	READER_NOTE, READER_END
};

/* "2/3": more than nothing, at most all. */
static void
read_share(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct ratio *share = reader_member(k, object);
	size_t len = 0;
	const char *s = jx_text(j, &len), *slash;

	if (j == NULL)
		return;
	slash = s == NULL ? NULL : memchr(s, '/', len);
	if (slash == NULL || num_parse(s, (size_t)(slash - s), &share->num) < 0
	    || num_parse(slash + 1, len - (size_t)(slash - s) - 1,
	    &share->den) < 0 || share->num < 1 || share->num > share->den)
		reader_problem(r, "no share such as \"2/3\"");
}

/* While element i is checked the list's count is i. */
static void
check_twice(struct reader *r, int stands_before, int64_t name)
{
	if (stands_before)
		reader_problem(r, "'%s' stands here twice",
		    words_text(r->words, name));
}

static void
check_party(struct reader *r, void *object)
{
	int64_t name = ((struct policy_party *)object)->name;

	check_twice(r, matterrule_party(r->context, name) != NULL, name);
}

static void
check_consent(struct reader *r, void *object)
{
	int64_t name = ((struct policy_consent *)object)->name;

	check_twice(r, matterrule_consent(r->context, name) != NULL, name);
}

static void
check_ending(struct reader *r, void *object)
{
	int64_t name = ((struct policy_ending *)object)->name;

	check_twice(r, matterrule_ending(r->context, name) != NULL, name);
}

const struct policy_party *
matterrule_party(const struct policy *p, int64_t name)
{
	size_t i;

	for (i = 0; i < p->matters.nparties; i++) {
		if (p->matters.parties[i].name == name)
			return &p->matters.parties[i];
	}
	return NULL;
}

const struct policy_consent *
matterrule_consent(const struct policy *p, int64_t name)
{
	size_t i;

	for (i = 0; i < p->matters.nconsents; i++) {
		if (p->matters.consents[i].name == name)
			return &p->matters.consents[i];
	}
	return NULL;
}

const struct policy_ending *
matterrule_ending(const struct policy *p, int64_t name)
{
	size_t i;

	for (i = 0; i < p->matters.nendings; i++) {
		if (p->matters.endings[i].name == name)
			return &p->matters.endings[i];
	}
	return NULL;
}

int
matterrule_vote_is_sound(const struct matterrule_vote *v)
{
	return v->agreed >= 0 && v->agreed <= v->voted &&
	    v->voted <= v->owners && v->owners > 0 &&
	    v->agreed_area >= 0 && v->agreed_area <= v->voted_area &&
	    v->voted_area <= v->area && v->area > 0;
}

static int
reaches(int64_t part, int64_t all, struct ratio share, int is_over)
{
	struct ratio got = { part, all };
	int order;

	if (all == 0)
		return 0;
	order = ratio_cmp(got, share);
	return is_over ? order > 0 : order >= 0;
}

int
matterrule_is_carried(const struct policy_consent *c,
    const struct matterrule_vote *v)
{
	return reaches(v->voted, v->owners, c->voted, 0) &&
	    reaches(v->voted_area, v->area, c->voted, 0) &&
	    reaches(v->agreed, v->voted, c->agreed, c->is_over) &&
	    reaches(v->agreed_area, v->voted_area, c->agreed, c->is_over);
}
