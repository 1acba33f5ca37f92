#include <stddef.h>
#include <string.h>

#include "accept.h"
#include "audit.h"
#include "base/lang.h"
#include "base/num.h"
#include "findings.h"
#include "life/decide.h"
#include "store/cases.h"
#include "stream.h"
#include "sweep.h"

/*
 * 审核: a second person passes a submitted result or sends it back. The
 * clock was never stopped, so sending back changes no due time.
 */
static struct {
	const char *why, *text;
	struct buf accept;
} options = { .accept = BUF_INIT };

const struct cli_option pass_options[] = {
	{ "accept", 0, CLI_TEXTS, &options.accept, "CODE:REASON",
	    "pass although the reply has this; may be repeated" },
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
	struct ctx *ctx;
	enum event_kind kind;
	struct accept accept;
	struct buf kept, accepted;	/* of the present case */
	struct decide decide;
	struct wish wish;
};

/* Serious findings in the reply that nobody answers for. */
static int
refuse_reply(struct review *v, const struct findings *f, struct err *e)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (f->list[i].rule->severity != RULES_SERIOUS ||
		    accept_find(&v->accept, f->list[i].rule) != NULL)
			continue;
		return err_set(e, ERR_REFUSED, "pass: %s: %s: send it back, "
		    "or --accept %s:REASON", f->list[i].rule->code,
		    lang(f->list[i].rule->text), f->list[i].rule->code);
	}
	return 0;
}

/* A reply that contradicts itself is sent back before it closes a case. */
static int
check_reply(struct review *v, const struct record *r, struct event *ev,
    struct err *e)
{
	struct record_texts texts;
	struct findings f;
	int rc = -1;

	findings_init(&f);
	buf_reset(&v->kept);
	if (cases_texts(v->ctx->db, r, &texts, &v->kept, e) == 0) {
		sweep_reply(&f, v->ctx, r, &texts);
		rc = refuse_reply(v, &f, e);
	}
	if (rc == 0 && f.n > 0) {
		buf_reset(&v->accepted);
		accept_put_json(&v->accepted, &v->accept, &f);
		event_set_bytes(ev, EF_ACCEPTED, v->accepted.data,
		    v->accepted.len);
	}
	findings_release(&f);
	return rc;
}

static int
step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct review *v = arg;

	(void)l;
	if (decide_event(ev, v->kind, present, &v->wish, &v->decide, e) < 0)
		return -1;
	if (v->kind == EV_PASS && check_reply(v, present, ev, e) < 0)
		return -1;
	return 1;
}

static int
run(struct ctx *c, enum event_kind kind, int argc, char **argv,
    struct err *e)
{
	struct review v = { .ctx = c, .kind = kind, .kept = BUF_INIT,
		.accepted = BUF_INIT };
	int rc = -1;

	if (c->actor == NULL)
		return err_set(e, ERR_USAGE, "%s: --actor is missing",
		    c->verb);
	if (ctx_policy(c, e) < 0 || accept_add(&v.accept, ACCEPT_ACCEPTED,
	    &options.accept, c->words, e) < 0)
		goto out;
	ctx_decide(c, &v.decide);
	wish_init(&v.wish);
	if (options.why != NULL)
		v.wish.why = words_adds(c->words, options.why);
	v.wish.text = options.text;
	v.wish.text_len = options.text == NULL ? 0 : strlen(options.text);
	rc = argc > 0 ? stream_write_ids(c, argc, argv, step, &v, e) :
	    stream_write(c, argc, argv, step, &v, e);
out:
	accept_release(&v.accept);
	buf_release(&v.kept);
	buf_release(&v.accepted);
	buf_release(&options.accept);
	return rc;
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
