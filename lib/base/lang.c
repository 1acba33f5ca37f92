#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/words.h"

#define CATALOGUE_MAX_BYTES (1 << 20)

/* The one piece of state that is not passed along. */
static struct {
	enum lang messages, sheets;
	struct words *english;
	struct buf chinese;	/* texts, a NUL behind each */
	size_t *begin;		/* begin[n - 1]: where word n's Chinese is */
	size_t cap;
} state = { LANG_EN, LANG_EN, NULL, BUF_INIT, NULL, 0 };

/* Begin and end of a text that lies in the catalogue. */
struct part {
	const char *s, *end;
};

/*
 * What a format takes from its arguments: the length modifiers and letters
 * of its conversions and each '*'. Flags, widths and precisions may differ,
 * because Chinese columns have other widths. '%' at the end or before
 * something unknown becomes '?'.
 */
static void
put_conversions(struct buf *out, const char *s)
{
	for (s = strchr(s, '%'); s != NULL; s = strchr(s, '%')) {
		s++;
		if (*s == '%') {
			s++;
			continue;
		}
		for (s += strspn(s, "-+ #0"); *s == '*' || *s == '.' ||
		    (*s >= '0' && *s <= '9'); s++) {
			if (*s == '*')
				buf_putc(out, '*');
		}
		for (; *s != '\0' && strchr("hljztL", *s) != NULL; s++)
			buf_putc(out, *s);
		if (*s != '\0' && strchr("diouxXeEfFgGaAcsp", *s) != NULL)
			buf_putc(out, *s++);
		else
			buf_putc(out, '?');
		buf_putc(out, ' ');
	}
}

static int
same_conversions(const char *a, const char *b)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	int same;

	if (strchr(a, '%') == NULL && strchr(b, '%') == NULL)
		return 1;
	put_conversions(&one, a);
	put_conversions(&two, b);
	same = strcmp(one.data, two.data) == 0;
	buf_release(&one);
	buf_release(&two);
	return same;
}

/* A part of a line as a C string, "\n" in it being a line feed. */
static void
unescape(struct buf *out, struct part p)
{
	const char *slash;

	while ((slash = memchr(p.s, '\\', (size_t)(p.end - p.s))) != NULL) {
		buf_put(out, p.s, (size_t)(slash - p.s));
		p.s = slash + 1;
		if (p.s < p.end && *p.s == 'n') {
			buf_putc(out, '\n');
			p.s++;
		} else {
			buf_putc(out, '\\');
		}
	}
	buf_put(out, p.s, (size_t)(p.end - p.s));
}

static int
add_pair(const char *english, const char *chinese, struct err *e)
{
	int64_t known = words_count(state.english), n;

	if (english[0] == '\0' || chinese[0] == '\0')
		return err_set(e, ERR_DATA, "half of a pair is empty");
	if (!same_conversions(english, chinese))
		return err_set(e, ERR_DATA,
		    "conversions differ from those of '%s'", english);
	n = words_adds(state.english, english);
	if (n <= known)
		return err_set(e, ERR_DATA, "given twice: '%s'", english);
	mem_grow(&state.begin, (size_t)known, &state.cap,
	    sizeof(*state.begin));
	state.begin[known] = state.chinese.len;
	buf_put(&state.chinese, chinese, strlen(chinese) + 1);
	return 0;
}

static int
add_line(struct part line, struct err *e)
{
	struct buf english = BUF_INIT, chinese = BUF_INIT;
	struct part left, right;
	const char *tab;
	int rc = -1;

	if (line.s == line.end || *line.s == '#')
		return 0;
	tab = memchr(line.s, '\t', (size_t)(line.end - line.s));
	if (tab == NULL)
		return err_set(e, ERR_DATA, "no tab in the line");
	left.s = line.s;
	left.end = tab;
	right.s = tab + 1;
	right.end = line.end;
	unescape(&english, left);
	unescape(&chinese, right);
	if (add_pair(english.data, chinese.data, e) < 0)
		goto out;
	rc = 0;
out:
	buf_release(&chinese);
	buf_release(&english);
	return rc;
}

static int
add_lines(struct part text, struct err *e)
{
	struct part line;
	int number;

	for (number = 1; text.s < text.end; number++) {
		line.s = text.s;
		line.end = memchr(text.s, '\n', (size_t)(text.end - text.s));
		if (line.end == NULL)
			line.end = text.end;
		if (add_line(line, e) < 0)
			return err_prefix(e, "line %d", number);
		text.s = line.end < text.end ? line.end + 1 : text.end;
	}
	return 0;
}

/* Forget the texts, not which languages are set. */
static void
drop_catalogue(void)
{
	words_free(state.english);
	state.english = NULL;
	buf_release(&state.chinese);
	free(state.begin);
	state.begin = NULL;
	state.cap = 0;
}

int
lang_load(const char *path, struct err *e)
{
	struct buf file = BUF_INIT;
	struct part text;
	int rc = -1;

	if (io_read_file(&file, path, CATALOGUE_MAX_BYTES, e) < 0)
		goto out;
	drop_catalogue();
	state.english = words_new();
	text.s = file.data;
	text.end = file.data + file.len;
	if (add_lines(text, e) < 0) {
		drop_catalogue();
		err_prefix(e, "catalogue '%s'", path);
		goto out;
	}
	rc = 0;
out:
	buf_release(&file);
	return rc;
}

void
lang_set(enum lang messages, enum lang sheets)
{
	state.messages = messages;
	state.sheets = sheets;
}

void
lang_release(void)
{
	drop_catalogue();
	lang_set(LANG_EN, LANG_EN);
}

static const char *
translate(enum lang to, const char *english)
{
	int64_t n;

	if (to == LANG_EN || state.english == NULL)
		return english;
	n = words_find(state.english, english, strlen(english));
	return n == NUM_NONE ? english :
	    state.chinese.data + state.begin[n - 1];
}

const char *
lang(const char *english)
{
	return translate(state.messages, english);
}

const char *
lang_sheet(const char *english)
{
	return translate(state.sheets, english);
}

enum lang
lang_of_sheets(void)
{
	return state.sheets;
}

enum lang
lang_of_messages(void)
{
	return state.messages;
}
