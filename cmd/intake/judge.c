#include "judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/mem.h"
#include "data/jsonout.h"
#include "learn/levels.h"

#define SLICES 16		/* pieces of work of a batch */
#define MOST_TOP 32
#define WHY 8			/* grams of an explanation */

struct item {
	int64_t row;
	size_t from[GRAMS_FIELDS], len[GRAMS_FIELDS];
	size_t n;
};

/* A part of the batch, one thread's: its texts in, its lines out. */
struct slice {
	struct model_reader reader;
	double *sum;		/* by class, for levels */
	struct buf lines;
};

struct judge {
	const struct model *m;
	struct judge_how how;
	struct levels levels;
	struct item items[JUDGE_MANY];
	size_t n;
	struct buf text;
	struct slice slices[SLICES];
};

struct judge *
judge_new(const struct model *m, const struct judge_how *how)
{
	struct judge *j = mem_array(1, sizeof(*j));
	size_t i;

	j->m = m;
	j->how = *how;
	levels_init(&j->levels, m->classes, m->nclasses);
	buf_init(&j->text);
	for (i = 0; i < SLICES; i++) {
		model_reader_init(&j->slices[i].reader, m);
		buf_init(&j->slices[i].lines);
		j->slices[i].sum = mem_array(m->nclasses + 1,
		    sizeof(double));
	}
	return j;
}

void
judge_free(struct judge *j)
{
	size_t i;

	if (j == NULL)
		return;
	for (i = 0; i < SLICES; i++) {
		model_reader_release(&j->slices[i].reader);
		buf_release(&j->slices[i].lines);
		free(j->slices[i].sum);
	}
	levels_release(&j->levels);
	buf_release(&j->text);
	free(j);
}

int
judge_add(struct judge *j, int64_t row, const struct grams_text *fields,
    size_t n)
{
	struct item *it = &j->items[j->n++];
	size_t i;

	it->row = row;
	it->n = n;
	for (i = 0; i < n; i++) {
		it->from[i] = j->text.len;
		it->len[i] = fields[i].len;
		buf_put(&j->text, fields[i].s, fields[i].len);
	}
	return j->n < JUDGE_MANY;
}

/* --- a line ------------------------------------------------------------- */

void
judge_put_p(struct buf *b, double p)
{
	char digits[8];
	int n = (int)(p * 10000 + 0.5), i;

	if (n >= 10000) {
		jsonout_raw(b, "1", 1);
		return;
	}
	digits[0] = '0';
	digits[1] = '.';
	for (i = 5; i > 1; i--, n /= 10)
		digits[i] = (char)('0' + n % 10);
	jsonout_raw(b, digits, 6);
}

static void
put_class(struct buf *b, const char *s, size_t len, double p)
{
	jsonout_key(b, "label");
	jsonout_text(b, s, len);
	jsonout_key(b, "p");
	judge_put_p(b, p);
}

static void
put_top(struct buf *b, const struct model_reader *r, const size_t *top,
    size_t n)
{
	size_t i;

	jsonout_key(b, "top");
	jsonout_open(b, '[');
	for (i = 0; i < n; i++) {
		jsonout_open(b, '{');
		put_class(b, r->m->classes[top[i]],
		    strlen(r->m->classes[top[i]]), r->p[top[i]]);
		jsonout_close(b, '}');
	}
	jsonout_close(b, ']');
}

static void
put_levels(struct buf *b, const struct judge *j, const struct slice *sl)
{
	const struct model *m = j->m;
	size_t d, k;
	double p;

	jsonout_key(b, "levels");
	jsonout_open(b, '[');
	for (d = 1; d < j->levels.depth; d++) {
		k = levels_best(&j->levels, sl->reader.p, d, sl->sum, &p);
		jsonout_open(b, '{');
		put_class(b, m->classes[k], levels_cut(m->classes[k], d), p);
		jsonout_close(b, '}');
	}
	jsonout_close(b, ']');
}

static void
put_why(struct buf *b, const struct model_reader *r, size_t k)
{
	struct buf gram = BUF_INIT;
	size_t top[WHY], n = model_why(r, k, top, WHY), i;

	jsonout_key(b, "why");
	jsonout_open(b, '[');
	for (i = 0; i < n; i++) {
		buf_reset(&gram);
		grams_put(&gram, r->m->keys[r->gram[top[i]]]);
		jsonout_text(b, gram.data, gram.len);
	}
	jsonout_close(b, ']');
	buf_release(&gram);
}

static void
put_line(const struct judge *j, struct slice *sl, int64_t row)
{
	const struct model_reader *r = &sl->reader;
	size_t top[MOST_TOP], n = model_top(r, top, (size_t)j->how.top);
	const char *label = r->m->classes[top[0]];
	struct buf *b = &sl->lines;

	jsonout_open(b, '{');
	jsonout_key(b, "row");
	jsonout_int(b, row);
	put_class(b, label, strlen(label), r->p[top[0]]);
	put_top(b, r, top, n);
	if (j->levels.depth > 1)
		put_levels(b, j, sl);
	if (j->how.explain)
		put_why(b, r, top[0]);
	jsonout_key(b, "abstain");
	jsonout_bool(b, r->p[top[0]] < j->how.least);
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

/* --- a batch ------------------------------------------------------------ */

static void
judge_slice(void *arg, size_t s)
{
	struct judge *j = arg;
	struct slice *sl = &j->slices[s];
	struct grams_text fields[GRAMS_FIELDS];
	const struct item *it;
	size_t i, k, end = j->n * (s + 1) / SLICES;

	buf_reset(&sl->lines);
	for (i = j->n * s / SLICES; i < end; i++) {
		it = &j->items[i];
		for (k = 0; k < it->n; k++)
			fields[k] = (struct grams_text){
			    j->text.data + it->from[k], it->len[k] };
		model_read(&sl->reader, fields, it->n);
		put_line(j, sl, it->row);
	}
}

void
judge_put(struct judge *j, struct buf *out)
{
	size_t s;

	crew_run(SLICES, judge_slice, j);
	for (s = 0; s < SLICES; s++)
		buf_put(out, j->slices[s].lines.data, j->slices[s].lines.len);
	j->n = 0;
	buf_reset(&j->text);
}
