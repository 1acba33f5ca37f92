#include "waive.h"

#include <string.h>

#include "base/num.h"
#include "life/decide.h"
#include "life/waiver.h"
#include "replywords.h"
#include "stream.h"

static struct {
	const char *code, *part, *text;
} options;

static const struct cli_option waive_options[] = {
	{ "code", 0, CLI_TEXT, &options.code, "CODE",
	    "refused, secret, nonumber, unreachable or emergency" },
	{ "part", 0, CLI_TEXT, &options.part, "calls|revisits|all",
	    "of what (default: all; of an emergency: calls)" },
	{ "text", 0, CLI_TEXT, &options.text, "TEXT",
	    "how the citizen refused; a note" },
	{ .name = NULL }
};

struct run {
	struct decide decide;
	struct wish wish;
};

static int
step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	const struct run *r = arg;

	(void)l;
	return decide_event(ev, EV_WAIVE, present, &r->wish, &r->decide,
	    e) < 0 ? -1 : 1;
}

static int
waive_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	char code[32], part[32];
	struct run r;

	if (options.code == NULL)
		return err_set(e, ERR_USAGE, "waive: --code is missing");
	replywords_spell(code, replywords_waivers, options.code,
	    strlen(options.code));
	if (!waiver_is_code(code))
		return err_set(e, ERR_USAGE, "waive: no such code '%s': "
		    "refused, secret, nonumber, unreachable, emergency",
		    options.code);
	wish_init(&r.wish);
	if (options.part != NULL)
		replywords_spell(part, replywords_parts, options.part,
		    strlen(options.part));
	if (waiver_read_part(&r.wish, code, options.part != NULL ? part :
	    NULL) < 0)
		return err_set(e, ERR_USAGE, "option '--part': calls, "
		    "revisits or all, not '%s'", options.part);
	if (c->actor == NULL)
		return err_set(e, ERR_USAGE, "%s: --actor is missing",
		    c->verb);
	if (ctx_policy(c, e) < 0)
		return -1;
	ctx_decide(c, &r.decide);
	r.wish.code = words_adds(c->words, code);
	r.wish.text = options.text;
	r.wish.text_len = options.text == NULL ? 0 : strlen(options.text);
	return argc > 0 ? stream_write_ids(c, argc, argv, step, &r, e) :
	    stream_write(c, argc, argv, step, &r, e);
}

const struct cli_verb waive_verb = {
	.name = "waive",
	.operands = "[ID…]",
	.help = "calls or revisits that need not be made, and why",
	.groups = CLI_WRITES | CLI_STREAMS,
	.options = waive_options,
	.run = waive_run
};
