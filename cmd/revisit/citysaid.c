#include "citysaid.h"

#include "base/num.h"
#include "life/decide.h"
#include "reply.h"
#include "replykey.h"
#include "source.h"
#include "store/journal.h"
#include "stream.h"

#define SHOWN 20		/* unknown answers on standard error */

static int64_t asked_exported_at = NUM_NONE;

struct city {
	struct ctx *ctx;
	struct source *source;
	struct reply_reader reader;
	struct decide decide;
	int64_t unknown;
};

static int
city_gather(void *arg, struct batch *b, struct err *e)
{
	struct city *t = arg;

	return source_gather(t->source, b, e);
}

/* What the city said already; what the line does not say does not differ. */
static int
is_said(const struct reply *r, const struct record *present)
{
	const struct { int64_t now; enum record_member m; } said[] = {
		{ r->wish.valid, M_CITY_VALID },
		{ r->wish.contacted, M_CITY_CONTACTED },
		{ r->wish.solved, M_CITY_SOLVED },
		{ r->wish.satisfied, M_CITY_SATISFIED }
	};
	size_t i, n = 0;

	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (said[i].now == NUM_NONE)
			continue;
		if (said[i].now != present->m[said[i].m])
			return 0;
		n++;
	}
	return n > 0;
}

static void
say_unknown(struct city *t, const struct stream_line *l,
    const struct reply *r)
{
	t->unknown += r->unknown;
	if (r->unknown > 0 && t->unknown <= SHOWN)
		ctx_warn(t->ctx, "%s:%lld: the policy has no answer '%s': "
		    "it counts as unknown", l->file, (long long)l->number,
		    r->unknown_word);
}

/* An unknown answer to another question than satisfaction, too. */
static void
flag_unknown(struct event *ev, const struct record *present)
{
	int64_t flags = present->m[M_FLAGS] == NUM_NONE ? 0 :
	    present->m[M_FLAGS];

	if ((flags & FLAG_UNKNOWN_ANSWER) == 0 &&
	    event_value(ev, M_FLAGS) == NULL)
		event_set(ev, M_FLAGS, flags | FLAG_UNKNOWN_ANSWER);
}

/* The row's own time, else that of the export; NUM_NONE: it says none. */
static int64_t
said_at(const struct city *t, const struct reply *r)
{
	if (r->at != NUM_NONE)
		return r->at;
	return asked_exported_at != NUM_NONE ? asked_exported_at :
	    source_exported_at(t->source);
}

/*
 * A line that says when is recognised by its key; one that does not is new
 * only where it says something else than stands there.
 */
static int
city_step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct city *t = arg;
	struct decide d = t->decide;
	int64_t at, key = NUM_NONE;
	struct reply r;

	if (reply_read_city(&r, l->json, &t->reader, e) < 0)
		return -1;
	say_unknown(t, l, &r);
	if (is_said(&r, present))
		return 0;
	at = said_at(t, &r);
	if (at != NUM_NONE) {
		d.at = at;
		replykey_set(&r, present, at, &t->reader);
		if (journal_fact(t->ctx->db, r.wish.fact, &key, e) < 0)
			return -1;
		if (key != NUM_NONE)
			return 0;
	}
	if (decide_event(ev, EV_CITY, present, &r.wish, &d, e) < 0)
		return -1;
	if (r.unknown > 0)
		flag_unknown(ev, present);
	return 1;
}

static int
city_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct city t = { .ctx = c };
	int rc = -1;

	if (ctx_policy(c, e) < 0)
		return -1;
	ctx_decide(c, &t.decide);
	t.reader.policy = c->policy;
	t.reader.words = c->words;
	t.reader.digest = digest_new();
	t.source = source_new(c, argc, argv, e);
	if (t.source != NULL)
		rc = stream_write_from(c, city_gather, city_step, &t, e);
	if (t.unknown > SHOWN)
		ctx_warn(c, "%lld unknown answers in all",
		    (long long)t.unknown);
	if (t.unknown > 0)
		ctx_finding(c);
	source_free(t.source);
	digest_free(t.reader.digest);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "exported-at", .type = CLI_TIME,
	  .target = &asked_exported_at, .arg = "TIME",
	  .help = "when the city wrote the file, for rows without a time" },
	{ .name = NULL }
};

const struct cli_verb citysaid_verb = {
	.name = "city",
	.operands = "[FILE...]",
	.help = "answers of the city's revisit, from a file of their own",
	.groups = CLI_WRITES | CLI_STREAMS,
	.options = options,
	.run = city_run
};
