#include "report.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/recordmask.h"
#include "history.h"
#include "output.h"
#include "render/gridpick.h"
#include "render/page.h"
#include "reveal.h"
#include "sheet/cell.h"
#include "sheet/publicview.h"
#include "store/cases.h"
#include "store/journal.h"

static int is_public;

const struct cli_option show_options[] = {
	{ "public", 0, CLI_FLAG, &is_public, NULL,
	    "what the one who complained may see" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who looks, with --reveal" },
	{ .name = NULL }
};

/* A case and where its events go while they are read. */
struct shown {
	struct ctx *ctx;
	struct record record;
	struct record_texts texts;
	struct buf kept;	/* they lie here */
	struct buf json;	/* of the events */
	struct history history;
	struct grid events;
};

/* --- as records --------------------------------------------------------- */

static int
put_event_json(void *arg, const struct event *ev)
{
	struct shown *s = arg;
	struct event copy = *ev;

	copy.texts.reveal = s->ctx->reveals;
	if (s->ctx->format == FORMAT_JSON && s->json.len > 0)
		buf_putc(&s->json, ',');
	history_put_json(&s->history, &s->json, &copy);
	if (s->ctx->format == FORMAT_NDJSON)
		buf_putc(&s->json, '\n');
	return 0;
}

static int
print_json(struct shown *s, struct err *e)
{
	struct buf *out = &s->ctx->out;
	int is_one = s->ctx->format == FORMAT_JSON;

	if (journal_read(s->ctx->db, s->record.key, 0, NUM_NONE,
	    put_event_json, s, e) < 0)
		return -1;
	if (is_one)
		buf_puts(out, "{\"case\":");
	if (ctx_put_record(s->ctx, &s->record, e) < 0)
		return -1;
	if (is_one)
		buf_puts(out, ",\"events\":[\n");
	buf_put(out, s->json.data, s->json.len);
	if (is_one)
		buf_puts(out, "]}\n");
	return ctx_flush(s->ctx, e);
}

/* --- as a page ---------------------------------------------------------- */

static int
put_event_row(void *arg, const struct event *ev)
{
	struct shown *s = arg;
	struct event copy = *ev;

	copy.texts.reveal = s->ctx->reveals;
	history_row(&s->history, &s->events, &copy);
	return 0;
}

static void
end_fact(struct page *p, const char *label, struct buf *b)
{
	page_fact(p, label, b->data);
	buf_reset(b);
}

static void
put_facts(struct page *p, const struct shown *s)
{
	const struct record *r = &s->record;
	const struct words *w = s->ctx->words;
	struct buf b = BUF_INIT;

	cell_put_state(&b, r, w);
	end_fact(p, lang_sheet("state"), &b);
	cell_put_minute(&b, r->m[M_RECEIVED_AT]);
	end_fact(p, lang_sheet("called"), &b);
	cell_put_begin(&b, r, s->ctx->now_at);
	end_fact(p, lang_sheet("dispatched"), &b);
	cell_put_level(&b, r, s->ctx->policy, w);
	end_fact(p, lang_sheet("level, limit"), &b);
	cell_put_due(&b, r, s->ctx->now_at);
	end_fact(p, lang_sheet("due"), &b);
	page_fact(p, lang_sheet("light"),
	    cell_light(r, s->ctx->policy, s->ctx->now_at));
	page_fact(p, lang_sheet("category"), r->m[M_CATEGORY] == NUM_NONE ?
	    NULL : words_text(w, r->m[M_CATEGORY]));
	cell_put_place(&b, r, &s->texts, w);
	end_fact(p, lang_sheet("place"), &b);
	cell_put_units(&b, r, w);
	end_fact(p, lang_sheet("lead, helpers"), &b);
	cell_put_contact(&b, r, s->ctx->now_at);
	end_fact(p, lang_sheet("first contact"), &b);
	cell_put_answers(&b, r, w);
	end_fact(p, lang_sheet("revisits"), &b);
	buf_release(&b);
}

/* A text of the case: all of it. */
static void
put_text(struct buf *b, const struct shown *s, enum record_text which)
{
	const struct record_texts *t = &s->texts;

	if (t->reveal)
		buf_put(b, t->s[which], t->len[which]);
	else
		recordmask_put(b, &s->record, t, which, t->len[which]);
}

static void
put_paragraphs(struct page *p, const struct shown *s)
{
	static const enum record_text which[] =
	    { TEXT_TITLE, TEXT_BODY, TEXT_RESULT, TEXT_REPLY };
	const struct record_texts *t = &s->texts;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(which) / sizeof(which[0]); i++) {
		if (t->s[which[i]] == NULL)
			continue;
		buf_reset(&b);
		put_text(&b, s, which[i]);
		page_paragraph(p, b.data);
	}
	if (t->s[TEXT_TITLE] == NULL && t->s[TEXT_BODY] == NULL &&
	    record_has_flag(&s->record, FLAG_ERASED))
		page_paragraph(p, lang_sheet("(erased)"));
	if (t->reveal && t->s[TEXT_NAME] != NULL) {
		buf_reset(&b);
		buf_put(&b, t->s[TEXT_NAME], t->len[TEXT_NAME]);
		end_fact(p, lang_sheet("person"), &b);
	}
	if (t->reveal && t->s[TEXT_PHONE] != NULL) {
		buf_put(&b, t->s[TEXT_PHONE], t->len[TEXT_PHONE]);
		end_fact(p, lang_sheet("phone"), &b);
	}
	buf_release(&b);
}

/* A table of text leaves aside what would not fit a screen. */
static void
put_journal(struct page *p, struct shown *s)
{
	struct grid narrow;

	if (s->ctx->format != FORMAT_TABLE) {
		page_block(p, lang_sheet("Journal"), &s->events);
		return;
	}
	grid_init(&narrow, "");
	gridpick_narrow(&narrow, &s->events, 0);
	page_block(p, lang_sheet("Journal"), &narrow);
}

static struct page *
make_page(struct shown *s)
{
	struct buf id = BUF_INIT;
	struct page *p;

	record_put_id(&id, &s->record, s->ctx->words);
	p = page_new(id.data, "");
	put_facts(p, s);
	put_paragraphs(p, s);
	put_journal(p, s);
	buf_release(&id);
	return p;
}

static int
print_page(struct shown *s, struct err *e)
{
	struct page *p;
	int rc;

	history_columns(&s->events);
	if (journal_read(s->ctx->db, s->record.key, 0, NUM_NONE,
	    put_event_row, s, e) < 0)
		return -1;
	p = make_page(s);
	rc = ctx_print_page(s->ctx, p, e);
	page_free(p);
	return rc;
}

/* --- for the public ----------------------------------------------------- */

static int
print_public(struct ctx *c, const struct record *r, struct err *e)
{
	struct buf kept = BUF_INIT;
	struct record_texts texts;
	struct grid g;
	int rc = 0;

	if (!publicview_is_allowed(r)) {
		ctx_warn(c, "this case is shown to nobody this way");
		ctx_finding(c);
		return 0;
	}
	grid_init(&g, "");
	publicview_columns(&g);
	rc = cases_texts(c->db, r, &texts, &kept, e);
	if (rc == 0) {
		publicview_row(&g, r, &texts, c->words);
		rc = ctx_print_grid(c, &g, e);
	}
	grid_release(&g);
	buf_release(&kept);
	return rc;
}

/* --- the run ------------------------------------------------------------ */

static int
print_case(struct ctx *c, const struct record *r, struct err *e)
{
	struct shown s = { .ctx = c, .record = *r, .kept = BUF_INIT,
		.json = BUF_INIT };
	int rc;

	if (cases_texts(c->db, r, &s.texts, &s.kept, e) < 0)
		return -1;
	s.texts.reveal = c->reveals;
	history_init(&s.history, &s.record, &s.texts, c->words);
	grid_init(&s.events, "");
	if (c->format == FORMAT_NDJSON || c->format == FORMAT_JSON)
		rc = print_json(&s, e);
	else
		rc = print_page(&s, e);
	grid_release(&s.events);
	buf_release(&s.json);
	buf_release(&s.kept);
	return rc;
}

/* An id that is none, or of no case, is a finding; the others are shown. */
static int
show_id(struct ctx *c, const char *id, struct err *e)
{
	struct err why = ERR_INIT;
	struct record r;
	int rc;

	record_init(&r);
	if (record_parse_id(&r, id, strlen(id), c->words, &why) < 0) {
		ctx_warn(c, "'%s' is %s; js-report list no:NUMBER finds an "
		    "order number", id, why.text);
		ctx_finding(c);
		return 0;
	}
	rc = cases_get(c->db, &r, e);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		ctx_warn(c, "no such case '%s'", id);
		ctx_finding(c);
		return 0;
	}
	if (is_public)
		return print_public(c, &r, e);
	if (reveal_page(c, &r, 1, e) < 0)
		return -1;
	return print_case(c, &r, e);
}

int
show_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	int i;

	if (argc == 0)
		return err_set(e, ERR_USAGE, "show: no id given");
	if (c->fields != NULL)
		return err_set(e, ERR_USAGE, "option '--fields': a case is "
		    "shown whole");
	if (is_public && c->reveal != NULL)
		return err_set(e, ERR_USAGE, "option '--public': it reveals "
		    "nothing");
	output_name(c, argc == 1 ? "case" : "cases");
	if (ctx_policy(c, e) < 0 || reveal_open(c, e) < 0)
		return -1;
	for (i = 0; i < argc; i++) {
		if (show_id(c, argv[i], e) < 0)
			return -1;
	}
	return 0;
}
