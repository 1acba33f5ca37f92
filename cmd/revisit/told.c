#include "told.h"

#include "base/num.h"
#include "life/decide.h"
#include "reply.h"
#include "source.h"
#include "store/journal.h"
#include "stream.h"

struct told {
	struct ctx *ctx;
	struct source *source;
	struct reply_reader reader;
	struct decide decide;
};

static int
told_gather(void *arg, struct batch *b, struct err *e)
{
	struct told *t = arg;

	return source_gather(t->source, b, e);
}

/* Known facts pass before anything is asked: the case may since have gone
 * where they could not happen any more. */
static int
told_step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct told *t = arg;
	struct decide d = t->decide;
	struct reply r;
	int64_t key;

	if (reply_read(&r, l->json, &t->reader, e) < 0)
		return -1;
	if (r.at != NUM_NONE)
		d.at = r.at;
	if (r.actor == NUM_NONE)
		r.actor = d.actor;
	d.actor = r.actor;
	reply_key(&r, present, d.at, &t->reader);
	if (journal_fact(t->ctx->db, r.wish.fact, &key, e) < 0)
		return -1;
	if (key != NUM_NONE)
		return 0;
	return decide_event(ev, r.kind, present, &r.wish, &d, e) < 0 ? -1 : 1;
}

static int
told_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct told t = { .ctx = c };
	int rc = -1;

	if (ctx_policy(c, e) < 0)
		return -1;
	ctx_decide(c, &t.decide);
	t.reader.policy = c->policy;
	t.reader.words = c->words;
	t.reader.digest = digest_new();
	t.source = source_new(c, argc, argv, e);
	if (t.source != NULL)
		rc = stream_write_from(c, told_gather, told_step, &t, e);
	source_free(t.source);
	digest_free(t.reader.digest);
	return rc;
}

const struct cli_verb told_verb = {
	.name = "record",
	.operands = "[FILE...]",
	.help = "calls and answers of the office's own revisits",
	.groups = CLI_WRITES | CLI_STREAMS,
	.run = told_run
};
