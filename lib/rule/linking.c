#include "rule/linking.h"

#include <stdlib.h>

#include "base/num.h"
#include "data/readlist.h"
#include "rule/wordlist.h"
#include "time/date.h"

#define AT(member) offsetof(struct policy, links.member)
#define PERCENT(key, least, member) { .name = key, .read = reader_int, \
	.min = least, .max = 100, .offset = AT(member) }

static reader_fn read_ground;

static const struct reader_key weights[] = {
	PERCENT("site", 0, site), PERCENT("category", 0, category),
	PERCENT("text", 0, text), READER_NOTE, READER_END
};

static const struct reader_key reminder[] = {
	{ .name = "words", .read = readlist_texts, .min = 1,
	  .offset = AT(reminder_words), .count = AT(nreminder_words) },
	{ .name = "within", .read = reader_int, .min = 1, .max = 4000,
	  .offset = AT(reminder_chars) },
	READER_NOTE, READER_END
};

static const char *const site_names[] = { "building", "any", NULL };

static const struct reader_key cluster[] = {
	{ .name = "window", .read = reader_span, .min = 3600,
	  .max = INT64_C(92) * DATE_DAY_S, .offset = AT(window_s) },
	{ .name = "cases", .read = reader_int, .min = 2, .max = 1000,
	  .offset = AT(cases) },
	{ .name = "people", .read = reader_int, .min = 2, .max = 1000,
	  .offset = AT(people) },
	{ .name = "levels", .read = reader_int, .min = 1, .max = 9,
	  .offset = AT(levels) },
	{ .name = "sites", .read = reader_choice, .choices = site_names,
	  .offset = AT(sites) },
	READER_NOTE, READER_END
};

const struct reader_key linking_keys[] = {
	{ .name = "weights", .read = reader_group, .keys = weights },
	PERCENT("score", 1, score),
	{ .name = "text_tries", .read = reader_int, .min = 0, .max = 100,
	  .offset = AT(text_tries) },
	PERCENT("maybe_text", 1, maybe_text),
	{ .name = "reminder", .read = reader_group, .keys = reminder },
	{ .name = "cluster", .read = reader_group, .keys = cluster },
	{ .name = "repeat_ground", .read = read_ground, .is_optional = 1 },
	READER_NOTE, READER_END
};

/* One of the grounds of exclusion, by its code. */
static void
read_ground(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct policy *p = object;
	const struct policy_ground *g;
	struct reader_key key = *k;

	key.offset = AT(repeat_ground);
	reader_word(r, j, &key, object);
	if (j == NULL || p->links.repeat_ground == NUM_NONE)
		return;
	g = policy_ground_find(&p->exclusion, p->links.repeat_ground);
	if (g == NULL)
		reader_problem(r, "no ground of exclusion '%s'",
		    words_text(r->words, p->links.repeat_ground));
	else
		p->links.repeat_ground = g->code;
}

void
linking_check(struct reader *r, void *object)
{
	const struct policy_links *l = &((struct policy *)object)->links;

	if (l->site + l->category + l->text != 100)
		reader_problem(r, "the weights do not add up to 100");
	if (l->people > l->cases)
		reader_problem(r, "more people than cases make a cluster");
}

void
linking_prepare(struct policy *p)
{
	if (linking_is_wanted(p))
		p->links.reminders = wordlist_finder(p->links.reminder_words,
		    p->links.nreminder_words);
}

void
linking_release(struct policy *p)
{
	size_t i;

	for (i = 0; i < p->links.nreminder_words; i++)
		free(p->links.reminder_words[i]);
	free(p->links.reminder_words);
	finder_free(p->links.reminders);
}

int
linking_is_wanted(const struct policy *p)
{
	return p->links.score > 0;
}

int
linking_reminds(const struct policy *p, const char *s, size_t len)
{
	size_t at = 0, chars;

	if (p->links.reminders == NULL)
		return 0;
	for (chars = 0; at < len && chars < (size_t)p->links.reminder_chars;
	    at++)
		chars += ((unsigned char)s[at] & 0xc0) != 0x80;
	return finder_find(p->links.reminders, s, at) >= 0;
}
