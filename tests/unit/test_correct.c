/* A fact that was wrong: who may say so, and what it may not contradict. */
#include <string.h>

#include "tap.h"

#include "lifecase.h"

/* What is corrected, to when, and what the case has beside it. */
static const struct order_case {
	enum record_member member;
	int64_t to;
	enum record_member beside;
	int64_t at;
	const char *want;		/* "": it is taken */
} order_cases[] = {
	{ M_RECEIVED_AT, 100001, M_LEVEL, 3, "after another" },
	{ M_RECEIVED_AT, 100000, M_LEVEL, 3, "" },
	{ M_DISPATCHED_AT, 98999, M_LEVEL, 3, "before another" },
	{ M_DISPATCHED_AT, 99000, M_LEVEL, 3, "" },
	{ M_DISPATCHED_AT, 140001, M_CLOSED_AT, 140000, "after another" },
	{ M_DISPATCHED_AT, 140000, M_CLOSED_AT, 140000, "" },
	{ M_DISPATCHED_AT, 140001, M_FINISHED_AT, 140000, "after another" },
	{ M_DISPATCHED_AT, 140001, M_OWN_FIRST_AT, 140000, "after another" },
	{ M_DISPATCHED_AT, 140001, M_OWN_AT, 140000, "after another" },
	{ M_DISPATCHED_AT, 140001, M_CITY_AT, 140000, "after another" },
};

static void
test_order(const struct wish *two)
{
	const struct order_case *c;
	struct wish w = *two;
	struct record r;
	struct event ev;
	const char *got;
	size_t i;

	for (i = 0; i < sizeof(order_cases) / sizeof(order_cases[0]); i++) {
		c = &order_cases[i];
		make_case(&r, STATE_HANDLING);
		r.m[c->beside] = c->at;
		w.member = c->member;
		w.value = c->to;
		got = decide_to(&ev, EV_CORRECT, &r, &w);
		OK(c->want[0] == '\0' ? got[0] == '\0' :
		    strstr(got, c->want) != NULL,
		    "a corrected time fits the others");
	}
}

static void
test_correct(void)
{
	struct wish w;
	struct record r;
	struct event ev;

	wish_init(&w);
	w.why = word("核查");
	w.member = M_LEAD;
	w.value = word("城市管理科");
	refused(EV_CORRECT, STATE_HANDLING, &w, "not corrected by hand",
	    "a lead is assigned, not corrected");
	w.member = M_LEVEL;
	w.value = 2;
	make_case(&r, STATE_HANDLING);
	OK_TEXT(decide_to(&ev, EV_CORRECT, &r, &w), "", "a level is");
	OK(r.m[M_LEVEL] == 2 && r.m[M_LEVEL_BY] == BY_OFFICE &&
	    r.m[M_DUE_SOLVE] == 100000 + DATE_DAY_S &&
	    event_get(&ev, EF_OLD) == 3,
	    "its clocks run from where they began; the old one is kept");
	make_case(&r, STATE_HANDLING);
	r.m[M_FLAGS] = FLAG_THREAT;
	r.m[M_LEVEL] = 1;
	OK(strstr(decide_to(&ev, EV_CORRECT, &r, &w), "threat") != NULL,
	    "a threat stays at level 1");
	w.value = 4;
	make_case(&r, STATE_HANDLING);
	d.at = r.m[M_DUE_SOLVE];
	OK(strstr(decide_to(&ev, EV_CORRECT, &r, &w), "--approver") != NULL,
	    "nobody relaxes a clock that has run out alone");
	d.actor = word("派单员");
	w.approver = word("物业科办件员");
	OK(strstr(decide_to(&ev, EV_CORRECT, &r, &w), "own unit's score") != NULL,
	    "nor with his own unit");
	w.approver = word("值班长");
	OK_TEXT(decide_to(&ev, EV_CORRECT, &r, &w), "", "but with the desk");
	OK(r.m[M_LEVEL] == 4 && event_get(&ev, EF_APPROVER) == w.approver &&
	    r.m[M_DUE_FIRST] == 100000 + 7 * DATE_DAY_S,
	    "which is kept, as is when it was due");
	d.actor = w.approver = NUM_NONE;
	d.at = 200000;
	w.member = M_CATEGORY;
	w.value = word("供暖/室温");
	make_case(&r, STATE_CLOSED);
	r.m[M_CATEGORY] = word("水务/停水");
	OK_TEXT(decide_to(&ev, EV_CORRECT, &r, &w), "", "a category, closed too");
	OK_INT(event_get(&ev, EF_OLD_WORD), word("水务/停水"),
	    "its old word is kept");
	OK(strstr(decide_to(&ev, EV_CORRECT, &r, &w), "already") != NULL,
	    "what is right is not corrected");
	w.member = M_RECEIVED_AT;
	w.value = d.now_at + 1;
	refused(EV_CORRECT, STATE_HANDLING, &w, "future",
	    "nothing was received after now");
	w.value = 98000;
	refused(EV_CORRECT, STATE_HANDLING, &w, "a second person",
	    "what says whether a case counts takes two");
	d.actor = word("派单员");
	w.approver = word("李工");
	refused(EV_CORRECT, STATE_HANDLING, &w, "does not know who decides",
	    "whom the policy knows,");
	w.approver = word("物业科办件员");
	refused(EV_CORRECT, STATE_HANDLING, &w, "his own unit's score",
	    "not of the unit itself,");
	w.approver = word("城管科办件员");
	refused(EV_CORRECT, STATE_HANDLING, &w, "only desk, leaders",
	    "whose business it is,");
	w.approver = word("值班长");
	d.actor = word("张工");
	refused(EV_CORRECT, STATE_HANDLING, &w, "does not know who corrects",
	    "nor can one person be two");
	w.approver = d.actor = word("派单员");
	refused(EV_CORRECT, STATE_HANDLING, &w, "nobody approves what he asks",
	    "and another one");
	w.approver = word("值班长");
	make_case(&r, STATE_HANDLING);
	OK_TEXT(decide_to(&ev, EV_CORRECT, &r, &w), "", "but earlier, by two");
	OK_INT(event_get(&ev, EF_APPROVER), word("值班长"),
	    "whose name is kept");
	test_order(&w);
	w.why = word("张先生来电１３８００００１２３４");
	w.value = 97000;
	refused(EV_CORRECT, STATE_HANDLING, &w, "the reason names a person",
	    "no person in a reason");
	d.actor = NUM_NONE;
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (begin(argv[0])) {
		d.now_at = 1000000;
		test_correct();
	}
	end();
	DONE();
}
