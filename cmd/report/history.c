#include "history.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/recordmask.h"
#include "life/life.h"
#include "sheet/cell.h"
#include "trailtext.h"

#define WHAT_COLUMNS 70		/* what is left of a screen of 120 */

/* What an event's texts are called; names and phones only when revealed. */
static const char *const names[TEXT_COUNT] = {
	[TEXT_TITLE] = "title", [TEXT_BODY] = "text",
	[TEXT_POINT] = "point", [TEXT_NAME] = "name",
	[TEXT_PHONE] = "phone", [TEXT_RESULT] = "result",
	[TEXT_REPLY] = "reply", [TEXT_NEXT] = "next", [TEXT_NOTE] = "note",
	[TEXT_MEASURE] = "measure"
};

void
history_put_text(struct buf *b, const struct record *r,
    const struct record_texts *t, enum record_text which)
{
	if (t->reveal)
		buf_put(b, t->s[which], t->len[which]);
	else
		recordmask_put(b, r, t, which, t->len[which]);
}

static int
is_shown(const struct record *r, const struct record_texts *t, int which)
{
	if (t->s[which] == NULL || names[which] == NULL)
		return 0;
	return t->reveal || !recordmask_hides(r, (enum record_text)which);
}

static void
put_texts(struct buf *b, const struct record *r,
    const struct record_texts *t)
{
	struct buf text = BUF_INIT;
	int i;

	jsonout_key(b, "texts");
	jsonout_open(b, '{');
	for (i = 0; i < TEXT_COUNT; i++) {
		if (!is_shown(r, t, i))
			continue;
		buf_reset(&text);
		history_put_text(&text, r, t, (enum record_text)i);
		jsonout_key(b, names[i]);
		jsonout_text(b, text.data, text.len);
	}
	jsonout_close(b, '}');
	buf_release(&text);
}

void
history_put_json(struct buf *b, const struct event *ev,
    const struct record *r, const struct words *w)
{
	event_put_json(b, ev, r, w);
	if (!ev->has_private)
		return;
	buf_cut(b, b->len - 1);		/* its last brace */
	put_texts(b, r, &ev->texts);
	jsonout_close(b, '}');
}

/* --- as a table --------------------------------------------------------- */

void
history_columns(struct grid *g)
{
	grid_column_right(g, "seq", lang_sheet("event"));
	grid_aside(g);
	grid_column_right(g, "rev", lang_sheet("revision"));
	grid_column(g, "at", lang_sheet("happened"));
	grid_column(g, "rec", lang_sheet("written down"));
	grid_aside(g);
	grid_column(g, "kind", lang_sheet("kind"));
	grid_column(g, "actor", lang_sheet("by whom"));
	grid_column(g, "what", lang_sheet("what it says"));
	grid_fold(g, WHAT_COLUMNS);
}

static void
put_all_texts(struct buf *b, const struct record *r,
    const struct record_texts *t)
{
	int i;

	for (i = 0; i < TEXT_COUNT; i++) {
		if (!is_shown(r, t, i))
			continue;
		buf_printf(b, "%s%s: ", b->len > 0 ? "\n" : "", names[i]);
		history_put_text(b, r, t, (enum record_text)i);
	}
}

/* The event's fields by way of its JSON, which knows all their types. */
static void
put_what(struct buf *b, const struct event *ev, const struct history *h)
{
	struct buf json = BUF_INIT;

	event_put_json(&json, ev, NULL, h->words);
	trailtext_put(b, json.data, json.len, &h->was, h->words);
	put_all_texts(b, h->record, &ev->texts);
	buf_release(&json);
}

void
history_init(struct history *h, const struct record *r,
    const struct words *w)
{
	h->record = r;
	h->words = w;
	record_init(&h->was);
}

void
history_row(struct history *h, struct grid *g, const struct event *ev)
{
	struct err ignored = ERR_INIT;
	struct buf b = BUF_INIT;

	grid_row(g);
	grid_int(g, ev->seq);
	grid_int(g, ev->rev);
	cell_put_minute(&b, ev->at);
	cell_end(g, &b);
	cell_put_minute(&b, ev->rec);
	cell_end(g, &b);
	grid_text(g, lang_sheet(event_kind_name(ev->kind)));
	grid_word(g, h->words, ev->actor);
	put_what(&b, ev, h);
	cell_end(g, &b);
	buf_release(&b);
	/* what does not fit is verify's matter */
	life_apply(&h->was, ev, &ignored);
}
