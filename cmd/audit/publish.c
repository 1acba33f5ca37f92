#include "publish.h"

#include "base/lang.h"
#include "base/num.h"
#include "issuepaper.h"
#include "life/event.h"
#include "signday.h"
#include "store/journal.h"
#include "time/date.h"

struct publishing {
	struct ctx *ctx;
	const struct publish *o;
	struct issuepaper paper;
	struct buf figures;
	unsigned char list[DIGEST_LEN], head[DIGEST_LEN];
	int was_published;		/* and nothing new is to be */
};

static int
refuse(const struct publishing *s, const char *why, struct err *e)
{
	return err_set(e, ERR_REFUSED, "sign: %s: %s", s->paper.period.name,
	    lang(why));
}

static int
check_turn(struct publishing *s, struct err *e)
{
	int64_t start;

	if (ctx_start_day(s->ctx, &start, e) < 0)
		return -1;
	if (start == NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "sign: no dump was imported yet");
	if (s->paper.period.to_at <= date_day_start(start))
		return signday_refuse_early(s->ctx, s->paper.period.name,
		    start, e);
	if (s->paper.period.to_at > s->ctx->now_at)
		return refuse(s, "the period is not over", e);
	return 0;
}

/* Whether anything that was published would be printed otherwise by now. */
static int
differs(const struct publishing *s)
{
	const struct issue *issue = &s->paper.issue;

	return issue->figures == NULL ||
	    !recap_agrees(s->paper.recap, issue->figures);
}

static int
freeze(struct publishing *s, struct err *e)
{
	struct ctx *c = s->ctx;
	int64_t seq;

	if (issuepaper_count(&s->paper, c, 1, e) < 0)
		return -1;
	buf_reset(&s->figures);
	recap_put_figures(&s->figures, s->paper.recap);
	recap_list_digest(s->paper.recap, s->list);
	/* one of its own is in the database, and not in force by now */
	if (s->paper.inforce.own == NULL && ctx_keep_policy(c, e) < 0)
		return -1;
	return journal_head(c->db, &seq, s->head, e);
}

static void
fill_event(struct event *ev, const struct publishing *s)
{
	const struct period *p = &s->paper.period;
	struct ctx *c = s->ctx;

	event_init(ev, EV_SIGN_PERIOD, c->now_at);
	ev->actor = words_adds(c->words, c->actor);
	event_set(ev, EF_SPAN, words_adds(c->words,
	    s->paper.is_month ? "month" : "week"));
	event_set(ev, EF_DAY, date_day_of(p->from_at));
	event_set(ev, EF_TO_DAY, date_day_of(p->to_at - 1));
	event_set(ev, EF_ISSUE, s->paper.issue.number + 1);
	event_set_bytes(ev, EF_FIGURES, s->figures.data, s->figures.len);
	event_set_bytes(ev, EF_LIST_DIGEST, (const char *)s->list,
	    DIGEST_LEN);
	event_set_bytes(ev, EF_POLICY_DIGEST,
	    (const char *)s->paper.inforce.policy->digest, DIGEST_LEN);
	event_set_bytes(ev, EF_HEAD, (const char *)s->head, DIGEST_LEN);
	if (s->o->deputy_for != NULL)
		event_set(ev, EF_DEPUTY_FOR,
		    words_adds(c->words, s->o->deputy_for));
}

static int
append(struct publishing *s, struct err *e)
{
	struct ctx *c = s->ctx;
	struct event ev;

	fill_event(&ev, s);
	if (journal_append(c->db, &ev, e) < 0)
		return -1;
	if (c->dry_run) {
		event_put_json(&c->out, &ev, NULL, c->words);
		buf_putc(&c->out, '\n');
	}
	return 0;
}

static int
publish(struct publishing *s, struct err *e)
{
	if (check_turn(s, e) < 0 || issuepaper_find(&s->paper, s->ctx, e) < 0)
		return -1;
	s->was_published = s->paper.issue.number > 0 && !s->o->restate;
	if (s->was_published)
		return 0;
	if (s->o->restate && s->paper.issue.number == 0)
		return refuse(s, "it is not published yet", e);
	if (freeze(s, e) < 0)
		return -1;
	if (s->o->restate && !differs(s))
		return refuse(s, "no figure differs from what was published",
		    e);
	return append(s, e);
}

static int
publish_once(struct publishing *s, struct err *e)
{
	struct db *db = s->ctx->db;
	int rc;

	if (db_begin(db, e) < 0)
		return -1;
	rc = publish(s, e);
	if (rc < 0 || !s->was_published)
		return db_end(db, rc, e);
	db_rollback(db);
	ctx_note(s->ctx, "already published");
	return 0;
}

/* The sheet as the journal now has it. */
static int
print_sheet(struct publishing *s, struct err *e)
{
	struct issuepaper printed;
	int rc = -1;

	issuepaper_init(&printed);
	printed.is_month = s->paper.is_month;
	printed.period = s->paper.period;
	if (issuepaper_find(&printed, s->ctx, e) == 0 &&
	    issuepaper_count(&printed, s->ctx, 0, e) == 0)
		rc = issuepaper_print(&printed, s->ctx, e);
	issuepaper_release(&printed);
	return rc;
}

int
publish_run(struct ctx *c, const struct publish *o, struct err *e)
{
	struct publishing s = { .ctx = c, .o = o, .figures = BUF_INIT };
	int rc = 0;

	issuepaper_init(&s.paper);
	if (o->month != NULL)
		rc = issuepaper_month(&s.paper, c, o->month, e);
	else
		issuepaper_week(&s.paper, c, o->week);
	if (rc == 0) {
		ctx_ignore_sigpipe();
		rc = publish_once(&s, e);
	}
	if (rc == 0 && (s.was_published || !c->dry_run))
		rc = print_sheet(&s, e);
	issuepaper_release(&s.paper);
	buf_release(&s.figures);
	return rc;
}
