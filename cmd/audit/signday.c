#include "signday.h"

#include "base/lang.h"
#include "base/num.h"
#include "findings.h"
#include "life/event.h"
#include "paper.h"
#include "sheet/daily.h"
#include "store/days.h"
#include "store/journal.h"
#include "sweep.h"
#include "time/date.h"

#define SHOWN_MAX 50

struct signing {
	struct ctx *ctx;
	const struct signday *o;
	struct findings findings;
	int64_t start_day;
	int was_signed;
	int64_t signer, deputy_for, signed_at;	/* then; words */
};

static int
refuse_day(int64_t day, const char *why, struct err *e)
{
	struct buf b = BUF_INIT;

	date_put_day(&b, day);
	err_set(e, ERR_REFUSED, "sign: %s: %s", b.data, lang(why));
	buf_release(&b);
	return -1;
}

int
signday_refuse_early(struct ctx *c, const char *what, int64_t start_day,
    struct err *e)
{
	struct buf b = BUF_INIT;

	date_put_day(&b, start_day);
	err_set(e, ERR_REFUSED, c->policy->start_day != NUM_NONE ?
	    "sign: %s: the office began later, on %s, the start of the "
	    "policy: js-policy(5)" : "sign: %s: the office began later, on "
	    "%s, with its first import: to sign earlier days set start in "
	    "the policy, js-policy(5)", what, b.data);
	buf_release(&b);
	return -1;
}

static int
refuse_early(struct signing *s, struct err *e)
{
	struct buf b = BUF_INIT;

	date_put_day(&b, s->o->day);
	signday_refuse_early(s->ctx, b.data, s->start_day, e);
	buf_release(&b);
	return -1;
}

/* Whether it is this day's turn. */
static int
check_turn(struct signing *s, struct err *e)
{
	int64_t day = s->o->day, last;

	if (ctx_start_day(s->ctx, &s->start_day, e) < 0 ||
	    days_last_signed(s->ctx->db, &last, e) < 0)
		return -1;
	if (s->start_day == NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "sign: no dump was imported yet");
	if (day < s->start_day)
		return refuse_early(s, e);
	if (date_day_start(day + 1) > s->ctx->now_at)
		return refuse_day(day, "the day is not over", e);
	if (day > s->start_day && (last == NUM_NONE || last < day - 1))
		return refuse_day(last == NUM_NONE || last < s->start_day ?
		    s->start_day : last + 1,
		    "days are signed in their order, this one is the next",
		    e);
	return 0;
}

static void
show_finding(struct ctx *c, const struct finding *found)
{
	ctx_warn(c, "%s: %s%s%s", found->rule->code,
	    found->id != NULL ? found->id : "",
	    found->id != NULL ? ": " : "", lang(found->rule->text));
}

/* A disposition of what was not found is not kept: who gave it may have meant
 * another code, or another day. */
static void
tell_unused(struct signing *s)
{
	const struct accept *a = s->o->accept;
	struct buf day = BUF_INIT;
	size_t i;

	date_put_day(&day, s->o->day);
	for (i = 0; i < a->n; i++)
		if (findings_count(&s->findings, a->items[i].rule) == 0)
			ctx_note(s->ctx, "%s: there is no finding %s: nothing "
			    "is kept of it", day.data, a->items[i].rule->code);
	buf_release(&day);
}

/* Something is done about each serious finding, or there is no signature. */
static int
check_findings(struct signing *s, struct err *e)
{
	struct sweep_scope scope = { s->o->day, s->start_day, NULL, 0,
		RULES_USUAL };
	const struct finding *found;
	int64_t n = 0;
	size_t i;

	if (sweep_run(&s->findings, s->ctx, &scope, e) < 0)
		return -1;
	for (i = 0; i < s->findings.n; i++) {
		found = &s->findings.list[i];
		if (found->rule->severity != RULES_SERIOUS ||
		    accept_find(s->o->accept, found->rule) != NULL)
			continue;
		if (++n <= SHOWN_MAX)
			show_finding(s->ctx, found);
	}
	tell_unused(s);
	if (n == 0)
		return 0;
	return err_set(e, ERR_REFUSED, "sign: serious findings: mend them, or say "
	    "what was done with --accept, --fixed or --carry CODE:REASON: "
	    "%lld",
	    (long long)n);
}

/* Values of the event that must live until it is appended. */
struct frozen {
	struct buf figures, accepted;
	unsigned char list[DIGEST_LEN], head[DIGEST_LEN];
};

static int
freeze(struct frozen *z, struct signing *s, struct err *e)
{
	struct ctx *c = s->ctx;
	struct daily_options o = { .day = s->o->day, .state_at = c->now_at,
		.policy = c->policy, .start_day = s->start_day };
	struct daily *daily = daily_new(c->db, &o, e);
	int64_t seq;

	if (daily == NULL)
		return -1;
	daily_put_figures(&z->figures, daily);
	daily_list_digest(daily, z->list);
	daily_free(daily);
	accept_put_json(&z->accepted, s->o->accept, &s->findings);
	if (ctx_keep_policy(c, e) < 0)
		return -1;
	return journal_head(c->db, &seq, z->head, e);
}

static void
fill_event(struct event *ev, const struct frozen *z, const struct signing *s)
{
	const struct ctx *c = s->ctx;

	event_init(ev, EV_SIGN_DAY, c->now_at);
	ev->actor = words_adds(c->words, c->actor);
	event_set(ev, EF_DAY, s->o->day);
	event_set_bytes(ev, EF_FIGURES, z->figures.data, z->figures.len);
	event_set_bytes(ev, EF_LIST_DIGEST, (const char *)z->list,
	    DIGEST_LEN);
	event_set_bytes(ev, EF_POLICY_DIGEST,
	    (const char *)c->policy->digest, DIGEST_LEN);
	event_set_bytes(ev, EF_HEAD, (const char *)z->head, DIGEST_LEN);
	event_set_bytes(ev, EF_ACCEPTED, z->accepted.data, z->accepted.len);
	if (c->now_at >= date_day_start(s->o->day + 2))
		event_set(ev, EF_LATE, 1);
	if (s->o->deputy_for != NULL)
		event_set(ev, EF_DEPUTY_FOR,
		    words_adds(c->words, s->o->deputy_for));
}

static int
append(struct signing *s, struct err *e)
{
	struct frozen z = { BUF_INIT, BUF_INIT, { 0 }, { 0 } };
	struct ctx *c = s->ctx;
	struct event ev;
	int rc = -1;

	if (freeze(&z, s, e) < 0)
		goto out;
	fill_event(&ev, &z, s);
	if (journal_append(c->db, &ev, e) < 0)
		goto out;
	if (c->dry_run) {
		event_put_json(&c->out, &ev, NULL, c->words);
		buf_putc(&c->out, '\n');
	}
	rc = 0;
out:
	buf_release(&z.figures);
	buf_release(&z.accepted);
	return rc;
}

static int
is_signed(const struct day *day)
{
	return day->state == DAY_SIGNED || day->state == DAY_AMENDED;
}

/* In the transaction: an import waits, or it came before. */
static int
sign(struct signing *s, struct err *e)
{
	struct day day;
	int rc = -1;

	days_init(&day);
	if (days_get(s->ctx->db, s->o->day, &day, e) < 0)
		goto out;
	s->was_signed = is_signed(&day);
	if (s->was_signed) {
		s->signer = day.signer;
		s->deputy_for = day.deputy_for;
		s->signed_at = day.signed_at;
		rc = 0;
		goto out;
	}
	if (check_turn(s, e) < 0 || check_findings(s, e) < 0)
		goto out;
	rc = append(s, e);
out:
	days_release(&day);
	return rc;
}

/* Who believes that he signs must see that another one did. */
static void
tell_signed(struct signing *s)
{
	const struct words *w = s->ctx->words;
	struct buf day = BUF_INIT, at = BUF_INIT, who = BUF_INIT;

	date_put_day(&day, s->o->day);
	date_put_at(&at, s->signed_at);
	buf_puts(&who, words_text(w, s->signer));
	if (s->deputy_for != NUM_NONE)
		buf_printf(&who, lang(", deputy for %s"),
		    words_text(w, s->deputy_for));
	ctx_note(s->ctx, lang("%s: already signed at %s: %s"), day.data,
	    at.data, who.data);
	if (s->o->accept->n > 0)
		ctx_warn(s->ctx, lang("%s: --accept, --fixed and --carry were "
		    "not used: the signature stands as it is"), day.data);
	buf_release(&who);
	buf_release(&at);
	buf_release(&day);
}

static int
sign_once(struct signing *s, struct err *e)
{
	struct db *db = s->ctx->db;
	int rc;

	if (db_begin(db, e) < 0)
		return -1;
	rc = sign(s, e);
	if (rc < 0 || !s->was_signed)
		return db_end(db, rc, e);
	db_rollback(db);
	tell_signed(s);
	return 0;
}

static int
print_sheet(struct signing *s, struct err *e)
{
	struct day day;
	int rc;

	days_init(&day);
	rc = days_get(s->ctx->db, s->o->day, &day, e);
	if (rc == 0)
		rc = paper_print(s->ctx, &day, e);
	days_release(&day);
	return rc;
}

int
signday_run(struct ctx *c, const struct signday *o, struct err *e)
{
	struct signing s = { .ctx = c, .o = o, .start_day = NUM_NONE };
	int rc;

	findings_init(&s.findings);
	rc = sign_once(&s, e);
	if (rc == 0 && (s.was_signed || !c->dry_run))
		rc = print_sheet(&s, e);
	findings_release(&s.findings);
	return rc;
}
