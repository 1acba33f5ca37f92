#include "trailtext.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jx.h"
#include "data/recordmask.h"
#include "data/recordvalue.h"
#include "life/codelabel.h"
#include "life/fieldlabel.h"
#include "life/whylabel.h"
#include "sheet/cell.h"
#include "text/mask.h"

#define TIME_LEN 25	/* of "2026-11-22T10:03:00+08:00" */

/* What JSON calls the texts; the rest of a row stays with its import. */
static const char *const names[TEXT_COUNT] = {
	[TEXT_TITLE] = "title", [TEXT_BODY] = "text",
	[TEXT_POINT] = "point", [TEXT_NAME] = "name",
	[TEXT_PHONE] = "phone", [TEXT_RESULT] = "result",
	[TEXT_REPLY] = "reply", [TEXT_NEXT] = "next", [TEXT_NOTE] = "note",
	[TEXT_MEASURE] = "measure"
};

/* The fact that a correction names. */
static const char *
label_of(int field, const char *s, size_t len)
{
	int member = field == EF_MEMBER ? record_member_find(s, len) : -1;

	return member >= 0 ? fieldlabel(member) : codelabel(field, s, len);
}

static void
put_text(struct buf *b, int field, const char *s, size_t len)
{
	const char *label = label_of(field, s, len);
	size_t at = b->len;

	if (label != NULL) {
		buf_puts(b, label);
		return;
	}
	if (field == EF_REASON) {
		whylabel_put(b, s);
		return;
	}
	buf_put(b, s, len);
	if (len == TIME_LEN && s[10] == 'T' &&
	    memcmp(s + 19, "+08:00", 6) == 0) {
		buf_cut(b, at + 16);
		b->data[at + 10] = ' ';
	}
}

/* Findings that a signature accepted, by code: "D01 never called (2): accepted
 * (known)". */
static void
put_findings(struct buf *b, const struct jx *j)
{
	const struct jx *of;
	const char *code, *s;
	size_t i, len;

	for (i = 0; i < jx_count(j); i++) {
		of = jx_member(j, i, &code);
		s = jx_text(jx_get(of, "text"), &len);
		buf_printf(b, "%s%s %s (%lld)", i > 0 ? lang_sheet(", ") : "",
		    code, s != NULL ? lang_sheet(s) : "",
		    (long long)jx_int(jx_get(of, "count")));
		s = jx_text(jx_get(of, "disposition"), &len);
		if (s != NULL)
			buf_printf(b, "%s%s", lang_sheet(": "), lang_sheet(s));
		s = jx_text(jx_get(of, "reason"), &len);
		if (s != NULL)
			buf_printf(b, " (%s)", s);
	}
}

static void
put_value(struct buf *b, const struct jx *j, int field)
{
	int type = event_field_type(field);
	size_t i, len;
	const char *s = jx_text(j, &len);

	if (s != NULL && type == RECORD_BY) {
		buf_puts(b, lang_sheet(s));
	} else if (s != NULL && type == RECORD_STATE) {
		buf_puts(b, cell_state(record_state_find(s, len)));
	} else if (s != NULL) {
		put_text(b, field, s, len);
	} else if (jx_type(j) == JX_NULL) {
		buf_puts(b, "—");
	} else if (jx_bool(j) >= 0) {
		buf_puts(b, jx_bool(j) ? lang_sheet("yes") :
		    lang_sheet("no"));
	} else if (jx_type(j) == JX_ARRAY) {
		if (jx_count(j) == 0)
			buf_puts(b, "—");
		for (i = 0; i < jx_count(j); i++) {
			if (i > 0)
				buf_puts(b, type == RECORD_PATH ? "/" : ", ");
			put_value(b, jx_at(j, i), field);
		}
	} else if (jx_type(j) == JX_OBJECT && field == EF_ACCEPTED) {
		put_findings(b, j);
	} else {
		jx_put(b, j);
	}
}

/* "OLD -> " where the case had something else. */
static void
put_old(struct buf *b, int member, const struct record *was,
    const char *now, const struct words *w)
{
	struct buf json = BUF_INIT, text = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct jx *j;

	if (was == NULL || member >= M_COUNT || was->m[member] == NUM_NONE)
		return;
	/* JSON begins with a bracket */
	buf_putc(&json, '[');
	recordvalue_put(&json, record_info[member].type, was->m[member], w);
	buf_putc(&json, ']');
	j = jx_parse(json.data, json.len, &ignored);
	if (j != NULL) {
		put_value(&text, jx_at(j, 0), member);
		if (strcmp(text.data, now) != 0)
			buf_printf(b, "%s -> ", text.data);
	}
	jx_free(j);
	buf_release(&text);
	buf_release(&json);
}

static void
put_field(struct buf *b, const struct event *ev, const struct event_value *v,
    const struct record *was, const struct words *w)
{
	struct buf json = BUF_INIT, text = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct jx *j;

	buf_putc(&json, '[');
	event_put_value(&json, ev, v, w);
	buf_putc(&json, ']');
	j = jx_parse(json.data, json.len, &ignored);
	if (j != NULL)
		put_value(&text, jx_at(j, 0), v->field);
	put_old(b, v->field, was, text.data, w);
	buf_put(b, text.data, text.len);
	jx_free(j);
	buf_release(&text);
	buf_release(&json);
}

void
trailtext_put(struct buf *b, const struct event *ev, const struct record *r,
    const struct record *was, const struct words *w)
{
	const struct event_value *v;
	size_t i, begin = b->len;

	for (i = 0; i < ev->n; i++) {
		v = &ev->values[i];
		if (fieldlabel(v->field) == NULL ||
		    event_hides(ev, v->field, r))
			continue;
		buf_printf(b, "%s%s%s", b->len > begin ? lang_sheet("; ") :
		    "", fieldlabel(v->field), lang_sheet(": "));
		put_field(b, ev, v, was, w);
	}
}

const char *
trailtext_name(const struct event *ev, const struct record *r,
    enum record_text which)
{
	int is_hidden = r != NULL ? recordmask_hides(r, which) :
	    which == TEXT_NAME || which == TEXT_PHONE || which == TEXT_POINT;

	if (ev->texts.s[which] == NULL || (is_hidden && !ev->texts.reveal))
		return NULL;
	return names[which];
}

/* An event of the house has no case that could be secret. */
void
trailtext_put_text(struct buf *b, const struct event *ev,
    const struct record *r, const struct record_texts *own,
    enum record_text which)
{
	static const enum record_text who[] =
	    { TEXT_POINT, TEXT_NAME, TEXT_PHONE };
	struct record_texts t = ev->texts;
	size_t i;

	for (i = 0; own != NULL && i < sizeof(who) / sizeof(who[0]); i++) {
		if (t.s[who[i]] != NULL)
			continue;
		t.s[who[i]] = own->s[who[i]];
		t.len[who[i]] = own->len[who[i]];
	}
	if (t.reveal)
		buf_put(b, t.s[which], t.len[which]);
	else if (r != NULL)
		recordmask_put(b, r, &t, which, t.len[which]);
	else
		mask_text(b, t.s[which], t.len[which]);
}

void
trailtext_put_texts(struct buf *b, const struct event *ev,
    const struct record *r, const struct record_texts *own, const char *sep)
{
	int i;

	for (i = 0; i < TEXT_COUNT; i++) {
		if (trailtext_name(ev, r, (enum record_text)i) == NULL)
			continue;
		buf_printf(b, "%s%s%s", b->len > 0 ? sep : "",
		    fieldlabel_text((enum record_text)i), lang_sheet(": "));
		trailtext_put_text(b, ev, r, own, (enum record_text)i);
	}
}
