#include "feed.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "rest.h"
#include "run.h"

#include "base/mem.h"
#include "time/now.h"

#define CHUNKS 12		/* more than are gathered (portion.h) */
#define TEXT_MAX (4 << 20)	/* a chunk with so much is full */
#define SILENT_MS 1000
#define WAKE SIGURG		/* interrupts the thread's read */

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
	int expects_known;
	struct chunk *bare;	/* wanted with its rest; NULL */
	int stop;
	int is_filling;		/* the thread may wait for the dump */
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

/* The next chunk of the queue; NULL when the feed is being stopped. */
static struct chunk *
wait_ready(struct feed *f)
{
	struct chunk *c = NULL;

	pthread_mutex_lock(&f->lock);
	while (f->ready.n == 0 && !f->stop)
		pthread_cond_wait(&f->changed, &f->lock);
	if (!f->stop)
		c = pop(&f->ready);
	pthread_mutex_unlock(&f->lock);
	return c;
}

static void
wake_push(struct feed *f, struct queue *q, struct chunk *c)
{
	pthread_mutex_lock(&f->lock);
	push(q, c);
	if (q == &f->ready)
		f->is_filling = 0;
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

/* What there is to do: a chunk to fill (1) or to complete (2); 0 nothing more.
 * Once the dump has ended there are only chunks to complete. */
static int
wait_work(struct feed *f, int has_ended, struct chunk **c)
{
	int work = 0;

	pthread_mutex_lock(&f->lock);
	while (f->bare == NULL && !f->stop && (has_ended || f->idle.n == 0))
		pthread_cond_wait(&f->changed, &f->lock);
	if (!f->stop) {
		work = f->bare != NULL ? 2 : 1;
		*c = work == 2 ? f->bare : pop(&f->idle);
		f->is_filling = work == 1;
		if (work == 1) {
			chunk_reset(*c);
			(*c)->is_bare = f->expects_known;
		}
	}
	pthread_mutex_unlock(&f->lock);
	return work;
}

static void
complete(struct feed *f, struct chunk *c)
{
	rest_of_chunk(f->reader, c);
	pthread_mutex_lock(&f->lock);
	f->bare = NULL;
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->lock);
}

static void *
run(void *arg)
{
	struct feed *f = arg;
	struct chunk *c;
	int work, has_ended = 0;

	while ((work = wait_work(f, has_ended, &c)) != 0) {
		if (work == 2) {
			complete(f, c);
			continue;
		}
		fill(f, c);
		has_ended = c->last;
		wake_push(f, &f->ready, c);
	}
	return NULL;
}

static void
wake(int sig)
{
	(void)sig;
}

/*
 * The import is over, and the thread may wait for a pipe whose writer is
 * silent. First the dump is at its end, then the wait is interrupted: the
 * read after it, or one that was about to begin, finds that end. Where there
 * is no /dev/null it waits on.
 */
static void
end_dump(struct feed *f)
{
	int fd = f->reader->dump->fd, null;

	if (lseek(fd, 0, SEEK_CUR) >= 0)
		return;		/* a file keeps nobody waiting */
	null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (null < 0)
		return;
	if (dup2(null, fd) >= 0)
		pthread_kill(f->thread, WAKE);
	(void)close(null);	/* only read from */
}

/* Waits that end are measured by the clock of now_ticks_ms. */
static void
init_changed(struct feed *f)
{
	pthread_condattr_t attr;

	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&f->changed, &attr);
	pthread_condattr_destroy(&attr);
}

struct feed *
feed_new(struct entry_reader *reader, struct err *e)
{
	struct feed *f = mem_array(1, sizeof(*f));
	struct sigaction act = { .sa_handler = wake };
	sigset_t all, old;
	size_t i;
	int rc;

	f->reader = reader;
	run_init(&f->run, reader->dump, reader->sorts);
	pthread_mutex_init(&f->lock, NULL);
	init_changed(f);
	for (i = 0; i < CHUNKS; i++) {
		chunk_init(&f->chunks[i], FEED_CHUNK);
		push(&f->idle, &f->chunks[i]);
	}
	/* signals, the lock's alarm among them, are the main thread's */
	sigemptyset(&act.sa_mask);
	(void)sigaction(WAKE, &act, NULL);	/* of a signal that is one */
	sigfillset(&all);
	sigdelset(&all, WAKE);
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
	if (f->is_filling)
		end_dump(f);
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
	return wait_ready(f);
}

int
feed_comes(struct feed *f)
{
	int64_t until_ms = now_ticks_ms() + SILENT_MS;
	struct timespec until = { .tv_sec = until_ms / 1000,
		.tv_nsec = until_ms % 1000 * 1000000 };
	int rc = 0, comes;

	pthread_mutex_lock(&f->lock);
	while (f->ready.n == 0 && rc == 0)
		rc = pthread_cond_timedwait(&f->changed, &f->lock, &until);
	comes = f->ready.n > 0;
	pthread_mutex_unlock(&f->lock);
	return comes;
}

int
feed_give(struct feed *f, struct chunk *c, struct err *e)
{
	if (c->err.code != ERR_NONE) {
		*e = c->err;
		return -1;
	}
	wake_push(f, &f->idle, c);
	return 0;
}

void
feed_expect_known(struct feed *f, int is_known)
{
	pthread_mutex_lock(&f->lock);
	f->expects_known = is_known;
	pthread_mutex_unlock(&f->lock);
}

void
feed_complete(struct feed *f, struct chunk *c)
{
	if (!c->is_bare)
		return;
	pthread_mutex_lock(&f->lock);
	f->bare = c;
	pthread_cond_broadcast(&f->changed);
	while (f->bare != NULL)
		pthread_cond_wait(&f->changed, &f->lock);
	pthread_mutex_unlock(&f->lock);
}
