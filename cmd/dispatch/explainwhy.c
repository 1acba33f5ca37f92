#include "explainwhy.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "rule/calendarfile.h"
#include "rule/deadline.h"
#include "time/date.h"

static const struct policy_level *
level_of(const struct policy *p, int64_t level)
{
	return &p->levels[(level < 1 || level > POLICY_LEVELS ?
	    p->default_level : (int)level) - 1];
}

int64_t
explain_begin(const struct explain *x, enum dueclock k)
{
	return x->set[k].kind == EV_REOPEN || x->set[k].kind == EV_PROMISE ?
	    x->set[k].at : x->start_at;
}

int64_t
explain_end(const struct explain *x, int64_t begin, const struct limit *l)
{
	struct err ignored = ERR_INIT;
	int64_t due_at;

	if (limit_add(l, x->ctx->calendar, HOURS_OFFICE, begin, &due_at,
	    &ignored) < 0)
		return NUM_NONE;
	return due_at;
}

int64_t
explain_due_by(const struct explain *x, enum dueclock k, const struct policy *p)
{
	const struct setter *s = &x->set[k];
	const struct policy_level *l = level_of(p, s->level);
	int64_t begin = explain_begin(x, k), sign_at;

	if (begin == NUM_NONE)
		return NUM_NONE;
	switch (k) {
	case DUECLOCK_SIGN:
		sign_at = begin + l->sign_s;
		return s->solve_at != NUM_NONE && s->solve_at < sign_at ?
		    s->solve_at : sign_at;
	case DUECLOCK_CONTACT:
		return s->solve_at == NUM_NONE ? NUM_NONE :
		    deadline_contact(p, begin, s->solve_at);
	case DUECLOCK_SOLVE:
		return s->kind == EV_EXTEND ? NUM_NONE :
		    explain_end(x, begin, &l->solve);
	case DUECLOCK_PROMISE:
	case DUECLOCK_COUNT:
		break;
	}
	return NUM_NONE;
}

static int
is_threat(const struct explain *x)
{
	int64_t flags = x->r.m[M_FLAGS];

	return flags != NUM_NONE && (flags & FLAG_THREAT) != 0;
}

const struct limit *
explain_working(const struct explain *x, enum dueclock k,
    const struct policy *then)
{
	const struct setter *s = &x->set[k];
	const struct limit *l = &level_of(then, s->level)->solve;

	if (k != DUECLOCK_SOLVE || s->kind == EV_EXTEND || is_threat(x) ||
	    explain_begin(x, k) == NUM_NONE)
		return NULL;
	if (limit_is_working(&s->printed))
		return &s->printed;
	return limit_is_working(l) &&
	    s->due_at == explain_due_by(x, k, then) ? l : NULL;
}

/* --- the reasons -------------------------------------------------------- */

const char *
explain_source(const struct explain *x, enum dueclock k,
    const struct policy *then)
{
	if (k == DUECLOCK_PROMISE)
		return "promise";
	if (k == DUECLOCK_CONTACT)
		return "share";
	if (x->set[k].kind == EV_EXTEND)
		return "extension";
	if (x->set[k].kind == EV_REOPEN)
		return "reopened";
	if (k == DUECLOCK_SOLVE && (x->set[k].due_at != explain_due_by(x, k, then) ||
	    (limit_is_working(&x->set[k].printed) && !is_threat(x))))
		return "printed";
	if (is_threat(x))
		return "threat";
	return "level";
}

static void
put_level(struct buf *b, const struct explain *x, enum dueclock k)
{
	const char *by = record_by_name(x->r.m[M_LEVEL_BY]);

	buf_printf(b, lang_sheet("level %d"), (int)x->set[k].level);
	if (by != NULL)
		buf_printf(b, lang_sheet(" (by %s)"), lang_sheet(by));
}

static void
put_said(struct buf *b, const struct explain *x)
{
	if (x->r.m[M_DUE_SAID] == NUM_NONE)
		return;
	buf_puts(b, lang_sheet("; the order printed "));
	date_put_at(b, x->r.m[M_DUE_SAID]);
}

static void
put_first(struct buf *b, const struct explain *x)
{
	if (x->r.m[M_DUE_FIRST] == NUM_NONE)
		return;
	buf_puts(b, lang_sheet("; at first it was "));
	date_put_at(b, x->r.m[M_DUE_FIRST]);
}

void
explain_put_why(struct buf *b, const struct explain *x, enum dueclock k,
    const char *source)
{
	const struct words *w = x->ctx->words;

	if (strcmp(source, "printed") == 0) {
		buf_puts(b, lang_sheet("the limit printed on the order wins "
		    "over that of "));
		put_level(b, x, k);
	} else if (strcmp(source, "threat") == 0) {
		buf_puts(b, lang_sheet("a threat forces level 1"));
	} else if (strcmp(source, "extension") == 0) {
		buf_printf(b, lang_sheet("extended with consent %s"),
		    words_text(w, x->r.m[M_CONSENT]));
	} else if (strcmp(source, "promise") == 0) {
		buf_printf(b, lang_sheet("promised by %s"),
		    words_text(w, x->r.m[M_PROMISED_BY]));
	} else if (strcmp(source, "share") == 0) {
		buf_printf(b, lang_sheet("%d %% of the solve limit, at most "),
		    x->ctx->policy->contact_percent);
		dueclock_put_span(b, x->ctx->policy->contact_max_s);
	} else {
		put_level(b, x, k);
	}
	if (k == DUECLOCK_SOLVE) {
		put_said(b, x);
		put_first(b, x);
	}
	if (!dueclock_is_ours(&x->r, k, x->start_day))
		buf_puts(b, lang_sheet("; before our time: raises nothing"));
}
