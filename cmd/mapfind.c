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

/* A name of ours that is none. */
static int
refuse(char *path, const char *name, struct err *e)
{
	struct buf known = BUF_INIT;
	int i;

	for (i = 0; mapfind_shipped[i] != NULL; i++)
		buf_printf(&known, "%s%s", i > 0 ? ", " : "",
		    mapfind_shipped[i]);
	err_set(e, ERR_DATA, "no map '%s': there are %s; a file of yours is "
	    "named with its folder, ./NAME.json", name, known.data);
	buf_release(&known);
	free(path);
	return -1;
}

int
mapfind_load(struct map **m, const char *name, struct err *e)
{
	struct buf problems = BUF_INIT;
	char *path = find(name == NULL ? "beijing" : name);

	*m = map_load(path, &problems, e);
	if (*m == NULL && e->code == ERR_IO && name != NULL &&
	    strpbrk(name, "/.") == NULL)
		return refuse(path, name, e);
	/* what cannot be opened is an unusable map, no failing system */
	if (*m == NULL && e->code == ERR_IO)
		e->code = ERR_DATA;
	if (problems.len > 0)
		fputs(problems.data, stderr);
	buf_release(&problems);
	free(path);
	return *m == NULL ? -1 : 0;
}
