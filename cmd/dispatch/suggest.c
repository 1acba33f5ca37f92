#include "suggest.h"

#include "base/lang.h"
#include "base/num.h"
#include "casefile.h"
#include "data/jsonout.h"
#include "data/recordvalue.h"
#include "life/life.h"
#include "rule/route.h"
#include "cameback.h"
#include "stream.h"
#include "time/date.h"
#include "why.h"

#define SHOWN 20		/* reasons on standard error */

static const char *returns_option;

struct suggest {
	struct ctx *ctx;
	struct cameback *past;	/* NULL: none were given */
	int64_t unmatched;
	struct buf text;	/* title and narrative of the present line */
	struct buf propose;
};

/* Only where the life cycle would take it, and nobody leads yet. */
static int
is_wanted(const struct record *r)
{
	struct err ignored = ERR_INIT;

	return r->m[M_LEAD] == NUM_NONE && r->m[M_STATE] != NUM_NONE &&
	    record_is_open(r) && life_allows(r, EV_ASSIGN, &ignored) == 0;
}

/* No unit is named in the place of one that no rule gave. */
static void
say_unmatched(struct suggest *s, const struct route_case *rc,
    const struct route_answer *a)
{
	struct buf id = BUF_INIT, near = BUF_INIT;

	s->unmatched++;
	if (s->unmatched <= SHOWN) {
		record_put_id(&id, rc->r, s->ctx->words);
		if (s->ctx->explain)
			why_put_near(&near, a, rc, s->ctx);
		ctx_note(s->ctx, "%s: no unit: %s%s", id.data, lang(a->why),
		    near.data);
	}
	buf_release(&near);
	buf_release(&id);
}

static void
put_propose(struct suggest *s, const struct route_answer *a,
    const struct route_case *rc)
{
	const struct words *w = s->ctx->words;
	struct buf *b = &s->propose;

	buf_reset(b);
	jsonout_open(b, '{');
	jsonout_key(b, "do");
	jsonout_texts(b, "assign");
	jsonout_key(b, "lead");
	recordvalue_put(b, RECORD_WORD, a->lead, w);
	jsonout_key(b, "assist");
	recordvalue_put(b, RECORD_LIST, a->assist, w);
	jsonout_key(b, "why");
	jsonout_open(b, '[');
	jsonout_texts(b, a->why);
	jsonout_close(b, ']');
	if (s->ctx->explain) {
		jsonout_key(b, "explain");
		why_put(b, a, rc, s->past, s->ctx);
	}
	jsonout_close(b, '}');
}

static int
suggest_step(void *arg, struct stream_line *l, struct buf *out, struct err *e)
{
	struct suggest *s = arg;
	struct route_opinion opinion;
	struct route_answer a;
	struct route_case rc;

	(void)e;
	if (!is_wanted(&l->rec)) {
		buf_put(out, l->text, l->len);
		return 0;
	}
	buf_reset(&s->text);
	casefile_put_text(&s->text, l->json);
	rc.r = &l->rec;
	rc.text = s->text.data;
	rc.len = s->text.len;
	rc.day = date_day_of(s->ctx->now_at);
	rc.opinion = casefile_opinion(&opinion, l->json,
	    s->ctx->words) ? &opinion : NULL;
	route_find(&a, &rc, s->ctx->policy, s->ctx->words);
	if (a.lead == NUM_NONE) {
		say_unmatched(s, &rc, &a);
		buf_put(out, l->text, l->len);
		return 0;
	}
	put_propose(s, &a, &rc);
	stream_put_proposed(out, l, s->propose.data, s->propose.len);
	return 0;
}

/* The figures are read before the first record, whatever becomes of these. */
static int
read_past(struct suggest *s, struct err *e)
{
	if (returns_option == NULL)
		return 0;
	if (!s->ctx->explain)
		return err_set(e, ERR_USAGE,
		    "suggest: --returns is for --explain");
	s->past = cameback_read(returns_option, s->ctx->words, e);
	return s->past == NULL ? -1 : 0;
}

static int
suggest_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct suggest s = { c, NULL, 0, BUF_INIT, BUF_INIT };
	int rc;

	if (ctx_policy(c, e) < 0 || read_past(&s, e) < 0)
		return -1;
	rc = stream_propose(c, argc, argv, suggest_step, &s, e);
	if (s.unmatched > SHOWN)
		ctx_note(c, "%lld cases without a unit in all",
		    (long long)s.unmatched);
	cameback_free(s.past);
	buf_release(&s.propose);
	buf_release(&s.text);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "explain", .type = CLI_FLAG,
	  .help = "say what decided and what nearly did" },
	{ .name = "returns", .type = CLI_TEXT, .target = &returns_option,
	  .arg = "FILE",
	  .help = "with it: what came back, of 'js-dispatch returned'" },
	{ .name = NULL }
};

const struct cli_verb suggest_verb = {
	.name = "suggest",
	.operands = "[FILE...]",
	.help = "propose a lead unit, by the policy's rules",
	.groups = CLI_STREAMS,
	.options = options,
	.run = suggest_run
};
