/* accept: items of a list become tasks of 未诉先办. */
#include "forecast.h"

#include <string.h>

#include "base/num.h"
#include "data/jsonout.h"
#include "data/jx.h"
#include "task.h"

static const char *unit;

struct accept {
	struct ctx *ctx;
	int64_t unit;		/* the policy's word; NUM_NONE: the item's */
};

static int
open_step(void *arg, const struct stream_line *l, struct record *r,
    struct lines_fault *f)
{
	struct accept *a = arg;

	return task_open(a->ctx, l, r, f) < 0 ? -1 : 0;
}

/* The unit that the item names, as far as the policy has it. */
static int64_t
unit_of(const struct accept *a, const struct stream_line *l)
{
	const struct policy_unit *u = NULL;
	size_t len;
	const char *s = jx_text(jx_path(l->json, "ahead.unit"), &len);
	int64_t word;

	if (a->unit != NUM_NONE || s == NULL)
		return a->unit;
	word = words_find(a->ctx->words, s, len);
	if (word != NUM_NONE)
		u = policy_unit_find(a->ctx->policy, word);
	return u == NULL ? NUM_NONE : u->name;
}

/* js-dispatch assign --auto carries it out. */
static void
put_proposal(struct buf *out, int64_t lead, const struct words *w)
{
	buf_cut(out, out->len - 2);	/* "}\n" */
	jsonout_key(out, "propose");
	jsonout_open(out, '{');
	jsonout_key(out, "do");
	jsonout_texts(out, "assign");
	jsonout_key(out, "lead");
	jsonout_texts(out, words_text(w, lead));
	jsonout_key(out, "why");
	buf_puts(out, "[\"未诉先办\"]");
	jsonout_close(out, '}');
	buf_puts(out, "}\n");
}

static int
print(void *arg, const struct stream_line *l, const struct record *r,
    struct err *e)
{
	struct accept *a = arg;
	int64_t lead = unit_of(a, l);

	if (ctx_put_record(a->ctx, r, e) < 0)
		return -1;
	if (lead != NUM_NONE && r->m[M_LEAD] == NUM_NONE &&
	    record_is_open(r))
		put_proposal(&a->ctx->out, lead, a->ctx->words);
	return 0;
}

static int
find_unit(struct accept *a, struct err *e)
{
	const struct policy_unit *u;

	if (unit == NULL)
		return 0;
	u = policy_unit_find(a->ctx->policy,
	    words_adds(a->ctx->words, unit));
	if (u == NULL)
		return err_set(e, ERR_USAGE,
		    "option '--unit': the policy has no unit '%s'", unit);
	a->unit = u->name;
	return 0;
}

static int
accept_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct accept a = { c, NUM_NONE };

	if (ctx_policy(c, e) < 0 || find_unit(&a, e) < 0)
		return -1;
	return task_each(c, argc, argv, open_step, print, &a, e);
}

static const struct cli_option options[] = {
	{ .name = "unit", .type = CLI_TEXT, .target = &unit, .arg = "UNIT",
	  .help = "who is to do it (the one that the list names)" },
	{ .name = "actor" }, { .name = "at" }, { .name = "dry-run" },
	{ .name = "reject" }, { .name = "max-reject" },
	{ .name = NULL }
};

const struct cli_verb accept_verb = {
	.name = "accept",
	.operands = "[ID...]",
	.help = "make items of a list tasks of 未诉先办",
	.options = options,
	.run = accept_run
};
