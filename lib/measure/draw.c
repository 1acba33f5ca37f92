#include "measure/draw.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "hash/digest.h"

struct entry {
	int64_t key, unit;
	uint64_t lot;
	int is_flagged;
};

/* The entries of one unit that are flagged, or that are not. */
struct stratum {
	size_t first, n;
	int is_flagged;
	size_t take;
	uint64_t rest;		/* of the division, for the last ones */
};

struct draw {
	struct draw_rule rule;
	const struct words *words;
	struct digest *digest;
	struct entry *entries;
	size_t n, cap;
	int64_t *keys;
};

struct draw *
draw_new(const struct draw_rule *rule, const struct words *w)
{
	struct draw *d = mem_array(1, sizeof(*d));

	d->rule = *rule;
	d->words = w;
	d->digest = digest_new();
	return d;
}

void
draw_free(struct draw *d)
{
	if (d == NULL)
		return;
	digest_free(d->digest);
	free(d->entries);
	free(d->keys);
	free(d);
}

static uint64_t
lot_of(struct draw *d, const char *id)
{
	unsigned char out[DIGEST_LEN];
	struct buf b = BUF_INIT;
	uint64_t lot = 0;
	int i;

	buf_printf(&b, "draw1 %lld %s", (long long)d->rule.seed, id);
	digest_of(d->digest, b.data, b.len, out);
	for (i = 0; i < 8; i++)
		lot = lot << 8 | out[i];
	buf_release(&b);
	return lot;
}

void
draw_add(struct draw *d, const char *id, int64_t key, int64_t unit,
    int is_flagged)
{
	struct entry *entry;

	mem_grow(&d->entries, d->n, &d->cap, sizeof(*d->entries));
	entry = &d->entries[d->n++];
	entry->key = key;
	entry->unit = unit;
	entry->lot = lot_of(d, id);
	entry->is_flagged = is_flagged != 0;
}

/* --- strata -------------------------------------------------------------- */

static int
compare_lots(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

/* By name, for numbers of words differ between runs. */
static int
compare_strata(const void *a, const void *b, void *words)
{
	const struct entry *x = a, *y = b;
	int c;

	if (x->is_flagged != y->is_flagged)
		return y->is_flagged - x->is_flagged;
	c = strcmp(words_text(words, x->unit), words_text(words, y->unit));
	return c != 0 ? c : compare_lots(a, b);
}

static struct stratum *
find_strata(struct draw *d, size_t *n)
{
	struct stratum *strata = NULL;
	const struct entry *entry, *last = NULL;
	size_t i, cap = 0;

	*n = 0;
	if (d->n > 1)
		qsort_r(d->entries, d->n, sizeof(*d->entries), compare_strata,
		    (void *)(uintptr_t)d->words);
	for (i = 0; i < d->n; i++) {
		entry = &d->entries[i];
		if (last == NULL || entry->is_flagged != last->is_flagged ||
		    entry->unit != last->unit) {
			mem_grow(&strata, *n, &cap, sizeof(*strata));
			memset(&strata[*n], 0, sizeof(*strata));
			strata[*n].first = i;
			strata[(*n)++].is_flagged = entry->is_flagged;
		}
		strata[*n - 1].n++;
		last = entry;
	}
	return strata;
}

static size_t
share_of(size_t n, int percent)
{
	return (n * (size_t)percent + 99) / 100;
}

/* Whole: all flagged, of the others their percent. */
static void
take_whole(struct stratum *s, size_t n, const struct draw_rule *rule)
{
	size_t i;

	for (i = 0; i < n; i++)
		s[i].take = s[i].is_flagged ? s[i].n :
		    share_of(s[i].n, rule->percent);
}

static size_t
sum(const struct stratum *s, size_t n, int is_flagged, int of_take)
{
	size_t i, total = 0;

	for (i = 0; i < n; i++)
		if (s[i].is_flagged == is_flagged)
			total += of_take ? s[i].take : s[i].n;
	return total;
}

/* So many of one kind, each unit in proportion to what it has. */
static void
take_count(struct stratum *s, size_t n, int is_flagged, size_t count)
{
	size_t all = sum(s, n, is_flagged, 0), left = count, i, best;

	for (i = 0; i < n; i++) {
		if (s[i].is_flagged != is_flagged)
			continue;
		s[i].take = (size_t)((unsigned __int128)count * s[i].n / all);
		s[i].rest = (uint64_t)((unsigned __int128)count * s[i].n %
		    all);
		left -= s[i].take;
	}
	/* left is less than the strata that have a rest */
	for (; left > 0; left--) {
		for (best = n, i = 0; i < n; i++)
			if (s[i].is_flagged == is_flagged &&
			    (best == n || s[i].rest > s[best].rest))
				best = i;
		s[best].take++;
		s[best].rest = 0;
	}
}

/* As many as can be called, neither more nor less where there are so many. */
static void
take_bounded(struct stratum *s, size_t n, const struct draw_rule *rule)
{
	size_t most = (size_t)rule->most;
	size_t flagged = sum(s, n, 1, 1), others = sum(s, n, 0, 1);
	size_t all_others = sum(s, n, 0, 0);
	size_t control = share_of(most, rule->control);

	if (flagged + others == most)
		return;
	if (control > all_others)
		control = all_others;
	others = flagged + control > most ? control : most - flagged;
	if (others > all_others)
		others = all_others;
	if (flagged > most - others)
		flagged = most - others;
	if (sum(s, n, 1, 0) > 0)
		take_count(s, n, 1, flagged);
	if (all_others > 0)
		take_count(s, n, 0, others);
}

/* ------------------------------------------------------------------------ */

static void
count(struct draw_counts *c, const struct stratum *s, size_t n)
{
	c->flagged = sum(s, n, 1, 0);
	c->flagged_drawn = sum(s, n, 1, 1);
	c->others = sum(s, n, 0, 0);
	c->others_drawn = sum(s, n, 0, 1);
}

const int64_t *
draw_keys(struct draw *d, size_t *n, struct draw_counts *counts)
{
	size_t nstrata, i, drawn = 0;
	struct stratum *strata = find_strata(d, &nstrata);

	take_whole(strata, nstrata, &d->rule);
	if (d->rule.most > 0)
		take_bounded(strata, nstrata, &d->rule);
	count(counts, strata, nstrata);
	/* the first lots of each stratum move to the front */
	for (i = 0; i < nstrata; i++) {
		if (strata[i].take > 0)
			memmove(&d->entries[drawn],
			    &d->entries[strata[i].first],
			    strata[i].take * sizeof(*d->entries));
		drawn += strata[i].take;
	}
	if (drawn > 1)
		qsort(d->entries, drawn, sizeof(*d->entries), compare_lots);
	d->keys = mem_array(drawn + 1, sizeof(*d->keys));
	for (i = 0; i < drawn; i++)
		d->keys[i] = d->entries[i].key;
	free(strata);
	*n = drawn;
	return d->keys;
}
