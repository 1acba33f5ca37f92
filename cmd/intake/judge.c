#include "judge.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/mem.h"
#include "data/jsonout.h"
#include "learn/levels.h"

#define SLICES 16		/* pieces of work of a batch */
#define MOST_HANDS 16		/* threads that judge at a time */
#define MOST_TOP 32
#define WHY 8			/* grams of an explanation */

struct item {
	int64_t row;
	size_t from[GRAMS_FIELDS], len[GRAMS_FIELDS];
	size_t n;
};

struct batch {
	struct item items[JUDGE_MANY];
	size_t n;
	struct buf text;
	struct buf lines[SLICES];
};

/* What one thread judges with. */
struct hand {
	struct model_reader reader;
	double *sum;		/* by class, for levels */
};

struct judge {
	const struct model *m;
	struct judge_how how;
	struct levels levels;
	struct batch batches[2], *taking, *judged;
	judge_fn more;		/* takes on while the other one is judged */
	void *arg;
	struct hand hands[MOST_HANDS];
	atomic_size_t next;	/* slice to be judged */
};

struct judge *
judge_new(const struct model *m, const struct judge_how *how)
{
	struct judge *j = mem_array(1, sizeof(*j));
	size_t i;

	j->m = m;
	j->how = *how;
	j->taking = &j->batches[0];
	j->judged = &j->batches[1];
	levels_init(&j->levels, m->classes, m->nclasses);
	for (i = 0; i < MOST_HANDS; i++) {
		model_reader_init(&j->hands[i].reader, m);
		j->hands[i].sum = mem_array(m->nclasses + 1, sizeof(double));
	}
	return j;
}

static void
release_batch(struct batch *b)
{
	size_t s;

	for (s = 0; s < SLICES; s++)
		buf_release(&b->lines[s]);
	buf_release(&b->text);
}

void
judge_free(struct judge *j)
{
	size_t i;

	if (j == NULL)
		return;
	for (i = 0; i < MOST_HANDS; i++) {
		model_reader_release(&j->hands[i].reader);
		free(j->hands[i].sum);
	}
	levels_release(&j->levels);
	release_batch(&j->batches[0]);
	release_batch(&j->batches[1]);
	free(j);
}

int
judge_add(struct judge *j, int64_t row, const struct grams_text *fields,
    size_t n)
{
	struct batch *b = j->taking;
	struct item *it = &b->items[b->n++];
	size_t i;

	it->row = row;
	it->n = n;
	for (i = 0; i < n; i++) {
		it->from[i] = b->text.len;
		it->len[i] = fields[i].len;
		buf_put(&b->text, fields[i].s, fields[i].len);
	}
	return b->n < JUDGE_MANY;
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
put_levels(struct buf *b, const struct judge *j, const struct hand *h)
{
	const struct model *m = j->m;
	size_t d, k;
	double p;

	jsonout_key(b, "levels");
	jsonout_open(b, '[');
	for (d = 1; d < j->levels.depth; d++) {
		k = levels_best(&j->levels, h->reader.p, d, h->sum, &p);
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
put_line(struct buf *b, const struct judge *j, const struct hand *h,
    int64_t row)
{
	const struct model_reader *r = &h->reader;
	size_t top[MOST_TOP], n = model_top(r, top, (size_t)j->how.top);
	const char *label = r->m->classes[top[0]];

	jsonout_open(b, '{');
	jsonout_key(b, "row");
	jsonout_int(b, row);
	put_class(b, label, strlen(label), r->p[top[0]]);
	put_top(b, r, top, n);
	if (j->levels.depth > 1)
		put_levels(b, j, h);
	if (j->how.explain)
		put_why(b, r, top[0]);
	jsonout_key(b, "abstain");
	jsonout_bool(b, r->p[top[0]] < j->how.least);
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

/* --- a batch ------------------------------------------------------------ */

static void
judge_slice(const struct judge *j, struct hand *h, size_t s)
{
	struct batch *b = j->judged;
	struct grams_text fields[GRAMS_FIELDS];
	const struct item *it;
	size_t i, k, end = b->n * (s + 1) / SLICES;

	buf_reset(&b->lines[s]);
	for (i = b->n * s / SLICES; i < end; i++) {
		it = &b->items[i];
		for (k = 0; k < it->n; k++)
			fields[k] = (struct grams_text){
			    b->text.data + it->from[k], it->len[k] };
		model_read(&h->reader, fields, it->n);
		put_line(&b->lines[s], j, h, it->row);
	}
}

/*
 * Slices are taken by whoever is free, so that a batch is judged by as many
 * hands as there are processors, whose tables then stay in their caches.
 */
static void
lend_hand(void *arg, size_t i)
{
	struct judge *j = arg;
	size_t s;

	if (i == 0 && j->more != NULL)
		j->more(j->arg);
	while ((s = atomic_fetch_add(&j->next, 1)) < SLICES)
		judge_slice(j, &j->hands[i], s);
}

void
judge_put(struct judge *j, struct buf *out, judge_fn more, void *arg)
{
	struct batch *b = j->taking;
	size_t s;

	j->taking = j->judged;
	j->taking->n = 0;
	buf_reset(&j->taking->text);
	j->judged = b;
	j->more = more;
	j->arg = arg;
	atomic_store(&j->next, 0);
	crew_run(MOST_HANDS, lend_hand, j);
	for (s = 0; s < SLICES; s++)
		buf_put(out, b->lines[s].data, b->lines[s].len);
}
