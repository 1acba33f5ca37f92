#include "history.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/jx.h"
#include "data/recordmask.h"
#include "sheet/cell.h"

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
	grid_column_right(g, "rev", lang_sheet("revision"));
	grid_column(g, "at", lang_sheet("happened"));
	grid_column(g, "rec", lang_sheet("written down"));
	grid_column(g, "kind", lang_sheet("kind"));
	grid_column(g, "actor", lang_sheet("by whom"));
	grid_column(g, "facts", lang_sheet("what"));
	grid_column(g, "texts", lang_sheet("texts"));
}

/* Members that have columns of their own, and those of the machine. */
static int
has_column(const char *key)
{
	static const char *const keys[] = { "seq", "kind", "at", "rec",
		"actor", "id", "rev", "no", "batch", "content" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(key, keys[i]) == 0)
			return 1;
	}
	return 0;
}

static void
put_value(struct buf *b, const struct jx *value)
{
	struct buf json = BUF_INIT;
	size_t i, len;
	const char *text = jx_text(value, &len);

	if (text != NULL) {
		buf_put(b, text, len);
	} else if (jx_type(value) == JX_ARRAY) {
		for (i = 0; i < jx_count(value); i++) {
			buf_puts(b, i > 0 ? "/" : "");
			put_value(b, jx_at(value, i));
		}
	} else {
		jx_put(&json, value);
		buf_put(b, json.data, json.len);
		buf_release(&json);
	}
}

/* The event's fields by way of its JSON, which knows all their types. */
static void
put_facts(struct buf *b, const struct event *ev, const struct words *w)
{
	struct buf json = BUF_INIT;
	struct err ignored = ERR_INIT;
	const struct jx *value;
	const char *key;
	struct jx *j;
	size_t i;

	event_put_json(&json, ev, NULL, w);
	j = jx_parse(json.data, json.len, &ignored);
	for (i = 0; i < jx_count(j); i++) {
		value = jx_member(j, i, &key);
		if (has_column(key))
			continue;
		buf_printf(b, "%s%s=", b->len > 0 ? "; " : "", key);
		put_value(b, value);
	}
	jx_free(j);
	buf_release(&json);
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

static void
end_cell(struct grid *g, struct buf *b)
{
	grid_textn(g, b->data, b->len);
	buf_reset(b);
}

void
history_row(struct grid *g, const struct event *ev, const struct record *r,
    const struct words *w)
{
	struct buf b = BUF_INIT;

	grid_row(g);
	grid_int(g, ev->seq);
	grid_int(g, ev->rev);
	cell_put_minute(&b, ev->at);
	end_cell(g, &b);
	cell_put_minute(&b, ev->rec);
	end_cell(g, &b);
	grid_text(g, lang_sheet(event_kind_name(ev->kind)));
	grid_text(g, ev->actor == NUM_NONE ? NULL : words_text(w, ev->actor));
	put_facts(&b, ev, w);
	end_cell(g, &b);
	put_all_texts(&b, r, &ev->texts);
	end_cell(g, &b);
	buf_release(&b);
}
