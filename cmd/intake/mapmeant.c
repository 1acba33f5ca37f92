#include "mapmeant.h"

#include <string.h>

#include "head.h"
#include "mapfind.h"

static int
binds(const struct map *m, const struct map_text *heads, size_t n)
{
	struct map_binding b;
	struct err ignored = ERR_INIT;

	if (map_bind(&b, m, heads, n, &ignored) < 0)
		return 0;
	map_binding_release(&b);
	return 1;
}

/* Whether a map fits what there is: one row, or that of a head. */
struct sight {
	const struct head *head;	/* NULL: heads */
	const struct map_text *heads;
	size_t n;
};

static int
fits(const struct map *m, const struct sight *s)
{
	size_t row;

	if (s->head == NULL)
		return binds(m, s->heads, s->n);
	return head_find(s->head, m, &row) > 0 &&
	    binds(m, s->head->cells[row], s->head->ncells[row]);
}

static int
name_map(const struct sight *s, const struct map *than, struct err *e)
{
	const struct err said = *e;
	const char *fitting = NULL;
	struct err ignored = ERR_INIT;
	struct map *m;
	int i;

	for (i = 0; mapfind_shipped[i] != NULL && fitting == NULL; i++) {
		if (strcmp(mapfind_shipped[i], map_name(than)) == 0 ||
		    mapfind_load(&m, mapfind_shipped[i], &ignored) < 0)
			continue;
		if (fits(m, s))
			fitting = mapfind_shipped[i];
		map_free(m);
	}
	if (fitting != NULL)
		return err_set(e, ERR_DATA, "%s: -m %s knows these headings",
		    said.text, fitting);
	/* The dump may be whole and of another layout. */
	return err_set(e, ERR_DATA, "%s: js-intake map proposes a map for "
	    "other headings", said.text);
}

int
mapmeant_rows(const struct head *h, const struct map *than, struct err *e)
{
	const struct sight s = { h, NULL, 0 };

	return name_map(&s, than, e);
}

int
mapmeant_heads(const struct map_text *heads, size_t n,
    const struct map *than, struct err *e)
{
	const struct sight s = { NULL, heads, n };

	return name_map(&s, than, e);
}
