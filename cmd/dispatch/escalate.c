#include "escalate.h"

#include <stdlib.h>
#include <string.h>

#include "aged.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "life/decide.h"
#include "life/rungs.h"
#include "reject.h"
#include "render/grid.h"
#include "sheet/cell.h"
#include "store/cases.h"
#include "store/journal.h"
#include "stream.h"

#define BATCH 1000		/* cases in one transaction */

static struct {
	const char *rung, *why;
} asked_rung = { NULL, NULL };

/* An event that was written, and the case it was written to. */
struct raised {
	struct record r;
	int64_t rung, to, since;
};

struct escalate {
	struct ctx *ctx;
	struct decide decide;
	struct grid grid;
	struct reject *reject;		/* whose rungs can't be told */
	int64_t *keys;			/* of cases that have reached one */
	size_t nkeys, cap_keys;
	struct raised *raised;		/* in this transaction */
	size_t n, cap;
	int64_t old, last_old;		/* cases counted in a line; of them */
};

/* --- which ---------------------------------------------------------------- */

/* One that the calendar does not cover keeps no other from being raised. */
static int
set_aside(struct escalate *x, const struct record *r, const struct err *why,
    struct err *e)
{
	struct buf id = BUF_INIT;
	struct reject_what what = { .line = NUM_NONE, .end_line = NUM_NONE,
		.code = "calendar", .reason = why->text };
	int rc;

	record_put_id(&id, r, x->ctx->words);
	what.file = id.data;
	rc = reject_add(x->reject, &what, e);
	buf_release(&id);
	return rc;
}

static int
look_at(struct escalate *x, const struct record *r, struct err *e)
{
	struct err why = ERR_INIT;
	struct wish wish;
	int rc = rungs_next(&wish, r, &x->decide, &why);

	if (rc < 0 && why.code == ERR_DATA)
		return set_aside(x, r, &why, e);
	if (rc < 0)
		*e = why;
	if (rc <= 0)
		return rc;
	mem_grow(&x->keys, x->nkeys, &x->cap_keys, sizeof(*x->keys));
	x->keys[x->nkeys++] = r->key;
	return 0;
}

static int
find_cases(struct escalate *x, int argc, char **argv, struct err *e)
{
	char open[] = "state:open";
	char **terms = mem_array((size_t)argc + 1, sizeof(*terms));
	struct cases_list *list = NULL;
	struct query *q = NULL;
	struct record r;
	int i, rc = -1;

	for (i = 0; i < argc; i++)
		terms[i] = argv[i];
	terms[argc] = open;
	if (ctx_query(x->ctx, &q, argc + 1, terms, e) == 0)
		list = cases_list_new(x->ctx->db, q, e);
	while (list != NULL && (rc = cases_list_next(list, &r, e)) == 1) {
		if (look_at(x, &r, e) < 0) {
			rc = -1;
			break;
		}
	}
	cases_list_free(list);
	query_free(q);
	free(terms);
	return rc;
}

/* --- raise them ----------------------------------------------------------- */

/* As records a dry run prints the events themselves. */
static int
is_event(const struct escalate *x)
{
	return x->ctx->dry_run && x->ctx->format == FORMAT_NDJSON;
}

static void
note(struct escalate *x, const struct event *ev, const struct record *r)
{
	struct raised *n;

	mem_grow(&x->raised, x->n, &x->cap, sizeof(*x->raised));
	n = &x->raised[x->n++];
	n->r = *r;
	n->rung = event_get(ev, EF_RUNG);
	n->to = event_get(ev, EF_RUNG_TO);
	n->since = event_get(ev, EF_SINCE);
	if (is_event(x)) {
		event_put_json(&x->ctx->out, ev, r, x->ctx->words);
		buf_putc(&x->ctx->out, '\n');
	}
}

/* All that it has reached, from below; it may have changed since the list
 * was read. */
static int
raise_case(struct escalate *x, int64_t key, struct err *e)
{
	struct record r;
	struct event ev;
	struct wish wish;
	int rc = cases_get_key(x->ctx->db, key, &r, e);

	while (rc == 1) {
		wish_init(&wish);
		rc = rungs_next(&wish, &r, &x->decide, e);
		if (rc <= 0)
			break;
		if (decide_event(&ev, EV_ESCALATE, &r, &wish, &x->decide,
		    e) < 0 || journal_append_case(x->ctx->db, &ev, &r, e) < 0)
			return -1;
		note(x, &ev, &r);
	}
	return rc;
}

static int
raise_some(struct escalate *x, size_t from, struct err *e)
{
	struct db *db = x->ctx->db;
	size_t i;
	int rc = 0;

	x->n = 0;
	if (db_begin(db, e) < 0)
		return -1;
	for (i = from; rc == 0 && i < x->nkeys && i < from + BATCH; i++)
		rc = raise_case(x, x->keys[i], e);
	if (rc == 0 && x->n > 0)
		rc = ctx_keep_policy(x->ctx, e);
	return db_end(db, rc, e);
}

/* --- tell of it ------------------------------------------------------------- */

static void
add_row(struct escalate *x, const struct raised *n)
{
	const struct words *w = x->ctx->words;
	struct grid *g = &x->grid;
	struct buf id = BUF_INIT;

	grid_row(g);
	record_put_id(&id, &n->r, w);
	grid_textn(g, id.data, id.len);
	grid_word(g, w, n->rung);
	grid_word(g, w, n->to);
	grid_at(g, n->since);
	grid_at(g, n->r.m[M_DUE_SOLVE]);
	grid_code(g, record_state_name(n->r.m[M_STATE]),
	    cell_state(n->r.m[M_STATE]));
	grid_word(g, w, n->r.m[M_LEAD]);
	grid_int(g, n->r.m[M_LEVEL]);
	grid_word(g, w, n->r.m[M_COMMUNITY]);
	buf_release(&id);
}

/* A case that has long been late is told of by its number alone where people
 * read it; its rungs stand together. */
static void
tell(struct escalate *x, const struct raised *n)
{
	if (!aged_are_counted(x->ctx) ||
	    aged_of(x->ctx, n->r.m[M_DUE_SOLVE]) != AGED_OLD) {
		add_row(x, n);
		return;
	}
	x->old += n->r.key != x->last_old;
	x->last_old = n->r.key;
}

static void
init_grid(struct grid *g)
{
	grid_init(g, lang_sheet("Raised"));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "rung", lang_sheet("rung"));
	grid_column(g, "to", lang_sheet("who is told"));
	grid_column(g, "since", lang_sheet("since"));
	grid_column(g, "due_at", lang_sheet("due at"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "lead", lang_sheet("lead"));
	grid_column_right(g, "level", lang_sheet("level"));
	grid_column(g, "community", lang_sheet("community"));
}

/* What was committed is told, even where a later batch fails. */
static int
raise_all(struct escalate *x, struct err *e)
{
	struct err later = ERR_INIT;
	size_t i, k;
	int rc = 0;

	init_grid(&x->grid);
	x->last_old = NUM_NONE;
	for (i = 0; rc == 0 && i < x->nkeys; i += BATCH) {
		rc = raise_some(x, i, e);
		for (k = 0; rc == 0 && k < x->n; k++)
			if (!is_event(x))
				tell(x, &x->raised[k]);
	}
	aged_note(&x->grid, x->ctx, x->old, "js-dispatch", "due");
	if (x->grid.nrows + x->grid.nnotes > 0 &&
	    (ctx_print_grid(x->ctx, &x->grid, &later) < 0 ||
	    (rc < 0 && ctx_flush(x->ctx, &later) < 0)) && rc == 0) {
		*e = later;
		rc = -1;
	}
	grid_release(&x->grid);
	return rc;
}

/* --- by hand ---------------------------------------------------------------- */

struct by_hand {
	struct wish wish;
	struct decide decide;
};

static int
raise_step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct by_hand *h = arg;

	(void)l;
	return decide_event(ev, EV_ESCALATE, present, &h->wish, &h->decide,
	    e) < 0 ? -1 : 1;
}

static int
raise_by_hand(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct by_hand h;

	if (asked_rung.why == NULL || asked_rung.why[0] == '\0')
		return err_set(e, ERR_USAGE, "escalate: --rung needs --why");
	if (argc == 0)
		return err_set(e, ERR_USAGE,
		    "escalate: --rung needs the ids of cases");
	wish_init(&h.wish);
	h.wish.rung = words_adds(c->words, asked_rung.rung);
	h.wish.why = words_adds(c->words, asked_rung.why);
	ctx_decide(c, &h.decide);
	return stream_write_ids(c, argc, argv, raise_step, &h, e);
}

static int
escalate_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct escalate x;
	int rc;

	if (ctx_policy(c, e) < 0)
		return -1;
	if (asked_rung.rung != NULL)
		return raise_by_hand(c, argc, argv, e);
	memset(&x, 0, sizeof(x));
	x.ctx = c;
	/* the order of a case may have printed working time */
	if (ctx_calendar(c, e) < 0 || ctx_db(c, DB_WRITE, e) < 0)
		return -1;
	x.reject = reject_new(c, e);
	if (x.reject == NULL)
		return -1;
	ctx_decide(c, &x.decide);
	ctx_ignore_sigpipe();
	rc = find_cases(&x, argc, argv, e);
	if (rc == 0 && x.nkeys > 0)
		rc = raise_all(&x, e);
	if (rc == 0)
		rc = reject_end(x.reject, (int64_t)x.nkeys, e);
	reject_free(x.reject);
	free(x.keys);
	free(x.raised);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "rung", .type = CLI_TEXT, .target = &asked_rung.rung,
	  .arg = "NAME", .help = "raise these cases to it by hand" },
	{ .name = "why", .type = CLI_TEXT, .target = &asked_rung.why,
	  .arg = "REASON", .help = "by hand: why; kept for good, no names" },
	{ .name = NULL }
};

const struct cli_verb escalate_verb = {
	.name = "escalate",
	.operands = "[QUERY|ID...]",
	.help = "raise what runs late by the policy's ladder (督办)",
	.groups = CLI_WRITES | CLI_PRINTS,
	.options = options,
	.run = escalate_run
};
