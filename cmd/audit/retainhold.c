#include "retainhold.h"

#include "base/lang.h"
#include "base/num.h"
#include "life/decide.h"
#include "render/grid.h"
#include "store/cases.h"
#include "stream.h"

struct run {
	enum event_kind kind;
	struct wish wish;
	struct decide decide;
};

static int
step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct run *r = arg;

	(void)l;
	return decide_event(ev, r->kind, present, &r->wish, &r->decide,
	    e) < 0 ? -1 : 1;
}

int
retainhold_write(struct ctx *c, enum event_kind kind, const char *reason,
    int argc, char **argv, struct err *e)
{
	struct run r = { .kind = kind };

	if (ctx_policy(c, e) < 0)
		return -1;
	wish_init(&r.wish);
	r.wish.why = words_adds(c->words, reason);
	ctx_decide(c, &r.decide);
	return argc > 0 ? stream_write_ids(c, argc, argv, step, &r, e) :
	    stream_write(c, argc, argv, step, &r, e);
}

/* --- the list ------------------------------------------------------------ */

struct list {
	struct grid g;
	struct ctx *ctx;
};

static int
put_case(void *arg, const struct record *r)
{
	struct list *l = arg;
	struct buf id = BUF_INIT;

	if (r->m[M_HOLD_WHY] == NUM_NONE)
		return 0;
	record_put_id(&id, r, l->ctx->words);
	grid_row(&l->g);
	grid_text(&l->g, id.data);
	grid_at(&l->g, r->m[M_HOLD_AT]);
	grid_word(&l->g, l->ctx->words, r->m[M_HOLD_WHY]);
	buf_release(&id);
	return 0;
}

int
retainhold_list(struct ctx *c, struct err *e)
{
	struct list l = { .ctx = c };
	int rc;

	if (ctx_db(c, DB_READ, e) < 0)
		return -1;
	grid_init(&l.g, lang_sheet("On hold"));
	grid_column(&l.g, "id", lang_sheet("case"));
	grid_column(&l.g, "at", lang_sheet("since"));
	grid_column(&l.g, "why", lang_sheet("why"));
	rc = cases_each(c->db, NUM_NONE, NUM_NONE, put_case, &l, e);
	if (rc == 0)
		rc = ctx_print_grid(c, &l.g, e);
	grid_release(&l.g);
	return rc;
}
