#include "signal/signal.h"

#include "base/num.h"
#include "signal/ofanswers.h"
#include "signal/ofchanges.h"
#include "signal/oftexts.h"

const struct signal signal_table[SIGNALRULE_COUNT] = {
	[SIGNALRULE_SAT_UNSOLVED] = { SIGNAL_RECEIVED, SIGNAL_OTHERS,
	    "satisfied, it was said, though it is not solved",
	    "cases called satisfactory", ofanswers_sat_unsolved },
	[SIGNALRULE_SELF_RATE] = { SIGNAL_RECEIVED, SIGNAL_OTHERS,
	    "revisited by the unit that handled it",
	    "cases with an own revisit", ofanswers_self_rate },
	[SIGNALRULE_COAX] = { SIGNAL_RECEIVED, SIGNAL_OTHERS,
	    "a note asks for a good answer",
	    "cases with calls or notes", oftexts_coax },
	[SIGNALRULE_LATE_RELABEL] = { SIGNAL_RECEIVED, SIGNAL_OTHERS,
	    "its category was changed after a negative answer",
	    "cases with a negative answer", ofchanges_relabel },
	[SIGNALRULE_DOWNGRADE] = { SIGNAL_RECEIVED, SIGNAL_OTHERS,
	    "a milder level or more time when it was nearly due",
	    "cases with a due time", ofchanges_downgrade },
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
signal_say_person(struct signal_view *v, int64_t person, int is_seen)
{
	struct group *g = v->cells->group;
	const struct policy_person *p = person == NUM_NONE ? NULL :
	    policy_person_find(v->policy, person);

	if (g->by == RATES_BY_UNIT)
		say(v, group_of_key(g, p != NULL ? p->unit : NUM_NONE),
		    is_seen);
	else if (g->by == RATES_BY_POST)
		say(v, group_of_key(g, p != NULL ? p->post : NUM_NONE),
		    is_seen);
	else
		say(v, group_of(g, v->r), is_seen);
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
