#include "life/correct.h"

#include "base/buf.h"
#include "base/num.h"
#include "life/counting.h"
#include "life/exclusion.h"
#include "life/fieldlabel.h"
#include "life/starts.h"
#include "rule/deadline.h"
#include "time/date.h"

/* The desk's or an auditor's hand beside that of whoever corrects: the figures
 * of the unit hang on it. Both have to be known, or one person would be two by
 * a name of his own making. */
static int
by_two(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	if (wish_needs_actor(ev, e) < 0 ||
	    wish_needs_approver(ev, wish, e) < 0)
		return -1;
	if (policy_person_find(d->policy, ev->actor) == NULL)
		return err_set(e, ERR_REFUSED, "correct: the policy does not "
		    "know who corrects");
	if (exclusion_judge(ev, wish->approver, r, d, e) == NULL)
		return -1;
	event_set(ev, EF_APPROVER, wish->approver);
	return 0;
}

/* What is overdue would be so no more: a slip of one hand is put right by
 * two. */
static int
relax(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	if (wish->approver == NUM_NONE)
		return err_set(e, ERR_REFUSED, "correct: the case is overdue: "
		    "a milder level would hide it: a second person confirms "
		    "it, --approver");
	return by_two(ev, r, wish, d, e);
}

int
correct_clocks(struct event *ev, const struct record *r, int64_t level,
    const struct decide *d, struct err *e)
{
	const struct policy_level *l = &d->policy->levels[level - 1];
	int64_t start = starts_case(r), solve_at;

	if (starts_due(d, level, start, &solve_at, e) < 0)
		return -1;
	event_set(ev, M_DUE_SIGN, start + l->sign_s);
	event_set(ev, M_DUE_CONTACT,
	    deadline_contact(d->policy, start, solve_at));
	event_set(ev, M_DUE_SOLVE, solve_at);
	starts_working(ev, r, &l->solve);
	/* more time than before stays visible, as with an extension */
	if (r->m[M_DUE_FIRST] == NUM_NONE && solve_at > r->m[M_DUE_SOLVE])
		event_set(ev, M_DUE_FIRST, r->m[M_DUE_SOLVE]);
	return 0;
}

/* Whether it is overdue is asked of now: the correction may be dated back. */
static int
to_level(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	int64_t level = wish->value;

	if (level < 1 || level > POLICY_LEVELS) {
		err_set(e, ERR_REFUSED, "correct: no level %lld",
		    (long long)level);
		return wish_there_are(WISH_ROWS(d->policy->levels,
		    POLICY_LEVELS, struct policy_level, name), d->words, e);
	}
	if (level > 1 && r->m[M_FLAGS] != NUM_NONE &&
	    (r->m[M_FLAGS] & FLAG_THREAT) != 0)
		return err_set(e, ERR_REFUSED,
		    "correct: a threat stays at level 1");
	if (r->m[M_PAUSE_SOLVE] != NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "correct: its clock stands: resume it first");
	if (correct_clocks(ev, r, level, d, e) < 0)
		return -1;
	if (d->now_at >= r->m[M_DUE_SOLVE] &&
	    event_get(ev, M_DUE_SOLVE) > r->m[M_DUE_SOLVE] &&
	    relax(ev, r, wish, d, e) < 0)
		return -1;
	event_set(ev, M_LEVEL_BY, BY_OFFICE);
	return 0;
}

/* --- times ------------------------------------------------------------------- */

/* In the order in which they come, as far as the case has them; the last ones
 * in any order among themselves. */
static const enum record_member course[] = { M_RECEIVED_AT, M_DISPATCHED_AT,
	M_FINISHED_AT, M_CLOSED_AT, M_OWN_FIRST_AT, M_OWN_AT, M_CITY_AT };

static int
contradicts(enum record_member m, int64_t at, int is_behind, struct err *e)
{
	const char *name = fieldlabel_said(record_info[m].json);
	struct buf b = BUF_INIT;

	date_put_at(&b, at);
	if (is_behind)
		err_set(e, ERR_REFUSED, "correct: the time lies after "
		    "another of the case: %s, %s", name, b.data);
	else
		err_set(e, ERR_REFUSED, "correct: the time lies before "
		    "another of the case: %s, %s", name, b.data);
	buf_release(&b);
	return -1;
}

/* A time that contradicts the others of its case is a slip, or worse. */
static int
to_time(enum record_member m, int64_t at, const struct record *r,
    const struct decide *d, struct err *e)
{
	enum record_member other;
	size_t i;
	int is_behind = 0;	/* whether course[i] comes after m */

	/* nothing could happen to a case that is received after now */
	if (at > d->now_at)
		return err_set(e, ERR_REFUSED,
		    "correct: the time lies in the future");
	for (i = 0; i < sizeof(course) / sizeof(course[0]); i++) {
		other = course[i];
		if (other == m)
			is_behind = 1;
		else if (r->m[other] == NUM_NONE)
			continue;
		else if (is_behind ? at > r->m[other] : at < r->m[other])
			return contradicts(other, r->m[other], is_behind, e);
	}
	return 0;
}

static int
to_count(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	if (wish->approver == NUM_NONE)
		return err_set(e, ERR_REFUSED, "correct: whether and when the "
		    "case counts hangs on it: a second person confirms it, "
		    "--approver");
	return by_two(ev, r, wish, d, e);
}

/* --- any fact ------------------------------------------------------------------ */

int
correct_fact(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	static const enum record_member may[] = { M_CATEGORY, M_LEVEL,
		M_COMMUNITY, M_STREET, M_NATURE, M_CHANNEL, M_RECEIVED_AT,
		M_DISPATCHED_AT, M_SITE };
	size_t i;

	for (i = 0; i < sizeof(may) / sizeof(may[0]); i++)
		if (wish->member == (int)may[i])
			break;
	if (wish->member < 0)
		return wish_missing("--field", ev->kind, e);
	if (i == sizeof(may) / sizeof(may[0]))
		return err_set(e, ERR_REFUSED,
		    "correct: this fact is not corrected by hand");
	if (wish->value == NUM_NONE)
		return wish_missing("--to", ev->kind, e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (wish->value == r->m[wish->member])
		return err_set(e, ERR_REFUSED,
		    "correct: it has this value already");
	if (record_info[wish->member].type == RECORD_TIME &&
	    to_time((enum record_member)wish->member, wish->value, r, d,
	    e) < 0)
		return -1;
	if (wish->member == M_LEVEL && to_level(ev, r, wish, d, e) < 0)
		return -1;
	if (counting_of((enum record_member)wish->member) ==
	    COUNTING_WHETHER && to_count(ev, r, wish, d, e) < 0)
		return -1;
	event_set(ev, wish->member, wish->value);
	event_set(ev, EF_MEMBER, wish->member);
	event_set(ev, event_is_word(wish->member) ? EF_OLD_WORD : EF_OLD,
	    r->m[wish->member]);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}
