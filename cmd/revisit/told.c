#include "told.h"

#include <string.h>

#include "base/io.h"
#include "base/num.h"
#include "life/decide.h"
#include "life/survey.h"
#include "reply.h"
#include "replykey.h"
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

/* A number that was dialled: the order's, or another, known from then on by
 * its reference: 1 and *ref, 0, -1. */
static int
place_number(struct told *t, struct reply *r, const struct record *present,
    int64_t *ref, struct err *e)
{
	int is_other;

	if (r->phone[0] == '\0')
		return 0;
	*ref = db_ref(t->ctx->db, r->phone, strlen(r->phone));
	explicit_bzero(r->phone, sizeof(r->phone));
	if (*ref == NUM_NONE)
		return err_set(e, ERR_DATA,
		    "number: to know a number takes the key");
	is_other = *ref != present->m[M_CALLER];
	r->wish.number = words_adds(t->ctx->words, survey_numbers[is_other]);
	return is_other;
}

/* A re-check that stands is replaced, or nobody said that he may re-check:
 * it is written down, and somebody is to look at it. */
static void
say_recheck(struct told *t, const struct stream_line *l,
    const struct reply *r, const struct record *present)
{
	const struct policy_person *who = r->actor == NUM_NONE ? NULL :
	    policy_person_find(t->ctx->policy, r->actor);
	struct buf id = BUF_INIT;

	record_put_id(&id, present, t->ctx->words);
	if (who == NULL || who->role != KIND_AUDITOR)
		ctx_warn(t->ctx, "%s:%lld: %s: re-checked by somebody who is "
		    "no auditor", l->file, (long long)l->number, id.data);
	if (present->m[M_RECHECK_BY] != NUM_NONE &&
	    present->m[M_RECHECK_BY] != r->actor)
		ctx_warn(t->ctx, "%s:%lld: %s: replaces the re-check by "
		    "somebody else", l->file, (long long)l->number, id.data);
	buf_release(&id);
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
	int64_t key, ref = NUM_NONE;
	int is_other;

	if (reply_read(&r, l->json, &t->reader, e) < 0)
		return -1;
	if (r.at != NUM_NONE)
		d.at = r.at;
	if (r.actor == NUM_NONE)
		r.actor = d.actor;
	d.actor = r.actor;
	is_other = place_number(t, &r, present, &ref, e);
	if (is_other < 0)
		return -1;
	replykey_set(&r, present, d.at, &t->reader);
	if (journal_fact(t->ctx->db, r.wish.fact, &key, e) < 0)
		return -1;
	if (key != NUM_NONE)
		return 0;
	if (decide_event(ev, r.kind, present, &r.wish, &d, e) < 0)
		return -1;
	if (is_other)
		ev->caller = ref;
	if (r.kind == EV_RECHECK)
		say_recheck(t, l, &r, present);
	return 1;
}

static int
told_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct told t = { .ctx = c };
	int rc = -1;

	if (ctx_policy(c, e) < 0)
		return -1;
	/* only numbers in the file take the key */
	if (c->key_path != NULL && io_exists(c->key_path) &&
	    ctx_db_keyed(c, DB_WRITE, e) < 0)
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
