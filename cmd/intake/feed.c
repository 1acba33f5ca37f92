#include "feed.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

#include "base/mem.h"

#define CHUNKS 16
#define TEXT_MAX (4 << 20)	/* a chunk with so much is full */

struct queue {			/* of chunks, first in first out */
	struct chunk *chunks[CHUNKS];
	size_t first, n;
};

struct feed {
	struct entry_reader *reader;	/* borrowed */
	struct run run;
	struct delim_row row;	/* read, but for the next chunk */
	int has_row;
	struct chunk chunks[CHUNKS];
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct queue idle, ready;
	int stop;
};

static void
push(struct queue *q, struct chunk *c)
{
	q->chunks[(q->first + q->n++) % CHUNKS] = c;
}

static struct chunk *
pop(struct queue *q)
{
	struct chunk *c = q->chunks[q->first];

	q->first = (q->first + 1) % CHUNKS;
	q->n--;
	return c;
}

/* Move a chunk between the queues; NULL when the feed is being stopped. */
static struct chunk *
wait_pop(struct feed *f, struct queue *q)
{
	struct chunk *c = NULL;

	pthread_mutex_lock(&f->lock);
	while (q->n == 0 && !f->stop)
		pthread_cond_wait(&f->changed, &f->lock);
	if (!f->stop)
		c = pop(q);
	pthread_mutex_unlock(&f->lock);
	return c;
}

static void
wake_push(struct feed *f, struct queue *q, struct chunk *c)
{
	pthread_mutex_lock(&f->lock);
	push(q, c);
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->lock);
}

/* A chunk is all of one run, or of none. */
static int
fits(const struct run *r, const struct chunk *c)
{
	return c->n < c->cap && c->text.len < TEXT_MAX &&
	    (c->n == 0 || c->is_sorted == run_is_sorted(r)) && !c->ends_run;
}

static int
next_row(struct feed *f, struct chunk *c, struct delim_row *row)
{
	if (f->has_row) {
		f->has_row = 0;
		*row = f->row;
		return 1;
	}
	return run_next(&f->run, row, &c->err);
}

static void
fill(struct feed *f, struct chunk *c)
{
	struct delim_row row;
	int rc;

	chunk_reset(c);
	while ((rc = next_row(f, c, &row)) == 1) {
		if (!fits(&f->run, c)) {
			f->row = row;
			f->has_row = 1;
			return;
		}
		c->is_sorted = run_is_sorted(&f->run);
		c->ends_run = run_has_ended(&f->run);
		entry_read(f->reader, c, &row);
	}
	c->last = 1;
}

static void *
run(void *arg)
{
	struct feed *f = arg;
	struct chunk *c;
	int last = 0;

	while (!last && (c = wait_pop(f, &f->idle)) != NULL) {
		fill(f, c);
		last = c->last;
		wake_push(f, &f->ready, c);
	}
	return NULL;
}

struct feed *
feed_new(struct entry_reader *reader, struct err *e)
{
	struct feed *f = mem_array(1, sizeof(*f));
	sigset_t all, old;
	size_t i;
	int rc;

	f->reader = reader;
	run_init(&f->run, reader->dump, reader->sorts);
	pthread_mutex_init(&f->lock, NULL);
	pthread_cond_init(&f->changed, NULL);
	for (i = 0; i < CHUNKS; i++) {
		chunk_init(&f->chunks[i], FEED_CHUNK);
		push(&f->idle, &f->chunks[i]);
	}
	/* signals, the lock's alarm among them, are the main thread's */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&f->thread, NULL, run, f);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (rc == 0) {
		/* a name for ps and perf; only a name that is too long fails */
		(void)pthread_setname_np(f->thread, "js-reader");
		return f;
	}
	for (i = 0; i < CHUNKS; i++)
		chunk_release(&f->chunks[i]);
	run_release(&f->run);
	free(f);
	err_set(e, ERR_IO, "no reading thread: %s", strerror(rc));
	return NULL;
}

void
feed_free(struct feed *f)
{
	size_t i;

	if (f == NULL)
		return;
	pthread_mutex_lock(&f->lock);
	f->stop = 1;
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->lock);
	pthread_join(f->thread, NULL);
	for (i = 0; i < CHUNKS; i++)
		chunk_release(&f->chunks[i]);
	run_release(&f->run);
	pthread_cond_destroy(&f->changed);
	pthread_mutex_destroy(&f->lock);
	free(f);
}

struct chunk *
feed_take(struct feed *f)
{
	return wait_pop(f, &f->ready);
}

void
feed_give(struct feed *f, struct chunk *c)
{
	wake_push(f, &f->idle, c);
}
