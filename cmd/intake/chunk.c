#include "entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
chunk_init(struct chunk *c, size_t cap)
{
	memset(c, 0, sizeof(*c));
	buf_init(&c->text);
	c->entries = mem_array(cap, sizeof(*c->entries));
	c->cap = cap;
}

void
chunk_reset(struct chunk *c)
{
	buf_reset(&c->text);
	c->n = 0;
	c->last = c->is_sorted = c->ends_run = c->is_bare = 0;
	err_reset(&c->err);
}

void
chunk_release(struct chunk *c)
{
	buf_release(&c->text);
	free(c->entries);
}

void
entry_set(struct entry_text *t, size_t at, size_t len)
{
	if (at > UINT32_MAX || len > UINT32_MAX)
		BUG("a chunk of absurd size");
	t->at = (uint32_t)at;
	t->len = (uint32_t)len;
	t->word = 0;
}

void
entry_put(struct chunk *c, struct entry_text *t, const char *s, size_t len)
{
	entry_set(t, c->text.len, len);
	buf_put(&c->text, s, len);
}
