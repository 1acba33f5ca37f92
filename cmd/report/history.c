#include "history.h"

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "life/life.h"
#include "sheet/cell.h"
#include "trailtext.h"

#define WHAT_COLUMNS 70		/* what is left of a screen of 120 */

static void
put_texts(struct buf *b, const struct event *ev, const struct history *h)
{
	struct buf text = BUF_INIT;
	const char *name;
	int i;

	jsonout_key(b, "texts");
	jsonout_open(b, '{');
	for (i = 0; i < TEXT_COUNT; i++) {
		name = trailtext_name(ev, h->record, (enum record_text)i);
		if (name == NULL)
			continue;
		buf_reset(&text);
		trailtext_put_text(&text, ev, h->record, h->texts,
		    (enum record_text)i);
		jsonout_key(b, name);
		jsonout_text(b, text.data, text.len);
	}
	jsonout_close(b, '}');
	buf_release(&text);
}

void
history_put_json(const struct history *h, struct buf *b,
    const struct event *ev)
{
	event_put_json(b, ev, h->record, h->words);
	if (!ev->has_private)
		return;
	buf_cut(b, b->len - 1);		/* its last brace */
	put_texts(b, ev, h);
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

void
history_init(struct history *h, const struct record *r,
    const struct record_texts *t, const struct words *w)
{
	h->record = r;
	h->texts = t;
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
	trailtext_put(&b, ev, h->record, &h->was, h->words);
	trailtext_put_texts(&b, ev, h->record, h->texts, "\n");
	cell_end(g, &b);
	buf_release(&b);
	/* what does not fit is verify's matter */
	life_apply(&h->was, ev, &ignored);
}
