/* outcome: how an item of a list ended: done, not done, refused. */
#include "forecast.h"

#include <string.h>

#include "base/num.h"
#include "life/decide.h"
#include "store/journal.h"
#include "task.h"

static int done, not_done, refused;
static const char *why;

struct outcome {
	struct ctx *ctx;
	int64_t outcome, why;	/* words */
};

static int
check(struct err *e)
{
	if (done + not_done + refused != 1)
		return err_set(e, ERR_USAGE,
		    "outcome: one of --done, --not-done, --refused");
	if (!done && (why == NULL || why[0] == '\0'))
		return err_set(e, ERR_USAGE, "outcome: --why is missing");
	return 0;
}

/* The same outcome again is there already. */
static int
is_there(const struct outcome *o, const struct record *r)
{
	return r->m[M_OUTCOME] == o->outcome && r->m[M_OUTCOME_WHY] == o->why;
}

/* What was never accepted is opened first, so that it can end. */
static int
end_step(void *arg, const struct stream_line *l, struct record *r,
    struct lines_fault *f)
{
	struct outcome *o = arg;
	struct ctx *c = o->ctx;
	struct event ev;

	if (task_open(c, l, r, f) < 0)
		return -1;
	if (is_there(o, r))
		return 0;
	event_init(&ev, EV_OUTCOME, c->at);
	ev.actor = c->actor == NULL ? NUM_NONE :
	    words_adds(c->words, c->actor);
	ev.key = r->key;
	ev.rev = r->m[M_REV] + 1;
	event_set(&ev, M_OUTCOME, o->outcome);
	event_set(&ev, M_OUTCOME_WHY, o->why);
	if (journal_append_case(c->db, &ev, r, &f->e) < 0)
		return -1;
	if (c->dry_run) {
		event_put_json(&c->out, &ev, r, c->words);
		buf_putc(&c->out, '\n');
	}
	return 0;
}

static int
print(void *arg, const struct stream_line *l, const struct record *r,
    struct err *e)
{
	struct outcome *o = arg;

	(void)l;
	return ctx_put_record(o->ctx, r, e);
}

static int
outcome_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct outcome o = { c, NUM_NONE, NUM_NONE };

	if (check(e) < 0)
		return -1;
	o.outcome = words_adds(c->words, done ? "done" :
	    not_done ? "not_done" : "refused");
	if (why != NULL)
		o.why = words_adds(c->words, why);
	if (decide_reason("outcome", c->words, o.why, e) < 0)
		return -1;
	return task_each(c, argc, argv, end_step, print, &o, e);
}

static const struct cli_option options[] = {
	{ .name = "done", .type = CLI_FLAG, .target = &done,
	  .help = "it was done before the demands came" },
	{ .name = "not-done", .type = CLI_FLAG, .target = &not_done,
	  .help = "it was not done; --why says why" },
	{ .name = "refused", .type = CLI_FLAG, .target = &refused,
	  .help = "nobody is to do it; --why says why" },
	{ .name = "why", .type = CLI_TEXT, .target = &why, .arg = "REASON",
	  .help = "why; kept for good, no names" },
	{ .name = "actor" }, { .name = "at" }, { .name = "dry-run" },
	{ .name = "reject" }, { .name = "max-reject" },
	{ .name = NULL }
};

const struct cli_verb outcome_verb = {
	.name = "outcome",
	.operands = "[ID...]",
	.help = "how tasks of 未诉先办 ended",
	.options = options,
	.run = outcome_run
};
