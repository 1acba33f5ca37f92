#include "staffmatch.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "casefile.h"
#include "data/jsonout.h"
#include "data/recordin.h"
#include "data/recordvalue.h"
#include "life/life.h"
#include "rule/candidate.h"
#include "staffgaps.h"
#include "staffin.h"
#include "stream.h"

#define SHOWN 20		/* gaps on standard error */

static struct {
	struct staffin from;
	int gaps;
} asked_match;

struct matching {
	struct ctx *ctx;
	struct staff staff;
	int64_t unmatched;
	struct buf text, id, propose, why;	/* of the present line */
};

/* The unit that is to lead: proposed, or leading with nobody on it yet. */
static int64_t
lead_of(const struct stream_line *l, const struct propose *p)
{
	const struct record *r = &l->rec;
	struct err ignored = ERR_INIT;

	if (p->verb != NULL)
		return strcmp(p->verb, "assign") == 0 ? p->lead : NUM_NONE;
	if (r->m[M_STATE] == NUM_NONE || !record_is_open(r) ||
	    r->m[M_OFFICER] != NUM_NONE ||
	    life_allows(r, EV_ASSIGN, &ignored) < 0)
		return NUM_NONE;
	return r->m[M_LEAD];
}

/* --- what is proposed -------------------------------------------------------- */

static void
put_points(struct buf *b, const struct candidate_answer *a,
    const struct words *w)
{
	jsonout_key(b, "match");
	jsonout_open(b, '{');
	jsonout_key(b, "post");
	recordvalue_put(b, RECORD_WORD, a->post->name, w);
	jsonout_key(b, "points");
	jsonout_int(b, a->points);
	jsonout_key(b, "place");
	jsonout_int(b, a->place);
	jsonout_key(b, "skill");
	jsonout_int(b, a->skill);
	jsonout_key(b, "load");
	jsonout_int(b, -a->load);
	jsonout_key(b, "suit");
	jsonout_int(b, a->barred[CANDIDATE_FITS]);
	jsonout_key(b, "as_good");
	jsonout_int(b, a->equals);
	jsonout_close(b, '}');
}

/* The reasons that are there, without our own of an earlier time, and this
 * one behind them. */
static void
put_reasons(struct buf *b, const struct jx *propose, const struct buf *mine)
{
	const struct jx *whys = jx_get(propose, "why");
	size_t i, n = jx_count(whys);

	jsonout_key(b, "why");
	jsonout_open(b, '[');
	n -= n > 0 && jx_get(propose, "match") != NULL;
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(b, ',');
		jx_put(b, jx_at(whys, i));
	}
	if (mine->len > 0)
		jsonout_text(b, mine->data, mine->len);
	jsonout_close(b, ']');
}

/* All that an earlier verb proposed, but for what is said anew. */
static void
put_proposed(struct buf *b, const struct jx *propose)
{
	static const char *const anew[] = { "officer", "match", "gap", "why" };
	const struct jx *member;
	const char *key;
	size_t i, k;

	for (i = 0; i < jx_count(propose); i++) {
		member = jx_member(propose, i, &key);
		for (k = 0; k < sizeof(anew) / sizeof(anew[0]); k++)
			if (strcmp(key, anew[k]) == 0)
				break;
		if (k < sizeof(anew) / sizeof(anew[0]))
			continue;
		jsonout_key(b, key);
		jx_put(b, member);
	}
}

static void
put_assign(struct buf *b, const struct record *r, const struct words *w)
{
	jsonout_key(b, "do");
	jsonout_texts(b, "assign");
	jsonout_key(b, "lead");
	recordvalue_put(b, RECORD_WORD, r->m[M_LEAD], w);
	jsonout_key(b, "assist");
	recordvalue_put(b, RECORD_LIST, r->m[M_ASSIST], w);
}

static void
put_answer(struct matching *m, const struct stream_line *l,
    const struct candidate_answer *a, struct buf *out)
{
	const struct jx *propose = jx_get(l->json, "propose");
	const struct words *w = m->ctx->words;
	struct buf *b = &m->propose;

	buf_reset(b);
	jsonout_open(b, '{');
	if (propose != NULL)
		put_proposed(b, propose);
	else
		put_assign(b, &l->rec, w);
	put_reasons(b, propose, &m->why);
	if (a->person != NULL) {
		jsonout_key(b, "officer");
		recordvalue_put(b, RECORD_WORD, a->person->name, w);
		put_points(b, a, w);
	}
	jsonout_close(b, '}');
	stream_put_proposed(out, l, b->data, b->len);
}

/* --- each line ---------------------------------------------------------------- */

/* The unit leads it all the same; nobody is put in the place of no one. */
static void
say_gap(struct matching *m, const struct candidate_answer *a)
{
	struct buf gap = BUF_INIT;

	ctx_finding(m->ctx);
	m->unmatched++;
	if (m->unmatched <= SHOWN) {
		candidate_put_gap(&gap, a);
		ctx_note(m->ctx, "%s: nobody suits: %s", m->id.data,
		    gap.data);
	}
	buf_release(&gap);
}

static void
find(struct matching *m, const struct stream_line *l, int64_t lead,
    struct candidate_answer *a)
{
	struct candidate_case c = { .r = &l->rec, .lead = lead,
		.at = m->ctx->now_at };

	buf_reset(&m->text);
	casefile_put_text(&m->text, l->json);
	buf_reset(&m->id);
	record_put_id(&m->id, &l->rec, m->ctx->words);
	c.text = m->text.data;
	c.len = m->text.len;
	c.id = m->id.data;
	candidate_find(a, &c, &m->staff, m->ctx->policy, m->ctx->words);
}

static int
match_step(void *arg, struct stream_line *l, struct buf *out, struct err *e)
{
	struct matching *m = arg;
	struct candidate_answer a;
	struct propose p;
	int64_t lead;

	if (recordin_propose(&p, l->json, m->ctx->words, e) < 0)
		return -1;
	lead = lead_of(l, &p);
	if (lead != NUM_NONE)
		find(m, l, lead, &a);
	if (lead != NUM_NONE && a.person == NULL)
		say_gap(m, &a);
	if (lead == NUM_NONE || (a.person == NULL && p.officer == NUM_NONE)) {
		buf_put(out, l->text, l->len);
		return 0;
	}
	buf_reset(&m->why);
	if (a.person != NULL) {
		candidate_put_why(&m->why, &a, m->ctx->policy,
		    m->ctx->words);
		/* the next line finds this one on the desk already */
		staff_person_find(&m->staff, a.person->name)->load++;
	}
	put_answer(m, l, &a, out);
	return 0;
}

static int
match_lines(struct matching *m, int argc, char **argv, struct err *e)
{
	int rc = stream_propose(m->ctx, argc, argv, match_step, m, e);

	if (m->unmatched > SHOWN)
		ctx_note(m->ctx, "%lld cases that nobody suits in all",
		    (long long)m->unmatched);
	return rc;
}

static int
match_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct matching m = { .ctx = c, .text = BUF_INIT, .id = BUF_INIT,
		.propose = BUF_INIT, .why = BUF_INIT };
	int rc;

	if (asked_match.from.people == NULL)
		return err_set(e, ERR_USAGE, "%s: --%s is missing", "match",
		    "staff");
	if (asked_match.gaps && argc > 0)
		return err_set(e, ERR_USAGE,
		    "match: --gaps takes no records: count them with --load");
	if (!asked_match.gaps && c->format_given)
		return err_set(e, ERR_USAGE,
		    "match: records are printed as records");
	if (ctx_policy(c, e) < 0)
		return -1;
	staff_init(&m.staff);
	rc = staffin_read(&m.staff, &asked_match.from, c, e);
	if (rc == 0)
		rc = asked_match.gaps ? staffgaps_print(c, &m.staff, e) :
		    match_lines(&m, argc, argv, e);
	staff_release(&m.staff);
	buf_release(&m.why);
	buf_release(&m.propose);
	buf_release(&m.id);
	buf_release(&m.text);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "staff", .type = CLI_TEXT,
	  .target = &asked_match.from.people, .arg = "FILE",
	  .help = "people: name, post, communities ... (js-staff(5))" },
	{ .name = "posts", .type = CLI_TEXT,
	  .target = &asked_match.from.posts, .arg = "FILE",
	  .help = "posts: unit, categories, hours, skills, limit ..." },
	{ .name = "load", .type = CLI_TEXT,
	  .target = &asked_match.from.load, .arg = "FILE",
	  .help = "records, whose open ones count for their officers" },
	{ .name = "gaps", .type = CLI_FLAG, .target = &asked_match.gaps,
	  .help = "list posts with no or one holder, or too many cases" },
	{ .name = NULL }
};

const struct cli_verb staffmatch_verb = {
	.name = "match",
	.operands = "[FILE...]",
	.help = "propose who handles it (专岗专办)",
	.groups = CLI_STREAMS | CLI_PRINTS,
	.options = options,
	.run = match_run
};
