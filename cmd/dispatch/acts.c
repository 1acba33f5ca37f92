#include "acts.h"

#include <string.h>

#include "asked.h"
#include "factknown.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/recordin.h"
#include "life/decide.h"
#include "store/asker.h"
#include "store/helpers.h"
#include "stream.h"

#define NEEDS_MAX 4

struct act {
	const char *name;
	enum event_kind kind;
	const char *help;
	const struct cli_option *options;
	const char *needs[NEEDS_MAX];	/* options it can't do without */
};

static const struct act acts[] = {
	{ "assign", EV_ASSIGN, "say which unit leads (二次派单)",
	    asked_assign, { "lead" } },
	{ "sign", EV_SIGN, "the unit takes it on (签收)", asked_sign,
	    { NULL } },
	{ "contact", EV_CONTACT, "a call to the citizen, tried",
	    asked_contact, { NULL } },
	{ "assist", EV_ASSIST, "add units that help (协办)", asked_assist,
	    { "unit" } },
	{ "extend", EV_EXTEND, "more time, with consent (延期)",
	    asked_extend, { "until", "why" } },
	{ "pause", EV_PAUSE, "it can't go on for now (挂账)", asked_pause,
	    { "why", "review", "approver" } },
	{ "resume", EV_RESUME, "what was paused goes on", asked_resume,
	    { NULL } },
	{ "transfer", EV_TRANSFER, "another unit of the office takes it on",
	    asked_transfer, { "lead", "why" } },
	{ "return", EV_RETURN, "ask for a return, or decide it (退单)",
	    asked_return, { "to", "ground" } },
	{ "progress", EV_PROGRESS, "a milestone was reached",
	    asked_progress, { "milestone" } },
	{ "promise", EV_PROMISE, "why not yet, the next step, by when, who",
	    asked_promise, { "why", "next", "until", "by" } },
	{ "correct", EV_CORRECT, "a fact was wrong (校正)", asked_correct,
	    { "field", "to", "why" } },
	{ "resolve", EV_RESOLVE, "submit a result for the second look",
	    asked_resolve, { "text" } },
	{ "reopen", EV_REOPEN, "handle a closed case again (重办)",
	    asked_reopen, { "why" } },
	{ "remind", EV_REMIND, "the citizen called for haste (催办)",
	    asked_remind, { NULL } },
	{ "note", EV_NOTE, "write something down", asked_note, { "text" } }
};
#define NACTS (sizeof(acts) / sizeof(acts[0]))

struct run {
	struct ctx *ctx;
	enum event_kind kind;
	struct wish wish;
	struct decide decide;
	struct buf why;
};

/* --- what the options say ----------------------------------------------- */

static const struct act *
act_find(const char *name)
{
	size_t i;

	for (i = 0; i < NACTS; i++)
		if (strcmp(acts[i].name, name) == 0)
			return &acts[i];
	BUG("a verb that is not in the table");
}

static int
check_needs(const struct act *a, struct err *e)
{
	const struct cli_option *o;
	int i;

	for (i = 0; i < NEEDS_MAX && a->needs[i] != NULL; i++) {
		for (o = a->options; strcmp(o->name, a->needs[i]) != 0; o++)
			continue;
		if (!asked_has(o))
			return err_set(e, ERR_USAGE, "%s: --%s is missing",
			    a->name, o->name);
	}
	return 0;
}

/* Two ways to say who leads, and they exclude each other. */
static int
check_auto(int has_ids, struct err *e)
{
	if (asked.lead != NULL || asked.assist != NULL || asked.why != NULL)
		return err_set(e, ERR_USAGE, "assign: either --auto or the "
		    "decision in options");
	if (has_ids)
		return err_set(e, ERR_USAGE, "assign: --auto takes its "
		    "proposals from records on standard input, not from ids");
	return 0;
}

/* return is two events: it is asked for, and then decided. */
static int
settle_return(struct run *r, const struct act *a, struct err *e)
{
	if (!asked.grant && !asked.refuse) {
		if (asked.lead != NULL)
			return err_set(e, ERR_USAGE, "return: --lead is for "
			    "the desk that grants it");
		return check_needs(a, e);
	}
	if (asked.to != NULL || asked.ground != NULL)
		return err_set(e, ERR_USAGE, "return: --to and --ground ask "
		    "for one, --grant and --refuse decide it");
	r->kind = EV_RETURN_DECIDE;
	return 0;
}

static int
settle(struct run *r, const struct act *a, int has_ids, struct err *e)
{
	r->kind = a->kind;
	if (a->kind == EV_ASSIGN && asked.automatic)
		return check_auto(has_ids, e);
	if (a->kind == EV_RETURN)
		return settle_return(r, a, e);
	if (a->kind == EV_ASSIST && (asked.arrived || asked.concluded))
		r->kind = EV_ASSIST_STEP;
	if (a->kind == EV_PROMISE && asked.kept) {
		r->kind = EV_PROMISE_KEPT;
		return 0;
	}
	if (a->kind == EV_CONTACT && !asked.connected && !asked.missed)
		return err_set(e, ERR_USAGE,
		    "contact: --connected or --missed is missing");
	return check_needs(a, e);
}

/* --- what is done with each record -------------------------------------- */

struct report {			/* of the helper that is given more time */
	int64_t unit, due_at;
};

static int
find_report(void *arg, const struct helper *h)
{
	struct report *r = arg;

	if (h->unit == r->unit && h->concluded_at == NUM_NONE)
		r->due_at = h->due_report;
	return 0;
}

/* A helper's clock stands in the journal, not in the record: that it is late
 * already is known here alone. */
static int
check_report(const struct run *r, const struct record *present,
    const struct event *ev, struct err *e)
{
	struct report report = { event_get(ev, EF_UNIT), NUM_NONE };

	if (ev->kind != EV_EXTEND || report.unit == NUM_NONE)
		return 0;
	if (helpers_of_case(r->ctx->db, present->key, find_report, &report,
	    e) < 0)
		return -1;
	if (report.due_at != NUM_NONE && ev->at >= report.due_at)
		return err_set(e, ERR_REFUSED, "extend: it is late already: "
		    "more time is asked for before the due time");
	return 0;
}

/* Who asked stands in the journal alone, too; and what is written there must
 * stay readable, so that the life cycle, which reads it again, cannot ask. */
static int
check_asker(const struct run *r, const struct record *present,
    const struct event *ev, struct err *e)
{
	int64_t asker;

	if (ev->kind != EV_RETURN_DECIDE || r->wish.granted != 1)
		return 0;
	if (asker_of_return(r->ctx->db, present->key, NUM_NONE, &asker, e) < 0)
		return -1;
	if (present->m[M_RETURN_ASKED_AT] != NUM_NONE && ev->actor == asker)
		return err_set(e, ERR_REFUSED,
		    "return: nobody grants what he asks for");
	return 0;
}

/* What other cases have is known to the database, too. */
static int
check_known(const struct run *r, struct err *e)
{
	return r->kind != EV_CORRECT ? 0 : factknown_check(r->ctx,
	    (enum record_member)r->wish.member, r->wish.value, e);
}

static int
act_step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct run *r = arg;

	(void)l;
	if (decide_event(ev, r->kind, present, &r->wish, &r->decide, e) < 0 ||
	    check_known(r, e) < 0 || check_report(r, present, ev, e) < 0 ||
	    check_asker(r, present, ev, e) < 0)
		return -1;
	return 1;
}

/* Several reasons become one, with semicolons between. */
static int64_t
join_reasons(struct run *r, int64_t why)
{
	struct words *w = r->decide.words;
	const char *s = words_text(w, why);
	size_t i, len = words_len(w, why);

	if (why == NUM_NONE || memchr(s, WORDS_SEP, len) == NULL)
		return why;
	buf_reset(&r->why);
	for (i = 0; i < len; i++) {
		if (s[i] == WORDS_SEP)
			buf_puts(&r->why, "; ");
		else
			buf_putc(&r->why, s[i]);
	}
	return words_add(w, r->why.data, r->why.len);
}

/* Carry out what the record proposes; one that proposes nothing passes. */
static int
auto_step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct run *r = arg;
	struct propose p;

	if (recordin_propose(&p, l->json, r->decide.words, e) < 0)
		return -1;
	if (p.verb == NULL || strcmp(p.verb, "assign") != 0)
		return 0;
	r->wish.lead = p.lead;
	r->wish.assist = p.assist;
	r->wish.why = join_reasons(r, p.why);
	r->wish.officer = p.officer;
	return act_step(r, l, present, ev, e);
}

static int
acts_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { c, EV_NONE, { 0 }, { 0 }, BUF_INIT };
	stream_decide step = act_step;
	int rc;

	if (settle(&r, act_find(c->verb), argc > 0, e) < 0 ||
	    ctx_policy(c, e) < 0 ||
	    /* the order of a case may have printed working time */
	    (r.kind == EV_RESUME && ctx_calendar(c, e) < 0) ||
	    asked_wish(&r.wish, c, e) < 0)
		return -1;
	ctx_decide(c, &r.decide);
	if (asked.automatic)
		step = auto_step;
	if (argc > 0)
		rc = stream_write_ids(c, argc, argv, step, &r, e);
	else
		rc = stream_write(c, 0, NULL, step, &r, e);
	buf_release(&r.why);
	return rc;
}

size_t
acts_verbs(struct cli_verb *rows)
{
	size_t i;

	for (i = 0; i < NACTS && i < ACTS_MAX; i++) {
		rows[i].name = acts[i].name;
		rows[i].operands = "[ID...]";
		rows[i].help = acts[i].help;
		rows[i].groups = CLI_WRITES | CLI_STREAMS;
		rows[i].options = acts[i].options;
		rows[i].run = acts_run;
	}
	return i;
}
