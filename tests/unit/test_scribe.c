/*
 * The scribe: everything in order, nothing behind a failure, which the next
 * wait tells once; then it works on.
 */
#include <string.h>

#include "base/scribe.h"
#include "tap.h"

struct page {
	int written[1000];
	int n;
	int refused;		/* what fails; 0 nothing */
};

static int
put(void *arg, int what, struct err *e)
{
	struct page *p = arg;

	if (what == p->refused)
		return err_set(e, ERR_DB, "no %d", what);
	p->written[p->n++] = what;
	return 0;
}

/* Give 1 to n; whether exactly 1 to last are written then. */
static int
is_written(struct scribe *s, struct page *p, int n, int last, int rc,
    struct err *e)
{
	int i;

	p->n = 0;
	for (i = 1; i <= n; i++)
		scribe_give(s, i);
	if (scribe_wait(s, e) != rc || p->n != last)
		return 0;
	for (i = 0; i < last; i++)
		if (p->written[i] != i + 1)
			return 0;
	return 1;
}

int
main(void)
{
	struct page p;
	struct err e = ERR_INIT;
	struct scribe *s;

	memset(&p, 0, sizeof(p));
	s = scribe_new(put, &p);
	OK(s != NULL, "a thread");
	OK(is_written(s, &p, 0, 0, 0, &e), "nothing given");
	OK(is_written(s, &p, 1, 1, 0, &e), "one piece");
	OK(is_written(s, &p, 1000, 1000, 0, &e), "many, in order");
	p.refused = 7;
	OK(is_written(s, &p, 1000, 6, -1, &e), "nothing behind a failure");
	OK_TEXT(e.text, "no 7", "which is told");
	p.refused = 0;
	OK(is_written(s, &p, 10, 10, 0, &e), "once: then it writes on");
	p.n = 0;
	scribe_give(s, 1);
	scribe_give(s, 2);
	scribe_free(s);
	OK(p.n == 2, "what was given is done at the end");
	scribe_free(NULL);
	return DONE();
}
