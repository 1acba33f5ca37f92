#include "guess.h"

#include <stdlib.h>
#include <string.h>

#include "looks.h"

#include "base/mem.h"
#include "time/dumpdate.h"

#define LONG_TEXT 40			/* bytes, on average */

static const char *const orders[LOOKS_ORDERS] = { "ymd", "mdy", "dmy" };

struct guess {
	const struct dump *dump;	/* borrowed */
	struct looks looks;	/* of as many columns as there are facts */
	enum map_fact *facts;
	int picture;		/* -1: none */
	int separator;		/* -1: none */
};

/* How much a column looks like a fact; 0: not at all. */
static int64_t
like_receipt(const struct guess *g, size_t i)
{
	const struct looks_column *c = &g->looks.columns[i];

	return looks_is_full(&g->looks, i) && c->dates[g->looks.order] >=
	    looks_most_of(c->filled);
}

static int64_t
like_number(const struct guess *g, size_t i)
{
	return looks_like_numbers(&g->looks, i, g->dump->binding.heading[i]);
}

static int64_t
like_text(const struct guess *g, size_t i)
{
	const struct looks_column *c = &g->looks.columns[i];

	return c->filled > g->looks.rows / 2 && c->bytes >= LONG_TEXT *
	    c->filled ? c->bytes : 0;
}

static int64_t
like_phone(const struct guess *g, size_t i)
{
	const struct looks_column *c = &g->looks.columns[i];

	return c->filled > 0 && c->phones >= looks_most_of(c->filled) &&
	    c->dates[g->looks.order] == 0;
}

static int
has_fact(const struct guess *g, enum map_fact f, size_t *column)
{
	for (*column = 0; *column < g->looks.n; ++*column)
		if (g->facts[*column] == f)
			return 1;
	return 0;
}

/* The column that is nothing yet and looks most like it. */
static void
look_for(struct guess *g, enum map_fact f,
    int64_t (*likeness)(const struct guess *, size_t))
{
	int64_t best = 0, here;
	size_t i, found = 0;

	if (has_fact(g, f, &i))
		return;
	for (i = 0; i < g->looks.n; i++) {
		here = g->facts[i] == FACT_COUNT ? likeness(g, i) : 0;
		if (here > best) {
			best = here;
			found = i;
		}
	}
	if (best > 0)
		g->facts[found] = f;
}

static void
find_picture(struct guess *g)
{
	const struct looks_column *c;
	size_t no, time;
	int i;

	g->picture = -1;
	if (has_fact(g, FACT_RECEIVED, &time) || !has_fact(g, FACT_NO, &no))
		return;
	c = &g->looks.columns[no];
	for (i = 0; i < LOOKS_PICTURES && g->picture < 0; i++)
		if (c->filled > 0 && c->pictured[i] >= looks_most_of(c->filled))
			g->picture = i;
}

static void
find_separator(struct guess *g)
{
	const struct looks_column *c;
	size_t at;
	int i;

	g->separator = -1;
	if (!has_fact(g, FACT_CATEGORY, &at))
		return;
	c = &g->looks.columns[at];
	for (i = 0; i < LOOKS_SEPARATORS && g->separator < 0; i++)
		if (c->separated[i] > c->filled / 2)
			g->separator = i;
}

struct guess *
guess_new(struct dump *d, struct err *e)
{
	struct guess *g = mem_array(1, sizeof(*g));
	struct delim_row row;
	size_t i;
	int rc = 1;

	g->dump = d;
	looks_init(&g->looks, d->binding.ncolumns);
	g->facts = mem_array(g->looks.n, sizeof(*g->facts));
	for (i = 0; i < g->looks.n; i++)
		g->facts[i] = d->binding.fact[i];
	while (g->looks.rows < GUESS_ROWS && (rc = dump_next(d, &row, e)) == 1)
		looks_add(&g->looks, d->charset, &row);
	if (rc < 0) {
		guess_free(g);
		return NULL;
	}
	looks_settle(&g->looks);
	look_for(g, FACT_RECEIVED, like_receipt);
	look_for(g, FACT_PHONE, like_phone);
	look_for(g, FACT_NO, like_number);
	look_for(g, FACT_TEXT, like_text);
	find_picture(g);
	find_separator(g);
	return g;
}

void
guess_free(struct guess *g)
{
	if (g == NULL)
		return;
	looks_release(&g->looks);
	free(g->facts);
	free(g);
}

enum map_fact
guess_fact(const struct guess *g, size_t column)
{
	return g->facts[column];
}

const char *
guess_order(const struct guess *g)
{
	return g->looks.order == DUMPDATE_YMD ? NULL : orders[g->looks.order];
}

const char *
guess_picture(const struct guess *g)
{
	return g->picture < 0 ? NULL : looks_pictures[g->picture];
}

const char *
guess_separator(const struct guess *g)
{
	return g->separator < 0 ? NULL : looks_separators[g->separator];
}
