#include "data/jxarena.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"

#define KEPT_MAX 16		/* arenas that wait for the next line */
#define KEPT_NODES 4096
#define KEPT_TEXT (64 << 10)

/* A tree is freed by the thread that made it or by another: both may keep it. */
static _Thread_local struct jxarena *kept;
static _Thread_local int nkept;

struct jxarena *
jxarena_take(size_t len)
{
	struct jxarena *a = kept;

	if (a != NULL) {
		kept = a->link;
		nkept--;
	} else {
		a = mem_array(1, sizeof(*a));
	}
	a->n = 0;
	a->text_len = 0;
	if (a->text_cap < len + 1) {
		free(a->text);
		a->text_cap = len + 1;
		a->text = mem_alloc(a->text_cap);
	}
	return a;
}

static void
free_arena(struct jxarena *a)
{
	free(a->nodes);
	free(a->text);
	free(a);
}

/* What a thread has kept goes with it. */
static void
free_kept(void *unused)
{
	struct jxarena *next;

	(void)unused;
	for (; kept != NULL; kept = next) {
		next = kept->link;
		free_arena(kept);
	}
	nkept = 0;
}

static pthread_key_t at_end;
static pthread_once_t at_first = PTHREAD_ONCE_INIT;

static void
make_key(void)
{
	if (pthread_key_create(&at_end, free_kept) != 0)
		BUG("no key of threads is left");
}

void
jxarena_give(struct jxarena *a)
{
	if (nkept < KEPT_MAX && a->cap <= KEPT_NODES &&
	    a->text_cap <= KEPT_TEXT) {
		if (nkept == 0) {
			(void)pthread_once(&at_first, make_key);
			/* a failure costs the memory of a thread that ended */
			(void)pthread_setspecific(at_end, &nkept);
		}
		a->link = kept;
		kept = a;
		nkept++;
		return;
	}
	free_arena(a);
}
