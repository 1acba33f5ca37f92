#include "sheet/dailyblock.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/scribe.h"
#include "sheet/arrivals.h"
#include "sheet/cell.h"
#include "sheet/dailyparts.h"
#include "store/annex.h"
#include "store/cases.h"

#define SUMMARY_COLUMNS 80	/* 40 Chinese characters */

static const char *
heading(enum daily_block block)
{
	switch (block) {
	case DAILY_NEW:
		return lang_sheet("1. New on this day");
	case DAILY_SOON:
		return lang_sheet("2. Due soon");
	case DAILY_OVERDUE:
		return lang_sheet("3. Overdue");
	case DAILY_URGENT:
		return lang_sheet("4. Urgent and threats");
	case DAILY_RETURNS:
		return lang_sheet("5. Returns to be decided");
	case DAILY_NEGATIVE:
		return lang_sheet("6. Negative revisits of this day");
	case DAILY_CLOSINGS:
		return lang_sheet("7. Closings to be approved");
	case DAILY_BLOCKS:
		break;
	}
	return "";
}

static void
put_columns(struct grid *g)
{
	grid_column_right(g, "n", lang_sheet("No."));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "begin", lang_sheet("dispatched"));
	grid_column(g, "level", lang_sheet("level, limit"));
	grid_column(g, "due", lang_sheet("due"));
	grid_column(g, "category", lang_sheet("category"));
	grid_column(g, "place", lang_sheet("place"));
	grid_column(g, "summary", lang_sheet("summary"));
	grid_cuts(g);
	grid_column(g, "units", lang_sheet("lead, helpers"));
	grid_column(g, "contact", lang_sheet("first contact"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "light", lang_sheet("light"));
	grid_column(g, "proposal", lang_sheet("proposal"));
	grid_column(g, "instruction", lang_sheet("instruction"));
	grid_column(g, "signature", lang_sheet("Signature"));
}

static void
put_facts_of(struct grid *g, const struct daily *d, const struct record *r,
    const struct record_texts *t)
{
	struct buf b = BUF_INIT;

	record_put_id(&b, r, d->words);
	cell_end(g, &b);
	cell_put_begin(&b, r, d->o.state_at);
	cell_end(g, &b);
	cell_put_level(&b, r, d->o.policy, d->words);
	cell_end(g, &b);
	cell_put_due(&b, r, d->o.state_at);
	cell_end(g, &b);
	cell_put_category(&b, r, d->words);
	cell_end(g, &b);
	cell_put_place(&b, r, t, d->words);
	cell_end(g, &b);
	cell_put_summary(&b, r, t, SUMMARY_COLUMNS);
	cell_end(g, &b);
	cell_put_units(&b, r, d->words);
	cell_end(g, &b);
	buf_release(&b);
}

static void
put_handling(struct grid *g, const struct daily *d, const struct record *r,
    enum daily_block block)
{
	struct buf b = BUF_INIT;

	cell_put_contact(&b, r, d->o.state_at);
	cell_end(g, &b);
	cell_put_state(&b, r, d->words);
	if (block == DAILY_NEGATIVE)
		cell_put_answers(&b, r, d->words);
	cell_end(g, &b);
	grid_text(g, cell_light(r, d->o.policy, d->o.state_at));
	buf_release(&b);
}

struct dailyblock {
	struct daily *d;		/* borrowed */
	struct annex *texts[DAILY_BLOCKS];
	struct grid rows[DAILY_BLOCKS];
	struct scribe *scribe;
	unsigned char digest[DIGEST_LEN];
};

static void
make_rows(struct dailyblock *b, int block)
{
	const struct daily_list *list = &b->d->lists[block];
	struct grid *g = &b->rows[block];
	struct record_texts texts;
	size_t i;

	for (i = 0; i < list->n; i++) {
		annex_texts(b->texts[block], i, &texts);
		texts.reveal = 0;
		grid_row(g);
		grid_int(g, (int64_t)i + 1);
		put_facts_of(g, b->d, list->lines[i], &texts);
		put_handling(g, b->d, list->lines[i],
		    (enum daily_block)block);
	}
}

/* --- two threads ---------------------------------------------------------- */

/* The pieces of work: who came again, a day's new cases, all others. */
enum { ARRIVALS, NEW, OTHERS };

static int
make_piece(void *arg, int piece, struct err *e)
{
	struct dailyblock *b = arg;
	struct gather *g = &b->d->gather;
	int block;

	switch (piece) {
	case ARRIVALS:
		return arrivals_ask(g, g->twin != NULL ? g->twin : g->db, e);
	case NEW:
		make_rows(b, DAILY_NEW);
		return 0;
	default:
		for (block = DAILY_NEW + 1; block < DAILY_BLOCKS; block++)
			make_rows(b, block);
		return 0;
	}
}

static int
read_texts(struct dailyblock *b, int block, int end, struct err *e)
{
	const struct daily_list *list;

	for (; block < end; block++) {
		list = &b->d->lists[block];
		if (annex_read_texts(b->texts[block], list->lines, list->n,
		    e) < 0)
			return -1;
	}
	return 0;
}

/*
 * With a second connection the scribe asks who came again while texts are
 * read here; with one alone that comes behind them. Either has about as many
 * rows to make as leaves both as long at work.
 */
static int
make_all(struct dailyblock *b, struct err *e)
{
	int has_twin = b->d->gather.twin != NULL;

	if (has_twin)
		scribe_give(b->scribe, ARRIVALS);
	if (read_texts(b, DAILY_NEW, DAILY_NEW + 1, e) < 0)
		return -1;
	scribe_give(b->scribe, NEW);
	if (read_texts(b, DAILY_NEW + 1, DAILY_BLOCKS, e) < 0)
		return -1;
	if (has_twin)
		return make_piece(b, OTHERS, e);
	scribe_give(b->scribe, OTHERS);
	return make_piece(b, ARRIVALS, e);
}

static int
make(struct dailyblock *b, struct err *e)
{
	struct err other = ERR_INIT;
	int rc = make_all(b, e);

	if (rc == 0)
		daily_list_digest(b->d, b->digest);
	if (scribe_wait(b->scribe, &other) < 0 && rc == 0) {
		*e = other;
		rc = -1;
	}
	return rc;
}

static int
read_and_make(struct dailyblock *b, struct err *e)
{
	struct db *twin = b->d->gather.twin;
	int rc;

	if (twin == NULL)
		return make(b, e);
	if (db_begin_read(twin, e) < 0)
		return -1;
	rc = db_learn_words(twin, e);
	if (rc == 0)
		rc = make(b, e);
	db_end_read(twin);
	return rc;
}

struct dailyblock *
dailyblock_new(struct daily *d, struct err *e)
{
	struct dailyblock *b = mem_array(1, sizeof(*b));
	int block;

	b->d = d;
	b->scribe = scribe_new(make_piece, b);
	for (block = 0; block < DAILY_BLOCKS; block++) {
		b->texts[block] = annex_new(d->db);
		grid_init(&b->rows[block], "");
		put_columns(&b->rows[block]);
	}
	if (read_and_make(b, e) == 0)
		return b;
	dailyblock_free(b);
	return NULL;
}

void
dailyblock_put(struct dailyblock *b, struct page *p,
    unsigned char digest[DIGEST_LEN])
{
	int block;

	memcpy(digest, b->digest, DIGEST_LEN);
	for (block = 0; block < DAILY_BLOCKS; block++)
		page_block(p, heading((enum daily_block)block),
		    &b->rows[block]);
}

void
dailyblock_free(struct dailyblock *b)
{
	int block;

	if (b == NULL)
		return;
	scribe_free(b->scribe);
	for (block = 0; block < DAILY_BLOCKS; block++) {
		grid_release(&b->rows[block]);
		annex_free(b->texts[block]);
	}
	free(b);
}

int
dailyblock_put_amendments(struct page *p, const struct daily *d,
    const struct day *day, struct err *e)
{
	struct day_amendment *list = NULL;
	struct buf b = BUF_INIT;
	struct record r;
	struct grid g;
	size_t i, n = 0;
	int rc = -1;

	grid_init(&g, "");
	grid_column_right(&g, "seq", lang_sheet("event"));
	grid_column(&g, "id", lang_sheet("case"));
	grid_column(&g, "at", lang_sheet("happened"));
	grid_column(&g, "rec", lang_sheet("written down"));
	if (days_amendments(d->db, day->day, &list, &n, e) < 0)
		goto out;
	for (i = 0; i < n; i++) {
		grid_row(&g);
		grid_int(&g, list[i].seq);
		if (list[i].key != NUM_NONE &&
		    cases_get_key(d->db, list[i].key, &r, e) < 0)
			goto out;
		if (list[i].key != NUM_NONE)
			record_put_id(&b, &r, d->words);
		cell_end(&g, &b);
		cell_put_minute(&b, list[i].at);
		cell_end(&g, &b);
		cell_put_minute(&b, list[i].rec);
		cell_end(&g, &b);
	}
	page_block(p, lang_sheet("Amendments after the signature"), &g);
	rc = 0;
out:
	free(list);
	grid_release(&g);
	buf_release(&b);
	return rc;
}
