#include "retainwho.h"

#include <stdlib.h>
#include <string.h>

#include "phones.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/callers.h"

void
retainwho_release(struct retainwho *w)
{
	free(w->keys);
	free(w->refs);
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
add_caller_of(struct retainwho *w, struct ctx *c, const char *id,
    struct err *e)
{
	struct record r;
	int rc = ctx_find_case(c, id, &r, e);

	if (rc <= 0)
		return rc;
	add_key(w, r.key);
	return r.m[M_CALLER] == NUM_NONE ? 0 :
	    callers_each(c->db, r.m[M_CALLER], add_key, w, e);
}

static int
add_cases_of(struct retainwho *w, struct ctx *c, int64_t ref, struct err *e)
{
	size_t before = w->n;

	if (callers_each(c->db, ref, add_key, w, e) < 0)
		return -1;
	if (w->n == before) {
		ctx_warn(c, lang("nobody called from a number that was "
		    "given"));
		ctx_finding(c);
	}
	return 0;
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
	return 0;
}
