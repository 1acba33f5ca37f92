#include "draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "text/norm.h"

void
draft_init(struct draft *d)
{
	memset(d, 0, sizeof(*d));
	buf_init(&d->note);
	d->keys = words_new();
}

void
draft_release(struct draft *d)
{
	struct draft_column *c;
	size_t i;

	for (c = d->columns; c < d->columns + FACT_COUNT; c++) {
		for (i = 0; i < c->n; i++)
			free(c->heads[i]);
		free(c->heads);
	}
	words_free(d->keys);
	buf_release(&d->note);
}

void
draft_add(struct draft *d, enum map_fact f, const char *head)
{
	struct draft_column *c = &d->columns[f];
	struct buf key = BUF_INIT;

	norm_key(&key, head, strlen(head));
	if (key.len > 0 && words_find(d->keys, key.data, key.len) ==
	    NUM_NONE) {
		words_add(d->keys, key.data, key.len);
		mem_grow(&c->heads, c->n, &c->cap, sizeof(*c->heads));
		c->heads[c->n++] = mem_text(head);
	}
	buf_release(&key);
}

void
draft_add_map(struct draft *d, const struct map *m)
{
	const char *const *heads;
	size_t i, n;
	int f;

	for (f = 0; f < FACT_COUNT; f++) {
		n = map_heads(m, (enum map_fact)f, &heads);
		for (i = 0; i < n; i++)
			draft_add(d, (enum map_fact)f, heads[i]);
	}
}

/* --- printing --------------------------------------------------------------- */

/* jsonout looks at what stands before; here that is layout. */
static void
put_text(struct buf *b, const char *s)
{
	struct buf text = BUF_INIT;

	jsonout_texts(&text, s);
	buf_put(b, text.data, text.len);
	buf_release(&text);
}

static void
put_member(struct buf *b, const char *key, const char *value)
{
	if (value == NULL)
		return;
	buf_printf(b, "\t\"%s\": ", key);
	put_text(b, value);
	buf_puts(b, ",\n");
}

static void
put_list(struct buf *b, const char *const *texts, size_t n)
{
	size_t i;

	buf_putc(b, '[');
	for (i = 0; i < n; i++) {
		buf_puts(b, i > 0 ? ", " : "");
		put_text(b, texts[i]);
	}
	buf_putc(b, ']');
}

static void
put_values(struct buf *b, const struct map *m, enum map_fact f)
{
	const char *key, *code;
	size_t i;

	buf_puts(b, ",\n\t\t\t\"values\": {");
	for (i = 0; (key = map_value_at(m, f, i, &code)) != NULL; i++) {
		buf_puts(b, i > 0 ? ",\n\t\t\t\t" : "\n\t\t\t\t");
		put_text(b, key);
		buf_puts(b, ": ");
		put_text(b, code);
	}
	buf_puts(b, "\n\t\t\t}");
}

static void
put_column(struct buf *b, const struct draft_column *c, enum map_fact f)
{
	const char *code;

	buf_printf(b, "\n\t\t\"%s\": {\n\t\t\t\"heads\": ",
	    map_fact_name(f));
	put_list(b, (const char *const *)c->heads, c->n);
	if (c->is_required)
		buf_puts(b, ",\n\t\t\t\"required\": true");
	if (c->values != NULL && map_value_at(c->values, f, 0, &code) != NULL)
		put_values(b, c->values, f);
	buf_puts(b, "\n\t\t}");
}

void
draft_put(struct buf *b, const struct draft *d)
{
	const char *const *labels;
	size_t n, printed = 0;
	int f;

	buf_puts(b, "{\n\t\"map\": 1,\n");
	put_member(b, "note", d->note.len > 0 ? d->note.data : NULL);
	put_member(b, "name", d->name);
	put_member(b, "version", "1");
	put_member(b, "source", d->source);
	put_member(b, "path_separator", d->separator);
	put_member(b, "date_order", d->order);
	put_member(b, "no_date", d->picture);
	n = d->labels == NULL ? 0 : map_export_labels(d->labels, &labels);
	if (n > 0) {
		buf_puts(b, "\t\"export_time\": ");
		put_list(b, labels, n);
		buf_puts(b, ",\n");
	}
	buf_puts(b, "\t\"columns\": {");
	for (f = 0; f < FACT_COUNT; f++) {
		if (d->columns[f].n == 0)
			continue;
		buf_puts(b, printed++ > 0 ? "," : "");
		put_column(b, &d->columns[f], (enum map_fact)f);
	}
	buf_puts(b, "\n\t}\n}\n");
}
