#include "tell.h"

#include "base/mem.h"
#include "store/cases.h"

static int
put_event(struct import *im, const struct event *ev, const struct record *r)
{
	event_put_json(&im->ctx->out, ev, r, im->ctx->words);
	buf_putc(&im->ctx->out, '\n');
	return 0;
}

static int
note_printed(struct import *im, int64_t key)
{
	mem_grow(&im->printed, im->nprinted, &im->cap_printed,
	    sizeof(*im->printed));
	im->printed[im->nprinted++] = key;
	return 0;
}

/* Print it, or remember it where nothing is durable yet. */
int
tell_case(struct import *im, const struct event *ev, const struct record *r,
    struct err *e)
{
	if (im->ctx->dry_run)
		return ev == NULL ? 0 : put_event(im, ev, r);
	if (im->is_sorted) {
		later_case(&im->later, im->line, r->key);
		return 0;
	}
	if (im->ctx->atomic)
		return note_printed(im, r->key);
	if (ev != NULL && ev->kind == EV_RECEIVE) {
		record_put_json(&im->ctx->out, r, &ev->texts,
		    im->ctx->words);
		buf_putc(&im->ctx->out, '\n');
		return 0;
	}
	return ctx_put_record(im->ctx, r, e);
}

static int
put_reject(struct import *im, const struct reject_what *w, struct err *e)
{
	if (reject_add(im->rejects, w, e) < 0)
		return -1;
	return repair_add(&im->repair, &im->dump, w->raw, w->raw_len, e);
}

int
tell_reject(struct import *im, const struct reject_what *w, struct err *e)
{
	if (!im->is_sorted)
		return put_reject(im, w, e);
	later_reject(&im->later, w);
	return 0;
}

static int
put_key(struct import *im, int64_t key, struct err *e)
{
	struct record r;

	if (im->ctx->atomic)
		return note_printed(im, key);
	if (cases_get_key(im->ctx->db, key, &r, e) != 1)
		return err_set(e, ERR_DB, "case %lld is gone",
		    (long long)key);
	if (ctx_put_record(im->ctx, &r, e) < 0)
		return -1;
	return im->ctx->out.len < CTX_OUT_LEN ? 0 : ctx_flush(im->ctx, e);
}

int
tell_run(struct import *im, struct err *e)
{
	struct later *l = &im->later;
	struct reject_what w;
	size_t i;
	int rc = 0;

	later_sort(l);
	for (i = 0; i < l->n && rc == 0; i++) {
		if (l->items[i].key != 0) {
			rc = put_key(im, l->items[i].key, e);
			continue;
		}
		later_what(l, &l->items[i], im->dump.name, &w);
		rc = put_reject(im, &w, e);
	}
	later_forget(l);
	return rc;
}
