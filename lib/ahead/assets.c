#include "ahead/assets.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/jx.h"

static int
read_word(const struct jx *object, const char *key, struct words *w,
    int64_t *word, struct err *e)
{
	size_t len;
	const char *s = jx_text(jx_get(object, key), &len);

	if (s == NULL || len == 0 || len > WORDS_MAX_LEN)
		return err_set(e, ERR_DATA, "%s: a text is wanted", key);
	*word = words_add(w, s, len);
	return 0;
}

static int
read_categories(const struct jx *object, struct words *w, struct asset *a,
    struct err *e)
{
	const struct jx *list = jx_get(object, "categories");
	size_t n = jx_type(list) == JX_ARRAY ? jx_count(list) : 0, len;
	const char *s;

	a->categories = mem_array(n + 1, sizeof(*a->categories));
	for (; a->ncategories < n; a->ncategories++) {
		s = jx_text(jx_at(list, a->ncategories), &len);
		if (s == NULL || len == 0 || len > WORDS_MAX_LEN)
			break;
		a->categories[a->ncategories] = words_add(w, s, len);
	}
	if (n == 0 || a->ncategories < n)
		return err_set(e, ERR_DATA,
		    "categories: an array of texts is wanted");
	return 0;
}

int
assets_add(struct assets *list, const char *line, size_t len,
    struct words *w, struct err *e)
{
	struct jx *object = jx_parse_foreign(line, len, e);
	struct asset a = { 0 };
	int rc = -1;

	if (object == NULL)
		return -1;
	if (read_word(object, "site", w, &a.site, e) < 0 ||
	    read_word(object, "community", w, &a.community, e) < 0 ||
	    read_word(object, "asset", w, &a.asset, e) < 0 ||
	    read_word(object, "batch", w, &a.batch, e) < 0 ||
	    read_categories(object, w, &a, e) < 0)
		goto out;
	mem_grow(&list->of, list->n, &list->cap, sizeof(*list->of));
	list->of[list->n++] = a;
	a.categories = NULL;
	rc = 0;
out:
	free(a.categories);
	jx_free(object);
	return rc;
}

static int
compare(const void *pa, const void *pb)
{
	const struct asset *a = pa, *b = pb;
	int rc = num_compare(a->asset, b->asset);

	if (rc == 0)
		rc = num_compare(a->batch, b->batch);
	return rc != 0 ? rc : num_compare(a->site, b->site);
}

void
assets_end(struct assets *a)
{
	if (a->n > 1)
		qsort(a->of, a->n, sizeof(*a->of), compare);
}

void
assets_release(struct assets *a)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		free(a->of[i].categories);
	free(a->of);
	memset(a, 0, sizeof(*a));
}

static int
is_alike(const struct asset *a, const struct asset *b)
{
	return a->asset == b->asset && a->batch == b->batch;
}

void
assets_batch(const struct assets *a, size_t i, size_t *from, size_t *to)
{
	for (*from = i; *from > 0 &&
	    is_alike(&a->of[*from - 1], &a->of[i]); (*from)--)
		continue;
	for (*to = i + 1; *to < a->n &&
	    is_alike(&a->of[*to], &a->of[i]); (*to)++)
		continue;
}
