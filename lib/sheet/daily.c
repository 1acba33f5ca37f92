#include "sheet/daily.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "sheet/dailypage.h"
#include "sheet/dailyparts.h"
#include "store/batches.h"
#include "store/journal.h"

struct order {
	enum daily_block block;
	const struct words *words;
};

/* By the block's time, then by identity: rows differ between machines. */
static int
compare_lines(const void *x, const void *y, void *arg)
{
	const struct record *a = *(const struct record *const *)x;
	const struct record *b = *(const struct record *const *)y;
	const struct order *o = arg;
	int64_t s = gather_order(o->block, a), t = gather_order(o->block, b);
	int c;

	if (s != t)
		return s < t ? -1 : 1;
	c = strcmp(a->no, b->no);
	if (c == 0)
		c = (a->m[M_ROLE] > b->m[M_ROLE]) -
		    (a->m[M_ROLE] < b->m[M_ROLE]);
	return c != 0 ? c : strcmp(words_text(o->words, a->m[M_SRC]),
	    words_text(o->words, b->m[M_SRC]));
}

static void
make_list(struct daily *d, enum daily_block block)
{
	struct daily_list *list = &d->lists[block];
	struct order order = { block, d->words };
	size_t i;

	list->lines = mem_array(d->gather.n, sizeof(struct record *));
	for (i = 0; i < d->gather.n; i++) {
		if (gather_blocks(&d->o, d->gather.cases[i]) >> block & 1)
			list->lines[list->n++] = d->gather.cases[i];
	}
	if (list->n > 1)
		qsort_r(list->lines, list->n, sizeof(struct record *),
		    compare_lines, &order);
	d->figures.blocks[block] = (int64_t)list->n;
}

static void
count(struct daily *d)
{
	const struct rates_row *total = rates_total(d->gather.rates);
	struct figures *f = &d->figures;
	int block;

	f->day = d->o.day;
	f->lead = d->gather.roles[ROLE_LEAD];
	f->assist = d->gather.roles[ROLE_ASSIST];
	f->forward = d->gather.roles[ROLE_FORWARD];
	f->received = f->lead + f->assist + f->forward;
	f->open = d->gather.open;
	f->from_at = d->gather.month.from_at;
	f->to_at = d->gather.month.to_at;
	memcpy(f->rates, total->count, sizeof(f->rates));
	for (block = 0; block < DAILY_BLOCKS; block++)
		make_list(d, (enum daily_block)block);
}

static int
read_surroundings(struct daily *d, struct err *e)
{
	struct coverage covered;

	if (batches_coverage(d->db, &covered, e) < 0)
		return -1;
	d->figures.exported_at = covered.exported_at;
	d->figures.latest_at = covered.latest_at;
	return journal_head(d->db, &d->head_seq, d->head, e);
}

struct daily *
daily_new(struct db *db, const struct daily_options *o, struct err *e)
{
	struct daily *d = mem_array(1, sizeof(*d));

	d->db = db;
	d->o = *o;
	d->words = db_words(db);
	if (read_surroundings(d, e) < 0 ||
	    gather_read(&d->gather, db, &d->o, e) < 0) {
		daily_free(d);
		return NULL;
	}
	count(d);
	return d;
}

void
daily_free(struct daily *d)
{
	int block;

	if (d == NULL)
		return;
	for (block = 0; block < DAILY_BLOCKS; block++)
		free(d->lists[block].lines);
	gather_release(&d->gather);
	free(d);
}

int64_t
daily_count(const struct daily *d, enum daily_block block)
{
	return d->figures.blocks[block];
}

void
daily_put_figures(struct buf *b, const struct daily *d)
{
	figures_put(b, &d->figures, d->o.policy, d->words);
}

void
daily_list_digest(const struct daily *d, unsigned char out[DIGEST_LEN])
{
	struct digest *digest = digest_new();
	struct buf line = BUF_INIT;
	const struct record *r;
	int block;
	size_t i;

	for (block = 0; block < DAILY_BLOCKS; block++) {
		for (i = 0; i < d->lists[block].n; i++) {
			r = d->lists[block].lines[i];
			buf_reset(&line);
			buf_puts(&line,
			    figures_block_name((enum daily_block)block));
			buf_putc(&line, ' ');
			record_put_id(&line, r, d->words);
			buf_putc(&line, ' ');
			buf_putn(&line, r->m[M_REV]);
			buf_putc(&line, '\n');
			digest_add(digest, line.data, line.len);
		}
	}
	digest_end(digest, out);
	digest_free(digest);
	buf_release(&line);
}

struct page *
daily_page(struct daily *d, const struct day *day, struct err *e)
{
	return dailypage_make(d, day, e);
}
