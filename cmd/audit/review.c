#include <stddef.h>
#include <string.h>

#include "audit.h"
#include "base/num.h"
#include "life/decide.h"
#include "stream.h"

/*
 * 审核: a second person passes a submitted result or sends it back. The
 * clock was never stopped, so sending back changes no due time.
 */
static struct {
	const char *why, *text;
} options;

const struct cli_option pass_options[] = {
	{ "text", 0, CLI_TEXT, &options.text, "TEXT", "a note" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

const struct cli_option back_options[] = {
	{ "why", 0, CLI_TEXT, &options.why, "TEXT",
	    "what is missing; kept for good, no names" },
	{ "text", 0, CLI_TEXT, &options.text, "TEXT", "a note" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

struct review {
	enum event_kind kind;
	struct decide decide;
	struct wish wish;
};

static int
step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	const struct review *v = arg;

	(void)l;
	return decide_event(ev, v->kind, present, &v->wish, &v->decide, e) <
	    0 ? -1 : 1;
}

static int
run(struct ctx *c, enum event_kind kind, int argc, char **argv,
    struct err *e)
{
	struct review v;

	if (c->actor == NULL)
		return err_set(e, ERR_USAGE, "%s: --actor is missing",
		    c->verb);
	if (ctx_policy(c, e) < 0)
		return -1;
	v.kind = kind;
	ctx_decide(c, &v.decide);
	wish_init(&v.wish);
	if (options.why != NULL)
		v.wish.why = words_adds(c->words, options.why);
	v.wish.text = options.text;
	v.wish.text_len = options.text == NULL ? 0 : strlen(options.text);
	return argc > 0 ? stream_write_ids(c, argc, argv, step, &v, e) :
	    stream_write(c, argc, argv, step, &v, e);
}

int
review_pass(struct ctx *c, int argc, char **argv, struct err *e)
{
	return run(c, EV_PASS, argc, argv, e);
}

int
review_back(struct ctx *c, int argc, char **argv, struct err *e)
{
	if (options.why == NULL || options.why[0] == '\0')
		return err_set(e, ERR_USAGE, "back: --why is missing");
	return run(c, EV_BACK, argc, argv, e);
}
