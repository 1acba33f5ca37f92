#include "likely.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "store/callers.h"
#include "store/cases.h"

#define MINUTE 60

struct looking {
	struct import *im;
	const struct entry *n;
	struct record r;
	int rc;			/* 1 found, 0, -1 with e */
	struct err *e;
};

/* Dumps may have lost the seconds as well. */
static int
is_same_minute(int64_t a, int64_t b)
{
	return a != NUM_NONE && b != NUM_NONE && a / MINUTE == b / MINUTE;
}

static int
look(void *arg, int64_t key)
{
	struct looking *l = arg;

	l->rc = cases_get_key(l->im->ctx->db, key, &l->r, l->e);
	if (l->rc == 1 && !is_same_minute(l->r.m[M_RECEIVED_AT],
	    l->n->received_at))
		l->rc = 0;
	return l->rc != 0;
}

int
likely_put(struct import *im, const struct entry *n, struct buf *reason,
    struct err *e)
{
	struct looking l = { .im = im, .n = n, .e = e };
	struct buf id = BUF_INIT;

	if (n->code == NULL || strcmp(n->code, "id_precision_loss") != 0 ||
	    n->caller == NUM_NONE)
		return 0;
	if (callers_each(im->ctx->db, n->caller, look, &l, e) < 0 ||
	    l.rc < 0)
		return -1;
	if (l.rc == 1) {
		record_put_id(&id, &l.r, im->ctx->words);
		buf_printf(reason, lang("; may be %s: same caller, same "
		    "time"), id.data);
	}
	buf_release(&id);
	return 0;
}
