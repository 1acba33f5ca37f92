#include "render/csvout.h"

#include <string.h>

#include "base/lang.h"
#include "render/escape.h"
#include "text/utf8.h"

/* "97.4", "-1.2%", "1,234": harmless though they may begin with a sign. */
static int
is_number(const char *s)
{
	s += *s == '+' || *s == '-';
	if (*s < '0' || *s > '9')
		return 0;
	s += strspn(s, "0123456789,");
	if (s[0] == '.' && s[1] >= '0' && s[1] <= '9')
		s += 1 + strspn(s + 1, "0123456789");
	s += *s == '%';
	return *s == '\0';
}

static int
is_control(int32_t c)
{
	return (c >= 0 && c < 0x20) || (c >= 0x7f && c <= 0x9f);
}

/* What stands before the sign for a spreadsheet, or is dropped below. */
static int
is_skipped(int32_t c)
{
	return (is_control(c) && c != '\t' && c != '\r') || c == ' ' ||
	    c == '"' || c == '\'' || c == 0xa0 || c == 0x200b ||
	    c == 0x3000 || c == 0xfeff;
}

static int
is_trigger(int32_t c)
{
	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' ||
	    c == '\r' || c == 0xff1d || c == 0xff0b || c == 0xff0d ||
	    c == 0xff20;
}

static int
would_run(const char *s)
{
	size_t len = strlen(s), n;
	int32_t c = 0;

	if (is_number(s))
		return 0;
	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		if (!is_skipped(c))
			return is_trigger(c);
	}
	return 0;
}

/* Valid UTF-8; controls but LF and TAB, and turns of direction, dropped. */
static void
put_bytes(struct buf *b, const char *s)
{
	size_t len = strlen(s), n;
	int32_t c;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		if (c < 0)
			buf_puts(b, "\xef\xbf\xbd");
		else if (c == '"')
			buf_puts(b, "\"\"");
		else if (c == '\n' || c == '\t' ||
		    (!is_control(c) && !escape_turns(c)))
			buf_put(b, s, n);
	}
}

void
csvout_text(struct buf *b, const char *s)
{
	int runs = would_run(s);
	int quoted = runs || strpbrk(s, ",\"\r\n") != NULL ||
	    s[0] == ' ' || s[0] == '\t';

	if (quoted)
		buf_putc(b, '"');
	if (runs)
		buf_putc(b, '\'');
	put_bytes(b, s);
	if (quoted)
		buf_putc(b, '"');
}

void
csvout_end(struct buf *b)
{
	buf_puts(b, "\r\n");
}

void
csvout_heads(struct buf *b, const struct grid *g)
{
	size_t i;

	for (i = 0; i < g->ncolumns; i++) {
		if (i > 0)
			buf_putc(b, ',');
		csvout_text(b, lang_of_sheets() == LANG_ZH ?
		    g->columns[i].label : g->columns[i].key);
	}
}

void
csvout_row(struct buf *b, const struct grid *g, size_t row)
{
	const struct grid_cell *cell = &g->cells[row * g->ncolumns];
	size_t i;

	for (i = 0; i < g->ncolumns; i++, cell++) {
		if (i > 0)
			buf_putc(b, ',');
		if (cell->kind == GRID_INT)
			buf_putn(b, cell->n);
		else if (cell->kind == GRID_TEXT)
			csvout_text(b, grid_shown(cell));
	}
}

void
csvout_put(struct buf *b, const struct grid *g)
{
	size_t i;

	csvout_heads(b, g);
	csvout_end(b);
	for (i = 0; i < g->nrows; i++) {
		csvout_row(b, g, i);
		csvout_end(b);
	}
}
