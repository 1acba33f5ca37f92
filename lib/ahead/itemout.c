#include "ahead/itemout.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/record.h"
#include "data/recordvalue.h"
#include "time/date.h"

/* For readers. */
static const char *
kind_name(enum ahead_kind k)
{
	switch (k) {
	case AHEAD_SEASON:
		return lang_sheet("seasonal");
	case AHEAD_CHRONIC:
		return lang_sheet("comes back");
	case AHEAD_SPREAD:
		return lang_sheet("built alike");
	case AHEAD_CONCENTRATED:
	case AHEAD_KINDS:
		break;
	}
	return lang_sheet("concentrated");
}

static void
put_place(struct buf *b, const struct ahead_item *i, const struct ahead *a)
{
	if (i->community == NUM_NONE)
		buf_puts(b, lang_sheet("the whole office"));
	else if (i->site == NUM_NONE)
		buf_puts(b, words_text(a->words, i->community));
	else
		buf_printf(b, "%s %s", words_text(a->words, i->community),
		    words_text(a->words, i->site));
}

/* "季节性：供暖，农光里社区" */
static void
put_title(struct buf *b, const struct ahead_item *i,
    const struct ahead *a)
{
	buf_printf(b, "%s: ", kind_name(i->kind));
	if (i->season != NUM_NONE)
		buf_printf(b, "%s, ", words_text(a->words, i->season));
	buf_printf(b, "%s, ", words_text(a->words, i->category));
	put_place(b, i, a);
}

static void
put_window(struct buf *b, const struct ahead_item *i)
{
	date_put_day(b, i->from_day);
	buf_puts(b, "..");
	date_put_day(b, i->to_day);
}

/* --- as a record --------------------------------------------------------- */

static void
put_word(struct buf *b, const char *key, int64_t word, const struct words *w)
{
	jsonout_key(b, key);
	jsonout_texts(b, word == NUM_NONE ? NULL : words_text(w, word));
}

static void
put_buf(struct buf *b, const char *key, const struct buf *text)
{
	jsonout_key(b, key);
	jsonout_text(b, text->data, text->len);
}

static void
put_texts(struct buf *b, const struct ahead_item *i, const struct ahead *a)
{
	struct buf text = BUF_INIT;

	put_title(&text, i, a);
	put_buf(b, "title", &text);
	buf_reset(&text);
	buf_puts(&text, i->action);
	buf_printf(&text, " (%s)", i->why.data);
	put_buf(b, "text", &text);
	buf_release(&text);
}

static void
put_raw_decimal(struct buf *b, const char *key, double figure)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, "%.1f", figure);
	jsonout_key(b, key);
	jsonout_raw(b, text.data, text.len);
	buf_release(&text);
}

static void
put_day(struct buf *b, const char *key, int64_t day)
{
	struct buf text = BUF_INIT;

	date_put_day(&text, day);
	put_buf(b, key, &text);
	buf_release(&text);
}

static void
put_ahead(struct buf *b, const struct ahead_item *i, const struct ahead *a,
    const char *ids)
{
	struct buf text = BUF_INIT;

	jsonout_key(b, "ahead");
	jsonout_open(b, '{');
	jsonout_key(b, "kind");
	jsonout_texts(b, item_kind_name(i->kind));
	jsonout_key(b, "from");
	jsonout_time(b, date_day_start(i->from_day));
	jsonout_key(b, "to");
	jsonout_time(b, date_day_start(i->to_day + 1));
	put_window(&text, i);
	put_buf(b, "window", &text);
	put_word(b, "season", i->season, a->words);
	put_raw_decimal(b, "expected", i->mean);
	jsonout_key(b, "lo80");
	jsonout_int(b, i->lo);
	jsonout_key(b, "hi80");
	jsonout_int(b, i->hi);
	put_buf(b, "why", &i->why);
	jsonout_key(b, "cases");
	buf_printf(b, "[%s]", ids);
	jsonout_key(b, "action");
	jsonout_texts(b, i->action);
	put_word(b, "unit", i->unit, a->words);
	put_day(b, "listed", a->today);
	put_day(b, "before", i->before_day);
	jsonout_key(b, "short_history");
	jsonout_bool(b, i->is_short);
	jsonout_close(b, '}');
	buf_release(&text);
}

void
itemout_put_json(struct buf *b, const struct ahead_item *i,
    const struct ahead *a, const char *ids)
{
	jsonout_open(b, '{');
	jsonout_key(b, "v");
	jsonout_int(b, RECORD_VERSION);
	jsonout_key(b, "id");
	buf_printf(b, "\"" AHEAD_SOURCE "-%s\"", i->no);
	jsonout_key(b, "src");
	jsonout_texts(b, AHEAD_SOURCE);
	jsonout_key(b, "no");
	jsonout_texts(b, i->no);
	jsonout_key(b, "role");
	jsonout_texts(b, record_role_name(ROLE_LEAD));
	jsonout_key(b, "nature");
	jsonout_texts(b, AHEAD_NATURE);
	jsonout_key(b, "category");
	recordvalue_put(b, RECORD_PATH, i->category, a->words);
	put_texts(b, i, a);
	jsonout_key(b, "place");
	jsonout_open(b, '{');
	if (i->community != NUM_NONE)
		put_word(b, "community", i->community, a->words);
	if (i->site != NUM_NONE)
		put_word(b, "site", i->site, a->words);
	jsonout_close(b, '}');
	jsonout_key(b, "due");
	jsonout_open(b, '{');
	jsonout_key(b, "solve");
	jsonout_time(b, date_day_start(i->before_day + 1));
	jsonout_close(b, '}');
	put_ahead(b, i, a, ids);
	jsonout_key(b, "flags");
	buf_puts(b, "[\"own\",\"task\"]");
	jsonout_close(b, '}');
}

/* --- as a row ------------------------------------------------------------ */

void
itemout_columns(struct grid *g)
{
	grid_column_right(g, "rank", lang_sheet("no."));
	grid_column(g, "id", lang_sheet("task"));
	grid_column(g, "kind", lang_sheet("kind"));
	grid_column(g, "category", lang_sheet("category"));
	grid_cuts(g);
	grid_column(g, "place", lang_sheet("place"));
	grid_cuts(g);
	grid_column(g, "window", lang_sheet("window"));
	grid_column_decimal(g, "expected", lang_sheet("expected"));
	grid_column_right(g, "lo80", lang_sheet("four in five from"));
	grid_column_right(g, "hi80", lang_sheet("four in five to"));
	grid_column(g, "why", lang_sheet("why"));
	grid_cuts(g);
	grid_column(g, "action", lang_sheet("action"));
	grid_cuts(g);
	grid_column(g, "unit", lang_sheet("unit"));
	grid_column(g, "before", lang_sheet("do before"));
}

static void
cell(struct grid *g, struct buf *b)
{
	grid_textn(g, b->data, b->len);
	buf_reset(b);
}

void
itemout_row(struct grid *g, const struct ahead_item *i, const struct ahead *a)
{
	struct buf b = BUF_INIT;

	grid_row(g);
	grid_int(g, (int64_t)g->nrows);
	buf_printf(&b, AHEAD_SOURCE "-%s", i->no);
	cell(g, &b);
	grid_text(g, kind_name(i->kind));
	grid_text(g, words_text(a->words, i->category));
	put_place(&b, i, a);
	cell(g, &b);
	put_window(&b, i);
	cell(g, &b);
	buf_printf(&b, "%.1f", i->mean);
	cell(g, &b);
	grid_int(g, i->lo);
	grid_int(g, i->hi);
	grid_textn(g, i->why.data, i->why.len);
	grid_text(g, i->action);
	grid_text(g, i->unit == NUM_NONE ? NULL :
	    words_text(a->words, i->unit));
	date_put_day(&b, i->before_day);
	cell(g, &b);
	buf_release(&b);
}
