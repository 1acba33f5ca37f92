#include "render/textfold.h"

#include <string.h>

#include "render/escape.h"
#include "text/utf8.h"

static int
is_narrow(char c)
{
	return (unsigned char)c < 0x80 && c != ' ';
}

/* Whether the character at s is one of those. */
static int
is_of(const char *those, const char *s, size_t len)
{
	return memmem(those, strlen(those), s, len) != NULL;
}

/* What ends something, or belongs to the character before it: no line begins
 * with it. */
static int
clings(const char *s, size_t len)
{
	int32_t c;
	size_t n = utf8_decode(s, len, &c);

	return utf8_width(s, n) == 0 || is_of(",.;:!?)]}%"
	    "、。》」』】〕’”…！％），．：；？］｝", s, n);
}

/* What begins something: no line ends with it. */
static int
opens(const char *s, size_t len)
{
	return is_of("([{《「『【〔‘“（［｛", s, len);
}

/* Whether a line may end before at; no word of letters is torn. */
static int
may_break(const char *s, size_t len, size_t at)
{
	size_t last = utf8_cut(s, at - 1);

	return !clings(s + at, len - at) && !opens(s + last, at - last) &&
	    !(is_narrow(s[at - 1]) && is_narrow(s[at]));
}

/* How much of s stands in the first line, of which fit would find room. */
static size_t
first_len(const char *s, size_t len, size_t fit)
{
	size_t at;
	int32_t c;

	if (fit == 0)
		return utf8_decode(s, len, &c);
	for (at = fit; at > fit / 3; at = utf8_cut(s, at - 1))
		if (may_break(s, len, at))
			return at;
	return fit;
}

static void
put_folded(struct buf *b, const char *s, size_t len, size_t columns)
{
	size_t n, end, fit;

	while ((fit = utf8_fit(s, len, columns)) < len) {
		n = first_len(s, len, fit);
		for (end = n; end > 0 && s[end - 1] == ' '; end--)
			continue;
		buf_put(b, s, end);
		for (; n < len && s[n] == ' '; n++)
			continue;
		s += n;
		len -= n;
		if (len > 0)
			buf_putc(b, '\n');
	}
	buf_put(b, s, len);
}

void
textfold_put(struct buf *b, const char *s, size_t columns)
{
	struct buf line = BUF_INIT, safe = BUF_INIT;
	size_t len;

	for (;; s += len + 1) {
		len = strcspn(s, "\n");
		buf_reset(&line);
		buf_reset(&safe);
		buf_put(&line, s, len);
		escape_line(&safe, line.data);
		put_folded(b, safe.data, safe.len, columns);
		if (s[len] == '\0')
			break;
		buf_putc(b, '\n');
	}
	buf_release(&safe);
	buf_release(&line);
}
