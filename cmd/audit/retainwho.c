#include "retainwho.h"

#include <stdlib.h>
#include <string.h>

#include "phones.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/callers.h"
#include "store/deeds.h"

void
retainwho_release(struct retainwho *w)
{
	free(w->keys);
	free(w->refs);
	free(w->calls);
	memset(w, 0, sizeof(*w));
}

int
retainwho_read_numbers(struct retainwho *w, struct ctx *c, const char *path,
    struct err *e)
{
	return phones_read(&w->refs, &w->nrefs, c, path, e);
}

/* --- cases --------------------------------------------------------------- */

static int
add_key(void *arg, int64_t key)
{
	struct retainwho *w = arg;

	mem_grow(&w->keys, w->n, &w->cap, sizeof(*w->keys));
	w->keys[w->n++] = key;
	return 0;
}

static int
add_call(void *arg, int64_t key)
{
	struct retainwho *w = arg;

	mem_grow(&w->calls, w->ncalls, &w->cap_calls, sizeof(*w->calls));
	w->calls[w->ncalls++] = key;
	return 0;
}

/* Of a number: whose cases, and where else it was dialled. */
static int
add_number(struct retainwho *w, struct ctx *c, int64_t ref, struct err *e)
{
	return callers_each(c->db, ref, add_key, w, e) < 0 ||
	    deeds_dialled(c->db, ref, add_call, w, e) < 0 ? -1 : 0;
}

static int
add_caller_of(struct retainwho *w, struct ctx *c, const char *id,
    struct err *e)
{
	struct record r;
	int rc = ctx_find_case(c, id, &r, e);

	if (rc <= 0)
		return rc;
	add_key(w, r.key);
	return r.m[M_CALLER] == NUM_NONE ? 0 :
	    add_number(w, c, r.m[M_CALLER], e);
}

static int
add_cases_of(struct retainwho *w, struct ctx *c, int64_t ref, struct err *e)
{
	size_t before = w->n;

	if (add_number(w, c, ref, e) < 0)
		return -1;
	if (w->n == before) {
		ctx_warn(c, lang("nobody called from a number that was "
		    "given"));
		ctx_finding(c);
	}
	return 0;
}

static int
compare_keys(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* Calls in his own cases are of his file. */
static void
leave_out_own(struct retainwho *w)
{
	size_t i, n = 0;

	w->ncalls = num_sort_once(w->calls, w->ncalls);
	for (i = 0; i < w->ncalls; i++)
		if (w->n == 0 || bsearch(&w->calls[i], w->keys, w->n,
		    sizeof(*w->keys), compare_keys) == NULL)
			w->calls[n++] = w->calls[i];
	w->ncalls = n;
}

int
retainwho_find(struct retainwho *w, struct ctx *c, int argc,
    char *const *argv, struct err *e)
{
	size_t i;
	int k;

	if (callers_enter_all(c->db, e) < 0)
		return -1;
	for (k = 0; k < argc; k++)
		if (add_caller_of(w, c, argv[k], e) < 0)
			return -1;
	for (i = 0; i < w->nrefs; i++)
		if (add_cases_of(w, c, w->refs[i], e) < 0)
			return -1;
	w->n = num_sort_once(w->keys, w->n);
	leave_out_own(w);
	return 0;
}
