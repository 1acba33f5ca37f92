#include "sheet/wordpairs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

struct order {
	const struct wordpairs *pairs;
	const struct words *words;
};

void
wordpairs_add(struct wordpairs *t, int64_t a, int64_t b)
{
	size_t n = t->keys.n, i = pairs_add(&t->keys, a, b);

	if (i == n) {
		mem_grow(&t->counts, n, &t->cap, sizeof(*t->counts));
		t->counts[i] = 0;
	}
	t->counts[i]++;
}

/* Few pairs are asked for, so looking through them will do. */
int64_t
wordpairs_count(const struct wordpairs *t, int64_t a, int64_t b)
{
	size_t i;

	for (i = 0; i < t->keys.n; i++) {
		if (t->keys.of[i][0] == a && t->keys.of[i][1] == b)
			return t->counts[i];
	}
	return 0;
}

static int
compare_words(const struct words *w, int64_t a, int64_t b)
{
	if (a <= 0 || b <= 0)	/* NUM_NONE, or no second word */
		return (a <= 0) - (b <= 0);
	return strcmp(words_text(w, a), words_text(w, b));
}

static int
compare(const void *x, const void *y, void *arg)
{
	const struct order *o = arg;
	const struct wordpairs *t = o->pairs;
	size_t a = *(const size_t *)x, b = *(const size_t *)y;
	int c;

	if (t->counts[a] != t->counts[b])
		return t->counts[a] > t->counts[b] ? -1 : 1;
	c = compare_words(o->words, t->keys.of[a][0], t->keys.of[b][0]);
	return c != 0 ? c : compare_words(o->words, t->keys.of[a][1],
	    t->keys.of[b][1]);
}

void
wordpairs_sort(struct wordpairs *t, const struct words *w)
{
	struct order o = { t, w };
	size_t i;

	t->order = mem_resize(t->order, t->keys.n + 1, sizeof(*t->order));
	for (i = 0; i < t->keys.n; i++)
		t->order[i] = i;
	if (t->keys.n > 1)
		qsort_r(t->order, t->keys.n, sizeof(*t->order), compare, &o);
}

void
wordpairs_release(struct wordpairs *t)
{
	pairs_release(&t->keys);
	free(t->counts);
	free(t->order);
	t->counts = NULL;
	t->order = NULL;
	t->cap = 0;
}
