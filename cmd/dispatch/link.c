#include "link.h"

#include <string.h>

#include "base/num.h"
#include "life/decide.h"
#include "store/cases.h"
#include "store/links.h"
#include "stream.h"

static const char *kind_option, *to_option, *why_option;
static int withdraw_option;

static const struct cli_option options[] = {
	{ "kind", 0, CLI_TEXT, &kind_option,
	    "reminder|repeat|cluster|cites|maybe", "how it hangs on the other" },
	{ "to", 0, CLI_TEXT, &to_option, "ID", "the other, older case" },
	{ "withdraw", 0, CLI_FLAG, &withdraw_option, NULL,
	    "it does not: the link no longer holds" },
	{ "why", 0, CLI_TEXT, &why_option, "REASON",
	    "why; kept for good, no names" },
	{ NULL, 0, 0, NULL, NULL, NULL }
};

struct run {
	struct ctx *ctx;
	enum event_kind kind;
	enum record_link_kind bond;
	struct wish wish;
	struct decide decide;
	struct buf other;	/* its id, as the store spells it */
};

/* The other case is there, another and no newer one. */
static int
find_other(struct run *r, const struct record *present, struct record *other,
    struct err *e)
{
	int rc;

	record_init(other);
	if (record_parse_id(other, to_option, strlen(to_option),
	    r->ctx->words, e) < 0)
		return -1;
	rc = cases_get(r->ctx->db, other, e);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return err_set(e, ERR_REFUSED, "no such case '%s'",
		    to_option);
	if (other->key == present->key)
		return err_set(e, ERR_REFUSED,
		    "link: a case does not belong to itself");
	if (other->m[M_RECEIVED_AT] > present->m[M_RECEIVED_AT])
		return err_set(e, ERR_REFUSED,
		    "link: it leads from the newer case to the older one");
	buf_reset(&r->other);
	record_put_id(&r->other, other, r->ctx->words);
	r->wish.other = r->other.data;
	return 0;
}

static int
step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct run *r = arg;
	struct record other;
	struct link known;
	int rc, holds, is_said;

	(void)l;
	if (find_other(r, present, &other, e) < 0)
		return -1;
	rc = links_get(r->ctx->db, present->key, r->bond, other.key, &known,
	    e);
	if (rc < 0)
		return -1;
	holds = rc == 1 && known.withdrawn == NUM_NONE;
	/* what was found has a score: a person may confirm it, once */
	is_said = holds && known.score == NUM_NONE;
	if (r->kind == EV_LINK && is_said)
		return err_set(e, ERR_REFUSED, "link: it is linked so "
		    "already");
	if (r->kind == EV_UNLINK && !holds)
		return err_set(e, ERR_REFUSED, "link: there is no such link");
	return decide_event(ev, r->kind, present, &r->wish, &r->decide,
	    e) < 0 ? -1 : 1;
}

static int
settle(struct run *r, struct err *e)
{
	int64_t bond;

	if (kind_option == NULL || to_option == NULL || why_option == NULL)
		return err_set(e, ERR_USAGE,
		    "link: --kind, --to and --why are needed");
	bond = record_link_find(kind_option, strlen(kind_option));
	if (bond == NUM_NONE)
		return err_set(e, ERR_USAGE, "option '--kind': no such kind "
		    "'%s': reminder, repeat, cluster, cites, maybe",
		    kind_option);
	r->bond = (enum record_link_kind)bond;
	r->kind = withdraw_option ? EV_UNLINK : EV_LINK;
	return 0;
}

static int
link_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c, .other = BUF_INIT };
	int rc;

	if (settle(&r, e) < 0 || ctx_policy(c, e) < 0)
		return -1;
	wish_init(&r.wish);
	r.wish.bond = words_adds(c->words, kind_option);
	r.wish.why = words_adds(c->words, why_option);
	ctx_decide(c, &r.decide);
	if (argc > 0)
		rc = stream_write_ids(c, argc, argv, step, &r, e);
	else
		rc = stream_write(c, 0, NULL, step, &r, e);
	buf_release(&r.other);
	return rc;
}

const struct cli_verb link_verb = {
	.name = "link",
	.operands = "[ID...]",
	.help = "it belongs to an older case, or does not",
	.groups = CLI_WRITES | CLI_STREAMS,
	.options = options,
	.run = link_run
};
