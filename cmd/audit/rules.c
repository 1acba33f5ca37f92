#include "rules.h"

#include <string.h>

#include "base/num.h"
#include "rule/duty.h"
#include "rulesreply.h"
#include "rulesstrict.h"
#include "time/date.h"

static int
has_flag(const struct record *r, int64_t flag)
{
	return r->m[M_FLAGS] != NUM_NONE && (r->m[M_FLAGS] & flag) != 0;
}

/* The instant, where it is known and has passed. */
static int64_t
passed(const struct rules_view *v, int64_t at)
{
	return at != NUM_NONE && at < v->now_at ? at : NUM_NONE;
}

/* 协办 and 转办: another office calls the citizen. */
static int
is_lead_row(const struct record *r)
{
	return r->m[M_ROLE] == NUM_NONE || r->m[M_ROLE] == ROLE_LEAD;
}

/* What cannot be mended is told once: on its day, where one is asked for. */
static int
is_of_day(const struct rules_view *v, int64_t at)
{
	return v->day == NUM_NONE || date_day_of(at) == v->day;
}

/* Done, but after it was due. */
static int64_t
done_late(const struct rules_view *v, int64_t done_at, int64_t due_at)
{
	if (done_at == NUM_NONE || due_at == NUM_NONE || done_at <= due_at ||
	    !is_of_day(v, done_at))
		return NUM_NONE;
	return due_at;
}

static int64_t
urgent_not_contacted(const struct rules_view *v)
{
	const struct record *r = v->r;

	if (!record_is_open(r) || r->m[M_CONTACTED_AT] != NUM_NONE ||
	    (r->m[M_LEVEL] != 1 && !has_flag(r, FLAG_THREAT)))
		return NUM_NONE;
	return r->m[M_DISPATCHED_AT] != NUM_NONE ? r->m[M_DISPATCHED_AT] :
	    r->m[M_RECEIVED_AT];
}

static int64_t
not_signed_for(const struct rules_view *v)
{
	if (v->r->m[M_STATE] != STATE_ASSIGNED)
		return NUM_NONE;
	return passed(v, v->r->m[M_DUE_SIGN]);
}

static int64_t
not_contacted(const struct rules_view *v)
{
	const struct record *r = v->r;

	if (!record_is_open(r) || !is_lead_row(r) ||
	    r->m[M_CONTACTED_AT] != NUM_NONE)
		return NUM_NONE;
	return passed(v, r->m[M_DUE_CONTACT]);
}

static int64_t
overdue(const struct rules_view *v)
{
	return record_is_open(v->r) ? passed(v, v->r->m[M_DUE_SOLVE]) :
	    NUM_NONE;
}

static int64_t
without_lead(const struct rules_view *v)
{
	if (!record_is_open(v->r) || v->r->m[M_LEAD] != NUM_NONE)
		return NUM_NONE;
	return passed(v, v->r->m[M_DUE_SIGN]);
}

static int64_t
promise_passed(const struct rules_view *v)
{
	return record_is_open(v->r) ? passed(v, v->r->m[M_DUE_PROMISE]) :
	    NUM_NONE;
}

static int64_t
signed_for_late(const struct rules_view *v)
{
	return done_late(v, v->r->m[M_SIGNED_AT], v->r->m[M_DUE_SIGN]);
}

static int64_t
contacted_late(const struct rules_view *v)
{
	if (!is_lead_row(v->r))
		return NUM_NONE;
	return done_late(v, v->r->m[M_CONTACTED_AT], v->r->m[M_DUE_CONTACT]);
}

static int64_t
result_waits(const struct rules_view *v)
{
	const struct record *r = v->r;

	if (r->m[M_STATE] != STATE_SUBMITTED ||
	    r->m[M_SUBMITTED_AT] == NUM_NONE)
		return NUM_NONE;
	return passed(v, r->m[M_SUBMITTED_AT] + v->policy->soon_s);
}

/* Praise and withdrawn cases, which the rates leave out, need no call. */
static int64_t
closed_without_call(const struct rules_view *v)
{
	const struct record *r = v->r;

	if (r->m[M_STATE] != STATE_CLOSED || !is_lead_row(r) ||
	    r->m[M_CONTACTED_AT] != NUM_NONE ||
	    r->m[M_CLOSED_AT] == NUM_NONE || !is_of_day(v, r->m[M_CLOSED_AT]) ||
	    !policy_is_counted(v->policy, r->m[M_NATURE]))
		return NUM_NONE;
	return r->m[M_CLOSED_AT];
}

/* What was erased later had been there: the event is committed to it. */
static int64_t
result_is_missing(const struct rules_view *v)
{
	return v->ev->kind == EV_RESOLVE && !v->ev->has_private ? v->ev->at :
	    NUM_NONE;
}

static int64_t
unknown_answer(const struct rules_view *v)
{
	const struct record *r = v->r;

	if (!has_flag(r, FLAG_UNKNOWN_ANSWER))
		return NUM_NONE;
	if (r->m[M_CITY_AT] != NUM_NONE)
		return r->m[M_CITY_AT];
	return r->m[M_OWN_AT] != NUM_NONE ? r->m[M_OWN_AT] :
	    r->m[M_RECEIVED_AT];
}

static int64_t
finished_too_early(const struct rules_view *v)
{
	const struct record *r = v->r;
	int64_t begin = r->m[M_RECEIVED_AT];

	if (begin == NUM_NONE)
		return NUM_NONE;
	if (r->m[M_FINISHED_AT] != NUM_NONE && r->m[M_FINISHED_AT] < begin)
		return r->m[M_FINISHED_AT];
	if (r->m[M_CLOSED_AT] != NUM_NONE && r->m[M_CLOSED_AT] < begin)
		return r->m[M_CLOSED_AT];
	return NUM_NONE;
}

/* Something that a person of the office did. */
static int
is_office_act(const struct event *ev)
{
	if (ev->actor == NUM_NONE || event_get(ev, EF_ORIGIN) == BY_DUMP)
		return 0;
	if (ev->kind == EV_CHECK_DAY || ev->kind == EV_SIGN_DAY ||
	    ev->kind == EV_SIGN_PERIOD || ev->kind == EV_BUSY ||
	    ev->kind == EV_BUSY_DECIDE || ev->kind == EV_MATTER)
		return 1;
	return event_kind_is_of_case(ev->kind) && ev->kind != EV_RECEIVE &&
	    ev->kind != EV_UPDATE && ev->kind != EV_CITY;
}

static int64_t
actor_is_unknown(const struct rules_view *v)
{
	if (!is_office_act(v->ev) ||
	    policy_person_find(v->policy, v->ev->actor) != NULL)
		return NUM_NONE;
	return v->ev->at;
}

#define MAY(kind) (1u << KIND_##kind)

/* Whose business it is; kinds that are not named are everybody's. */
static const struct {
	enum event_kind kind;
	unsigned roles;
} duties[] = {
	{ EV_ASSIGN, MAY(DESK) | MAY(LEADER) },
	{ EV_RETURN_DECIDE, MAY(DESK) | MAY(LEADER) },
	{ EV_PASS, MAY(DESK) | MAY(LEADER) | MAY(AUDITOR) },
	{ EV_BACK, MAY(DESK) | MAY(LEADER) | MAY(AUDITOR) },
	{ EV_SIGN_DAY, MAY(LEADER) },
	{ EV_SIGN_PERIOD, MAY(LEADER) },
	{ EV_BUSY_DECIDE, MAY(LEADER) },
	{ EV_TRANSFER, MAY(DESK) | MAY(LEADER) },
	{ EV_ESCALATE, MAY(DESK) | MAY(LEADER) },
	{ EV_REOPEN, MAY(DESK) | MAY(LEADER) | MAY(AUDITOR) },
	{ EV_ANSWER, MAY(DESK) | MAY(LEADER) | MAY(AUDITOR) },
};

static int64_t
role_does_not_fit(const struct rules_view *v)
{
	const struct policy_person *person;
	size_t i;

	if (!is_office_act(v->ev) ||
	    event_get(v->ev, EF_DEPUTY_FOR) != NUM_NONE)
		return NUM_NONE;
	person = policy_person_find(v->policy, v->ev->actor);
	for (i = 0; person != NULL && i < sizeof(duties) / sizeof(*duties);
	    i++) {
		if (duties[i].kind == v->ev->kind &&
		    (duties[i].roles & (1u << person->role)) == 0)
			return v->ev->at;
	}
	return NUM_NONE;
}

/* Consent to more time is the desk's or a leader's to give; a correction is
 * confirmed by whoever decides about exclusions (life/exclusion.h). */
static int64_t
approver_does_not_fit(const struct rules_view *v)
{
	unsigned roles = MAY(DESK) | MAY(LEADER) |
	    (v->ev->kind == EV_CORRECT ? MAY(AUDITOR) : 0);
	const struct policy_person *person;
	int64_t by = event_get(v->ev, EF_APPROVER);

	if (v->ev->kind == EV_PAUSE)
		by = event_get(v->ev, M_PAUSE_BY);
	if (by == NUM_NONE)
		return NUM_NONE;
	person = policy_person_find(v->policy, by);
	if (person != NULL && (roles & (1u << person->role)) != 0)
		return NUM_NONE;
	return v->ev->at;
}

/* Once for each time that the clock was behind, not for every event. */
static int64_t
clock_is_behind(const struct rules_view *v)
{
	return v->clock_was_behind ? NUM_NONE : v->ev->clock;
}

static int64_t
day_end(const struct rules_view *v)
{
	return date_day_start(v->day + 1);
}

static int64_t
day_not_covered(const struct rules_view *v)
{
	if (day_end(v) > v->now_at ||
	    (v->covered_at != NUM_NONE && v->covered_at >= day_end(v)))
		return NUM_NONE;
	return v->covered_at == NUM_NONE ? date_day_start(v->day) :
	    v->covered_at;
}

static int64_t
predecessor_not_signed(const struct rules_view *v)
{
	if (v->start_day == NUM_NONE || v->day <= v->start_day ||
	    v->predecessor_is_signed)
		return NUM_NONE;
	return date_day_start(v->day);
}

static int64_t
day_not_signed(const struct rules_view *v)
{
	return v->day_is_signed ? NUM_NONE : passed(v, day_end(v));
}

/* Until then a community may be made lead of anything. */
static int64_t
duties_not_listed(const struct rules_view *v)
{
	int64_t day = v->day != NUM_NONE ? v->day : date_day_of(v->now_at);

	return duty_is_listed(v->policy, day) ? NUM_NONE :
	    date_day_start(day);
}

/* The office makes none so; the dump may. */
static int64_t
leads_outside_duties(const struct rules_view *v)
{
	const struct record *r = v->r;

	if (!record_is_open(r) || r->m[M_ASSIGNED_AT] == NUM_NONE ||
	    !duty_forbids(v->policy, r->m[M_LEAD], r->m[M_CATEGORY],
	    date_day_of(r->m[M_ASSIGNED_AT]), v->words))
		return NUM_NONE;
	return r->m[M_ASSIGNED_AT];
}

const struct rule rules[] = {
	{ "C01", RULES_DAY, RULES_SERIOUS, RULES_OF_DAY,
	    "no import reaches the end of the day", day_not_covered },
	{ "C02", RULES_DAY, RULES_SERIOUS, RULES_OF_DAY,
	    "the day before is not signed", predecessor_not_signed },
	{ "D01", RULES_CASE, RULES_SERIOUS, RULES_BASIC,
	    "threat or level 1, and the citizen was not reached",
	    urgent_not_contacted },
	{ "D02", RULES_START, RULES_NORMAL, RULES_OF_DAY,
	    "the day is over and not signed", day_not_signed },
	{ "L01", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "nobody has signed for it in time", not_signed_for },
	{ "L02", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "the citizen was not reached in time", not_contacted },
	{ "L03", RULES_CASE, RULES_NORMAL, RULES_BASIC, "overdue", overdue },
	{ "L04", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "no unit leads it in time", without_lead },
	{ "L05", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "the promised date has passed", promise_passed },
	{ "L06", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "signed for too late", signed_for_late },
	{ "L07", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "the citizen was reached too late", contacted_late },
	{ "R01", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "the result waits too long to be passed", result_waits },
	{ "R02", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "closed, and the citizen was never reached",
	    closed_without_call },
	{ "R03", RULES_EVENT, RULES_NORMAL, RULES_BASIC,
	    "submitted without the words of a result", result_is_missing },
	{ "A01", RULES_EVENT, RULES_NORMAL, RULES_BASIC,
	    "the policy does not know who did it", actor_is_unknown },
	{ "A02", RULES_EVENT, RULES_NORMAL, RULES_BASIC,
	    "not the business of whoever did it", role_does_not_fit },
	{ "A03", RULES_EVENT, RULES_NORMAL, RULES_BASIC,
	    "consent by somebody who may not give it",
	    approver_does_not_fit },
	{ "A04", RULES_EVENT, RULES_NORMAL, RULES_BASIC,
	    "the return was granted by whoever asked for it",
	    rulesstrict_own_return },
	{ "U01", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "an answer that the policy does not know", unknown_answer },
	{ "T01", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "finished before it was received", finished_too_early },
	{ "T02", RULES_EVENT, RULES_NORMAL, RULES_BASIC,
	    "the clock was behind the journal", clock_is_behind },
	{ "P01", RULES_OFFICE, RULES_NORMAL, RULES_BASIC,
	    "no list of what communities may lead is loaded",
	    duties_not_listed },
	{ "P02", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "a community leads what is none of its duties",
	    leads_outside_duties },
	{ "K01", RULES_REPLY, RULES_SERIOUS, RULES_BASIC,
	    "the reply says that the citizen was contacted and that nobody "
	    "was reached", rulesreply_contradicts },
	{ "K02", RULES_REPLY, RULES_SERIOUS, RULES_BASIC,
	    "the reply says solved and names no fact", rulesreply_no_facts },
	{ "K03", RULES_REPLY, RULES_NORMAL, RULES_STRICT,
	    "the reply says contacted, and no call that reached is on record",
	    rulesreply_no_call },
	{ "K04", RULES_REPLY, RULES_NORMAL, RULES_STRICT,
	    "the reply says not contacted, and not why",
	    rulesreply_no_reason },
	{ "K05", RULES_REPLY, RULES_NORMAL, RULES_STRICT,
	    "the reply is vague: neither time nor measure",
	    rulesreply_vague },
	{ "E01", RULES_EVENT, RULES_NORMAL, RULES_STRICT,
	    "submitted without evidence", rulesstrict_no_evidence },
	{ "R04", RULES_CASE, RULES_NORMAL, RULES_STRICT,
	    "closed with fewer calls than needed, and none waived",
	    rulesstrict_few_calls },
	{ "V01", RULES_CASE, RULES_NORMAL, RULES_BASIC,
	    "from not satisfied to satisfied, and nothing was done between",
	    rulesstrict_turned },
	{ "V02", RULES_CASE, RULES_NORMAL, RULES_STRICT,
	    "a complaint at a revisit, and no second handling",
	    rulesstrict_complaint },
	{ "V03", RULES_CASE, RULES_NORMAL, RULES_STRICT,
	    "a revisit by the unit that handled it", rulesstrict_own_unit },
	{ NULL, RULES_CASE, RULES_NORMAL, RULES_BASIC, NULL, NULL }
};

const struct rule *
rules_find(const char *code, size_t len)
{
	const struct rule *rule;

	for (rule = rules; rule->code != NULL; rule++) {
		if (strlen(rule->code) == len &&
		    memcmp(rule->code, code, len) == 0)
			return rule;
	}
	return NULL;
}

const char *
rules_severity_name(enum rules_severity s)
{
	return s == RULES_SERIOUS ? "serious" : "normal";
}

int
rules_is_before(const struct record *r, int64_t start_day)
{
	int64_t end_at = r->m[M_FINISHED_AT] != NUM_NONE ?
	    r->m[M_FINISHED_AT] : r->m[M_CLOSED_AT];

	return start_day != NUM_NONE && end_at != NUM_NONE &&
	    !record_is_open(r) && date_day_of(end_at) < start_day;
}

const char *
rules_group_name(enum rules_group g)
{
	switch (g) {
	case RULES_BASIC:
		return "basic";
	case RULES_OF_DAY:
		return "day";
	case RULES_STRICT:
		break;
	}
	return "strict";
}
