#include "numbered.h"

#include <string.h>

#include "text/utf8.h"

#define SHOWN 2		/* characters at either end of a number */

void
numbered_init(struct numbered *n)
{
	n->column = -1;
	buf_init(&n->shown);
}

void
numbered_release(struct numbered *n)
{
	buf_release(&n->shown);
}

/* "26**************17": a number is nobody's, but who knows what it is. */
static void
mask(struct buf *out, const char *s, size_t len)
{
	size_t i, width, n = 0, at = 0;
	int32_t c;

	for (i = 0; i < len; i += utf8_decode(s + i, len - i, &c))
		n++;
	for (i = 0; i < len; i += width, at++) {
		width = utf8_decode(s + i, len - i, &c);
		if (at < SHOWN || at + SHOWN >= n)
			buf_put(out, s + i, width);
		else
			buf_putc(out, '*');
	}
}

static int
is_other(const struct map_binding *b, const struct map *m, size_t column)
{
	struct map_text head = { b->heading[column],
		strlen(b->heading[column]) };

	return b->fact[column] != FACT_COUNT || map_is_other_number(m, &head);
}

void
numbered_find(struct numbered *n, const struct map_binding *b,
    const struct map *m, struct looks *l)
{
	int64_t best = -1, here;
	size_t i;

	looks_settle(l);
	for (i = 0; i < l->n; i++) {
		if (is_other(b, m, i) ||
		    !looks_are_numbers(l, i, b->heading[i]))
			continue;
		here = looks_like_numbers(l, i, b->heading[i]);
		if (here > best) {
			best = here;
			n->column = (int)i;
		}
	}
	if (n->column >= 0)
		mask(&n->shown, l->columns[n->column].sample.data,
		    l->columns[n->column].sample.len);
}
