#include "signal/norms.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define LEVELS 5		/* 1 to 4, and none */

struct norm {
	int64_t *taken;		/* seconds, each closed case below the path */
	size_t n, cap;
	int64_t median;		/* NUM_NONE: not known yet */
};

struct norms {
	struct words *words;
	struct norm (*of_word)[LEVELS];	/* by the word of a path */
	size_t nwords;
};

struct norms *
norms_new(struct words *w)
{
	struct norms *n = mem_array(1, sizeof(*n));

	n->words = w;
	return n;
}

void
norms_free(struct norms *n)
{
	size_t i, level;

	if (n == NULL)
		return;
	for (i = 0; i < n->nwords; i++)
		for (level = 0; level < LEVELS; level++)
			free(n->of_word[i][level].taken);
	free(n->of_word);
	free(n);
}

int64_t
norms_taken(const struct record *r)
{
	int64_t from = r->m[M_SIGNED_AT];

	if (from == NUM_NONE)
		from = r->m[M_DISPATCHED_AT];
	if (from == NUM_NONE)
		from = r->m[M_RECEIVED_AT];
	if (r->m[M_CLOSED_AT] == NUM_NONE || from == NUM_NONE ||
	    r->m[M_CLOSED_AT] < from)
		return NUM_NONE;
	return r->m[M_CLOSED_AT] - from;
}

static struct norm *
norm_of(struct norms *n, int64_t path, const struct record *r)
{
	int64_t level = r->m[M_LEVEL];
	size_t need = (size_t)path + 1;

	if (need > n->nwords) {
		if (need < 2 * n->nwords)
			need = 2 * n->nwords;
		n->of_word = mem_resize(n->of_word, need,
		    sizeof(*n->of_word));
		memset(n->of_word + n->nwords, 0,
		    (need - n->nwords) * sizeof(*n->of_word));
		n->nwords = need;
	}
	return &n->of_word[path][level > 0 && level < LEVELS ? level : 0];
}

/* The path above this one, NUM_NONE where there is none. */
static int64_t
above(struct norms *n, int64_t path)
{
	const char *s = words_text(n->words, path);
	const char *end = strrchr(s, '/');

	return end != NULL ? words_add(n->words, s, (size_t)(end - s)) :
	    NUM_NONE;
}

void
norms_add(struct norms *n, const struct record *r)
{
	int64_t taken = norms_taken(r), path = r->m[M_CATEGORY];
	struct norm *one;

	for (; taken != NUM_NONE && path != NUM_NONE; path = above(n, path)) {
		one = norm_of(n, path, r);
		mem_grow(&one->taken, one->n, &one->cap,
		    sizeof(*one->taken));
		one->taken[one->n++] = taken;
		one->median = NUM_NONE;
	}
}

int64_t
norms_median(struct norms *n, const struct record *r, int minimum)
{
	int64_t path = r->m[M_CATEGORY];
	struct norm *one;

	for (; path != NUM_NONE; path = above(n, path)) {
		one = norm_of(n, path, r);
		if (one->n < (size_t)minimum || one->n == 0)
			continue;
		if (one->median == NUM_NONE) {
			qsort(one->taken, one->n, sizeof(*one->taken),
			    num_compare_at);
			one->median = one->taken[one->n / 2];
		}
		return one->median;
	}
	return NUM_NONE;
}
