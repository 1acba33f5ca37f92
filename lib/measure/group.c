#include "measure/group.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"

void
group_init(struct group *g, const struct policy *p, struct words *w,
    enum rates_by by)
{
	memset(g, 0, sizeof(*g));
	g->policy = p;
	g->words = w;
	g->by = by;
	g->depth = 1;
}

void
group_release(struct group *g)
{
	free(g->of_word);
	free(g->keys);
	memset(g, 0, sizeof(*g));
}

static uint32_t *
of_word(struct group *g, int64_t word)
{
	size_t need = (size_t)word + 1;

	if (need > g->nwords) {
		if (need < 2 * g->nwords)
			need = 2 * g->nwords;
		g->of_word = mem_resize(g->of_word, need,
		    sizeof(*g->of_word));
		memset(g->of_word + g->nwords, 0,
		    (need - g->nwords) * sizeof(*g->of_word));
		g->nwords = need;
	}
	return &g->of_word[word];
}

static uint32_t
add_group(struct group *g, int64_t key)
{
	mem_grow(&g->keys, g->n, &g->cap, sizeof(*g->keys));
	g->keys[g->n++] = key;
	return (uint32_t)g->n;
}

static uint32_t
find_none(struct group *g)
{
	if (g->of_none == 0)
		g->of_none = add_group(g, NUM_NONE);
	return g->of_none;
}

/* A community that the dump calls 不详 is not known, whatever its bytes. */
static int
is_no_name(const char *s)
{
	return strcmp(s, "不详") == 0 || strcmp(s, "未知") == 0;
}

/* Behind the first levels of a path, as many as are asked for; NULL: it has
 * no more. */
static const char *
end_of(const struct group *g, const char *path)
{
	const char *end = strchr(path, '/');
	int level;

	for (level = 1; end != NULL && level < g->depth; level++)
		end = strchr(end + 1, '/');
	return end;
}

/* The word under which a word is counted. */
static int64_t
key_of(struct group *g, int64_t word)
{
	const char *s = words_text(g->words, word), *end;
	const struct policy_unit *unit;

	if (is_no_name(s))
		return NUM_NONE;
	if (g->by == RATES_BY_UNIT || g->by == RATES_BY_COMMUNITY) {
		unit = policy_unit_find(g->policy, word);
		return unit != NULL ? unit->name : word;
	}
	end = g->by == RATES_BY_CATEGORY ? end_of(g, s) : NULL;
	return end != NULL ? words_add(g->words, s, (size_t)(end - s)) : word;
}

static uint32_t
find_word(struct group *g, int64_t word)
{
	uint32_t found;
	int64_t key;

	if (word == NUM_NONE)
		return find_none(g);
	found = *of_word(g, word);
	if (found != 0)
		return found;
	key = key_of(g, word);
	if (key == NUM_NONE)
		found = find_none(g);
	else if (key != word)
		found = find_word(g, key);
	else
		found = add_group(g, key);
	*of_word(g, word) = found;
	return found;
}

static uint32_t
find_level(struct group *g, int64_t level)
{
	if (level < 1 || level > POLICY_LEVELS)
		return find_none(g);
	if (g->of_level[level] == 0)
		g->of_level[level] = add_group(g, level);
	return g->of_level[level];
}

/* Whose work it was: the unit that led when the city asked. */
static int64_t
unit_of(const struct record *r)
{
	return r->m[M_CITY_LEAD] != NUM_NONE ? r->m[M_CITY_LEAD] :
	    r->m[M_LEAD];
}

/* That of the person who handles it. */
static int64_t
post_of(const struct group *g, const struct record *r)
{
	const struct policy_person *p = r->m[M_OFFICER] == NUM_NONE ? NULL :
	    policy_person_find(g->policy, r->m[M_OFFICER]);

	return p != NULL ? p->post : NUM_NONE;
}

static uint32_t
find(struct group *g, const struct record *r)
{
	switch (g->by) {
	case RATES_BY_UNIT:
		return find_word(g, unit_of(r));
	case RATES_BY_COMMUNITY:
		return find_word(g, r->m[M_COMMUNITY]);
	case RATES_BY_CATEGORY:
		return find_word(g, r->m[M_CATEGORY]);
	case RATES_BY_CHANNEL:
		return find_word(g, r->m[M_CHANNEL]);
	case RATES_BY_NATURE:
		return find_word(g, r->m[M_NATURE]);
	case RATES_BY_LEVEL:
		return find_level(g, r->m[M_LEVEL]);
	case RATES_BY_POST:
		return find_word(g, post_of(g, r));
	case RATES_BY_PERSON:
		return find_word(g, r->m[M_OFFICER]);
	case RATES_BY_ALL:
		break;
	}
	return find_none(g);
}

size_t
group_of(struct group *g, const struct record *r)
{
	return find(g, r) - 1;
}

size_t
group_of_key(struct group *g, int64_t key)
{
	return (g->by == RATES_BY_LEVEL ? find_level(g, key) :
	    find_word(g, key)) - 1;
}

int
group_cmp(const struct group *g, int64_t a, int64_t b)
{
	if (a == NUM_NONE || b == NUM_NONE)
		return (a == NUM_NONE) - (b == NUM_NONE);
	if (g->by == RATES_BY_LEVEL)
		return (a > b) - (a < b);
	return strcmp(words_text(g->words, a), words_text(g->words, b));
}

void
group_put_key(struct buf *b, const struct group *g, int64_t key)
{
	if (key != NUM_NONE && g->by == RATES_BY_LEVEL)
		buf_putn(b, key);
	else if (key != NUM_NONE)
		buf_put(b, words_text(g->words, key),
		    words_len(g->words, key));
	else if (g->by == RATES_BY_ALL)
		buf_puts(b, lang_sheet("all"));
	else if (g->by == RATES_BY_UNIT)
		buf_puts(b, lang_sheet("unassigned"));
	else
		buf_puts(b, lang_sheet("unknown"));
}
