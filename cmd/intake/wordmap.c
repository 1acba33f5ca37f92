#include "wordmap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST 256

static void
grow(struct wordmap *m, uint32_t word)
{
	size_t cap = m->cap > 0 ? m->cap : FIRST;

	while (cap <= word)
		cap *= 2;
	m->kept = mem_resize(m->kept, cap, sizeof(*m->kept));
	memset(m->kept + m->cap, 0, (cap - m->cap) * sizeof(*m->kept));
	m->cap = cap;
}

int64_t *
wordmap_at(struct wordmap *m, uint32_t word)
{
	if (word >= m->cap)
		grow(m, word);
	return &m->kept[word];
}

void
wordmap_release(struct wordmap *m)
{
	free(m->kept);
	m->kept = NULL;
	m->cap = 0;
}
