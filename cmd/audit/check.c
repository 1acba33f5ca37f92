#include <stddef.h>
#include <string.h>

#include "audit.h"
#include "base/lang.h"
#include "base/num.h"
#include "findings.h"
#include "life/event.h"
#include "store/days.h"
#include "store/journal.h"
#include "sweep.h"
#include "time/date.h"

static struct {
	int64_t day;
	int record;
	struct buf groups;
} options = { NUM_NONE, 0, BUF_INIT };

const struct cli_option check_options[] = {
	{ "day", 0, CLI_DAY, &options.day, "DAY",
	    "what this day has to answer for; today and yesterday too" },
	{ "group", 0, CLI_TEXTS, &options.groups, "NAME",
	    "rules of basic, day, strict or all (default: basic and day)" },
	{ "record", 0, CLI_FLAG, &options.record, NULL,
	    "write down that the day was checked" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "dry-run", 'n', CLI_FLAG, NULL, NULL, NULL },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

/* The groups that were named, together. */
static int
read_groups(unsigned *groups, struct err *e)
{
	static const enum rules_group known[] = { RULES_BASIC, RULES_OF_DAY,
		RULES_STRICT };
	const char *s = options.groups.data;
	const char *end = s + options.groups.len;
	size_t i;

	*groups = options.groups.len > 0 ? 0 : RULES_USUAL;
	for (; s < end; s += strlen(s) + 1) {
		for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			if (strcmp(s, rules_group_name(known[i])) == 0)
				break;
		if (i < sizeof(known) / sizeof(known[0]))
			*groups |= known[i];
		else if (strcmp(s, "all") == 0)
			*groups |= RULES_USUAL | RULES_STRICT;
		else
			return err_set(e, ERR_USAGE, "option '--group': "
			    "basic, day, strict or all, not '%s'", s);
	}
	return 0;
}

static int
check_usage(struct ctx *c, int argc, struct err *e)
{
	if (!options.record)
		return 0;
	if (options.day == NUM_NONE)
		return err_set(e, ERR_USAGE, "check: --record needs --day");
	if (c->actor == NULL)
		return err_set(e, ERR_USAGE, "check: --record needs --actor");
	if (argc > 0)
		return err_set(e, ERR_USAGE,
		    "check: --record is for a whole day, without a query");
	if (options.groups.len > 0)
		return err_set(e, ERR_USAGE, "check: --record is of the "
		    "usual groups, without --group");
	return 0;
}

/* The event of a check, in a transaction: appended, or for -n printed. */
static int
append(struct ctx *c, const struct findings *f, struct err *e)
{
	struct buf counts = BUF_INIT;
	struct event ev;
	int rc;

	findings_put_counts(&counts, f);
	event_init(&ev, EV_CHECK_DAY, c->now_at);
	ev.actor = words_adds(c->words, c->actor);
	event_set(&ev, EF_DAY, options.day);
	event_set_bytes(&ev, EF_FIGURES, counts.data, counts.len);
	event_set(&ev, EF_COUNT, (int64_t)f->n);
	rc = ctx_keep_policy(c, e);
	if (rc == 0)
		rc = journal_append(c->db, &ev, e);
	if (rc == 0 && c->dry_run) {
		event_put_json(&c->out, &ev, NULL, c->words);
		buf_putc(&c->out, '\n');
	}
	buf_release(&counts);
	return rc;
}

/* A signature is worth more than a check: a signed day stays as it is. */
static int
record(struct ctx *c, const struct findings *f, struct err *e)
{
	int64_t last;

	if (days_last_signed(c->db, &last, e) < 0)
		return -1;
	if (last != NUM_NONE && last >= options.day) {
		ctx_note(c, "the day is signed already: no check is recorded");
		return 0;
	}
	return append(c, f, e);
}

static int
collect(struct ctx *c, struct findings *f, int argc, char **argv,
    struct err *e)
{
	struct sweep_scope scope = { options.day, NUM_NONE, argv,
	    (size_t)argc, RULES_USUAL };

	if (read_groups(&scope.groups, e) < 0 ||
	    ctx_start_day(c, &scope.start_day, e) < 0)
		return -1;
	if (options.record && (scope.start_day == NUM_NONE ||
	    options.day < scope.start_day))
		return err_set(e, ERR_REFUSED,
		    "check: the day lies before the office's first");
	if (options.day != NUM_NONE && options.day > date_day_of(c->now_at))
		return err_set(e, ERR_REFUSED,
		    "check: the day lies in the future");
	return sweep_run(f, c, &scope, e);
}

/* With --record the findings are those of the same transaction. */
static int
collect_and_record(struct ctx *c, struct findings *f, struct err *e)
{
	int rc;

	if (db_begin(c->db, e) < 0)
		return -1;
	rc = collect(c, f, 0, NULL, e);
	if (rc == 0)
		rc = record(c, f, e);
	return db_end(c->db, rc, e);
}

int
check_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct findings f;
	struct grid g;
	int rc;

	findings_init(&f);
	grid_init(&g, lang_sheet("findings"));
	rc = check_usage(c, argc, e);
	if (rc == 0)
		rc = ctx_policy(c, e);
	if (rc == 0)
		rc = ctx_db(c, options.record ? DB_WRITE : DB_READ, e);
	if (rc == 0)
		rc = options.record ? collect_and_record(c, &f, e) :
		    collect(c, &f, argc, argv, e);
	if (rc == 0 && f.n > 0) {
		ctx_finding(c);
		findings_grid(&g, &f, c->words);
		rc = ctx_print_grid(c, &g, e);
	}
	grid_release(&g);
	findings_release(&f);
	buf_release(&options.groups);
	return rc;
}
