#include "signal/signal.h"

#include "base/num.h"
#include "signal/ofanswers.h"
#include "signal/ofcallers.h"
#include "signal/ofchanges.h"
#include "signal/ofentry.h"
#include "signal/ofresults.h"
#include "signal/ofreturns.h"
#include "signal/ofrevisits.h"
#include "signal/oftexts.h"
#include "signal/oftimes.h"
#include "time/date.h"

#define CASES(id, against, seen, asked, fn) [SIGNALRULE_##id] = \
	{ SIGNAL_RECEIVED, SIGNAL_##against, seen, asked, fn, NULL }

const struct signal signal_table[SIGNALRULE_COUNT] = {
	CASES(SAT_UNSOLVED, OTHERS,
	    "satisfied, it was said, though it is not solved",
	    "cases called satisfactory", ofanswers_sat_unsolved),
	CASES(OWN_VS_CITY, PAIRED,
	    "satisfied as the office heard it, not as the city did",
	    "cases that both asked about", ofanswers_own_vs_city),
	CASES(TALK_NO_WORK, OTHERS,
	    "from complaint to content by talk alone, without any work",
	    "cases whose first own answer complains", ofanswers_talk_no_work),
	CASES(SELF_RATE, OTHERS, "revisited by the unit that handled it",
	    "cases with an own revisit", ofanswers_self_rate),
	CASES(REVISIT_SKEW, BESIDE,
	    "not reached by the own revisit, and not satisfied",
	    "cases with which the city found people not satisfied",
	    ofanswers_revisit_skew),
	CASES(FAST_CLOSE, OTHERS,
	    "closed in a small part of the time that its category takes",
	    "closed cases", oftimes_fast_close),
	CASES(BORDER, OTHERS,
	    "opened or closed right at the edge of a month, or moved over it",
	    "cases opened or closed near it", oftimes_border),
	[SIGNALRULE_IDLE] = { SIGNAL_OPEN, SIGNAL_OTHERS,
	    "open, and for long nothing was done",
	    "cases that are old enough", oftimes_idle, NULL },
	CASES(PING_PONG, OTHERS,
	    "returned at the last moment, or again and again", "cases",
	    ofreturns_ping_pong),
	CASES(LATE_EXCLUDE, OTHERS,
	    "its exclusion was asked for after the complaint",
	    "cases about which people complained", ofreturns_late_exclude),
	CASES(EXCLUDE_SKEW, BESIDE,
	    "to be excluded, and people complained",
	    "cases about which people complained", ofreturns_exclude_skew),
	CASES(HEAP, OTHERS, "the result came just before its time was over",
	    "cases with a result", oftimes_heap),
	[SIGNALRULE_TARGET] = { SIGNAL_WHOLE, SIGNAL_FIXED,
	    "results just above the target",
	    "results of units near it", NULL, ofresults_target },
	CASES(COAX, OTHERS, "a note asks for a good answer",
	    "cases with calls or notes", oftexts_coax),
	CASES(LATE_RELABEL, OTHERS,
	    "what figures hang on was changed late or after a negative answer",
	    "cases that ran late or have one", ofchanges_relabel),
	CASES(DOWNGRADE, OTHERS,
	    "a milder level or more time when it was nearly due",
	    "cases with a due time", ofchanges_downgrade),
	CASES(BATCH_ENTRY, OTHERS,
	    "a result written down at night, days late or with many others",
	    "cases with a result of the office", ofentry_batch),
	CASES(CLONE_TEXT, OTHERS,
	    "its result says what an earlier one says",
	    "cases with a result in words", ofentry_clone),
	CASES(BOUNCE, OTHERS,
	    "the same place called about the same again, soon after it was "
	    "closed", "closed cases", ofentry_bounce),
	CASES(PHANTOM_REVISIT, OTHERS,
	    "an answer within seconds, at night, too many an hour or from "
	    "another number", "cases with an own revisit",
	    ofrevisits_phantom),
	CASES(STAFF_NUMBER, OTHERS,
	    "a number of the staff's, or one that answers for many",
	    "cases with a number", ofrevisits_staff),
	[SIGNALRULE_SERIAL_CALLER] = { SIGNAL_WHOLE, SIGNAL_FIXED,
	    "of callers who call again and again",
	    "cases whose caller is known", NULL, ofcallers_serial },
};

static void
say(struct signal_view *v, size_t group, int is_seen)
{
	cells_add(cells_at(v->cells, v->code, group), is_seen, v->r->key);
}

void
signal_say(struct signal_view *v, int is_seen)
{
	say(v, group_of(v->cells->group, v->r), is_seen);
}

void
signal_say_unit(struct signal_view *v, int64_t unit, int is_seen)
{
	struct group *g = v->cells->group;

	say(v, g->by == RATES_BY_UNIT ? group_of_key(g, unit) :
	    group_of(g, v->r), is_seen);
}

void
signal_beside(struct signal_view *v, int is_seen)
{
	struct cell *cell = cells_at(v->cells, v->code,
	    group_of(v->cells->group, v->r));

	cells_add_base(cell, is_seen);
}

int
signal_is_satisfied(const struct signal_view *v, int64_t answer)
{
	switch (policy_answer_find(v->policy, ASK_SATISFIED, answer)) {
	case ANSWER_YES:
	case ANSWER_BASIC:
		return 1;
	case ANSWER_NO:
		return 0;
	case ANSWER_INVALID:
	case ANSWER_UNKNOWN:
		break;
	}
	return -1;
}

int
signal_is_at_night(const struct signal_view *v, int64_t at)
{
	int64_t of_day = at - date_day_start(date_day_of(at));
	const struct signalrule_limits *l = v->limits;

	return l->from_s <= l->to_s ? of_day >= l->from_s && of_day < l->to_s :
	    of_day >= l->from_s || of_day < l->to_s;
}
