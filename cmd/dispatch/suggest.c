#include "suggest.h"

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/recordvalue.h"
#include "life/life.h"
#include "rule/route.h"
#include "stream.h"

#define SHOWN 20		/* reasons on standard error */

struct suggest {
	struct ctx *ctx;
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

static void
add_text(struct buf *b, const struct jx *j)
{
	size_t len;
	const char *s = jx_text(j, &len);

	if (s == NULL)
		return;
	if (b->len > 0)
		buf_putc(b, '\n');
	buf_put(b, s, len);
}

/* No unit is named in the place of one that no rule gave. */
static void
say_unmatched(struct suggest *s, const struct stream_line *l,
    const struct route_answer *a)
{
	struct buf id = BUF_INIT;

	s->unmatched++;
	if (s->unmatched <= SHOWN) {
		record_put_id(&id, &l->rec, s->ctx->words);
		ctx_note(s->ctx, "%s: no unit: %s", id.data, lang(a->why));
	}
	buf_release(&id);
}

static void
put_propose(struct buf *b, const struct route_answer *a, const struct words *w)
{
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
	jsonout_close(b, '}');
}

static int
suggest_step(void *arg, struct stream_line *l, struct buf *out, struct err *e)
{
	struct suggest *s = arg;
	struct route_answer a;

	(void)e;
	if (!is_wanted(&l->rec)) {
		buf_put(out, l->text, l->len);
		return 0;
	}
	buf_reset(&s->text);
	add_text(&s->text, jx_get(l->json, "title"));
	add_text(&s->text, jx_get(l->json, "text"));
	route_find(&a, &l->rec, s->text.data, s->text.len, s->ctx->policy,
	    s->ctx->words);
	if (a.lead == NUM_NONE) {
		say_unmatched(s, l, &a);
		buf_put(out, l->text, l->len);
		return 0;
	}
	put_propose(&s->propose, &a, s->ctx->words);
	stream_put_proposed(out, l, s->propose.data, s->propose.len);
	return 0;
}

static int
suggest_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct suggest s = { c, 0, BUF_INIT, BUF_INIT };
	int rc;

	if (ctx_policy(c, e) < 0)
		return -1;
	rc = stream_propose(c, argc, argv, suggest_step, &s, e);
	if (s.unmatched > SHOWN)
		ctx_note(c, "%lld cases without a unit in all",
		    (long long)s.unmatched);
	buf_release(&s.propose);
	buf_release(&s.text);
	return rc;
}

const struct cli_verb suggest_verb = {
	.name = "suggest",
	.operands = "[FILE...]",
	.help = "propose a lead unit, by the policy's rules",
	.groups = CLI_STREAMS,
	.run = suggest_run
};
