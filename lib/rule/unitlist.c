#include "rule/unitlist.h"

#include <string.h>

#include "base/words.h"

/* Steps over the name before, of n bytes, and its separator. */
int
unitlist_next(const char **s, size_t *left, size_t *n)
{
	size_t step = *n > 0 && *left > *n ? *n + 1 : *n;
	const char *end;

	*s += step;
	*left -= step;
	if (*left == 0)
		return 0;
	end = memchr(*s, WORDS_SEP, *left);
	*n = end != NULL ? (size_t)(end - *s) : *left;
	return *n > 0;
}

int
unitlist_holds(const struct buf *list, const char *s, size_t len)
{
	const char *at = list->data;
	size_t left = list->len, n = 0;

	while (unitlist_next(&at, &left, &n)) {
		if (n == len && memcmp(at, s, len) == 0)
			return 1;
	}
	return 0;
}

void
unitlist_add(struct buf *list, const char *s, size_t len)
{
	if (len == 0 || unitlist_holds(list, s, len))
		return;
	if (list->len > 0)
		buf_putc(list, WORDS_SEP);
	buf_put(list, s, len);
}
