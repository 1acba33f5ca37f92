#include "life/whylabel.h"

#include <string.h>

#include "base/lang.h"

/* How long the text is, where it stands here; else 0. */
static size_t
begins(const char *s, const char *with)
{
	size_t len = strlen(with);

	return strncmp(s, with, len) == 0 ? len : 0;
}

/* What stands before something quoted; NULL: it is no such word. */
static const char *
word_of(const char *s, size_t *len)
{
	if ((*len = begins(s, "rule '")) > 0)
		return lang_sheet("rule");
	if ((*len = begins(s, "category '")) > 0)
		return lang_sheet("category");
	if ((*len = begins(s, "community '")) > 0)
		return lang_sheet("community");
	if ((*len = begins(s, "nature '")) > 0)
		return lang_sheet("nature");
	if ((*len = begins(s, "text '")) > 0)
		return lang_sheet("text");
	if ((*len = begins(s, "now '")) > 0)
		return lang_sheet("now");
	return NULL;
}

/* What stands for itself; NULL: something else. */
static const char *
remark_of(const char *s, size_t *len)
{
	if ((*len = begins(s, ": a community may not lead it")) > 0)
		return lang_sheet(": a community may not lead it");
	if ((*len = begins(s, ": names no lead")) > 0)
		return lang_sheet(": names no lead");
	if ((*len = begins(s, ": the community is not known")) > 0)
		return lang_sheet(": the community is not known");
	if ((*len = begins(s, "learned unit, probability ")) > 0)
		return lang_sheet("learned unit, probability ");
	if ((*len = begins(s, "no rule or category entry matches")) > 0)
		return lang_sheet("no rule or category entry matches");
	return NULL;
}

/* One word with what it quotes, one remark, or one byte: how many bytes. */
static size_t
put_next(struct buf *b, const char *s)
{
	const char *label, *end;
	size_t len;

	label = word_of(s, &len);
	end = label != NULL ? strchr(s + len, '\'') : NULL;
	if (end != NULL) {
		buf_printf(b, lang_sheet("%s '%.*s'"), label,
		    (int)(end - s - (long)len), s + len);
		return (size_t)(end + 1 - s);
	}
	label = remark_of(s, &len);
	if (label != NULL) {
		buf_puts(b, label);
		return len;
	}
	buf_putc(b, *s);
	return 1;
}

void
whylabel_put(struct buf *b, const char *why)
{
	size_t len;

	if (remark_of(why, &len) == NULL && !begins(why, "rule '") &&
	    !begins(why, "category '")) {
		buf_puts(b, why);
		return;
	}
	while (*why != '\0')
		why += put_next(b, why);
}
