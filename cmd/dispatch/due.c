#include "due.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "duefind.h"
#include "explain.h"
#include "life/matter.h"
#include "render/grid.h"
#include "sheet/cell.h"

static struct {
	const char *explain, *within, *by, *unit;
	int overdue, hours, old;
} asked_due = { NULL, NULL, NULL, NULL, 0, 0, 0 };

/* --- how they are shown ------------------------------------------------- */

static const char *
waiting_for(enum dueclock k)
{
	static const char *const what[DUECLOCK_COUNT] = {
		[DUECLOCK_SIGN] = "nobody has signed for it",
		[DUECLOCK_CONTACT] = "the citizen has not been reached",
		[DUECLOCK_SOLVE] = "it is not closed",
		[DUECLOCK_UNIT] = "the unit's own time after a return",
		[DUECLOCK_PROMISE] = "a promise stands",
		[DUECLOCK_REPLY] = "the citizen has not heard the result",
		[DUECLOCK_REVIEW] = "the pause is to be looked at again",
		[DUECLOCK_ARRIVE] = "the helper has not arrived",
		[DUECLOCK_REPORT] = "the helper has not reported",
		[DUECLOCK_COMMITMENT] = "a commitment at the table stands",
		[DUECLOCK_MATTER] = "the matter is to be looked at again"
	};

	return lang_sheet(what[k]);
}

static void
put_reason(struct buf *b, const struct duefind_hit *h, int64_t left_s)
{
	struct buf span = BUF_INIT;

	dueclock_put_words(&span, left_s);
	buf_printf(b, left_s < 0 ? lang_sheet("%s: late by %s") :
	    lang_sheet("%s: due in %s"), waiting_for(h->clock), span.data);
	buf_release(&span);
}

/* Of the case, whoever has had it: since the first dispatch. */
static int64_t
age_of(const struct record *r, int64_t now_at)
{
	if (r->m[M_DISPATCHED_AT] != NUM_NONE)
		return now_at - r->m[M_DISPATCHED_AT];
	return r->m[M_RECEIVED_AT] != NUM_NONE ?
	    now_at - r->m[M_RECEIVED_AT] : NUM_NONE;
}

static void
add_row(struct grid *g, const struct duefind *d, const struct duefind_hit *h)
{
	const struct record *r = &d->records[h->record];
	int is_of_matter = h->clock >= DUECLOCK_OF_HELPER;
	int64_t left_s = h->due_at - d->ctx->now_at;
	const struct words *w = d->ctx->words;
	struct buf b = BUF_INIT;

	grid_row(g);
	if (is_of_matter)
		matter_put_id(&b, r->key);
	else
		record_put_id(&b, r, w);
	grid_textn(g, b.data, b.len);
	grid_code(g, dueclock_name(h->clock), dueclock_shown(h->clock));
	grid_at(g, h->due_at);
	grid_int(g, left_s);
	grid_int(g, age_of(r, d->ctx->now_at));
	if (is_of_matter && r->m[M_STATE] == NUM_NONE)
		grid_code(g, "open", lang_sheet("not ended"));
	else
		grid_code(g, record_state_name(r->m[M_STATE]),
		    cell_state(r->m[M_STATE]));
	grid_word(g, w, h->unit);
	grid_word(g, w, r->m[M_LEAD]);
	grid_int(g, r->m[M_LEVEL]);
	grid_word(g, w, r->m[M_COMMUNITY]);
	buf_reset(&b);
	put_reason(&b, h, left_s);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

/* How many cases they are of, whatever the number of their clocks. */
static int64_t
count_cases(const struct duefind *d, size_t from)
{
	char *seen = mem_array(d->nrecords + 1, 1);
	int64_t n = 0;
	size_t i;

	for (i = from; i < d->n; i++) {
		n += !seen[d->hits[i].record];
		seen[d->hits[i].record] = 1;
	}
	free(seen);
	return n;
}

static int
print(const struct duefind *d, struct err *e)
{
	int is_counted = aged_are_counted(d->ctx) && !d->only_old;
	struct grid g;
	size_t i;
	int rc;

	grid_init(&g, lang_sheet("Late or soon due"));
	grid_column(&g, "id", lang_sheet("case"));
	grid_column(&g, "clock", lang_sheet("clock"));
	grid_column(&g, "due_at", lang_sheet("due at"));
	grid_column_right(&g, "left_s", lang_sheet("seconds left"));
	grid_aside(&g);
	grid_column_right(&g, "age_s", lang_sheet("seconds since dispatch"));
	grid_aside(&g);
	grid_column(&g, "state", lang_sheet("state"));
	grid_column(&g, "unit", lang_sheet("who has to act"));
	grid_cuts(&g);
	grid_column(&g, "lead", lang_sheet("lead"));
	grid_aside(&g);
	grid_column_right(&g, "level", lang_sheet("level"));
	grid_yields(&g, 1);
	grid_column(&g, "community", lang_sheet("community"));
	grid_aside(&g);
	grid_column(&g, "reason", lang_sheet("reason"));
	grid_cuts(&g);
	grid_yields(&g, 2);
	for (i = 0; i < d->n; i++) {
		if (is_counted && d->hits[i].age == AGED_OLD)
			break;
		add_row(&g, d, &d->hits[i]);
	}
	aged_note(&g, d->ctx, count_cases(d, i), "js-dispatch",
	    "due");
	rc = ctx_print_grid(d->ctx, &g, e);
	grid_release(&g);
	return rc;
}

/* --- what is asked ------------------------------------------------------ */

static int
read_within(struct limit *within, struct err *e)
{
	if ((asked_due.within != NULL) + asked_due.overdue + asked_due.old > 1)
		return err_set(e, ERR_USAGE,
		    "one of --within, --overdue and --old");
	if (asked_due.overdue)
		within->n = -1;
	if (asked_due.within != NULL && limit_parse(within, asked_due.within,
	    strlen(asked_due.within), e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "option '--within'");
	}
	return 0;
}

static int
read_options(struct duefind *d, struct err *e)
{
	struct ctx *c = d->ctx;
	const struct policy_unit *u;

	if (asked_due.by != NULL && strcmp(asked_due.by, "unit") != 0)
		return err_set(e, ERR_USAGE,
		    "option '--by': no such order '%s': unit", asked_due.by);
	d->by_unit = asked_due.by != NULL;
	d->in_hours = asked_due.hours;
	d->only_late = asked_due.overdue || asked_due.old;
	d->only_old = asked_due.old;
	if (asked_due.unit == NULL)
		return 0;
	u = policy_unit_find(c->policy,
	    words_adds(c->words, asked_due.unit));
	if (u == NULL)
		return err_set(e, ERR_USAGE, "option '--unit': the policy "
		    "has no unit '%s'", asked_due.unit);
	d->unit = u->name;
	return 0;
}

static int
list_due(struct duefind *d, int argc, char **argv, struct err *e)
{
	struct limit within = { LIMIT_NATURAL, d->ctx->policy->soon_s };

	if (read_within(&within, e) < 0 || read_options(d, e) < 0 ||
	    duefind_run(d, &within, argc, argv, e) < 0)
		return -1;
	if (d->n == 0)
		return 0;
	ctx_finding(d->ctx);
	return print(d, e);
}

static int
due_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct duefind d;
	int rc;

	duefind_init(&d, c);
	if (asked_due.explain != NULL && argc > 0)
		return err_set(e, ERR_USAGE,
		    "due: --explain takes one case and no query");
	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0 ||
	    ctx_start_day(c, &d.start_day, e) < 0)
		return -1;
	if (asked_due.explain != NULL)
		return explain_case(c, asked_due.explain, d.start_day, e);
	rc = list_due(&d, argc, argv, e);
	duefind_release(&d);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "within", .type = CLI_TEXT, .target = &asked_due.within,
	  .arg = "SPAN",
	  .help = "due in this time: 2h, 4wh, 2wd (policy: clocks.soon)" },
	{ .name = "overdue", .type = CLI_FLAG, .target = &asked_due.overdue,
	  .help = "only what is late already" },
	{ .name = "old", .type = CLI_FLAG, .target = &asked_due.old,
	  .help = "only what has long been late (policy: clocks.old)" },
	{ .name = "hours", .type = CLI_FLAG, .target = &asked_due.hours,
	  .help = "only who is at work now; level 1 always" },
	{ .name = "unit", .type = CLI_TEXT, .target = &asked_due.unit,
	  .arg = "UNIT", .help = "only what this unit has to act on" },
	{ .name = "by", .type = CLI_TEXT, .target = &asked_due.by,
	  .arg = "unit", .help = "in the order of units" },
	{ .name = "explain", .type = CLI_TEXT, .target = &asked_due.explain,
	  .arg = "ID", .help = "what each clock of a case rests on" },
	{ .name = NULL }
};

const struct cli_verb due_verb = {
	.name = "due",
	.operands = "[QUERY]",
	.help = "what is late or soon will be; silent if nothing is",
	.groups = CLI_PRINTS,
	.options = options,
	.run = due_run
};
