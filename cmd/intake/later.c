#include "later.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct later_item *
add(struct later *l, int64_t line)
{
	struct later_item *item;

	mem_grow(&l->items, l->n, &l->cap, sizeof(*l->items));
	item = &l->items[l->n++];
	memset(item, 0, sizeof(*item));
	item->line = line;
	return item;
}

void
later_release(struct later *l)
{
	free(l->items);
	buf_release(&l->bytes);
}

void
later_case(struct later *l, int64_t line, int64_t key)
{
	add(l, line)->key = key;
}

void
later_reject(struct later *l, const struct reject_what *w)
{
	struct later_item *item = add(l, w->line);

	item->end_line = w->end_line;
	item->column = w->column;
	item->code = w->code;
	item->reason = l->bytes.len;
	buf_put(&l->bytes, w->reason, strlen(w->reason) + 1);
	item->raw = l->bytes.len;
	item->raw_len = w->raw_len;
	buf_put(&l->bytes, w->raw, w->raw_len);
}

static int
compare(const void *a, const void *b)
{
	const struct later_item *x = a, *y = b;

	return x->line < y->line ? -1 : x->line > y->line;
}

void
later_sort(struct later *l)
{
	if (l->n > 1)
		qsort(l->items, l->n, sizeof(*l->items), compare);
}

void
later_what(const struct later *l, const struct later_item *item,
    const char *file, struct reject_what *w)
{
	w->file = file;
	w->line = item->line;
	w->end_line = item->end_line;
	w->column = item->column;
	w->code = item->code;
	w->reason = l->bytes.data + item->reason;
	w->raw = l->bytes.data + item->raw;
	w->raw_len = item->raw_len;
}

void
later_forget(struct later *l)
{
	l->n = 0;
	buf_reset(&l->bytes);
}
