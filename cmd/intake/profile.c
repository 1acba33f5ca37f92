#include "profile.h"

#include <stdlib.h>
#include <string.h>

#include "catpath.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "stat/ratio.h"
#include "text/mask.h"
#include "text/norm.h"
#include "text/utf8.h"
#include "time/date.h"

#define SHOWN_VALUES 6
#define SAMPLE_COLUMNS 30

struct column {
	int64_t filled;
	struct words *values;	/* those met, up to PROFILE_VALUES */
	int64_t *counts;	/* by number of the value */
	int many;		/* there are more */
	char *sample;		/* the first value, masked */
};

struct profile {
	const struct dump *dump;	/* borrowed */
	const struct policy *policy;	/* borrowed */
	struct words *words;	/* borrowed: the policy's */
	const struct map *map;		/* borrowed */
	struct column *columns;
	int64_t rows, rejected;
	int64_t earliest_at, latest_at;
	struct buf text;
};

struct profile *
profile_new(const struct dump *d, const struct map *map,
    const struct policy *policy, struct words *w)
{
	struct profile *p = mem_array(1, sizeof(*p));
	size_t i;

	p->dump = d;
	p->map = map;
	p->policy = policy;
	p->words = w;
	p->earliest_at = p->latest_at = NUM_NONE;
	buf_init(&p->text);
	p->columns = mem_array(d->binding.ncolumns, sizeof(*p->columns));
	for (i = 0; i < d->binding.ncolumns; i++) {
		p->columns[i].values = words_new();
		p->columns[i].counts = mem_array(PROFILE_VALUES + 1,
		    sizeof(int64_t));
	}
	return p;
}

void
profile_free(struct profile *p)
{
	size_t i;

	if (p == NULL)
		return;
	for (i = 0; i < p->dump->binding.ncolumns; i++) {
		words_free(p->columns[i].values);
		free(p->columns[i].counts);
		free(p->columns[i].sample);
	}
	free(p->columns);
	buf_release(&p->text);
	free(p);
}

static void
keep_sample(struct column *col, enum map_fact f, const char *s, size_t len)
{
	struct buf b = BUF_INIT;

	if (f == FACT_PHONE)
		mask_phone(&b, s, len);
	else if (f == FACT_NAME)
		mask_name(&b, s, len);
	else if (f == FACT_POINT)
		mask_place(&b, s, len);
	else
		mask_text(&b, s, len);
	buf_cut(&b, utf8_fit(b.data, b.len, SAMPLE_COLUMNS));
	col->sample = buf_take(&b);
}

static void
count_value(struct column *col, const char *s, size_t len)
{
	int64_t n = words_find(col->values, s, len);

	if (n == NUM_NONE) {
		if (words_count(col->values) == PROFILE_VALUES) {
			col->many = 1;
			return;
		}
		n = words_add(col->values, s, len);
	}
	col->counts[n]++;
}

static void
add_field(struct profile *p, size_t i, const struct delim_field *f)
{
	struct column *col = &p->columns[i];
	const char *s;
	size_t len;

	buf_reset(&p->text);
	/* where the bytes fit no character the entry is rejected anyway */
	charset_decode(&p->text, p->dump->charset, f->s, f->len);
	s = p->text.data;
	len = p->text.len;
	norm_trim(&s, &len);
	if (len == 0)
		return;
	if (col->filled++ == 0)
		keep_sample(col, p->dump->binding.fact[i], s, len);
	count_value(col, s, len);
}

void
profile_add(struct profile *p, const struct chunk *c, const struct entry *n,
    const struct delim_row *row)
{
	size_t i;

	(void)c;
	p->rows++;
	if (n->code != NULL)
		p->rejected++;
	if (row->fault != DELIM_FINE)
		return;
	for (i = 0; i < row->n && i < p->dump->binding.ncolumns; i++)
		add_field(p, i, &row->fields[i]);
	if (n->code != NULL)
		return;
	if (p->earliest_at == NUM_NONE || n->received_at < p->earliest_at)
		p->earliest_at = n->received_at;
	if (p->latest_at == NUM_NONE || n->received_at > p->latest_at)
		p->latest_at = n->received_at;
}

int64_t
profile_rows(const struct profile *p)
{
	return p->rows;
}

/* Values of these facts are shown: they are codes, not persons or texts. */
static int
is_code(enum map_fact f)
{
	switch ((int)f) {
	case FACT_ROLE: case FACT_NATURE: case FACT_CATEGORY:
	case FACT_CATEGORY1: case FACT_CATEGORY2: case FACT_CATEGORY3:
	case FACT_CATEGORY4:
	case FACT_TAGS: case FACT_STATUS: case FACT_STREET:
	case FACT_COMMUNITY: case FACT_CHANNEL: case FACT_UNIT:
	case FACT_LEVEL: case FACT_LIMIT: case FACT_VALID:
	case FACT_CONTACTED: case FACT_SOLVED: case FACT_SATISFIED:
	case FACT_SECRET:
		return 1;
	default:
		return 0;
	}
}

/* The number of the most frequent value below this count, ties by number. */
static int64_t
next_value(const struct column *col, int64_t after)
{
	int64_t n, best = NUM_NONE;

	for (n = 1; n <= words_count(col->values); n++) {
		if (after != NUM_NONE && (col->counts[n] >
		    col->counts[after] || (col->counts[n] ==
		    col->counts[after] && n <= after)))
			continue;
		if (best == NUM_NONE || col->counts[n] > col->counts[best])
			best = n;
	}
	return best;
}

static void
put_values(struct grid *g, const struct column *col)
{
	struct buf b = BUF_INIT;
	int64_t n = NUM_NONE;
	int i;

	for (i = 0; i < SHOWN_VALUES; i++) {
		n = next_value(col, n);
		if (n == NUM_NONE)
			break;
		buf_printf(&b, "%s%s %lld", i == 0 ? "" : ", ",
		    words_text(col->values, n), (long long)col->counts[n]);
	}
	if (next_value(col, n) != NUM_NONE && n != NUM_NONE)
		buf_puts(&b, ", …");
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

/* Which question a fact answers, or ASK_COUNT. */
static enum policy_question
question(enum map_fact f)
{
	return f == FACT_VALID ? ASK_VALID :
	    f == FACT_CONTACTED ? ASK_CONTACTED :
	    f == FACT_SOLVED ? ASK_SOLVED :
	    f == FACT_SATISFIED ? ASK_SATISFIED : ASK_COUNT;
}

/* Answer n of a column, where the policy's table does not have it. */
static int
is_unknown(const struct profile *p, size_t i, int64_t n)
{
	const struct column *col = &p->columns[i];
	enum policy_question q = question(p->dump->binding.fact[i]);
	int64_t word;

	if (q == ASK_COUNT)
		return 0;
	word = words_find(p->words, words_text(col->values, n),
	    words_len(col->values, n));
	return word == NUM_NONE ||
	    policy_answer_find(p->policy, q, word) == ANSWER_UNKNOWN;
}

static void
put_unknown(struct grid *g, const struct profile *p, size_t i)
{
	const struct column *col = &p->columns[i];
	struct buf b = BUF_INIT;
	int64_t n;

	for (n = 1; n <= words_count(col->values); n++)
		if (is_unknown(p, i, n))
			buf_printf(&b, "%s%s %lld", b.len > 0 ? ", " : "",
			    words_text(col->values, n),
			    (long long)col->counts[n]);
	grid_text(g, b.len > 0 ? b.data : NULL);
	buf_release(&b);
}

static int64_t
warn_answers(struct grid *g, const struct profile *p, size_t i)
{
	const struct column *col = &p->columns[i];
	struct buf b = BUF_INIT;
	int64_t n, found = 0;

	for (n = 1; n <= words_count(col->values); n++) {
		if (!is_unknown(p, i, n))
			continue;
		found++;
		buf_reset(&b);
		buf_printf(&b, lang_sheet("warning: the policy has no answer "
		    "'%s' (%s, %lld rows)"), words_text(col->values, n),
		    p->dump->binding.heading[i], (long long)col->counts[n]);
		grid_note(g, b.data);
	}
	buf_release(&b);
	return found;
}

/* A category that the policy would know, were its parts divided otherwise. */
static void
warn_separator(struct grid *g, const struct profile *p, size_t i)
{
	const struct column *col = &p->columns[i];
	struct buf b = BUF_INIT;
	const char *meant, *first = NULL;
	int64_t n, example = 0, rows = 0;

	if (p->dump->binding.fact[i] != FACT_CATEGORY)
		return;
	for (n = 1; n <= words_count(col->values); n++) {
		meant = catpath_meant(p->policy, p->words,
		    map_path_separator(p->map), words_text(col->values, n),
		    words_len(col->values, n));
		if (meant == NULL)
			continue;
		rows += col->counts[n];
		if (first == NULL) {
			first = meant;
			example = n;
		}
	}
	if (rows > 0) {
		buf_printf(&b, lang_sheet("warning: %lld rows: the policy "
		    "knows no category like '%s', but would if '%s' parted "
		    "it: path_separator of a map of your own (-m), js-map(5)"),
		    (long long)rows, words_text(col->values, example), first);
		grid_note(g, b.data);
	}
	buf_release(&b);
}

static void
put_column(struct grid *g, const struct profile *p, size_t i)
{
	const struct map_binding *b = &p->dump->binding;
	const struct column *col = &p->columns[i];
	struct ratio fill = { col->filled, p->rows };

	grid_row(g);
	grid_int(g, (int64_t)i + 1);
	grid_text(g, b->heading[i]);
	grid_text(g, b->fact[i] == FACT_COUNT ? "x" :
	    b->fact[i] == FACT_IGNORED ? "-" : map_fact_name(b->fact[i]));
	grid_int(g, col->filled);
	grid_ratio(g, fill, 100);
	if (col->many)
		grid_text(g, ">200");
	else
		grid_int(g, words_count(col->values));
	if (is_code(b->fact[i]))
		put_values(g, col);
	else
		grid_empty(g);
	put_unknown(g, p, i);
	grid_text(g, col->sample);
}

static void
put_facts(struct grid *g, const struct profile *p)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, lang_sheet("%lld rows, %lld would be rejected"),
	    (long long)p->rows, (long long)p->rejected);
	grid_note(g, b.data);
	buf_reset(&b);
	buf_printf(&b, lang_sheet("encoding %s, header in line %lld"),
	    charset_name(p->dump->written), (long long)p->dump->header_line);
	grid_note(g, b.data);
	if (p->dump->kind == KIND_TEXT && p->dump->separator != ',') {
		buf_reset(&b);
		buf_printf(&b, lang_sheet("separated by: %s"),
		    lang_sheet(dump_separator(p->dump)));
		grid_note(g, b.data);
	}
	buf_reset(&b);
	buf_puts(&b, lang_sheet("received from "));
	if (p->earliest_at != NUM_NONE) {
		date_put_at(&b, p->earliest_at);
		buf_puts(&b, " .. ");
		date_put_at(&b, p->latest_at);
		grid_note(g, b.data);
	}
	buf_reset(&b);
	buf_puts(&b, lang_sheet("exported at "));
	if (p->dump->exported_at == NUM_NONE)
		buf_puts(&b, lang_sheet("an unknown time: give it with "
		    "--exported-at"));
	else
		date_put_at(&b, p->dump->exported_at);
	grid_note(g, b.data);
	buf_release(&b);
}

/* What makes import refuse the file. */
static int64_t
warn_numbers(struct grid *g, const struct profile *p)
{
	const struct numbered *n = &p->dump->numbered;
	struct buf b = BUF_INIT;

	if (n->column < 0)
		return 0;
	buf_printf(&b, lang_sheet("warning: column '%s' looks like order "
	    "numbers (%s), and the map has none: import refuses the file; "
	    "columns.no.heads or other_numbers of a map of your own (-m), "
	    "js-map(5)"), p->dump->binding.heading[n->column], n->shown.data);
	grid_note(g, b.data);
	buf_release(&b);
	return 1;
}

int64_t
profile_grid(struct grid *g, const struct profile *p)
{
	int64_t warnings;
	size_t i;

	grid_column_right(g, "column", lang_sheet("column"));
	grid_column(g, "heading", lang_sheet("heading"));
	grid_column(g, "fact", lang_sheet("fact"));
	grid_column_right(g, "filled", lang_sheet("filled"));
	grid_column_right(g, "percent", "%");
	grid_column_right(g, "different", lang_sheet("different"));
	grid_column(g, "values", lang_sheet("values"));
	grid_cuts(g);
	grid_column(g, "unknown", lang_sheet("not in the policy"));
	grid_column(g, "sample", lang_sheet("sample"));
	grid_cuts(g);
	for (i = 0; i < p->dump->binding.ncolumns; i++)
		put_column(g, p, i);
	put_facts(g, p);
	warnings = warn_numbers(g, p);
	for (i = 0; i < p->dump->binding.ncolumns; i++)
		warnings += warn_answers(g, p, i);
	for (i = 0; i < p->dump->binding.ncolumns; i++)
		warn_separator(g, p, i);
	return warnings;
}
