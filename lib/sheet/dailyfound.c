#include "sheet/dailyfound.h"

#include <string.h>

#include "base/lang.h"
#include "data/jx.h"
#include "render/grid.h"

static void
put_columns(struct grid *g)
{
	grid_column(g, "code", lang_sheet("code"));
	grid_column(g, "severity", lang_sheet("severity"));
	grid_column_right(g, "count", lang_sheet("count"));
	grid_column(g, "text", lang_sheet("finding"));
	grid_column(g, "disposition", lang_sheet("disposition"));
	grid_column(g, "reason", lang_sheet("reason"));
}

const char *
dailyfound_text(const struct jx *found, const char *key)
{
	size_t len;
	const char *s = jx_text(jx_get(found, key), &len);

	return s == NULL ? "" : s;
}

static void
put_row(struct grid *g, const char *code, const struct jx *found)
{
	const char *reason = dailyfound_text(found, "reason");

	grid_row(g);
	grid_text(g, code);
	grid_text(g, lang_sheet(dailyfound_text(found, "severity")));
	grid_int(g, jx_int(jx_get(found, "count")));
	grid_text(g, lang_sheet(dailyfound_text(found, "text")));
	grid_text(g, lang_sheet(dailyfound_text(found, "disposition")));
	grid_text(g, reason[0] != '\0' ? reason : NULL);
}

int
dailyfound_read(const struct day *day, struct jx **all, struct err *e)
{
	*all = NULL;
	if (day->accepted == NULL)
		return 0;
	*all = jx_parse(day->accepted, strlen(day->accepted), e);
	if (*all == NULL)
		return err_prefix(e, "findings of a signature");
	return 0;
}

int
dailyfound_put(struct page *p, const struct day *day, struct err *e)
{
	const struct jx *found;
	const char *code;
	struct grid g;
	struct jx *all;
	size_t i;

	if (dailyfound_read(day, &all, e) < 0)
		return -1;
	if (all == NULL)
		return 0;
	grid_init(&g, "");
	put_columns(&g);
	for (i = 0; i < jx_count(all); i++) {
		found = jx_member(all, i, &code);
		put_row(&g, code, found);
	}
	if (i > 0)
		page_table(p, lang_sheet("Findings at the signature"), &g);
	grid_release(&g);
	jx_free(all);
	return 0;
}
