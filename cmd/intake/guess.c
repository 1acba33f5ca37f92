#include "guess.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/words.h"
#include "text/norm.h"
#include "time/dumpdate.h"

#define ORDERS 3
#define PICTURES 4
#define SEPARATORS 7
#define MOST_OF(n) ((n) - (n) / 20)	/* 95 %: people make mistakes */
#define LONG_TEXT 40			/* bytes, on average */
#define PHONE_DIGITS 11

static const char *const orders[ORDERS] = { "ymd", "mdy", "dmy" };
static const char *const pictures[PICTURES] = { "yyyymmddhhmmss",
	"yymmddhhmmss", "yyyymmdd", "yymmdd" };
/* Longer ones stand first: "->" has a '>' too. */
static const char *const separators[SEPARATORS] = { "->", "→", "—", ">", "/",
	"|", "-" };

/* What the values of a column look like. */
struct column {
	int64_t filled, bytes;
	int64_t numbers;	/* that may be order numbers */
	int64_t counted;	/* that are the row's own number: 序号 */
	int64_t phones;
	int64_t dates[ORDERS], pictured[PICTURES], separated[SEPARATORS];
	struct words *values;	/* the different ones */
};

struct guess {
	const struct dump *dump;	/* borrowed */
	struct column *columns;
	enum map_fact *facts;
	size_t n;
	int64_t rows;
	int order;
	int picture;		/* -1: none */
	int separator;		/* -1: none */
	struct buf text;
};

/* --- the values ------------------------------------------------------------- */

/* Without blanks and with a digit, as no word and no text is. */
static int
is_number(const char *s, size_t len)
{
	int digits = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		if ((unsigned char)s[i] <= ' ' || (unsigned char)s[i] > 0x7e)
			return 0;
		digits += s[i] >= '0' && s[i] <= '9';
	}
	return digits > 0 && len <= 40;
}

/* A bare number is no date here, though it may be one of Excel's. */
static int
is_date(const char *s, size_t len, enum dumpdate_order order)
{
	struct err e = ERR_INIT;
	int64_t at;

	if (num_parse(s, len, &at) == 0)
		return 0;
	return dumpdate_parse_order(s, len, order, &at, &e) == 0;
}

static int
is_phone(const char *s, size_t len)
{
	struct buf b = BUF_INIT;
	int yes;

	norm_phone(&b, s, len);
	yes = b.len == PHONE_DIGITS && b.data[0] == '1' && b.data[1] >= '3' &&
	    len < 4 * PHONE_DIGITS;
	buf_release(&b);
	return yes;
}

static void
add_value(struct column *c, int64_t row, const char *s, size_t len)
{
	int64_t at, n;
	int i;

	c->filled++;
	c->bytes += (int64_t)len;
	c->numbers += is_number(s, len);
	c->counted += num_parse(s, len, &n) == 0 && n == row;
	c->phones += is_phone(s, len);
	for (i = 0; i < ORDERS; i++)
		c->dates[i] += is_date(s, len, (enum dumpdate_order)i);
	for (i = 0; i < PICTURES; i++)
		c->pictured[i] += dumpdate_in_number(s, len, pictures[i],
		    &at) == 0;
	for (i = 0; i < SEPARATORS; i++)
		c->separated[i] += memmem(s, len, separators[i],
		    strlen(separators[i])) != NULL;
	words_add(c->values, s, len);
}

static void
add_row(struct guess *g, const struct dump *d, const struct delim_row *row)
{
	const char *s;
	size_t i, len;

	g->rows++;
	for (i = 0; i < row->n && i < g->n; i++) {
		buf_reset(&g->text);
		charset_decode(&g->text, d->charset, row->fields[i].s,
		    row->fields[i].len);
		s = g->text.data;
		len = g->text.len;
		norm_trim(&s, &len);
		if (len > 0)
			add_value(&g->columns[i], g->rows, s, len);
	}
}

/* --- the guess -------------------------------------------------------------- */

static int
best_of(const int64_t *counts, int n)
{
	int i, best = 0;

	for (i = 1; i < n; i++)
		if (counts[i] > counts[best])
			best = i;
	return best;
}

/* Whether a heading says that it names rows. */
static int
is_called(const char *heading)
{
	static const char *const words[] = { "编号", "单号", "编码", "号码",
		"id", "key", "number", "no." };
	struct buf b = BUF_INIT;
	size_t i;
	int yes = 0;

	norm_key(&b, heading, strlen(heading));
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		yes |= strstr(b.data, words[i]) != NULL;
	buf_release(&b);
	return yes;
}

static int
is_full(const struct guess *g, size_t i)
{
	return g->columns[i].filled > 0 &&
	    g->columns[i].filled >= MOST_OF(g->rows);
}

/* How much a column looks like a fact; 0: not at all. */
static int64_t
like_receipt(const struct guess *g, size_t i)
{
	return is_full(g, i) && g->columns[i].dates[g->order] >=
	    MOST_OF(g->columns[i].filled);
}

/* Twins are forgiven: a row's number may be in a file twice. */
static int64_t
like_number(const struct guess *g, size_t i)
{
	const struct column *c = &g->columns[i];
	int64_t distinct = words_count(c->values);

	if (!is_full(g, i) || c->numbers < c->filled || c->dates[g->order] > 0 ||
	    c->counted >= MOST_OF(c->filled) || distinct < MOST_OF(c->filled))
		return 0;
	return 1 + (distinct == c->filled) +
	    2 * is_called(g->dump->binding.heading[i]);
}

static int64_t
like_text(const struct guess *g, size_t i)
{
	const struct column *c = &g->columns[i];

	return c->filled > g->rows / 2 && c->bytes >= LONG_TEXT * c->filled ?
	    c->bytes : 0;
}

static int64_t
like_phone(const struct guess *g, size_t i)
{
	const struct column *c = &g->columns[i];

	return c->filled > 0 && c->phones >= MOST_OF(c->filled) &&
	    c->dates[g->order] == 0;
}

static int
has_fact(const struct guess *g, enum map_fact f, size_t *column)
{
	for (*column = 0; *column < g->n; ++*column)
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
	for (i = 0; i < g->n; i++) {
		here = g->facts[i] == FACT_COUNT ? likeness(g, i) : 0;
		if (here > best) {
			best = here;
			found = i;
		}
	}
	if (best > 0)
		g->facts[found] = f;
}

/* As most values in it are written that are dates in some order. */
static void
find_order(struct guess *g)
{
	int64_t sum[ORDERS] = { 0 };
	size_t i;
	int k;

	for (i = 0; i < g->n; i++)
		for (k = 0; k < ORDERS; k++)
			sum[k] += g->columns[i].dates[k];
	g->order = best_of(sum, ORDERS);
}

static void
find_picture(struct guess *g)
{
	const struct column *c;
	size_t no, time;
	int i;

	g->picture = -1;
	if (has_fact(g, FACT_RECEIVED, &time) || !has_fact(g, FACT_NO, &no))
		return;
	c = &g->columns[no];
	for (i = 0; i < PICTURES && g->picture < 0; i++)
		if (c->filled > 0 && c->pictured[i] >= MOST_OF(c->filled))
			g->picture = i;
}

static void
find_separator(struct guess *g)
{
	const struct column *c;
	size_t at;
	int i;

	g->separator = -1;
	if (!has_fact(g, FACT_CATEGORY, &at))
		return;
	c = &g->columns[at];
	for (i = 0; i < SEPARATORS && g->separator < 0; i++)
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
	g->n = d->binding.ncolumns;
	g->columns = mem_array(g->n, sizeof(*g->columns));
	g->facts = mem_array(g->n, sizeof(*g->facts));
	buf_init(&g->text);
	for (i = 0; i < g->n; i++) {
		g->columns[i].values = words_new();
		g->facts[i] = d->binding.fact[i];
	}
	while (g->rows < GUESS_ROWS && (rc = dump_next(d, &row, e)) == 1)
		if (row.fault == DELIM_FINE)
			add_row(g, d, &row);
	if (rc < 0) {
		guess_free(g);
		return NULL;
	}
	find_order(g);
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
	size_t i;

	if (g == NULL)
		return;
	for (i = 0; i < g->n; i++)
		words_free(g->columns[i].values);
	free(g->columns);
	free(g->facts);
	buf_release(&g->text);
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
	return g->order == DUMPDATE_YMD ? NULL : orders[g->order];
}

const char *
guess_picture(const struct guess *g)
{
	return g->picture < 0 ? NULL : pictures[g->picture];
}

const char *
guess_separator(const struct guess *g)
{
	return g->separator < 0 ? NULL : separators[g->separator];
}
