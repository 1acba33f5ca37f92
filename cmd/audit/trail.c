#include <stddef.h>

#include "audit.h"
#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/record.h"
#include "life/event.h"
#include "life/life.h"
#include "render/grid.h"
#include "store/cases.h"
#include "store/journal.h"
#include "text/utf8.h"
#include "trailtext.h"

#define WHAT_COLUMNS 70

/*
 * All events of a case, oldest first, as NDJSON or as a table; or one event
 * of the journal by its number. Texts are masked, as everywhere.
 */
static int64_t seq_wanted = NUM_NONE;

const struct cli_option trail_options[] = {
	{ "seq", 0, CLI_INT, &seq_wanted, "N",
	    "this one event of the journal" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

struct trail {
	struct ctx *ctx;
	struct grid *grid;		/* NULL: NDJSON into ctx->out */
	const struct record *r;		/* NULL: an event of the house */
	struct record_texts own;	/* of the case: who called */
	struct buf kept;		/* they lie here */
	int is_whole;			/* all events of it, in order */
	struct record was;		/* then: the case before the event */
	struct event_place { int64_t seq, key; } found;	/* of --seq */
};

static void
put_texts(struct buf *b, const struct event *ev, const struct trail *t)
{
	struct buf masked = BUF_INIT;
	const char *name;
	int i;

	for (i = 0; i < TEXT_COUNT; i++) {
		name = trailtext_name(ev, t->r, (enum record_text)i);
		if (name == NULL)
			continue;
		buf_reset(&masked);
		trailtext_put_text(&masked, ev, t->r, &t->own,
		    (enum record_text)i);
		jsonout_key(b, name);
		jsonout_text(b, masked.data, masked.len);
	}
	buf_release(&masked);
}

/* The event as event_put_json has it, its texts before the last brace. */
static void
put_line(struct buf *b, const struct event *ev, const struct trail *t)
{
	event_put_json(b, ev, t->r, t->ctx->words);
	buf_cut(b, b->len - 1);
	put_texts(b, ev, t);
	buf_puts(b, "}\n");
}

static void
put_columns(struct grid *g)
{
	grid_column_right(g, "seq", lang_sheet("event no."));
	grid_aside(g);
	grid_column(g, "id", lang_sheet("case"));
	grid_aside(g);
	grid_column_right(g, "rev", lang_sheet("revision"));
	grid_column(g, "at", lang_sheet("happened"));
	grid_column(g, "rec", lang_sheet("written down"));
	grid_aside(g);
	grid_column(g, "kind", lang_sheet("kind of event"));
	grid_column(g, "actor", lang_sheet("actor"));
	grid_column(g, "what", lang_sheet("what it says"));
	grid_cuts(g);
}

/* In a table that is to fit a screen a long one is cut. */
static void
put_what(struct trail *t, const struct event *ev)
{
	struct ctx *c = t->ctx;
	struct buf text = BUF_INIT;
	size_t len;

	trailtext_put(&text, ev, t->r, t->was.m[M_REV] == NUM_NONE ? NULL :
	    &t->was, c->words);
	trailtext_put_texts(&text, ev, t->r, &t->own,
	    lang_sheet("; "));
	len = c->format == FORMAT_TABLE && c->fields == NULL ?
	    utf8_fit(text.data, text.len, WHAT_COLUMNS) : text.len;
	if (len < text.len) {
		buf_cut(&text, len);
		buf_puts(&text, "…");
	}
	grid_text(t->grid, text.len > 0 ? text.data : NULL);
	buf_release(&text);
}

static void
put_row(struct trail *t, const struct event *ev)
{
	const struct words *w = t->ctx->words;
	const struct record *r = t->r;
	struct buf id = BUF_INIT;
	struct grid *g = t->grid;

	if (r != NULL)
		record_put_id(&id, r, w);
	grid_row(g);
	grid_int(g, ev->seq);
	grid_text(g, r != NULL ? id.data : NULL);
	grid_int(g, ev->rev);
	grid_at(g, ev->at);
	grid_at(g, ev->rec);
	grid_code(g, event_kind_name(ev->kind),
	    lang_sheet(event_kind_name(ev->kind)));
	grid_text(g, ev->actor == NUM_NONE ? NULL : words_text(w, ev->actor));
	put_what(t, ev);
	buf_release(&id);
}

static int
put_event(void *arg, const struct event *ev)
{
	struct trail *t = arg;
	struct err ignored = ERR_INIT;

	if (t->grid != NULL)
		put_row(t, ev);
	else
		put_line(&t->ctx->out, ev, t);
	/* what the next one changes; one that does not fit is verify's */
	if (t->grid != NULL && t->is_whole)
		life_apply(&t->was, ev, &ignored);
	return 0;
}

/* The case whose events come next; NULL: none. */
static int
take_case(struct trail *t, const struct record *r, struct err *e)
{
	t->r = r;
	t->own = (struct record_texts){ 0 };
	buf_reset(&t->kept);
	return r == NULL ? 0 :
	    cases_texts(t->ctx->db, r, &t->own, &t->kept, e);
}

static int
put_case(struct trail *t, const char *id, struct err *e)
{
	struct record r;
	int rc = ctx_find_case(t->ctx, id, &r, e);

	if (rc <= 0)
		return rc;
	if (take_case(t, &r, e) < 0)
		return -1;
	t->is_whole = 1;
	record_init(&t->was);
	rc = journal_read(t->ctx->db, r.key, 0, NUM_NONE, put_event, t, e) <
	    0 ? -1 : 0;
	t->r = NULL;
	if (rc == 0 && t->grid == NULL && t->ctx->out.len >= CTX_OUT_LEN)
		return ctx_flush(t->ctx, e);
	return rc;
}

static int
note_place(void *arg, const struct event *ev)
{
	struct trail *t = arg;

	t->found.seq = ev->seq;
	t->found.key = ev->key;
	return 0;
}

static int
put_seq(struct trail *t, int64_t seq, struct err *e)
{
	struct db *db = t->ctx->db;
	struct record r;
	int rc = 0;

	t->found.seq = 0;
	if (seq > 0 && journal_read(db, 0, seq - 1, 1, note_place, t, e) < 0)
		return -1;
	if (t->found.seq != seq || seq < 1) {
		ctx_warn(t->ctx, "no event %lld", (long long)seq);
		ctx_finding(t->ctx);
		return 0;
	}
	if (t->found.key != NUM_NONE)
		rc = cases_get_key(db, t->found.key, &r, e);
	if (rc < 0)
		return -1;
	if (take_case(t, rc == 1 ? &r : NULL, e) < 0)
		return -1;
	rc = journal_read(db, 0, seq - 1, 1, put_event, t, e) < 0 ? -1 : 0;
	t->r = NULL;
	return rc;
}

int
trail_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct trail t = { .ctx = c, .kept = BUF_INIT };
	struct grid g;
	int i, rc = 0;

	if (argc == 0 && seq_wanted == NUM_NONE)
		return err_set(e, ERR_USAGE, "trail: which case?");
	if (ctx_db(c, DB_READ, e) < 0)
		return -1;
	grid_init(&g, "");
	put_columns(&g);
	record_init(&t.was);
	if (c->format != FORMAT_NDJSON || c->fields != NULL)
		t.grid = &g;
	if (seq_wanted != NUM_NONE)
		rc = put_seq(&t, seq_wanted, e);
	for (i = 0; rc == 0 && i < argc; i++)
		rc = put_case(&t, argv[i], e);
	if (rc == 0 && t.grid != NULL)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	buf_release(&t.kept);
	return rc;
}
