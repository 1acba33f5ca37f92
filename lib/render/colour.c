#include "render/colour.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

#define BOLD "\x1b[1m"
#define FAINT "\x1b[2m"
#define PLAIN "\x1b[0m"

enum { LIGHT_RED, LIGHT_YELLOW, LIGHT_GREEN, LIGHTS };

static const char *const colours[LIGHTS] =
    { "\x1b[31m", "\x1b[33m", "\x1b[32m" };

static const char *
light_word(size_t light)
{
	return light == LIGHT_RED ? lang_sheet("red") :
	    light == LIGHT_YELLOW ? lang_sheet("yellow") :
	    lang_sheet("green");
}

/* A line of dashes and blanks, as below the headings of a table. */
static int
is_rule(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len && (s[i] == '-' || s[i] == ' '); i++)
		continue;
	return i == len && len > 0 && s[0] == '-';
}

static void
put_in(struct buf *b, const char *colour, const char *s, size_t len)
{
	buf_puts(b, colour);
	buf_put(b, s, len);
	buf_puts(b, PLAIN);
}

/* The light that stands at s as a cell of its own, or LIGHTS. */
static size_t
light_at(const char *line, const char *s, const char *end)
{
	const char *word;
	size_t i, len;

	for (i = 0; i < LIGHTS; i++) {
		word = light_word(i);
		len = strlen(word);
		if ((size_t)(end - s) < len || memcmp(s, word, len) != 0)
			continue;
		if ((s == line || s[-1] == ' ') &&
		    (s + len == end || s[len] == ' '))
			return i;
	}
	return LIGHTS;
}

static void
put_line(struct buf *b, const char *line, size_t len)
{
	const char *s = line, *end = line + len;
	size_t i, width;

	while (s < end) {
		i = light_at(line, s, end);
		if (i == LIGHTS) {
			buf_putc(b, *s++);
			continue;
		}
		width = strlen(light_word(i));
		put_in(b, colours[i], s, width);
		s += width;
	}
}

static size_t
line_length(const char *s, const char *end)
{
	const char *feed = memchr(s, '\n', (size_t)(end - s));

	return feed == NULL ? (size_t)(end - s) : (size_t)(feed - s);
}

/* Whether a rule is here or, below a heading of two lines, in the next. */
static int
is_heading(const char *next, const char *end)
{
	size_t len = line_length(next, end);
	const char *below = next + len + 1;

	if (is_rule(next, len))
		return 1;
	return len > 0 && below < end &&
	    is_rule(below, line_length(below, end));
}

void
colour_put(struct buf *b, size_t start)
{
	char *text = mem_copy(b->data + start, b->len - start);
	const char *s = text, *end = text + (b->len - start), *next;
	size_t len;

	buf_cut(b, start);
	while (s < end) {
		len = line_length(s, end);
		next = s + len < end ? s + len + 1 : end;
		if (is_rule(s, len))
			put_in(b, FAINT, s, len);
		else if (len > 0 && is_heading(next, end))
			put_in(b, BOLD, s, len);
		else
			put_line(b, s, len);
		if (next > s + len)
			buf_putc(b, '\n');
		s = next;
	}
	free(text);
}
