#include "mapfind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctx.h"

#include "base/buf.h"
#include "base/mem.h"

const char *const mapfind_shipped[] = { "beijing", "haikou", "nyc311",
	"open311", NULL };

static char *
find(const char *name)
{
	struct buf file = BUF_INIT;
	char *path;

	if (strpbrk(name, "/.") != NULL)
		return mem_text(name);
	buf_puts(&file, name);
	buf_puts(&file, ".json");
	path = ctx_data_path("table", file.data);
	buf_release(&file);
	return path;
}

int
mapfind_load(struct map **m, const char *name, struct err *e)
{
	struct buf problems = BUF_INIT;
	char *path = find(name == NULL ? "beijing" : name);

	*m = map_load(path, &problems, e);
	/* what cannot be opened is an unusable map, no failing system */
	if (*m == NULL && e->code == ERR_IO)
		e->code = ERR_DATA;
	if (problems.len > 0)
		fputs(problems.data, stderr);
	buf_release(&problems);
	free(path);
	return *m == NULL ? -1 : 0;
}
