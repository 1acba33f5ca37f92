#include "catpath.h"

#include <string.h>

#include "base/num.h"
#include "text/norm.h"

/* A blank in a Chinese name is a slip, between Latin letters it divides. */
static int
divides(const struct buf *b, const char *next)
{
	return (unsigned char)b->data[b->len - 1] < 0x80 &&
	    (unsigned char)*next < 0x80;
}

void
catpath_put_part(struct buf *b, const char *s, size_t len)
{
	size_t i;

	norm_trim(&s, &len);
	if (len > 0 && b->len > 0)
		buf_putc(b, '/');
	for (i = 0; i < len; i++) {
		if (s[i] == '/')
			buf_puts(b, "／");
		else if (s[i] != ' ' || divides(b, s + i + 1))
			buf_putc(b, s[i]);
	}
}

void
catpath_put(struct buf *b, const char *separator, const char *s, size_t len)
{
	const char *end = s + len, *next;
	size_t sep_len = strlen(separator);

	while (s < end) {
		next = memmem(s, (size_t)(end - s), separator, sep_len);
		catpath_put_part(b, s,
		    (size_t)((next == NULL ? end : next) - s));
		s = next == NULL ? end : next + sep_len;
	}
}

static int
is_known(const struct policy *p, struct words *w, const char *separator,
    const char *s, size_t len)
{
	struct buf b = BUF_INIT;
	int64_t path = NUM_NONE;

	catpath_put(&b, separator, s, len);
	if (b.len > 0)
		path = words_add(w, b.data, b.len);
	buf_release(&b);
	return policy_category_find(p, path, w) != NULL;
}

const char *
catpath_meant(const struct policy *p, struct words *w,
    const char *separator, const char *s, size_t len)
{
	/* "->" before what it is made of */
	static const char *const others[] = { "->", "/", "／", ">", "＞",
		"—", "-", "－", "|", "｜" };
	size_t i;

	if (is_known(p, w, separator, s, len))
		return NULL;
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (memmem(s, len, others[i], strlen(others[i])) != NULL &&
		    is_known(p, w, others[i], s, len))
			return others[i];
	}
	return NULL;
}
