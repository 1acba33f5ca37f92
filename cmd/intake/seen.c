#include "seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_LEN 4096

void
seen_reset(struct seen *s)
{
	if (s->len > 0)
		memset(s->bits, 0, s->len);
}

void
seen_release(struct seen *s)
{
	free(s->bits);
	s->bits = NULL;
	s->len = 0;
}

static void
grow(struct seen *s, size_t at)
{
	size_t len = s->len > 0 ? s->len : FIRST_LEN;

	while (len <= at)
		len *= 2;
	s->bits = mem_resize(s->bits, len, 1);
	memset(s->bits + s->len, 0, len - s->len);
	s->len = len;
}

int
seen_has(const struct seen *s, int64_t key)
{
	size_t at = (size_t)key / 8;

	return at < s->len && (s->bits[at] >> (key % 8) & 1) != 0;
}

int
seen_add(struct seen *s, int64_t key)
{
	size_t at = (size_t)key / 8;
	int had = seen_has(s, key);

	if (at >= s->len)
		grow(s, at);
	s->bits[at] |= (unsigned char)(1 << (key % 8));
	return had;
}
