#include "sheet/cell.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/recordmask.h"
#include "text/mask.h"
#include "text/utf8.h"
#include "time/date.h"

#define NONE "—"
#define MINUTE_S 60
#define HOUR_S 3600
#define MASK_MAX 1000	/* bytes of a text that a summary is made from */

void
cell_put_at(struct buf *b, int64_t at, int64_t now_at)
{
	if (at == NUM_NONE)
		buf_puts(b, NONE);
	else if (moment_from_at(at).date.year !=
	    moment_from_at(now_at).date.year)
		cell_put_minute(b, at);
	else
		date_put_short(b, at);
}

void
cell_put_minute(struct buf *b, int64_t at)
{
	struct moment m;

	if (at == NUM_NONE) {
		buf_puts(b, NONE);
		return;
	}
	m = moment_from_at(at);
	date_put_day(b, date_day_of(at));
	buf_printf(b, " %02d:%02d", m.hour, m.minute);
}

static void
put_parts(struct buf *b, int64_t days, int64_t hours, int64_t minutes)
{
	if (days > 0)
		buf_printf(b, lang_sheet("%lldd"), (long long)days);
	if (hours > 0)
		buf_printf(b, lang_sheet("%lldh"), (long long)hours);
	if (minutes > 0 || (days == 0 && hours == 0))
		buf_printf(b, lang_sheet("%lldm"), (long long)minutes);
}

void
cell_put_span(struct buf *b, int64_t seconds)
{
	int64_t days = seconds / DATE_DAY_S;
	int64_t hours = seconds % DATE_DAY_S / HOUR_S;
	int64_t minutes = seconds % HOUR_S / MINUTE_S;

	put_parts(b, days, days < 2 ? hours : 0, days == 0 ? minutes : 0);
}

void
cell_put_limit(struct buf *b, int64_t seconds)
{
	int64_t days = seconds > DATE_DAY_S ? seconds / DATE_DAY_S : 0;
	int64_t rest = seconds - days * DATE_DAY_S;

	put_parts(b, days, rest / HOUR_S, rest % HOUR_S / MINUTE_S);
}

static int64_t
begin_at(const struct record *r)
{
	return r->m[M_DISPATCHED_AT] != NUM_NONE ? r->m[M_DISPATCHED_AT] :
	    r->m[M_RECEIVED_AT];
}

void
cell_put_begin(struct buf *b, const struct record *r, int64_t now_at)
{
	cell_put_at(b, begin_at(r), now_at);
	if (r->m[M_DISPATCHED_AT] == NUM_NONE &&
	    r->m[M_RECEIVED_AT] != NUM_NONE)
		buf_putc(b, '*');
}

void
cell_put_level(struct buf *b, const struct record *r,
    const struct policy *p, const struct words *w)
{
	int64_t level = r->m[M_LEVEL], due = r->m[M_DUE_SOLVE];
	int64_t begin = begin_at(r);

	if (level >= 1 && level <= POLICY_LEVELS)
		buf_puts(b, words_text(w, p->levels[level - 1].name));
	else
		buf_puts(b, NONE);
	if (due == NUM_NONE || begin == NUM_NONE || due < begin)
		return;
	buf_putc(b, '\n');
	cell_put_limit(b, due - begin);
}

void
cell_put_due(struct buf *b, const struct record *r, int64_t now_at)
{
	struct buf span = BUF_INIT;
	int64_t due = r->m[M_DUE_SOLVE];

	cell_put_at(b, due, now_at);
	if (due == NUM_NONE || !record_is_open(r))
		return;
	cell_put_span(&span, due < now_at ? now_at - due : due - now_at);
	buf_putc(b, '\n');
	if (due < now_at)
		buf_printf(b, lang_sheet("%s late"), span.data);
	else
		buf_printf(b, lang_sheet("%s left"), span.data);
	buf_release(&span);
}

void
cell_put_category(struct buf *b, const struct record *r,
    const struct words *w)
{
	const char *path = words_text(w, r->m[M_CATEGORY]), *s;
	int parts = 0;

	if (r->m[M_CATEGORY] == NUM_NONE) {
		buf_puts(b, NONE);
		return;
	}
	for (s = path + strlen(path); s > path; s--) {
		if (s[-1] == '/' && ++parts == 2)
			break;
	}
	buf_puts(b, s);
}

static void
put_list(struct buf *b, const char *s)
{
	const char *end;

	for (; *s != '\0'; s = *end != '\0' ? end + 1 : end) {
		end = s + strcspn(s, "\x1f");
		buf_put(b, s, (size_t)(end - s));
		if (*end != '\0')
			buf_puts(b, lang_sheet(", "));
	}
}

void
cell_put_units(struct buf *b, const struct record *r, const struct words *w)
{
	buf_puts(b, r->m[M_LEAD] == NUM_NONE ? NONE :
	    words_text(w, r->m[M_LEAD]));
	if (r->m[M_ASSIST] == NUM_NONE || words_len(w, r->m[M_ASSIST]) == 0)
		return;
	buf_puts(b, "\n+ ");
	put_list(b, words_text(w, r->m[M_ASSIST]));
}

/* What an absent count means is 0 here. */
static long long
count_of(const struct record *r, enum record_member m)
{
	return r->m[m] == NUM_NONE ? 0 : (long long)r->m[m];
}

void
cell_put_contact(struct buf *b, const struct record *r, int64_t now_at)
{
	if (count_of(r, M_TRIED) == 0 && r->m[M_CONTACTED_AT] == NUM_NONE) {
		buf_puts(b, NONE);
		return;
	}
	buf_printf(b, lang_sheet("%lld of %lld calls"),
	    count_of(r, M_REACHED), count_of(r, M_TRIED));
	if (r->m[M_CONTACTED_AT] == NUM_NONE)
		return;
	buf_putc(b, '\n');
	cell_put_at(b, r->m[M_CONTACTED_AT], now_at);
}

const char *
cell_state(int64_t state)
{
	switch (state) {
	case STATE_RECEIVED:
		return lang_sheet("to be assigned");
	case STATE_ASSIGNED:
		return lang_sheet("to be signed for");
	case STATE_HANDLING:
		return lang_sheet("being handled");
	case STATE_SUBMITTED:
		return lang_sheet("to be approved");
	case STATE_CLOSED:
		return lang_sheet("closed");
	case STATE_RETURNED:
		return lang_sheet("returned");
	default:
		return NONE;
	}
}

static void
put_again(struct buf *b, const char *what, long long n)
{
	if (n > 0)
		buf_printf(b, "\n%s %lld", what, n);
}

void
cell_put_state(struct buf *b, const struct record *r, const struct words *w)
{
	int64_t flags = r->m[M_FLAGS];

	buf_puts(b, cell_state(r->m[M_STATE]));
	if (flags != NUM_NONE && (flags & FLAG_THREAT) != 0)
		buf_printf(b, "\n%s", lang_sheet("threat"));
	if (r->m[M_RETURN_ASKED_AT] != NUM_NONE) {
		buf_printf(b, "\n%s", lang_sheet("return asked for"));
		if (r->m[M_RETURN_GROUND] != NUM_NONE)
			buf_printf(b, "%s%s", lang_sheet(": "),
			    words_text(w, r->m[M_RETURN_GROUND]));
	}
	/* of a closed one nothing stands in the way any more */
	if (r->m[M_BLOCKER] != NUM_NONE && record_is_open(r))
		buf_printf(b, "\n%s", words_text(w, r->m[M_BLOCKER]));
	put_again(b, lang_sheet("sent back"), count_of(r, M_BACKS));
	put_again(b, lang_sheet("reopened"), count_of(r, M_REOPENS));
}

static void
put_answer(struct buf *b, const char *question, int64_t yes)
{
	if (yes == NUM_NONE)
		return;
	buf_printf(b, " %s%s", question, yes != 0 ? lang_sheet(" yes") :
	    lang_sheet(" no"));
}

static void
put_answers(struct buf *b, const struct record *r, const struct words *w,
    const enum record_member m[3])
{
	put_answer(b, lang_sheet("contacted?"), r->m[m[0]]);
	put_answer(b, lang_sheet("solved?"), r->m[m[1]]);
	if (r->m[m[2]] != NUM_NONE)
		buf_printf(b, " %s", words_text(w, r->m[m[2]]));
}

void
cell_put_answers(struct buf *b, const struct record *r,
    const struct words *w)
{
	static const enum record_member city[3] =
	    { M_CITY_CONTACTED, M_CITY_SOLVED, M_CITY_SATISFIED };
	static const enum record_member own[3] =
	    { M_OWN_CONTACTED, M_OWN_SOLVED, M_OWN_SATISFIED };

	if (r->m[M_CITY_AT] != NUM_NONE) {
		buf_printf(b, "\n%s", lang_sheet("City:"));
		put_answers(b, r, w, city);
	}
	if (r->m[M_OWN_AT] != NUM_NONE) {
		buf_printf(b, "\n%s", lang_sheet("Own:"));
		put_answers(b, r, w, own);
	}
}

void
cell_put_place(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct words *w)
{
	const char *point = t->s[TEXT_POINT];

	if (!t->reveal && recordmask_hides(r, TEXT_POINT))
		point = NULL;
	if (r->m[M_COMMUNITY] == NUM_NONE && point == NULL)
		buf_puts(b, NONE);
	if (r->m[M_COMMUNITY] != NUM_NONE)
		buf_puts(b, words_text(w, r->m[M_COMMUNITY]));
	if (point == NULL)
		return;
	if (r->m[M_COMMUNITY] != NUM_NONE)
		buf_putc(b, '\n');
	if (t->reveal)
		buf_put(b, point, t->len[TEXT_POINT]);
	else
		mask_place(b, point, t->len[TEXT_POINT]);
}

static void
put_text(struct buf *b, const struct record *r, const struct record_texts *t,
    enum record_text which)
{
	size_t len = t->len[which];

	if (len > MASK_MAX)
		len = utf8_cut(t->s[which], MASK_MAX);
	if (t->reveal)
		buf_put(b, t->s[which], len);
	else
		recordmask_put(b, r, t, which, len);
}

void
cell_put_summary(struct buf *b, const struct record *r,
    const struct record_texts *t, size_t columns)
{
	struct buf text = BUF_INIT;
	int64_t flags = r->m[M_FLAGS];
	size_t i, len;

	if (t->s[TEXT_BODY] != NULL)
		put_text(&text, r, t, TEXT_BODY);
	else if (t->s[TEXT_TITLE] != NULL)
		put_text(&text, r, t, TEXT_TITLE);
	else if (flags != NUM_NONE && (flags & FLAG_ERASED) != 0)
		buf_puts(&text, lang_sheet("(erased)"));
	for (i = 0; i < text.len; i++) {
		if (text.data[i] == '\n' || text.data[i] == '\r' ||
		    text.data[i] == '\t')
			text.data[i] = ' ';
	}
	len = utf8_fit(text.data, text.len, columns);
	buf_put(b, text.data, len);
	if (len < text.len)
		buf_puts(b, "…");
	buf_release(&text);
}

const char *
cell_light(const struct record *r, const struct policy *p, int64_t now_at)
{
	int64_t begin = begin_at(r), due = r->m[M_DUE_SOLVE];

	if (!record_is_open(r) || due == NUM_NONE)
		return NONE;
	if (due < now_at)
		return lang_sheet("red");
	if (begin != NUM_NONE && begin < now_at &&
	    (now_at - begin) * 100 >= (due - begin) * p->yellow_percent)
		return lang_sheet("yellow");
	return lang_sheet("green");
}

void
cell_end(struct grid *g, struct buf *b)
{
	grid_textn(g, b->data, b->len);
	buf_reset(b);
}

void
cell_end_fact(struct page *p, const char *label, struct buf *b)
{
	page_fact(p, label, b->data);
	buf_reset(b);
}

void
cell_end_small(struct page *p, struct buf *b)
{
	page_small_print(p, b->data);
	buf_reset(b);
}

void
cell_percent(struct grid *g, int64_t num, int64_t den)
{
	struct ratio r = { num, den };

	grid_ratio(g, r, 100);
}

void
cell_growth(struct grid *g, int64_t was, int64_t is)
{
	struct ratio growth = { is > was ? is - was : was - is, was };
	struct buf b = BUF_INIT;

	if (was > 0 && is != was)
		buf_putc(&b, is > was ? '+' : '-');
	ratio_put(&b, growth, 100, 1);
	cell_end(g, &b);
	buf_release(&b);
}
