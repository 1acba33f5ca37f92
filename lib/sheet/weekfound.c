#include "sheet/weekfound.h"

#include <string.h>

#include "base/lang.h"
#include "data/jx.h"
#include "sheet/cell.h"
#include "sheet/dailyfound.h"
#include "sheet/recapparts.h"
#include "store/days.h"
#include "time/date.h"

static void
put_columns(struct grid *g)
{
	grid_column(g, "day", lang_sheet("day"));
	grid_column(g, "code", lang_sheet("code"));
	grid_column(g, "severity", lang_sheet("severity"));
	grid_column_right(g, "count", lang_sheet("count"));
	grid_column(g, "text", lang_sheet("finding"));
	grid_column(g, "reason", lang_sheet("reason"));
	grid_column(g, "signer", lang_sheet("signer"));
}

static void
put_row(struct grid *g, const struct recap *v, const struct day *day,
    const char *code, const struct jx *found)
{
	const char *reason = dailyfound_text(found, "reason");
	struct buf b = BUF_INIT;

	grid_row(g);
	date_put_day(&b, day->day);
	grid_textn(g, b.data, b.len);
	grid_text(g, code);
	grid_text(g, lang_sheet(dailyfound_text(found, "severity")));
	grid_int(g, jx_int(jx_get(found, "count")));
	grid_text(g, lang_sheet(dailyfound_text(found, "text")));
	grid_text(g, reason[0] != '\0' ? reason : NULL);
	grid_word(g, v->words, day->signer);
	buf_release(&b);
}

/* The rows of one day, if it is signed by an event that counts. */
static int
put_day(struct grid *g, const struct recap *v, int64_t number, struct err *e)
{
	const struct jx *found;
	struct jx *all = NULL;
	const char *code;
	struct day day;
	size_t i;
	int rc;

	days_init(&day);
	rc = days_get(v->db, number, &day, e);
	if (rc == 0 && day.seq > 0 && day.seq <= v->last_seq)
		rc = dailyfound_read(&day, &all, e);
	for (i = 0; all != NULL && i < jx_count(all); i++) {
		found = jx_member(all, i, &code);
		if (strcmp(dailyfound_text(found, "disposition"),
		    "carried") == 0)
			put_row(g, v, &day, code, found);
	}
	jx_free(all);
	days_release(&day);
	return rc;
}

int
weekfound_put(struct page *p, const struct recap *v, struct err *e)
{
	int64_t day = date_day_of(v->o.period.from_at);
	int64_t last = date_day_of(v->o.period.to_at - 1);
	struct grid g;
	int rc = 0;

	grid_init(&g, "");
	put_columns(&g);
	for (; rc == 0 && day <= last; day++)
		rc = put_day(&g, v, day, e);
	if (rc == 0 && g.nrows > 0)
		page_table(p, lang_sheet("Findings carried to this week"), &g);
	grid_release(&g);
	return rc;
}
