#include "base/scribe.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/mem.h"

struct scribe {
	scribe_fn fn;
	void *arg;
	pthread_t thread;
	int has_thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	int work[SCRIBE_MOST];	/* first in, first out */
	size_t given, done;	/* pieces */
	int has_failed;
	struct err failure;
	int stop;
};

static void
do_one(struct scribe *s, int what)
{
	struct err e = ERR_INIT;
	int rc = s->fn(s->arg, what, &e);

	if (rc == 0)
		return;
	pthread_mutex_lock(&s->lock);
	s->has_failed = 1;
	s->failure = e;
	pthread_mutex_unlock(&s->lock);
}

static void *
run(void *arg)
{
	struct scribe *s = arg;
	int what, is_void;

	pthread_mutex_lock(&s->lock);
	for (;;) {
		while (s->done == s->given && !s->stop)
			pthread_cond_wait(&s->changed, &s->lock);
		if (s->done == s->given)
			break;
		what = s->work[s->done % SCRIBE_MOST];
		is_void = s->has_failed;
		pthread_mutex_unlock(&s->lock);
		if (!is_void)
			do_one(s, what);
		pthread_mutex_lock(&s->lock);
		s->done++;
		pthread_cond_broadcast(&s->changed);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

struct scribe *
scribe_new(scribe_fn fn, void *arg)
{
	struct scribe *s = mem_array(1, sizeof(*s));
	sigset_t all, old;
	int rc;

	s->fn = fn;
	s->arg = arg;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->changed, NULL);
	/* signals, the lock's alarm among them, are the main thread's; but
	 * that nobody reads on is told to whoever writes */
	sigfillset(&all);
	sigdelset(&all, SIGPIPE);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&s->thread, NULL, run, s);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	s->has_thread = rc == 0;
	/* a name for ps and perf; only a name that is too long fails */
	if (s->has_thread)
		(void)pthread_setname_np(s->thread, "js-scribe");
	return s;
}

void
scribe_free(struct scribe *s)
{
	if (s == NULL)
		return;
	pthread_mutex_lock(&s->lock);
	s->stop = 1;
	pthread_cond_broadcast(&s->changed);
	pthread_mutex_unlock(&s->lock);
	if (s->has_thread)
		pthread_join(s->thread, NULL);
	pthread_cond_destroy(&s->changed);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

void
scribe_give(struct scribe *s, int what)
{
	if (!s->has_thread) {
		if (!s->has_failed)
			do_one(s, what);
		return;
	}
	pthread_mutex_lock(&s->lock);
	while (s->given - s->done == SCRIBE_MOST)
		pthread_cond_wait(&s->changed, &s->lock);
	s->work[s->given++ % SCRIBE_MOST] = what;
	pthread_cond_broadcast(&s->changed);
	pthread_mutex_unlock(&s->lock);
}

int
scribe_is_idle(struct scribe *s)
{
	int is_idle;

	pthread_mutex_lock(&s->lock);
	is_idle = s->done == s->given;
	pthread_mutex_unlock(&s->lock);
	return is_idle;
}

int
scribe_wait(struct scribe *s, struct err *e)
{
	int rc;

	pthread_mutex_lock(&s->lock);
	while (s->done != s->given)
		pthread_cond_wait(&s->changed, &s->lock);
	rc = s->has_failed ? -1 : 0;
	if (rc < 0)
		*e = s->failure;
	s->has_failed = 0;
	pthread_mutex_unlock(&s->lock);
	return rc;
}
