#include "gen/gen_row.h"

#include <string.h>

#include "gen/gen_cell.h"

unsigned
gen_columns_usual(void)
{
	unsigned bits = 0;
	int i;

	for (i = 0; i < GEN_COLUMNS; i++)
		if (gen_columns[i].is_usual)
			bits |= 1u << i;
	return bits;
}

unsigned
gen_column_find(const char *name, size_t len)
{
	int i;

	for (i = 0; i < GEN_COLUMNS; i++)
		if (strlen(gen_columns[i].name) == len &&
		    memcmp(gen_columns[i].name, name, len) == 0)
			return 1u << i;
	return 0;
}

int
gen_columns_count(unsigned bits)
{
	return __builtin_popcount(bits);
}

/* Put quotes around what was written from the mark on, if it needs them. */
static void
quote(struct buf *b, size_t mark)
{
	size_t len = b->len - mark;
	size_t i, n = 0;
	char *from, *to;

	if (strpbrk(b->data + mark, ",\"\r\n") == NULL)
		return;
	for (i = 0; i < len; i++)
		n += b->data[mark + i] == '"';
	for (i = 0; i < n + 2; i++)
		buf_putc(b, '"');
	from = b->data + mark + len;
	to = b->data + b->len - 1;
	while (from > b->data + mark) {
		*--to = *--from;
		if (*from == '"')
			*--to = '"';
	}
	b->data[mark] = '"';
}

static void
put_line(struct gen_cell *r)
{
	unsigned bits = r->view->columns;
	size_t mark;
	int i;

	for (i = 0; i < GEN_COLUMNS; i++) {
		if (!(bits & 1u << i))
			continue;
		mark = r->out->len;
		gen_columns[i].put(r);
		if (r->out->len > mark)
			quote(r->out, mark);
		buf_putc(r->out, ',');
	}
	buf_cut(r->out, r->out->len - 1);
}

void
gen_row_head(struct buf *b, const struct gen_view *v)
{
	int i;

	for (i = 0; i < GEN_COLUMNS; i++) {
		if (!(v->columns & 1u << i))
			continue;
		buf_puts(b, gen_columns[i].name);
		buf_putc(b, ',');
	}
	buf_cut(b, b->len - 1);
}

void
gen_row_lead(struct buf *b, const struct gen_view *v, const struct gen_case *c)
{
	struct gen_cell r = { v, c, 0, b };

	put_line(&r);
}

void
gen_row_helper(struct buf *b, const struct gen_view *v,
    const struct gen_case *c)
{
	struct gen_cell r = { v, c, 1, b };

	put_line(&r);
}
