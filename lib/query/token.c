#include "query/token.h"

#include <string.h>

#define WIDE_SPACE "　"
#define WIDE_COLON "："
#define WIDE_COMMA "，"
#define WIDE_LEN 3

static int
is_wide(const struct token *q, const char *text)
{
	return q->end - q->s >= WIDE_LEN &&
	    memcmp(q->s, text, WIDE_LEN) == 0;
}

/* Bytes of the white space that stands next, or 0. */
static size_t
blank_len(const struct token *q)
{
	if (q->s == q->end)
		return 0;
	if (*q->s == ' ' || (*q->s >= '\t' && *q->s <= '\r'))
		return 1;
	return is_wide(q, WIDE_SPACE) ? WIDE_LEN : 0;
}

/* Behind the quoted text that begins here; NULL where it has no end. */
static const char *
quote_end(const struct token *q)
{
	const char *s;

	for (s = q->s + 1; s < q->end; s++) {
		if (*s == '\\' && q->end - s > 1)
			s++;
		else if (*s == '"')
			return s + 1;
	}
	return NULL;
}

int
token_term(struct token *q, struct token *term, struct err *e)
{
	size_t n;

	while ((n = blank_len(q)) > 0)
		q->s += n;
	term->s = q->s;
	while (q->s < q->end && blank_len(q) == 0) {
		if (*q->s != '"') {
			q->s++;
			continue;
		}
		q->s = quote_end(q);
		if (q->s == NULL)
			return err_set(e, ERR_USAGE, "quote is not closed");
	}
	term->end = q->s;
	return term->end > term->s;
}

static enum token_op
take_op(struct token *term)
{
	char c = *term->s++;
	int has_equal = term->s < term->end && *term->s == '=';

	if (c == ':')
		return TOKEN_IS;
	if (c == '=')
		return TOKEN_EQUAL;
	if (has_equal)
		term->s++;
	if (c == '<')
		return has_equal ? TOKEN_UPTO : TOKEN_LESS;
	return has_equal ? TOKEN_FROM : TOKEN_MORE;
}

enum token_op
token_field(struct token *term, struct token *field)
{
	field->s = term->s;
	for (; term->s < term->end; term->s++) {
		field->end = term->s;
		if (*term->s != '\0' && strchr(":=<>", *term->s) != NULL)
			return take_op(term);
		if (is_wide(term, WIDE_COLON)) {
			term->s += WIDE_LEN;
			return TOKEN_IS;
		}
	}
	field->end = term->end;
	return TOKEN_NONE;
}

static void
take_quoted(struct token *term, struct buf *out)
{
	const char *end = quote_end(term);

	if (end == NULL)
		end = term->end + 1;
	for (term->s++; term->s < end - 1; term->s++) {
		if (*term->s == '\\' && end - term->s > 2)
			term->s++;
		buf_putc(out, *term->s);
	}
	term->s = end <= term->end ? end : term->end;
}

static size_t
comma_len(const struct token *term)
{
	if (*term->s == ',')
		return 1;
	return is_wide(term, WIDE_COMMA) ? WIDE_LEN : 0;
}

/* s = NULL says that the last value has been given. */
int
token_value(struct token *term, struct buf *out)
{
	size_t n;

	if (term->s == NULL)
		return 0;
	while (term->s < term->end) {
		n = comma_len(term);
		if (n > 0) {
			term->s += n;
			return 1;
		}
		if (*term->s == '"')
			take_quoted(term, out);
		else
			buf_putc(out, *term->s++);
	}
	term->s = NULL;
	return 1;
}

int
token_is(const struct token *field, const char *text)
{
	size_t len = strlen(text);

	return (size_t)(field->end - field->s) == len &&
	    memcmp(field->s, text, len) == 0;
}
