/*
 * Column maps. What is accepted binds its own headings to its own facts, and
 * its labels find no export time that is none.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "table/map.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
use(const struct map *m, const char *s, size_t len)
{
	struct map_text heads[3] = { { s, len }, { "", 0 }, { s, len / 2 } };
	struct map_binding b;
	struct err e = ERR_INIT;
	int f;

	if (map_known(m, heads, 3) > 3)
		abort();
	for (f = 0; f < FACT_COUNT; f++)
		(void)map_value(m, (enum map_fact)f, s, len);
	(void)map_export_time(m, s, len);
	if (map_bind(&b, m, heads, 3, &e) < 0) {
		if (e.code != ERR_DATA)
			abort();
		return;
	}
	if (strcmp(b.heading[0], b.heading[1]) == 0)
		abort();
	map_binding_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct map *m;

	m = map_parse((const char *)data, size, &problems, &e);
	if ((m == NULL) != (e.code == ERR_DATA))
		abort();
	if (m != NULL)
		use(m, (const char *)data, size);
	map_free(m);
	buf_release(&problems);
	return 0;
}
