#include <stddef.h>
#include <string.h>

#include "audit.h"
#include "base/lang.h"
#include "base/num.h"
#include "life/decide.h"
#include "render/grid.h"
#include "retaindue.h"
#include "retainhold.h"
#include "retainwho.h"
#include "store/cases.h"
#include "store/scrub.h"
#include "time/date.h"

/*
 * Personal data ends: by age, or because a person asks for it; never what is
 * on hold. Codes, times and figures stay.
 */
#define SHOWN_MAX 50		/* cases that are told to be kept */
#define DIALLED "dialled"	/* a call in another's case: it is of that file */

static struct {
	const char *age, *phone, *reason;
	int person, hold, release, holds;
} options;

const struct cli_option retain_options[] = {
	{ "older-than", 0, CLI_TEXT, &options.age, "AGE",
	    "erase what ended so long ago: 3y, 400d, policy" },
	{ "person", 0, CLI_FLAG, &options.person, NULL,
	    "erase all of who called in these cases" },
	{ "phone", 0, CLI_TEXT, &options.phone, "FILE",
	    "erase all of who has the numbers in it, one a line" },
	{ "hold", 0, CLI_FLAG, &options.hold, NULL,
	    "erase nothing of these cases until they are released" },
	{ "release", 0, CLI_FLAG, &options.release, NULL,
	    "these cases are no longer on hold" },
	{ "holds", 0, CLI_FLAG, &options.holds, NULL,
	    "list the cases on hold" },
	{ "reason", 0, CLI_TEXT, &options.reason, "TEXT",
	    "why; kept for good, no names" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who erases, holds or releases" },
	{ "dry-run", 'n', CLI_FLAG, NULL, NULL, NULL },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

struct run {
	struct ctx *ctx;
	int argc;
	char **argv;
	int64_t before_at;		/* NUM_NONE: a person asks */
	struct buf rule;		/* "3y", "person" */
	struct retainwho who;
	struct retention due;
	struct erasure found;
};

/* --- what is asked for --------------------------------------------------- */

/* So many calendar years ago; 29 February becomes the 28th. */
static int64_t
years_ago(int64_t now_at, int64_t years)
{
	struct date d = date_from_day(date_day_of(now_at));

	d.year -= (int)years;
	if (!date_is_valid(&d))
		d.day = 28;
	return date_day_start(date_to_day(&d));
}

static int
read_age(struct run *r, struct err *e)
{
	size_t len = strlen(options.age);
	int64_t n = r->ctx->policy->retention_years;
	char unit = 'y';

	if (strcmp(options.age, "policy") != 0) {
		unit = len > 0 ? options.age[len - 1] : '\0';
		if ((unit != 'y' && unit != 'd') ||
		    num_parse(options.age, len - 1, &n) < 0 || n < 1 ||
		    n > (unit == 'y' ? 100 : 36525))
			return err_set(e, ERR_USAGE, "option '--older-than': "
			    "years or days such as 3y or 400d, or 'policy', "
			    "not '%s'", options.age);
	}
	r->before_at = unit == 'y' ? years_ago(r->ctx->now_at, n) :
	    date_day_start(date_day_of(r->ctx->now_at) - n);
	buf_printf(&r->rule, "%lld%c", (long long)n, unit);
	return 0;
}

static int
check_asked(int argc, const struct ctx *c, struct err *e)
{
	int person = options.person || options.phone != NULL;

	if ((options.age != NULL) + person + options.hold + options.release +
	    options.holds != 1)
		return err_set(e, ERR_USAGE, "retain: one of --older-than, "
		    "--person or --phone, --hold, --release, --holds");
	if (argc > 0 && (options.age != NULL || options.holds ||
	    (person && !options.person)))
		return err_set(e, ERR_USAGE, "retain: it takes no cases");
	if (options.person && argc == 0)
		return err_set(e, ERR_USAGE, "retain: who called in which "
		    "case?");
	if (options.holds)
		return 0;
	if (c->actor == NULL)
		return err_set(e, ERR_USAGE, "retain: --actor is missing");
	if (options.age == NULL && options.reason == NULL)
		return err_set(e, ERR_USAGE, "retain: --reason is missing");
	return 0;
}

/* --- erasing ------------------------------------------------------------- */

static int
find_due(struct run *r, struct err *e)
{
	if (r->before_at != NUM_NONE)
		return retaindue_by_age(&r->due, r->ctx, r->before_at, e);
	if (retainwho_find(&r->who, r->ctx, r->argc, r->argv, e) < 0)
		return -1;
	return retaindue_by_keys(&r->due, r->ctx, r->who.keys, r->who.n, e);
}

static int
carry_out(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;
	struct erasure_why why = { c->now_at, words_adds(c->words, c->actor),
		options.reason == NULL ? NUM_NONE :
		words_adds(c->words, options.reason),
		words_adds(c->words, r->rule.data) };

	if (decide_reason("retain", c->words, why.reason, e) < 0)
		return -1;
	if (r->found.n == 0)
		return 0;
	if (ctx_keep_policy(c, e) < 0)
		return -1;
	return erasure_carry_out(&r->found, c->db, &why, e);
}

static int
erase(struct run *r, struct err *e)
{
	struct db *db = r->ctx->db;
	int rc;

	if (db_begin(db, e) < 0)
		return -1;
	rc = find_due(r, e);
	if (rc == 0)
		rc = retaindue_gather(&r->found, &r->due, r->ctx, e);
	if (rc == 0)
		rc = carry_out(r, e);
	return db_end(db, rc, e);
}

/* --- what it prints ------------------------------------------------------ */

static const char *
shown_why(enum retention_why why)
{
	switch (why) {
	case RETENTION_OPEN:
		return lang_sheet("kept: still open");
	case RETENTION_APPEAL:
		return lang_sheet("kept: its exclusion is not decided");
	case RETENTION_MATTER:
		return lang_sheet("kept: its matter still runs");
	case RETENTION_QUOTED:
		return lang_sheet("kept: an open case hangs on it");
	case RETENTION_HELD:
		return lang_sheet("kept: on hold");
	case RETENTION_UNDATED:
		return lang_sheet("kept: nobody knows when it was");
	case RETENTION_TOGETHER:
		return lang_sheet("kept: with others that are kept");
	case RETENTION_DUE:
	case RETENTION_YOUNG:
	case RETENTION_COUNT:
		break;
	}
	return "";
}

static void
put_row(struct grid *g, const char *what, const char *shown, int64_t cases,
    int64_t matters, int64_t rows, int64_t callers)
{
	grid_row(g);
	grid_code(g, what, shown);
	grid_int(g, cases);
	grid_int(g, matters);
	grid_int(g, rows);
	grid_int(g, callers);
}

/* Cases alone; a matter is told by them. */
static void
put_kept(struct grid *g, const struct retention *t)
{
	int64_t cases[RETENTION_COUNT] = { 0 };
	size_t i;
	int k;

	for (i = 0; i < t->n; i++)
		if (t->at[i].key > 0)
			cases[t->at[i].why]++;
	for (k = RETENTION_YOUNG + 1; k < RETENTION_COUNT; k++)
		if (cases[k] > 0)
			put_row(g, retention_name((enum retention_why)k),
			    shown_why((enum retention_why)k), cases[k],
			    NUM_NONE, NUM_NONE, NUM_NONE);
}

static int
print(struct run *r, struct err *e)
{
	const struct erasure *x = &r->found;
	struct grid g;
	int rc;

	grid_init(&g, lang_sheet("Personal data"));
	grid_column(&g, "what", lang_sheet("erased, or what keeps it"));
	grid_column_right(&g, "cases", lang_sheet("cases"));
	grid_column_right(&g, "matters", lang_sheet("matters"));
	grid_column_right(&g, "rows", lang_sheet("private rows"));
	grid_column_right(&g, "callers", lang_sheet("callers"));
	put_row(&g, r->ctx->dry_run ? "due" : "erased", r->ctx->dry_run ?
	    lang_sheet("due to be erased") : lang_sheet("erased"), x->cases,
	    x->matters, (int64_t)x->n, x->callers);
	put_kept(&g, &r->due);
	if (r->who.ncalls > 0)
		put_row(&g, DIALLED, lang_sheet("kept: a call to the number, "
		    "of somebody else's case"), (int64_t)r->who.ncalls,
		    NUM_NONE, NUM_NONE, NUM_NONE);
	rc = ctx_print_grid(r->ctx, &g, e);
	grid_release(&g);
	return rc;
}

static int
tell_case(struct ctx *c, int64_t key, const char *why, struct err *e)
{
	struct buf id = BUF_INIT;
	struct record r;

	if (cases_get_key(c->db, key, &r, e) < 0)
		return -1;
	record_put_id(&id, &r, c->words);
	ctx_warn(c, lang("%s: kept: %s"), id.data, why);
	buf_release(&id);
	return 0;
}

/* Who asked for his data to be erased is to be told what is not. */
static int
tell_kept(struct run *r, struct err *e)
{
	const struct retention_case *k = r->due.at;
	size_t i, n = 0;

	for (i = 0; i < r->due.n; i++)
		if (k[i].why != RETENTION_DUE && ++n <= SHOWN_MAX &&
		    tell_case(r->ctx, k[i].key, retention_name(k[i].why),
		    e) < 0)
			return -1;
	for (i = 0; i < r->who.ncalls; i++)
		if (++n <= SHOWN_MAX && tell_case(r->ctx, r->who.calls[i],
		    DIALLED, e) < 0)
			return -1;
	if (n > 0)
		ctx_finding(r->ctx);
	return 0;
}

static int
report(struct run *r, struct err *e)
{
	if (print(r, e) < 0)
		return -1;
	return options.age == NULL ? tell_kept(r, e) : 0;
}

/* --- the verb ------------------------------------------------------------ */

static int
open_database(struct run *r, struct err *e)
{
	if (options.phone == NULL)
		return ctx_db(r->ctx, DB_WRITE, e);
	if (ctx_db_keyed(r->ctx, DB_WRITE, e) < 0)
		return -1;
	return retainwho_read_numbers(&r->who, r->ctx, options.phone, e);
}

/* What an erasure that was cut short has left is wiped too. */
static int
scrub(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;
	int due = c->dry_run ? 0 : scrub_is_due(c->db, e);

	if (due <= 0)
		return due;
	return scrub_run(c->db, words_adds(c->words, c->actor), e);
}

static int
run_erasure(struct run *r, struct err *e)
{
	struct err unread = ERR_INIT;
	int is_told;

	if (ctx_policy(r->ctx, e) < 0)
		return -1;
	if (options.age == NULL)
		buf_puts(&r->rule, "person");
	else if (read_age(r, e) < 0)
		return -1;
	if (open_database(r, e) < 0 || erase(r, e) < 0)
		return -1;
	/* the bytes go, too, where nobody can read what was erased */
	is_told = report(r, &unread) == 0;
	if (scrub(r, e) < 0)
		return -1;
	if (!is_told)
		*e = unread;
	return is_told ? 0 : -1;
}

int
retain_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c, .argc = argc, .argv = argv,
		.before_at = NUM_NONE, .rule = BUF_INIT };
	int rc;

	if (check_asked(argc, c, e) < 0)
		return -1;
	if (options.holds)
		return retainhold_list(c, e);
	ctx_ignore_sigpipe();
	if (options.hold || options.release)
		return retainhold_write(c, options.hold ? EV_HOLD :
		    EV_RELEASE, options.reason, argc, argv, e);
	erasure_init(&r.found);
	rc = run_erasure(&r, e);
	retainwho_release(&r.who);
	retention_release(&r.due);
	erasure_release(&r.found);
	buf_release(&r.rule);
	return rc;
}
