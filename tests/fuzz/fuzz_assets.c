/* Lines of an assets file: an asset with all its words, or a mistake. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ahead/assets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct assets *a, const struct words *w)
{
	size_t i, k, from, to;

	for (i = 0; i < a->n; i++) {
		assets_batch(a, i, &from, &to);
		if (from > i || to <= i || to > a->n ||
		    a->of[i].ncategories == 0 ||
		    words_len(w, a->of[i].site) == 0)
			abort();
		for (k = 0; k < a->of[i].ncategories; k++)
			if (words_len(w, a->of[i].categories[k]) == 0)
				abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data, *end = s + size, *next;
	struct words *words = words_new();
	struct assets a = { NULL, 0, 0 };
	struct err e = ERR_INIT;
	size_t before;

	for (; s < end; s = next + 1) {
		next = memchr(s, '\n', (size_t)(end - s));
		if (next == NULL)
			next = end;
		before = a.n;
		err_reset(&e);
		if (assets_add(&a, s, (size_t)(next - s), words, &e) == 0 ?
		    a.n != before + 1 : a.n != before || e.code != ERR_DATA)
			abort();
	}
	assets_end(&a);
	check(&a, words);
	assets_release(&a);
	words_free(words);
	return 0;
}
