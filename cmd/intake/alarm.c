#include "alarm.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "text/mask.h"
#include "text/utf8.h"
#include "time/date.h"

#define SHOWN_COLUMNS 40

static int
is_of_our_time(const struct ctx *c, const struct record *r, int64_t said_at)
{
	if (c->policy->start_day != NUM_NONE)
		return r->m[M_RECEIVED_AT] >=
		    date_day_start(c->policy->start_day);
	return r->m[M_RECEIVED_AT] >= said_at - c->policy->alarm_s;
}

/* What it is about, masked, on one line. */
static void
put_summary(struct buf *b, const struct record_texts *t)
{
	enum record_text which = t->len[TEXT_TITLE] > 0 ? TEXT_TITLE :
	    TEXT_BODY;
	struct buf masked = BUF_INIT;
	size_t i;

	if (t->s[which] != NULL)
		mask_text(&masked, t->s[which], t->len[which]);
	for (i = 0; i < masked.len; i++)
		if ((unsigned char)masked.data[i] < ' ')
			masked.data[i] = ' ';
	buf_put(b, masked.data, utf8_fit(masked.data, masked.len,
	    SHOWN_COLUMNS));
	buf_release(&masked);
}

void
alarm_note(struct buf *alarms, const struct ctx *c, const struct record *r,
    const struct record_texts *t, int64_t said_at)
{
	struct buf id = BUF_INIT, due = BUF_INIT, what = BUF_INIT;

	if (c->dry_run || r->m[M_LEVEL] != 1 || !record_is_open(r) ||
	    r->m[M_FINISHED_AT] != NUM_NONE || !is_of_our_time(c, r, said_at))
		return;
	record_put_id(&id, r, c->words);
	if (r->m[M_DUE_SOLVE] != NUM_NONE)
		date_put_at(&due, r->m[M_DUE_SOLVE]);
	put_summary(&what, t);
	buf_printf(alarms, lang("%s: level 1, due %s: %s"), id.data, due.data,
	    what.data);
	buf_putc(alarms, '\0');
	buf_release(&what);
	buf_release(&due);
	buf_release(&id);
}

void
alarm_tell(struct buf *alarms, struct ctx *c)
{
	const char *s = alarms->data, *end = s + alarms->len;

	for (; s < end; s += strlen(s) + 1) {
		ctx_warn(c, "%s", s);
		ctx_finding(c);
	}
	buf_reset(alarms);
}
