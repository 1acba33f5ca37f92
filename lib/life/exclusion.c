#include "life/exclusion.h"

#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/num.h"
#include "life/revisit.h"
#include "rule/calendarfile.h"

const char *const exclusion_requested = "requested";
const char *const exclusion_approved = "approved";
const char *const exclusion_rejected = "rejected";
const char *const exclusion_appealed = "appealed";

static int
is_state(const struct record *r, const struct decide *d, const char *state)
{
	return r->m[M_EXCL_STATE] != NUM_NONE && strcmp(words_text(d->words,
	    r->m[M_EXCL_STATE]), state) == 0;
}

static int
is_pending(const struct record *r, const struct decide *d)
{
	return is_state(r, d, exclusion_requested) ||
	    is_state(r, d, exclusion_appealed);
}

static void
set_state(struct event *ev, const struct decide *d, const char *state)
{
	event_set(ev, M_EXCL_STATE, words_adds(d->words, state));
}

static int
refuse(const struct event *ev, const char *why, struct err *e)
{
	return err_set(e, ERR_REFUSED, "%s: %s", event_kind_name(ev->kind),
	    lang(why));
}

int64_t
exclusion_unit(const struct record *r)
{
	return r->m[M_CITY_LEAD] != NUM_NONE ? r->m[M_CITY_LEAD] :
	    r->m[M_LEAD];
}

/* --- limits of time ----------------------------------------------------- */

static int
add(const struct limit *l, const struct decide *d, int64_t from_at,
    int64_t *at, struct err *e)
{
	return limit_add(l, d->calendar, HOURS_OFFICE, from_at, at, e);
}

/* Runs from 办结, or from a later answer. */
int
exclusion_until(const struct record *r, const struct decide *d, int64_t *at,
    struct err *e)
{
	int64_t from = r->m[M_CLOSED_AT];

	*at = NUM_NONE;
	if (from == NUM_NONE || d->policy->exclude_within.unit == LIMIT_NONE)
		return 0;
	if (r->m[M_CITY_AT] != NUM_NONE && r->m[M_CITY_AT] > from)
		from = r->m[M_CITY_AT];
	if (r->m[M_OWN_AT] != NUM_NONE && r->m[M_OWN_AT] > from)
		from = r->m[M_OWN_AT];
	return add(&d->policy->exclude_within, d, from, at, e);
}

static int
check_in_time(const struct event *ev, const struct record *r,
    const struct decide *d, struct err *e)
{
	int64_t until_at;

	if (exclusion_until(r, d, &until_at, e) < 0)
		return -1;
	return until_at != NUM_NONE && ev->at > until_at ?
	    refuse(ev, "the time to ask for it is over", e) : 0;
}

static int
check_appeal_in_time(const struct event *ev, const struct record *r,
    const struct decide *d, struct err *e)
{
	int64_t until_at;

	if (d->policy->appeal_within.unit == LIMIT_NONE)
		return 0;
	if (add(&d->policy->appeal_within, d, r->m[M_EXCL_DECIDED_AT],
	    &until_at, e) < 0)
		return -1;
	return ev->at > until_at ?
	    refuse(ev, "the time to appeal is over", e) : 0;
}

/* --- what it rests on --------------------------------------------------- */

/* The ground's code and the clause: from the wish, both needed. */
static int
set_ground(struct event *ev, const struct wish *wish, const struct decide *d,
    struct err *e)
{
	const struct policy_ground *ground;

	if (wish->ground == NUM_NONE)
		return wish_missing("--ground", ev->kind, e);
	ground = policy_ground_find(&d->policy->exclusion, wish->ground);
	if (ground == NULL)
		return wish_no_ground(&d->policy->exclusion, wish->ground,
		    ev->kind, d->words, e);
	if (wish->clause == NUM_NONE)
		return wish_missing("--clause", ev->kind, e);
	event_set(ev, ev->kind == EV_EXCLUDE ? M_EXCL_GROUND : M_EXCL_CITY,
	    ground->code);
	event_set(ev, ev->kind == EV_EXCLUDE ? M_EXCL_CLAUSE : EF_REASON,
	    wish->clause);
	return 0;
}

static void
put_part(struct buf *b, const char *s)
{
	if (b->len > 0)
		buf_putc(b, WORDS_SEP);
	buf_puts(b, s);
}

static void
put_answers(struct buf *b, const char *who, int64_t contacted,
    int64_t solved, int64_t satisfied, const struct decide *d)
{
	put_part(b, who);
	if (satisfied != NUM_NONE)
		put_part(b, words_text(d->words, satisfied));
	if (solved != NUM_NONE)
		put_part(b, solved ? "solved" : "unsolved");
	if (contacted != NUM_NONE)
		put_part(b, contacted ? "contacted" : "uncontacted");
}

/* What the citizen had answered by then, the city's revisit first. */
static void
set_answer(struct event *ev, const struct record *r, const struct decide *d)
{
	struct buf b = BUF_INIT;

	if (r->m[M_CITY_AT] != NUM_NONE)
		put_answers(&b, "city", r->m[M_CITY_CONTACTED],
		    r->m[M_CITY_SOLVED], r->m[M_CITY_SATISFIED], d);
	if (r->m[M_OWN_AT] != NUM_NONE)
		put_answers(&b, "own", r->m[M_OWN_CONTACTED],
		    r->m[M_OWN_SOLVED], r->m[M_OWN_SATISFIED], d);
	if (b.len > 0)
		event_set(ev, M_EXCL_ANSWER,
		    words_add(d->words, b.data, b.len));
	buf_release(&b);
	event_set(ev, M_EXCL_AFTER, revisit_city_is_negative(d->policy, r) ||
	    revisit_own_is_negative(d->policy, r));
}

int
exclusion_request(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (is_pending(r, d))
		return refuse(ev, "one is asked for already", e);
	if (r->m[M_EXCL_INTERNAL] != NUM_NONE)
		return refuse(ev, "it is excluded already", e);
	if (is_state(r, d, exclusion_rejected))
		return refuse(ev, "it was refused: appeal against that", e);
	if (set_ground(ev, wish, d, e) < 0)
		return -1;
	if (wish->proof == NUM_NONE)
		return wish_missing("--evidence", ev->kind, e);
	if (wish->text_len == 0)
		return wish_missing("--conclusion", ev->kind, e);
	if (wish_needs_actor(ev, e) < 0 || check_in_time(ev, r, d, e) < 0)
		return -1;
	set_state(ev, d, exclusion_requested);
	event_set(ev, M_EXCL_EVIDENCE, wish->proof);
	event_set(ev, M_EXCL_ASKED_AT, ev->at);
	event_set(ev, M_EXCL_ASKED_BY, ev->actor);
	event_set(ev, M_EXCL_UNIT, exclusion_unit(r));
	/* 前置: before anybody has begun */
	event_set(ev, M_EXCL_AHEAD, r->m[M_STATE] == STATE_RECEIVED ||
	    r->m[M_STATE] == STATE_ASSIGNED);
	set_answer(ev, r, d);
	return 0;
}

/* --- who may decide ----------------------------------------------------- */

const struct policy_person *
exclusion_judge(const struct event *ev, int64_t name, const struct record *r,
    const struct decide *d, struct err *e)
{
	const struct policy_person *person;
	int64_t unit = r->m[M_EXCL_UNIT] != NUM_NONE ? r->m[M_EXCL_UNIT] :
	    exclusion_unit(r);

	person = policy_person_find(d->policy, name);
	if (person == NULL) {
		refuse(ev, "the policy does not know who decides", e);
		return NULL;
	}
	if (person->unit != NUM_NONE &&
	    (person->unit == unit || person->unit == r->m[M_LEAD])) {
		refuse(ev, "nobody decides about his own unit's score", e);
		return NULL;
	}
	if (person->role != KIND_DESK && person->role != KIND_LEADER &&
	    person->role != KIND_AUDITOR) {
		refuse(ev, "only desk, leaders and auditors decide", e);
		return NULL;
	}
	return person;
}

static int64_t
leader_of(const struct policy *p, int64_t unit)
{
	const struct policy_unit *u = policy_unit_find(p, unit);

	return u != NULL ? u->leader : NUM_NONE;
}

/* Not the leader of the scored unit, nor of a unit under the same leader. */
static int
is_outside_line(const struct policy *p, const struct policy_person *person,
    int64_t unit)
{
	int64_t leader = leader_of(p, unit);

	if (person->role == KIND_AUDITOR)
		return 1;
	if (leader == NUM_NONE)
		return 0;
	return person->name != leader && (person->unit == NUM_NONE ||
	    leader_of(p, person->unit) != leader);
}

/* Whoever writes the decision down makes it. */
static const struct policy_person *
find_judge(const struct event *ev, const struct record *r,
    const struct decide *d, struct err *e)
{
	if (wish_needs_actor(ev, e) < 0)
		return NULL;
	return exclusion_judge(ev, ev->actor, r, d, e);
}

static int
check_judge(const struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const struct policy_person *person = find_judge(ev, r, d, e);

	if (person == NULL)
		return -1;
	if (ev->actor == r->m[M_EXCL_ASKED_BY])
		return refuse(ev, "nobody decides what he asked for", e);
	if (is_state(r, d, exclusion_appealed) &&
	    ev->actor == r->m[M_EXCL_DECIDED_BY])
		return refuse(ev, "an appeal is decided by somebody else", e);
	if (wish->granted == 1 && r->m[M_EXCL_AFTER] == 1 &&
	    !is_outside_line(d->policy, person, r->m[M_EXCL_UNIT]))
		return refuse(ev, "after a negative answer it takes somebody "
		    "outside the line of the unit's leader", e);
	return 0;
}

int
exclusion_decide(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (!is_pending(r, d))
		return refuse(ev, "none is asked for", e);
	if (wish->granted != 1 && wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (check_judge(ev, r, wish, d, e) < 0)
		return -1;
	event_set(ev, EF_GRANTED, wish->granted == 1);
	event_set(ev, EF_REASON, wish->why);
	if (wish->granted == 1)
		event_set(ev, M_EXCL_INTERNAL, r->m[M_EXCL_GROUND]);
	set_state(ev, d, wish->granted == 1 ? exclusion_approved :
	    exclusion_rejected);
	event_set(ev, M_EXCL_DECIDED_AT, ev->at);
	event_set(ev, M_EXCL_DECIDED_BY, ev->actor);
	return 0;
}

int
exclusion_appeal(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (!is_state(r, d, exclusion_rejected))
		return refuse(ev, "none was refused", e);
	if (r->m[M_EXCL_APPEALED_AT] != NUM_NONE)
		return refuse(ev, "it was appealed against once already", e);
	if (wish->text_len == 0)
		return wish_missing("--conclusion", ev->kind, e);
	if (wish_needs_actor(ev, e) < 0 ||
	    check_appeal_in_time(ev, r, d, e) < 0)
		return -1;
	set_state(ev, d, exclusion_appealed);
	event_set(ev, M_EXCL_APPEALED_AT, ev->at);
	return 0;
}

int
exclusion_revoke(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (r->m[wish->of_city ? M_EXCL_CITY : M_EXCL_INTERNAL] == NUM_NONE)
		return refuse(ev, "it is not excluded there", e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (wish->of_city && wish->number == NUM_NONE)
		return wish_missing("--number", ev->kind, e);
	if (find_judge(ev, r, d, e) == NULL)
		return -1;
	event_set(ev, EF_OF_CITY, wish->of_city);
	event_set(ev, EF_REASON, wish->why);
	if (wish->of_city) {
		event_set(ev, M_EXCL_CITY_NO, wish->number);
		event_set(ev, M_EXCL_CITY_AT, ev->at);
		event_set(ev, M_EXCL_CITY_BY, ev->actor);
		return 0;
	}
	set_state(ev, d, "revoked");
	event_set(ev, M_EXCL_DECIDED_AT, ev->at);
	event_set(ev, M_EXCL_DECIDED_BY, ev->actor);
	return 0;
}

int
exclusion_city(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (wish->number == NUM_NONE)
		return wish_missing("--number", ev->kind, e);
	if (r->m[M_EXCL_CITY_NO] == wish->number)
		return refuse(ev, "this decision is recorded already", e);
	if (wish->granted == 1 && set_ground(ev, wish, d, e) < 0)
		return -1;
	if (find_judge(ev, r, d, e) == NULL)
		return -1;
	event_set(ev, EF_GRANTED, wish->granted == 1);
	if (wish->granted != 1)
		event_set(ev, EF_REASON, wish->why);
	event_set(ev, M_EXCL_CITY_NO, wish->number);
	event_set(ev, M_EXCL_CITY_AT, ev->at);
	event_set(ev, M_EXCL_CITY_BY, ev->actor);
	return 0;
}
