#include "records.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/scribe.h"
#include "reveal.h"
#include "store/annex.h"

#define LOTS 16			/* at a time */
#define THREADS 2
#define REVEALED 256		/* cases that one event tells of */

struct lot {
	struct buf out;			/* its records, printed */
	size_t end[ANNEX_MAX];		/* where each ends there */
	size_t n;
};

struct worker {
	struct db *db;			/* of the first: ctx */
	struct query *query;
	struct cases_list *list;	/* the lot's cases */
	struct annex *annex;
	struct record at[ANNEX_MAX];
};

struct run {
	struct ctx *ctx;
	const struct records_of *of;
	struct worker *workers[THREADS];
	struct scribe *scribe;		/* NULL: there is one worker */
	pthread_mutex_t lock;		/* of the next two and the list */
	struct lot lots[LOTS];
	size_t taken, wanted;		/* lots of this time */
	int64_t left;			/* of the limit */
	int64_t printed;
};

static int
worker_open(struct run *r, int which, struct db *db, struct err *e)
{
	struct worker *worker = mem_array(1, sizeof(*worker));

	r->workers[which] = worker;
	worker->db = db;
	worker->annex = annex_new(db);
	return ctx_query(r->ctx, &worker->query, r->of->argc, r->of->argv,
	    e);
}

static void
worker_free(struct worker *worker)
{
	if (worker == NULL)
		return;
	annex_free(worker->annex);
	cases_list_free(worker->list);
	query_free(worker->query);
	free(worker);
}

static int
read_lot(struct worker *worker, struct lot *lot, struct err *e)
{
	int rc;

	lot->n = 0;
	while ((rc = cases_list_next(worker->list, &worker->at[lot->n],
	    e)) == 1)
		lot->n++;
	if (rc < 0)
		return -1;
	return lot->n == 0 ? 0 : annex_read(worker->annex, worker->at,
	    lot->n, e);
}

static void
print_lot(const struct ctx *c, const struct worker *worker, struct lot *lot)
{
	size_t i;

	buf_reset(&lot->out);
	for (i = 0; i < lot->n; i++) {
		if (c->format == FORMAT_JSON && i > 0)
			buf_puts(&lot->out, ",\n");
		ctx_put_annexed(c, &lot->out, &worker->at[i], worker->annex,
		    i);
		lot->end[i] = lot->out.len;
	}
}

/* The next lot, whose cases the worker's list is given; NULL: no more. */
static struct lot *
take_lot(struct run *r, struct worker *worker)
{
	struct lot *lot = NULL;

	pthread_mutex_lock(&r->lock);
	if (r->taken < r->wanted && cases_list_left(r->of->list) > 0) {
		lot = &r->lots[r->taken++];
		cases_list_give(worker->list, r->of->list, ANNEX_MAX);
	}
	pthread_mutex_unlock(&r->lock);
	return lot;
}

/* The scribe's work, and that of the main thread. */
static int
make_lots(void *arg, int which, struct err *e)
{
	struct run *r = arg;
	struct worker *worker = r->workers[which];
	struct lot *lot;

	while ((lot = take_lot(r, worker)) != NULL) {
		if (read_lot(worker, lot, e) < 0)
			return -1;
		print_lot(r->ctx, worker, lot);
	}
	return 0;
}

static int
make_by_both(struct run *r, struct err *e)
{
	struct err other = ERR_INIT;
	int rc;

	scribe_give(r->scribe, 1);
	rc = make_lots(r, 0, e);
	if (scribe_wait(r->scribe, &other) < 0 && rc == 0) {
		*e = other;
		rc = -1;
	}
	return rc;
}

/* A read for each. What words are new is learnt before the threads part
 * (db_learn_words). */
static int
begin_reads(struct run *r, struct err *e)
{
	struct db *db;
	int i;

	for (i = 0; i < THREADS && r->workers[i] != NULL; i++) {
		db = r->workers[i]->db;
		if (db_begin_read(db, e) < 0 || db_learn_words(db, e) < 0)
			return -1;
	}
	return 0;
}

static void
end_reads(struct run *r)
{
	int i;

	for (i = 0; i < THREADS && r->workers[i] != NULL; i++)
		db_end_read(r->workers[i]->db);
}

/* When there is more than one lot. */
static int
open_second(struct run *r, struct err *e)
{
	struct db *db;

	if (db_twin(&db, r->ctx->db, NULL, DB_READ, e) < 0)
		return -1;
	if (worker_open(r, 1, db, e) < 0)
		return -1;
	r->workers[1]->list = cases_list_beside(db, r->workers[1]->query);
	r->scribe = scribe_new(make_lots, r);
	return 0;
}

static int
put_lot(struct run *r, struct lot *lot, struct err *e)
{
	struct buf *out = &r->ctx->out, was;

	if ((int64_t)lot->n > r->left) {
		lot->n = (size_t)r->left;
		buf_cut(&lot->out, lot->n > 0 ? lot->end[lot->n - 1] : 0);
	}
	if (lot->n == 0)
		return 0;
	if (r->ctx->format == FORMAT_JSON && r->printed > 0)
		buf_puts(out, ",\n");
	r->printed += (int64_t)lot->n;
	r->left -= (int64_t)lot->n;
	if (ctx_flush(r->ctx, e) < 0)
		return -1;
	was = *out;
	*out = lot->out;
	lot->out = was;
	return ctx_flush(r->ctx, e);
}

static int
make_and_put(struct run *r, struct err *e)
{
	size_t i;
	int rc;

	r->taken = 0;
	r->wanted = r->left < (int64_t)LOTS * ANNEX_MAX ?
	    (size_t)(r->left + ANNEX_MAX - 1) / ANNEX_MAX : LOTS;
	if (r->scribe == NULL && r->wanted > 1 &&
	    cases_list_left(r->of->list) > ANNEX_MAX && open_second(r, e) < 0)
		return -1;
	rc = begin_reads(r, e);
	if (rc == 0)
		rc = r->scribe != NULL ? make_by_both(r, e) :
		    make_lots(r, 0, e);
	end_reads(r);
	for (i = 0; rc == 0 && i < r->taken; i++)
		rc = put_lot(r, &r->lots[i], e);
	return rc;
}

/* --- revealed ------------------------------------------------------------ */

static int
put_revealed(struct run *r, const struct record *at, size_t n, struct err *e)
{
	struct worker *worker = r->workers[0];
	struct lot *lot = &r->lots[0];
	int rc;

	lot->n = n;
	memcpy(worker->at, at, n * sizeof(*at));
	rc = begin_reads(r, e);
	if (rc == 0)
		rc = annex_read(worker->annex, worker->at, n, e);
	end_reads(r);
	if (rc < 0)
		return -1;
	print_lot(r->ctx, worker, lot);
	return put_lot(r, lot, e);
}

static int
read_page(struct run *r, struct record *page, size_t *n, struct err *e)
{
	struct worker *worker = r->workers[0];
	int rc = begin_reads(r, e);

	cases_list_give(worker->list, r->of->list, REVEALED);
	*n = 0;
	while (rc == 0 && (int64_t)*n < r->left &&
	    (rc = cases_list_next(worker->list, &page[*n], e)) == 1) {
		++*n;
		rc = 0;
	}
	end_reads(r);
	return rc;
}

/* Printed only when it is written down for all of a page. */
static int
reveal_and_put(struct run *r, struct err *e)
{
	struct record *page = mem_array(REVEALED, sizeof(*page));
	size_t i, n, lot;
	int rc = read_page(r, page, &n, e);

	if (rc == 0)
		rc = reveal_page(r->ctx, page, n, e);
	for (i = 0; rc == 0 && i < n; i += lot) {
		lot = n - i < ANNEX_MAX ? n - i : ANNEX_MAX;
		rc = put_revealed(r, page + i, lot, e);
	}
	free(page);
	return rc;
}

static int
print_all(struct run *r, struct err *e)
{
	struct worker *worker = r->workers[0];
	int rc = 0;

	if (r->ctx->format == FORMAT_JSON)
		buf_puts(&r->ctx->out, "[\n");
	worker->list = cases_list_beside(worker->db, worker->query);
	while (rc == 0 && r->left > 0 && cases_list_left(r->of->list) > 0)
		rc = r->ctx->reveal != NULL ? reveal_and_put(r, e) :
		    make_and_put(r, e);
	if (rc == 0 && r->ctx->format == FORMAT_JSON)
		buf_puts(&r->ctx->out, "]\n");
	return rc;
}

int
records_print(struct ctx *c, const struct records_of *of, struct err *e)
{
	struct run r = { .ctx = c, .of = of, .left = of->most };
	struct db *second;
	int i, rc;

	pthread_mutex_init(&r.lock, NULL);
	for (i = 0; i < LOTS; i++)
		buf_init(&r.lots[i].out);
	rc = worker_open(&r, 0, c->db, e);
	if (rc == 0)
		rc = print_all(&r, e);
	scribe_free(r.scribe);
	second = r.workers[1] != NULL ? r.workers[1]->db : NULL;
	for (i = 0; i < THREADS; i++)
		worker_free(r.workers[i]);
	db_close(second);
	for (i = 0; i < LOTS; i++)
		buf_release(&r.lots[i].out);
	pthread_mutex_destroy(&r.lock);
	return rc;
}
