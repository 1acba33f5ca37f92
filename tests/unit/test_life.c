#include <string.h>

#include "tap.h"

#include "base/num.h"
#include "life/life.h"

/*
 * What may happen in which state, and where it leads. A letter a state, in
 * the order received, assigned, handling, submitted, closed, returned: the
 * first letter of the state after it, '.' for a refusal. RETURN_DECIDE and
 * REOPEN depend on their event and are tried below.
 */
static const struct {
	enum event_kind kind;
	const char *next;
} table[] = {
	{ EV_UPDATE, "RAHSCX" },
	{ EV_ASSIGN, "AA...." },
	{ EV_SIGN, ".H...." },
	{ EV_CONTACT, "RAHSC." },
	{ EV_ASSIST, ".AH..." },
	{ EV_EXTEND, "RAH..." },
	{ EV_RETURN, ".AH..." },
	{ EV_PROGRESS, "RAHS.." },
	{ EV_PROMISE, "RAHS.." },
	{ EV_CORRECT, "RAHSCX" },
	{ EV_RESOLVE, "..S..." },
	{ EV_PASS, "...C.." },
	{ EV_BACK, "...H.." },
	{ EV_NOTE, "RAHSCX" },
	{ EV_ANSWER, "....C." },
	{ EV_CITY, "RAHSCX" },
	{ EV_WAIVE, "RAHSC." },
	{ EV_EXCLUDE, "RAHSCX" },
	{ EV_EXCLUDE_DECIDE, "RAHSCX" },
	{ EV_EXCLUDE_APPEAL, "RAHSCX" },
	{ EV_EXCLUDE_REVOKE, "RAHSCX" },
	{ EV_EXCLUDE_CITY, "RAHSCX" },
};

static const char letters[] = "RAHSCX";

static void
make(struct record *r, int64_t state)
{
	record_init(r);
	r->key = 1;
	r->m[M_REV] = 4;
	r->m[M_STATE] = state;
	r->m[M_RECEIVED_AT] = 1000;
	r->m[M_DUE_SOLVE] = 9000;
	r->m[M_LEAD] = state == STATE_RECEIVED ? NUM_NONE : 5;
	if (state == STATE_SUBMITTED) {
		r->m[M_SUBMITTED_BY] = 7;
		r->m[M_SUBMITTED_AT] = 1500;
	}
	if (state == STATE_CLOSED)
		r->m[M_CLOSED_AT] = 1800;
}

static void
make_event(struct event *ev, enum event_kind kind)
{
	event_init(ev, kind, 2000);
	ev->actor = 8;
	ev->key = 1;
	ev->rev = 5;
	if (kind == EV_ASSIGN)
		event_set(ev, M_LEAD, 6);
}

static void
test_table(void)
{
	struct record r;
	struct event ev;
	struct err e;
	char name[96];
	size_t i;
	int s, rc;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		for (s = 0; s < STATE_COUNT; s++) {
			err_reset(&e);
			make(&r, s);
			make_event(&ev, table[i].kind);
			rc = life_apply(&r, &ev, &e);
			snprintf(name, sizeof(name), "%s when %s",
			    event_kind_name(table[i].kind),
			    record_state_name(s));
			if (table[i].next[s] == '.')
				OK(rc == -1 && e.code == ERR_REFUSED &&
				    e.text[0] != '\0' && r.m[M_REV] == 4 &&
				    life_next(table[i].kind,
				    (enum record_state)s) == -1, name);
			else
				OK(rc == 0 && r.m[M_REV] == 5 &&
				    letters[r.m[M_STATE]] ==
				    table[i].next[s], name);
		}
	}
}

static void
apply(struct record *r, struct event *ev, const char *name)
{
	struct err e = ERR_INIT;

	ev->rev = r->m[M_REV] == NUM_NONE ? 1 : r->m[M_REV] + 1;
	OK_INT(life_apply(r, ev, &e), 0, name);
}

static void
refuse(struct record *r, struct event *ev, const char *why, const char *name)
{
	struct err e = ERR_INIT;
	struct record before = *r;

	ev->rev = r->m[M_REV] + 1;
	OK(life_apply(r, ev, &e) == -1 && e.code == ERR_REFUSED &&
	    strstr(e.text, why) != NULL &&
	    memcmp(&before, r, sizeof(before)) == 0, name);
}

static void
test_arrival(void)
{
	struct record r;
	struct event ev;

	record_init(&r);
	event_init(&ev, EV_RECEIVE, 1000);
	event_set(&ev, M_RECEIVED_AT, 1000);
	event_set_bytes(&ev, EF_NO, "261122100315000317", 18);
	apply(&r, &ev, "a case arrives");
	OK_INT(r.m[M_STATE], STATE_RECEIVED, "without a lead it waits");
	OK_TEXT(r.no, "261122100315000317", "under its number");

	event_init(&ev, EV_UPDATE, 3000);
	event_set(&ev, M_LEAD, 6);
	event_set(&ev, M_DISPATCHED_AT, 1100);
	apply(&r, &ev, "the platform names a unit later");
	OK_INT(r.m[M_STATE], STATE_ASSIGNED, "then it is assigned");
	OK_INT(r.m[M_ASSIGNED_AT], 1100, "at the time of dispatch");

	event_init(&ev, EV_UPDATE, 5000);
	event_set(&ev, M_FINISHED_AT, 4000);
	event_set(&ev, M_CITY_SOLVED, 0);
	event_set(&ev, M_CITY_AT, 5000);
	apply(&r, &ev, "finished, with the city's answer");
	OK_INT(r.m[M_STATE], STATE_CLOSED, "closed by the platform");
	OK_INT(r.m[M_CLOSED_AT], 4000, "when it was finished");
	OK_INT(r.m[M_CLOSED_BY], BY_DUMP, "by the dump");
	OK_INT(r.m[M_CITY_LEAD], 6, "the answer concerns the lead of then");
	OK(r.m[M_SIGNED_AT] == NUM_NONE && r.m[M_TRIED] == NUM_NONE,
	    "nothing of the office is inferred");
}

static void
test_handling(void)
{
	struct record r;
	struct event ev;

	make(&r, STATE_SUBMITTED);
	make_event(&ev, EV_PASS);
	ev.actor = 7;
	refuse(&r, &ev, "his own", "nobody passes a result of his own");
	make_event(&ev, EV_BACK);
	apply(&r, &ev, "sent back");
	OK(r.m[M_DUE_SOLVE] == 9000 && r.m[M_BACKS] == 1 &&
	    r.m[M_SUBMITTED_AT] == NUM_NONE, "the clock runs on");

	make(&r, STATE_HANDLING);
	make_event(&ev, EV_EXTEND);
	ev.at = 9000;
	event_set(&ev, M_DUE_SOLVE, 20000);
	refuse(&r, &ev, "overdue", "no extension when it is due");
	make_event(&ev, EV_EXTEND);
	ev.at = 8999;
	event_set(&ev, M_DUE_SOLVE, 20000);
	event_set(&ev, M_DUE_FIRST, 9000);
	apply(&r, &ev, "one second before it is");
	OK(r.m[M_DUE_SOLVE] == 20000 && r.m[M_DUE_FIRST] == 9000 &&
	    r.m[M_EXTENDS] == 1, "both due times stand");

	make_event(&ev, EV_CONTACT);
	event_set(&ev, EF_CONNECTED, 0);
	apply(&r, &ev, "a call that missed");
	OK(r.m[M_TRIED] == 1 && r.m[M_REACHED] == NUM_NONE &&
	    r.m[M_CONTACTED_AT] == NUM_NONE, "was tried only");
	make_event(&ev, EV_CONTACT);
	ev.at = 2600;
	event_set(&ev, EF_CONNECTED, 1);
	event_set(&ev, EF_COUNTS, 1);
	apply(&r, &ev, "one that was answered");
	make_event(&ev, EV_CONTACT);
	ev.at = 2500;
	event_set(&ev, EF_CONNECTED, 1);
	event_set(&ev, EF_COUNTS, 0);
	apply(&r, &ev, "one told later that was earlier");
	OK(r.m[M_TRIED] == 3 && r.m[M_REACHED] == 1 &&
	    r.m[M_CONTACTED_AT] == 2500 && r.m[M_CALLED_AT] == 2600,
	    "first and last by their own time; only those that count");
}

static void
test_returns(void)
{
	struct record r;
	struct event ev;

	make(&r, STATE_ASSIGNED);
	make_event(&ev, EV_RETURN_DECIDE);
	refuse(&r, &ev, "none was asked", "none is decided unasked");
	make_event(&ev, EV_RETURN);
	apply(&r, &ev, "asked");
	make_event(&ev, EV_RETURN);
	refuse(&r, &ev, "already", "and not twice");
	make_event(&ev, EV_RETURN_DECIDE);
	event_set(&ev, EF_GRANTED, 0);
	apply(&r, &ev, "refused");
	OK(r.m[M_STATE] == STATE_ASSIGNED && r.m[M_LEAD] == 5 &&
	    r.m[M_RETURNS] == NUM_NONE, "nothing moved");
	make_event(&ev, EV_RETURN);
	apply(&r, &ev, "asked again");
	make_event(&ev, EV_RETURN_DECIDE);
	event_set(&ev, EF_GRANTED, 1);
	apply(&r, &ev, "granted inside the street");
	OK(r.m[M_STATE] == STATE_RECEIVED && r.m[M_LEAD] == NUM_NONE &&
	    r.m[M_RETURNS] == 1, "it waits for another unit");
	make(&r, STATE_HANDLING);
	r.m[M_RETURN_ASKED_AT] = 1200;
	make_event(&ev, EV_RETURN_DECIDE);
	event_set(&ev, EF_GRANTED, 1);
	event_set(&ev, EF_LEAVES, 1);
	apply(&r, &ev, "granted by the city");
	OK(r.m[M_STATE] == STATE_RETURNED && r.m[M_LEAD] == 5,
	    "it has left the office");
}

static void
test_ends(void)
{
	struct record r;
	struct event ev;
	struct err e = ERR_INIT;

	make(&r, STATE_CLOSED);
	make_event(&ev, EV_ANSWER);
	ev.at = 1799;
	refuse(&r, &ev, "before the case is closed", "no answer before 办结");
	make_event(&ev, EV_REOPEN);
	apply(&r, &ev, "opened again");
	OK(r.m[M_STATE] == STATE_HANDLING && r.m[M_REOPENS] == 1 &&
	    r.m[M_CLOSED_AT] == NUM_NONE, "by its old unit");
	make(&r, STATE_CLOSED);
	r.m[M_LEAD] = NUM_NONE;
	make_event(&ev, EV_REOPEN);
	apply(&r, &ev, "one that nobody led");
	OK_INT(r.m[M_STATE], STATE_RECEIVED, "waits for a unit");

	make(&r, STATE_ASSIGNED);
	make_event(&ev, EV_SIGN);
	ev.rev = 6;
	OK(life_apply(&r, &ev, &e) == -1 && e.code == ERR_STALE,
	    "an event of another revision is stale");
	record_init(&r);
	make_event(&ev, EV_NOTE);
	ev.rev = 1;
	OK(life_apply(&r, &ev, &e) == -1 && e.code == ERR_REFUSED,
	    "nothing happens to a case that never came");
	OK(life_repeats(EV_CONTACT) && life_repeats(EV_NOTE) &&
	    !life_repeats(EV_ASSIGN) && !life_repeats(EV_PASS),
	    "what may happen twice alike");
}

/* What is gone is seen from the private row; no event says it, or ends it. */
static void
test_losses(void)
{
	static const struct {
		enum event_kind kind;
		enum event_loss loss;
		int64_t wanted;
		const char *what;
	} cases[] = {
		{ EV_NOTE, EVENT_KEPT, FLAG_OWN, "a row that is there" },
		{ EV_NOTE, EVENT_LEFT_OUT, FLAG_OWN | FLAG_ERASED,
		    "one left out of a dump" },
		{ EV_NOTE, EVENT_STRUCK, FLAG_OWN | FLAG_ERASED,
		    "one erased that says nothing of the caller" },
		{ EV_UPDATE, EVENT_LEFT_OUT, FLAG_OWN | FLAG_ERASED,
		    "the platform's, left out" },
		{ EV_UPDATE, EVENT_STRUCK, FLAG_OWN | FLAG_ERASED |
		    FLAG_STRUCK, "the platform's, erased" },
	};
	struct err e = ERR_INIT;
	struct event ev;
	struct record r;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		make(&r, STATE_HANDLING);
		r.m[M_FLAGS] = FLAG_OWN;
		make_event(&ev, cases[i].kind);
		ev.loss = cases[i].loss;
		apply(&r, &ev, cases[i].what);
		life_note_event(&r, &ev);
		OK_INT(r.m[M_FLAGS], cases[i].wanted, cases[i].what);
	}
	make_event(&ev, EV_UPDATE);
	ev.rev = r.m[M_REV] + 1;
	event_set(&ev, M_FLAGS, FLAG_QUOTES);
	OK_INT(life_apply(&r, &ev, &e), 0, "later flags");
	OK_INT(r.m[M_FLAGS], FLAG_QUOTES | FLAG_ERASED | FLAG_STRUCK,
	    "do not bring back what is gone");
	make(&r, STATE_HANDLING);
	make_event(&ev, EV_UPDATE);
	event_set(&ev, M_FLAGS, FLAG_QUOTES | FLAG_ERASED | FLAG_STRUCK);
	apply(&r, &ev, "flags that say so");
	OK_INT(r.m[M_FLAGS], FLAG_QUOTES, "take nothing away");
}

int
main(void)
{
	test_losses();
	test_table();
	test_arrival();
	test_handling();
	test_returns();
	test_ends();
	DONE();
}
