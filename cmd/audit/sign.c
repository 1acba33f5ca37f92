#include <stddef.h>
#include <string.h>

#include "accept.h"
#include "audit.h"
#include "base/num.h"
#include "publish.h"
#include "signday.h"

/* What is to be signed, by whom, and what was done about what was found. */
static struct {
	int64_t day, to_day, week;
	const char *month;
	struct buf accept, fixed, carry;
	const char *deputy_for;
	int restate;
} options = { NUM_NONE, NUM_NONE, NUM_NONE, NULL, BUF_INIT, BUF_INIT,
	BUF_INIT, NULL, 0 };

const struct cli_option sign_options[] = {
	{ "day", 0, CLI_DAY, &options.day, "DAY",
	    "which day; yesterday too" },
	{ "to", 0, CLI_DAY, &options.to_day, "DAY",
	    "and those behind it to this one, each for itself" },
	{ "week", 0, CLI_DAY, &options.week, "DAY",
	    "publish the week of this day" },
	{ "month", 0, CLI_TEXT, &options.month, "YYYY-MM",
	    "publish the assessment month that ends in this month" },
	{ "restate", 0, CLI_FLAG, &options.restate, NULL,
	    "a further issue of a published period, and what differs" },
	{ "accept", 0, CLI_TEXTS, &options.accept, "CODE:REASON",
	    "sign although the check found this; may be repeated" },
	{ "fixed", 0, CLI_TEXTS, &options.fixed, "CODE:HOW",
	    "it was put right by now; may be repeated" },
	{ "carry", 0, CLI_TEXTS, &options.carry, "CODE[:WHAT]",
	    "it goes to the weekly meeting; may be repeated" },
	{ "deputy-for", 0, CLI_TEXT, &options.deputy_for, "NAME",
	    "sign in this leader's place" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who signs" },
	{ "dry-run", 'n', CLI_FLAG, NULL, NULL, NULL },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

static int
is_folder(const char *path)
{
	size_t len = path == NULL ? 0 : strlen(path);

	return len > 0 && path[len - 1] == '/';
}

static int
check_days(const struct ctx *c, struct err *e)
{
	int has_findings = options.accept.len + options.fixed.len +
	    options.carry.len > 0;

	if (options.day == NUM_NONE && has_findings)
		return err_set(e, ERR_USAGE, "options '--accept', '--fixed' "
		    "and '--carry': findings are those of a day");
	if (options.day != NUM_NONE && options.restate)
		return err_set(e, ERR_USAGE,
		    "option '--restate': a day is signed once");
	if (options.to_day == NUM_NONE)
		return 0;
	if (options.day == NUM_NONE || options.to_day < options.day)
		return err_set(e, ERR_USAGE,
		    "option '--to': not behind a day of --day");
	if (c->dry_run)
		return err_set(e, ERR_USAGE,
		    "option '--to': -n shows one day, the next one waits");
	if (!is_folder(c->out_path))
		return err_set(e, ERR_USAGE, "option '--to': each day has a "
		    "sheet of its own: give a folder with -o DIR/");
	return 0;
}

static int
check_usage(struct ctx *c, int argc, struct err *e)
{
	if (argc > 0)
		return err_set(e, ERR_USAGE, "sign: takes no operands");
	if ((options.day != NUM_NONE) + (options.week != NUM_NONE) +
	    (options.month != NULL) != 1)
		return err_set(e, ERR_USAGE,
		    "sign: one of --day, --week and --month is needed");
	if (check_days(c, e) < 0)
		return -1;
	if (c->actor == NULL)
		return err_set(e, ERR_USAGE, "sign: --actor is missing");
	if (c->fields != NULL)
		return err_set(e, ERR_USAGE,
		    "option '--fields': a sheet is printed whole");
	return 0;
}

/* A deputy signs for a leader, and for another one than himself. */
static int
check_deputy(struct ctx *c, struct err *e)
{
	const struct policy_person *leader;

	if (options.deputy_for == NULL)
		return 0;
	leader = policy_person_find(c->policy, words_adds(c->words,
	    options.deputy_for));
	if (leader == NULL || leader->role != KIND_LEADER)
		return err_set(e, ERR_REFUSED, "sign: the policy has no "
		    "leader '%s' to sign for", options.deputy_for);
	if (strcmp(options.deputy_for, c->actor) == 0)
		return err_set(e, ERR_REFUSED,
		    "sign: nobody is his own deputy");
	return 0;
}

/*
 * A signature is for good: who mistypes his name should see it now, not when
 * the check finds A01 or A02. It stands all the same: names are on record,
 * roles no locks, and whoever signs may be new in office.
 */
static void
tell_signer(struct ctx *c)
{
	const struct policy_person *who = policy_person_find(c->policy,
	    words_adds(c->words, c->actor));

	if (who == NULL)
		ctx_warn(c, "the policy does not know '%s', who signs",
		    c->actor);
	else if (who->role != KIND_LEADER && options.deputy_for == NULL)
		ctx_warn(c, "'%s', who signs, is no leader by the policy: "
		    "--deputy-for names whose deputy", c->actor);
}

static int
sign_days(struct ctx *c, struct err *e)
{
	int64_t last = options.to_day != NUM_NONE ? options.to_day :
	    options.day;
	struct accept accept = { NULL, 0, 0 };
	struct signday o = { options.day, &accept, options.deputy_for };
	int rc = -1;

	ctx_ignore_sigpipe();
	if (accept_add(&accept, ACCEPT_ACCEPTED, &options.accept, c->words,
	    e) < 0 ||
	    accept_add(&accept, ACCEPT_FIXED, &options.fixed, c->words,
	    e) < 0 ||
	    accept_add(&accept, ACCEPT_CARRIED, &options.carry, c->words,
	    e) < 0)
		goto out;
	for (; o.day <= last; o.day++) {
		if (signday_run(c, &o, e) < 0)
			goto out;
		if (o.day < last && ctx_out_next(c, e) < 0)
			goto out;
	}
	rc = 0;
out:
	accept_release(&accept);
	return rc;
}

int
sign_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct publish period = { options.week, options.month,
		options.restate, options.deputy_for };
	int rc = -1;

	(void)argv;
	if (check_usage(c, argc, e) == 0 && ctx_policy(c, e) == 0 &&
	    check_deputy(c, e) == 0 && ctx_db(c, DB_WRITE, e) == 0) {
		tell_signer(c);
		rc = options.day != NUM_NONE ? sign_days(c, e) :
		    publish_run(c, &period, e);
	}
	buf_release(&options.accept);
	buf_release(&options.fixed);
	buf_release(&options.carry);
	return rc;
}
