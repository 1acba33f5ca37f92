#include "setter.h"

#include <string.h>

#include "base/num.h"
#include "life/correct.h"
#include "life/life.h"
#include "life/pauses.h"
#include "life/second.h"
#include "life/starts.h"
#include "rule/deadline.h"

/* --- which event it was ------------------------------------------------------ */

void
setter_init(struct setters *s, int64_t key)
{
	int k;

	memset(s, 0, sizeof(*s));
	for (k = 0; k < DUECLOCK_OF_CASE; k++)
		s->of[k].due_at = s->of[k].begin_at = NUM_NONE;
	record_init(&s->r);
	s->r.key = key;
}

static int
goes_on(enum event_kind kind)
{
	return kind == EV_EXTEND || kind == EV_RESUME;
}

static void
set(struct setter *c, const struct event *ev, const struct record *before,
    const struct record *after, int64_t due_at)
{
	const struct event_value *said = event_value(ev, EF_LIMIT);

	c->kind = ev->kind;
	c->seq = ev->seq;
	c->at = ev->at;
	c->rec = ev->rec;
	c->due_at = due_at;
	c->before = *before;
	c->after = *after;
	if (!goes_on(ev->kind)) {
		c->begin_kind = ev->kind;
		c->begin_at = ev->kind == EV_RECEIVE ||
		    ev->kind == EV_UPDATE || ev->kind == EV_CORRECT ?
		    starts_case(after) : ev->at;
	}
	if (ev->kind != EV_RECEIVE && ev->kind != EV_UPDATE)
		return;
	c->due_is_printed = event_get(ev, EF_PRINTED) == 1;
	c->printed.unit = LIMIT_NONE;
	if (said != NULL && deadline_parse_limit(&c->printed, said->s,
	    said->len) < 0)
		c->printed.unit = LIMIT_NONE;
}

void
setter_note(struct setters *s, const struct event *ev)
{
	struct record before = s->r;
	struct err ignored = ERR_INIT;
	int64_t due_at;
	int k;

	/* what the journal holds could be folded when it was written */
	if (life_apply(&s->r, ev, &ignored) < 0)
		return;
	for (k = 0; k < DUECLOCK_OF_CASE; k++) {
		due_at = event_get(ev, (int)dueclock_member((enum dueclock)k));
		if (due_at != NUM_NONE)
			set(&s->of[k], ev, &before, &s->r, due_at);
	}
}

/* --- and its decision again ---------------------------------------------------- */

static int64_t
on_arrival(const struct setter *s, enum dueclock k, const struct decide *d)
{
	struct deadline_rules rules = { d->policy, d->words, d->calendar };
	struct deadline_facts f = { s->after.m[M_RECEIVED_AT],
		s->after.m[M_DISPATCHED_AT], s->after.m[M_CATEGORY],
		s->after.m[M_LEVEL], s->printed, NUM_NONE,
		record_has_flag(&s->after, FLAG_THREAT) };
	struct err ignored = ERR_INIT;
	struct record r = s->after;

	if (s->after.m[M_LEVEL_BY] != BY_DUMP &&
	    s->after.m[M_LEVEL_BY] != BY_OFFICE)
		f.level = NUM_NONE;
	if (s->due_is_printed)
		f.due_at = s->after.m[M_DUE_SOLVE];
	else if (f.threat)
		f.due_at = s->after.m[M_DUE_SAID];
	if (deadline_decide(&r, &f, &rules, &ignored) < 0)
		return NUM_NONE;
	return r.m[dueclock_member(k)];
}

static int
again_corrected(struct event *ev, const struct setter *s,
    const struct decide *d, struct err *e)
{
	return correct_clocks(ev, &s->before, starts_level(&s->after,
	    d->policy), d, e);
}

static int
again_second(struct event *ev, const struct setter *s,
    const struct decide *d, struct err *e)
{
	return second_begin(ev, &s->before, NUM_NONE, d, e);
}

static int
again_unit(struct event *ev, const struct setter *s, const struct decide *d,
    struct err *e)
{
	return starts_unit(ev, &s->before, d, e);
}

static int
again_transferred(struct event *ev, const struct setter *s,
    const struct decide *d, struct err *e)
{
	int level = starts_level(&s->before, d->policy);

	(void)e;
	event_set(ev, M_DUE_SIGN,
	    ev->at + d->policy->levels[level - 1].sign_s);
	return 0;
}

static int
again_resumed(struct event *ev, const struct setter *s,
    const struct decide *d, struct err *e)
{
	struct wish wish;

	wish_init(&wish);
	return pauses_resume(ev, &s->before, &wish, d, e);
}

static int
again_passed(struct event *ev, const struct setter *s,
    const struct decide *d, struct err *e)
{
	(void)s;
	(void)e;
	event_set(ev, M_DUE_REPLY, ev->at + d->policy->result_call_s);
	return 0;
}

/* Of all other kinds a person said when it is due. */
static const struct {
	enum event_kind kind;
	int (*decide)(struct event *ev, const struct setter *s,
	    const struct decide *d, struct err *e);
} decisions[] = {
	{ EV_CORRECT, again_corrected },
	{ EV_REOPEN, again_second },
	{ EV_ANSWER, again_second },
	{ EV_ASSIGN, again_unit },
	{ EV_RETURN_DECIDE, again_unit },
	{ EV_TRANSFER, again_transferred },
	{ EV_RESUME, again_resumed },
	{ EV_PASS, again_passed }
};
#define NDECISIONS (sizeof(decisions) / sizeof(decisions[0]))

int64_t
setter_due_by(const struct setter *s, enum dueclock k,
    const struct policy *p, const struct calendar *c, struct words *w)
{
	struct decide d = { .policy = p, .calendar = c, .words = w,
		.now_at = s->rec, .at = s->at, .actor = NUM_NONE };
	struct err ignored = ERR_INIT;
	struct event ev;
	size_t i;

	if (s->kind == EV_RECEIVE || s->kind == EV_UPDATE)
		return on_arrival(s, k, &d);
	event_init(&ev, s->kind, s->at);
	for (i = 0; i < NDECISIONS; i++)
		if (decisions[i].kind == s->kind &&
		    decisions[i].decide(&ev, s, &d, &ignored) < 0)
			return NUM_NONE;
	return event_get(&ev, (int)dueclock_member(k));
}

const struct limit *
setter_working(const struct setter *s, enum dueclock k,
    const struct policy *then)
{
	const struct limit *l = &then->levels[starts_level(&s->after, then) -
	    1].solve;

	if ((k != DUECLOCK_SOLVE && k != DUECLOCK_UNIT) ||
	    s->kind == EV_EXTEND || s->due_is_printed ||
	    record_has_flag(&s->after, FLAG_THREAT) ||
	    s->begin_at == NUM_NONE)
		return NULL;
	if (k == DUECLOCK_SOLVE && s->printed.unit != LIMIT_NONE)
		return limit_is_working(&s->printed) ? &s->printed : NULL;
	if ((s->begin_kind == EV_REOPEN || s->begin_kind == EV_ANSWER) &&
	    then->second.unit != LIMIT_NONE)
		l = &then->second;
	return limit_is_working(l) ? l : NULL;
}
