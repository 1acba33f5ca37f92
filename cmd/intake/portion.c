#include "portion.h"

#include "alarm.h"
#include "tell.h"

#include "store/callers.h"
#include "store/linkfind.h"
#include "time/now.h"

#define KEEP_MS 500		/* the lock, from portion to portion */

/* Whether anything in these chunks is new to the database: 1, 0, -1. */
static int
look_for_news(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	size_t i, j;
	int rc = 0;

	for (i = 0; i < n && rc == 0; i++)
		for (j = 0; j < chunks[i]->n && rc == 0; j++)
			rc = absorb_is_news(im, chunks[i],
			    &chunks[i]->entries[j], e);
	return rc;
}

static int
has_news(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	int rc;

	/* twins are told apart under the lock */
	if (im->in_write || im->dump.binding.has_no_number)
		return 1;
	if (db_begin_read(im->ctx->db, e) < 0)
		return -1;
	rc = look_for_news(im, chunks, n, e);
	db_end_read(im->ctx->db);
	return rc;
}

int
portion_begin(struct import *im, struct err *e)
{
	if (im->in_write)
		return 0;
	if (db_begin(im->ctx->db, e) < 0)
		return -1;
	im->in_write = 1;
	im->locked_ms = now_ticks_ms();
	return 0;
}

int
portion_commit(struct import *im, struct err *e)
{
	if (!im->in_write)
		return 0;
	im->in_write = 0;
	/* the dump may have fallen silent in the middle of a portion */
	im->nchunks = 0;
	if (db_commit(im->ctx->db, e) < 0)
		return -1;
	im->is_unsettled = 0;
	alarm_tell(&im->alarms, im->ctx);
	if (callers_are_due(im->ctx->db) &&
	    callers_catch_up(im->ctx->db, e) < 0)
		return -1;
	return linkfind_committed(im->links, e);
}

static int
take_entry(struct import *im, struct chunk *c, struct entry *n,
    struct err *e)
{
	int rc = absorb_entry(im, c, n, e);

	if (rc != 1)
		return rc;
	return portion_begin(im, e) < 0 ? -1 : absorb_entry(im, c, n, e);
}

static int
take_chunks(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	size_t i, j;

	for (i = 0; i < n; i++) {
		im->is_sorted = chunks[i]->is_sorted;
		for (j = 0; j < chunks[i]->n; j++) {
			im->rows++;
			if (take_entry(im, chunks[i], &chunks[i]->entries[j],
			    e) < 0)
				return -1;
		}
		/* filled again while this portion is committed */
		if (feed_give(im->feed, chunks[i], e) < 0)
			return -1;
	}
	return 0;
}

/*
 * Whether the lock is kept for the next portion, and this one committed while
 * that is made. Not where somebody waits for what is durable (a case to be
 * printed, an alarm), nor for ever: others want to write too.
 */
static int
goes_on(struct import *im)
{
	const struct ctx *c = im->ctx;

	return im->in_write && im->fresh + im->changed > im->news_before &&
	    c->out.len == 0 && im->alarms.len == 0 && im->later.n == 0 &&
	    now_ticks_ms() - im->locked_ms < KEEP_MS &&
	    !callers_are_due(c->db) &&
	    !linkfind_is_due(im->links);
}

/* What was taken stands in the transaction: commit it, or go on in the next. */
static int
end_portion(struct import *im, int is_end, int ends_run, struct err *e)
{
	im->nchunks = 0;
	if (!is_end && goes_on(im))
		return db_commit_on(im->ctx->db, e);
	if (!im->in_write)
		im->is_unsettled = 1;
	if (portion_commit(im, e) < 0 || (ends_run && tell_run(im, e) < 0))
		return -1;
	return ctx_flush(im->ctx, e);
}

int
portion_take(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	int news = has_news(im, chunks, n, e);
	int ends_run = chunks[n - 1]->ends_run;
	int is_end = ends_run || chunks[n - 1]->last;

	feed_expect_known(im->feed, news == 0);
	if (im->nchunks == 0)
		im->news_before = im->fresh + im->changed;
	if (news < 0 || (news == 1 && portion_begin(im, e) < 0))
		return -1;
	if (take_chunks(im, chunks, n, e) < 0)
		return -1;
	if (im->ctx->atomic)
		return ends_run ? tell_run(im, e) : 0;
	im->nchunks += n;
	if (im->in_write && !is_end && im->nchunks < PORTION_CHUNKS)
		return 0;
	return end_portion(im, is_end, ends_run, e);
}
