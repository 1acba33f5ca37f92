#include "base/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#define MOST_THREADS 16

struct crew {
	crew_fn fn;
	void *arg;
	size_t n;
	atomic_size_t next;
};

static void *
work(void *arg)
{
	struct crew *c = arg;
	size_t i;

	while ((i = atomic_fetch_add(&c->next, 1)) < c->n)
		c->fn(c->arg, i);
	return NULL;
}

void
crew_run(size_t n, crew_fn fn, void *arg)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN), i, started = 0;
	struct crew c = { .fn = fn, .arg = arg, .n = n };
	pthread_t threads[MOST_THREADS];

	if (processors > MOST_THREADS)
		processors = MOST_THREADS;
	for (i = 1; i < processors && (size_t)i < n; i++)
		if (pthread_create(&threads[started], NULL, work, &c) == 0)
			started++;
	work(&c);
	for (i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}
