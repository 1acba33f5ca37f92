#include "output.h"

#include <stdio.h>

static const char *const endings[] = {
	[FORMAT_NDJSON] = "ndjson", [FORMAT_TABLE] = "txt",
	[FORMAT_CSV] = "csv", [FORMAT_MD] = "md", [FORMAT_HTML] = "html",
	[FORMAT_JSON] = "json", [FORMAT_XLSX] = "xlsx"
};

/* One output a run; ctx borrows the name to its end. */
static char name[64];

void
output_name(struct ctx *c, const char *stem)
{
	snprintf(name, sizeof(name), "%s.%s", stem, endings[c->format]);
	c->out_name = name;
}
