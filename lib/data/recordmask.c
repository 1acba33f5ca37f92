#include "data/recordmask.h"

#include <string.h>

#include "text/mask.h"

#define HIDDEN "**"
#define SHORTEST 4		/* bytes of what is looked for: no single 王 */

int
recordmask_hides_member(const struct record *r, int member)
{
	return (member == M_SITE || member == M_CALLER) &&
	    record_has_flag(r, FLAG_SECRET);
}

int
recordmask_hides(const struct record *r, enum record_text which)
{
	return which == TEXT_NAME || which == TEXT_PHONE ||
	    (which == TEXT_POINT && record_has_flag(r, FLAG_SECRET));
}

/* How long the person's own word is that stands at s, 0 where none does. */
static size_t
own_at(const struct record_texts *t, const char *s, size_t left)
{
	static const enum record_text own[] = { TEXT_POINT, TEXT_PHONE,
		TEXT_NAME };
	size_t i, len;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		len = t->len[own[i]];
		if (t->s[own[i]] != NULL && len >= SHORTEST && len <= left &&
		    memcmp(s, t->s[own[i]], len) == 0)
			return len;
	}
	return 0;
}

static void
put_secret(struct buf *out, const struct record_texts *t, const char *s,
    size_t len)
{
	struct buf rest = BUF_INIT;
	size_t i, own;

	for (i = 0; i < len; i += own > 0 ? own : 1) {
		own = own_at(t, s + i, len - i);
		if (own > 0)
			buf_puts(&rest, HIDDEN);
		else
			buf_putc(&rest, s[i]);
	}
	mask_text(out, rest.data, rest.len);
	buf_release(&rest);
}

void
recordmask_put(struct buf *out, const struct record *r,
    const struct record_texts *t, enum record_text which, size_t len)
{
	if (which == TEXT_POINT)
		mask_place(out, t->s[which], len);
	else if (record_has_flag(r, FLAG_SECRET))
		put_secret(out, t, t->s[which], len);
	else
		mask_text(out, t->s[which], len);
}
