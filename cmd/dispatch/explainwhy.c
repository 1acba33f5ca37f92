#include "explainwhy.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "time/date.h"
#include "worked.h"

/* --- the reasons -------------------------------------------------------- */

/* By the kind of event that decided it, where no rule of arrival did. */
static const struct {
	enum event_kind kind;
	const char *source;
} sources[] = {
	{ EV_EXTEND, "extension" },
	{ EV_REOPEN, "reopened" },
	{ EV_ANSWER, "reopened" },
	{ EV_RESUME, "resumed" },
	{ EV_PROMISE, "promise" },
	{ EV_PAUSE, "review" },
	{ EV_PASS, "result" }
};
#define NSOURCES (sizeof(sources) / sizeof(sources[0]))

const char *
explain_source(const struct explain *x, enum dueclock k)
{
	const struct setter *s = &x->set.of[k];
	size_t i;

	for (i = 0; i < NSOURCES; i++)
		if (sources[i].kind == s->kind)
			return sources[i].source;
	if (k == DUECLOCK_CONTACT)
		return "share";
	if (record_has_flag(&s->after, FLAG_THREAT) && !s->due_is_printed)
		return "threat";
	if (k == DUECLOCK_SOLVE &&
	    (s->due_is_printed || s->printed.unit != LIMIT_NONE))
		return "printed";
	return "level";
}

static void
put_level(struct buf *b, const struct explain *x, enum dueclock k)
{
	const struct record *r = &x->set.of[k].after;
	const char *by = record_by_name(r->m[M_LEVEL_BY]);
	int64_t level = r->m[M_LEVEL];

	if (lang_of_sheets() == LANG_ZH && level >= 1 &&
	    level <= POLICY_LEVELS)	/* as the policy names it */
		buf_puts(b, words_text(x->ctx->words,
		    x->ctx->policy->levels[level - 1].name));
	else
		buf_printf(b, lang_sheet("level %d"), (int)level);
	if (by != NULL)
		buf_printf(b, lang_sheet(" (by %s)"), lang_sheet(by));
}

static void
put_said(struct buf *b, const struct explain *x)
{
	if (x->r.m[M_DUE_SAID] == NUM_NONE)
		return;
	buf_puts(b, lang_sheet("; the order printed "));
	cell_put_minute(b, x->r.m[M_DUE_SAID]);
}

static void
put_first(struct buf *b, const struct explain *x)
{
	if (x->r.m[M_DUE_FIRST] == NUM_NONE)
		return;
	buf_puts(b, lang_sheet("; at first it was "));
	cell_put_minute(b, x->r.m[M_DUE_FIRST]);
}

/* The office's own consent has no number, but the event has its name. */
static void
put_extension(struct buf *b, const struct explain *x, enum dueclock k)
{
	if (k != DUECLOCK_SOLVE)
		buf_puts(b, lang_sheet("extended with the office's consent"));
	else
		buf_printf(b, lang_sheet("extended with consent %s"),
		    words_text(x->ctx->words, x->r.m[M_CONSENT]));
}

static void
put_second(struct buf *b, const struct explain *x)
{
	const char *cause = words_text(x->ctx->words,
	    x->r.m[M_REOPEN_CAUSE]);

	buf_puts(b, lang_sheet("a second handling"));
	if (cause[0] != '\0')
		buf_printf(b, " (%s)", cause);
}

static void
put_source(struct buf *b, const struct explain *x, enum dueclock k,
    const char *source, const struct policy *then)
{
	const struct words *w = x->ctx->words;

	if (strcmp(source, "printed") == 0) {
		buf_puts(b, lang_sheet("the limit printed on the order wins "
		    "over that of "));
		put_level(b, x, k);
	} else if (strcmp(source, "threat") == 0) {
		buf_puts(b, lang_sheet("a threat forces level 1"));
	} else if (strcmp(source, "extension") == 0) {
		put_extension(b, x, k);
	} else if (strcmp(source, "reopened") == 0) {
		put_second(b, x);
	} else if (strcmp(source, "resumed") == 0) {
		buf_puts(b, lang_sheet("it stood while the case was paused"));
	} else if (strcmp(source, "promise") == 0) {
		buf_printf(b, lang_sheet("promised by %s"),
		    words_text(w, x->r.m[M_PROMISED_BY]));
	} else if (strcmp(source, "review") == 0) {
		buf_printf(b, lang_sheet("paused with the consent of %s"),
		    words_text(w, x->r.m[M_PAUSE_BY]));
	} else if (strcmp(source, "result") == 0) {
		buf_puts(b, lang_sheet("the citizen is to hear the result"));
	} else if (strcmp(source, "share") == 0) {
		buf_printf(b, lang_sheet("%d %% of the solve limit, at most "),
		    then->contact_percent);
		dueclock_put_words(b, then->contact_max_s);
	} else {
		put_level(b, x, k);
	}
}

void
explain_put_why(struct buf *b, const struct explain *x, enum dueclock k,
    const char *source, const struct policy *then)
{
	put_source(b, x, k, source, then);
	if (k == DUECLOCK_SOLVE) {
		put_said(b, x);
		put_first(b, x);
	}
	if (!dueclock_is_ours(&x->r, k, x->start_day))
		buf_puts(b, lang_sheet("; before our time: raises nothing"));
}

/* --- the spans ----------------------------------------------------------- */

static void
put_range(struct buf *b, int64_t from_at, int64_t to_at)
{
	date_put_at(b, from_at);
	buf_puts(b, "..");
	date_put_at(b, to_at);
	buf_putc(b, ' ');
}

static int
put_counted(struct buf *b, int64_t from_at, int64_t to_at,
    const struct calendar *c, struct err *e)
{
	if (from_at >= to_at)
		return 0;
	if (b->len > 0)
		buf_puts(b, lang_sheet("; "));
	if (c != NULL)
		return worked_put(b, c, from_at, to_at, e);
	put_range(b, from_at, to_at);
	buf_printf(b, "%s ", lang_sheet("counted"));
	dueclock_put_words(b, to_at - from_at);
	return 0;
}

static void
put_paused(struct buf *b, const struct explain_pause *p, int64_t from_at,
    int64_t to_at)
{
	if (b->len > 0)
		buf_puts(b, lang_sheet("; "));
	put_range(b, from_at, to_at);
	buf_printf(b, lang_sheet("paused (event %lld)"), (long long)p->seq);
}

static int
stood_in(const struct explain_pause *p, enum dueclock k, int64_t from_at,
    int64_t until_at)
{
	if (k == DUECLOCK_SIGN || k == DUECLOCK_REPLY || k == DUECLOCK_REVIEW ||
	    (k == DUECLOCK_SOLVE && !p->solve_stands))
		return 0;
	return p->from_at < until_at &&
	    (p->to_at == NUM_NONE || p->to_at > from_at);
}

int
explain_put_spans(struct buf *b, const struct explain *x, enum dueclock k,
    int working, const struct calendar *c, struct err *e)
{
	const struct setter *s = &x->set.of[k];
	int64_t at = s->begin_at, end_at, from_at;
	const struct explain_pause *p;
	struct buf parts = BUF_INIT;
	int has_pause = 0, rc = 0;
	size_t i;

	if (at == NUM_NONE)
		return 0;
	for (i = 0; rc == 0 && i < x->npauses; i++) {
		p = &x->pauses[i];
		if (!stood_in(p, k, at, s->due_at))
			continue;
		has_pause = 1;
		from_at = p->from_at > at ? p->from_at : at;
		end_at = p->to_at != NUM_NONE ? p->to_at : x->ctx->now_at;
		rc = put_counted(&parts, at, from_at, working ? c : NULL, e);
		put_paused(&parts, p, from_at, end_at);
		at = end_at;
	}
	if (rc == 0 && (working || has_pause))
		rc = put_counted(&parts, at, s->due_at, working ? c : NULL,
		    e);
	buf_put(b, parts.data, parts.len);
	buf_release(&parts);
	return rc;
}
