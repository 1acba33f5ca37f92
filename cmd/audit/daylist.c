#include <stddef.h>
#include <stdlib.h>

#include "audit.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/record.h"
#include "life/event.h"
#include "render/grid.h"
#include "store/cases.h"
#include "store/days.h"
#include "store/journal.h"
#include "time/date.h"

/* The verb days: each day since the start, signed or not. */
static struct {
	int64_t from_day, to_day;
} options = { NUM_NONE, NUM_NONE };

const struct cli_option daylist_options[] = {
	{ "from", 0, CLI_DAY, &options.from_day, "DAY",
	    "from this day (default: the office's first)" },
	{ "to", 0, CLI_DAY, &options.to_day, "DAY",
	    "to this day (default: today)" },
	{ "explain", 0, CLI_FLAG, NULL, NULL,
	    "list the events that amended signed days" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

static const char *
state_name(enum day_state state)
{
	switch (state) {
	case DAY_OPEN:
		return "open";
	case DAY_CHECKED:
		return "checked";
	case DAY_SIGNED:
		return "signed";
	case DAY_AMENDED:
		return "amended";
	}
	BUG("no such state of a day");
}

static const char *
state_shown(enum day_state state)
{
	switch (state) {
	case DAY_OPEN:
		return lang_sheet("not signed");
	case DAY_CHECKED:
		return lang_sheet("checked");
	case DAY_SIGNED:
		return lang_sheet("signed");
	case DAY_AMENDED:
		return lang_sheet("amended");
	}
	BUG("no such state of a day");
}

/* --- the list ----------------------------------------------------------- */

static void
put_columns(struct grid *g)
{
	grid_column(g, "day", lang_sheet("day"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "signer", lang_sheet("signer"));
	grid_column(g, "deputy_for", lang_sheet("deputy for"));
	grid_column(g, "signed_at", lang_sheet("signed at"));
	grid_column(g, "checked_at", lang_sheet("checked at"));
	grid_column_right(g, "late", lang_sheet("late"));
	grid_column_right(g, "amendments", lang_sheet("amendments"));
	grid_column_right(g, "seq", lang_sheet("event no."));
}

/* One that is not signed is late from the same instant on. */
static int
is_late(const struct day *d, int64_t now_at)
{
	return d->seq > 0 ? d->late : now_at >= date_day_start(d->day + 2);
}

static void
put_row(struct grid *g, const struct day *d, const struct ctx *c)
{
	grid_row(g);
	grid_day(g, d->day);
	grid_code(g, state_name(d->state), state_shown(d->state));
	grid_word(g, c->words, d->signer);
	grid_word(g, c->words, d->deputy_for);
	grid_at(g, d->signed_at);
	grid_at(g, d->checked_at);
	grid_flag(g, is_late(d, c->now_at));
	grid_int(g, d->amendments);
	grid_int(g, d->seq > 0 ? d->seq : NUM_NONE);
}

/* --- amendments --------------------------------------------------------- */

static void
put_explain_columns(struct grid *g)
{
	grid_column(g, "day", lang_sheet("day"));
	grid_column_right(g, "seq", lang_sheet("event no."));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "kind", lang_sheet("kind of event"));
	grid_column(g, "at", lang_sheet("happened"));
	grid_column(g, "rec", lang_sheet("written down"));
	grid_column(g, "actor", lang_sheet("actor"));
}

struct one_event {
	struct grid *grid;
	const struct words *words;
};

static int
put_event(void *arg, const struct event *ev)
{
	const struct one_event *one = arg;

	grid_code(one->grid, event_kind_name(ev->kind),
	    lang_sheet(event_kind_name(ev->kind)));
	grid_at(one->grid, ev->at);
	grid_at(one->grid, ev->rec);
	grid_word(one->grid, one->words, ev->actor);
	return 0;
}

static int
put_amendment(struct grid *g, struct ctx *c, int64_t day,
    const struct day_amendment *a, struct err *e)
{
	struct one_event one = { g, c->words };
	struct buf id = BUF_INIT;
	struct record r;
	int rc;

	rc = cases_get_key(c->db, a->key, &r, e);
	if (rc < 0)
		return -1;
	if (rc == 1)
		record_put_id(&id, &r, c->words);
	grid_row(g);
	grid_day(g, day);
	grid_int(g, a->seq);
	grid_textn(g, id.data, id.len);
	buf_release(&id);
	return journal_read(c->db, 0, a->seq - 1, 1, put_event, &one, e) < 0 ?
	    -1 : 0;
}

static int
put_amendments(struct grid *g, struct ctx *c, const struct day *d,
    struct err *e)
{
	struct day_amendment *list = NULL;
	size_t i, n = 0;
	int rc;

	rc = days_amendments(c->db, d->day, &list, &n, e);
	for (i = 0; rc == 0 && i < n; i++)
		rc = put_amendment(g, c, d->day, &list[i], e);
	free(list);
	return rc;
}

/* ------------------------------------------------------------------------ */

static int
put_days(struct grid *g, struct ctx *c, struct err *e)
{
	int64_t day, start, to = options.to_day;
	struct day d;
	int rc = 0;

	if (ctx_start_day(c, &start, e) < 0)
		return -1;
	if (start == NUM_NONE)
		return 0;
	if (to == NUM_NONE || to > date_day_of(c->now_at))
		to = date_day_of(c->now_at);
	day = options.from_day != NUM_NONE && options.from_day > start ?
	    options.from_day : start;
	for (; rc == 0 && day <= to; day++) {
		rc = days_get(c->db, day, &d, e);
		if (rc == 0 && !c->explain)
			put_row(g, &d, c);
		else if (rc == 0 && d.amendments > 0)
			rc = put_amendments(g, c, &d, e);
		days_release(&d);
	}
	return rc;
}

int
daylist_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct grid g;
	int rc;

	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "days: takes no operands");
	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0)
		return -1;
	grid_init(&g, c->explain ? lang_sheet("amendments") :
	    lang_sheet("signed days"));
	if (c->explain)
		put_explain_columns(&g);
	else
		put_columns(&g);
	rc = put_days(&g, c, e);
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	return rc;
}
