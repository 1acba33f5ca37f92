/*
 * lifetable - print the life cycle as the code keeps it, for js-case(5): a
 * line an event, a column a state. "-" is refused, "=" leaves the case where
 * it is, a name is the state after it. With --names: every name that a record
 * or an event can have, for the manual to know.
 */
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "data/record.h"
#include "life/event.h"
#include "life/life.h"

#define AT 1000000

/* What the fold looks at beside the kind. */
static const struct row {
	const char *name;
	enum event_kind kind;
	int field;			/* 0: none of these */
	int64_t value;
	int leaves;			/* EF_LEAVES */
	int has_lead;
} rows[] = {
	{ "update", EV_UPDATE, 0, 0, 0, 0 },
	{ "update, lead", EV_UPDATE, M_LEAD, 1, 0, 0 },
	{ "update, finished", EV_UPDATE, M_FINISHED_AT, AT, 0, 1 },
	{ "assign", EV_ASSIGN, M_LEAD, 1, 0, 1 },
	{ "sign", EV_SIGN, 0, 0, 0, 1 },
	{ "contact", EV_CONTACT, 0, 0, 0, 1 },
	{ "assist", EV_ASSIST, 0, 0, 0, 1 },
	{ "extend", EV_EXTEND, 0, 0, 0, 1 },
	{ "return", EV_RETURN, 0, 0, 0, 1 },
	{ "return refused", EV_RETURN_DECIDE, EF_GRANTED, 0, 0, 1 },
	{ "return granted", EV_RETURN_DECIDE, EF_GRANTED, 1, 0, 1 },
	{ "designated", EV_RETURN_DECIDE, EF_GRANTED, 1, 0, 1 },
	{ "granted by city", EV_RETURN_DECIDE, EF_GRANTED, 1, 1, 1 },
	{ "progress", EV_PROGRESS, 0, 0, 0, 1 },
	{ "promise", EV_PROMISE, 0, 0, 0, 1 },
	{ "correct", EV_CORRECT, 0, 0, 0, 1 },
	{ "resolve", EV_RESOLVE, 0, 0, 0, 1 },
	{ "pass", EV_PASS, 0, 0, 0, 1 },
	{ "back", EV_BACK, 0, 0, 0, 1 },
	{ "reopen, no lead", EV_REOPEN, 0, 0, 0, 0 },
	{ "reopen", EV_REOPEN, 0, 0, 0, 1 },
	{ "note", EV_NOTE, 0, 0, 0, 1 },
	{ "answer", EV_ANSWER, 0, 0, 0, 1 },
	{ "answer: no", EV_ANSWER, M_REOPENED_AT, AT, 0, 1 },
	{ "city", EV_CITY, 0, 0, 0, 1 },
	{ "outcome", EV_OUTCOME, 0, 0, 0, 1 },
	{ "waive", EV_WAIVE, 0, 0, 0, 1 },
	{ "exclude", EV_EXCLUDE, 0, 0, 0, 1 },
	{ "exclude_decide", EV_EXCLUDE_DECIDE, 0, 0, 0, 1 },
	{ "exclude_appeal", EV_EXCLUDE_APPEAL, 0, 0, 0, 1 },
	{ "exclude_revoke", EV_EXCLUDE_REVOKE, 0, 0, 0, 1 },
	{ "exclude_city", EV_EXCLUDE_CITY, 0, 0, 0, 1 },
	{ "pause", EV_PAUSE, 0, 0, 0, 1 },
	{ "resume", EV_RESUME, 0, 0, 0, 1 },
	{ "transfer", EV_TRANSFER, M_LEAD, 2, 0, 1 },
	{ "escalate", EV_ESCALATE, M_RUNGS, 1, 0, 1 },
	{ "assist_step", EV_ASSIST_STEP, 0, 0, 0, 1 },
	{ "promise_kept", EV_PROMISE_KEPT, 0, 0, 0, 1 },
	{ "link", EV_LINK, 0, 0, 0, 1 },
	{ "unlink", EV_UNLINK, 0, 0, 0, 1 },
	{ "remind", EV_REMIND, 0, 0, 0, 1 },
	{ "recheck", EV_RECHECK, 0, 0, 0, 1 },
	{ "hold", EV_HOLD, 0, 0, 0, 1 },
	{ "release", EV_RELEASE, 0, 0, 0, 1 }
};

/* A case in this state with which nothing else is wrong. */
static void
make_case(struct record *r, const struct row *row, int state)
{
	record_init(r);
	r->m[M_REV] = 1;
	r->m[M_STATE] = state;
	r->m[M_DUE_SOLVE] = 2 * AT;
	r->m[M_CLOSED_AT] = state == STATE_CLOSED ? AT / 2 : NUM_NONE;
	r->m[M_LEAD] = row->has_lead ? 1 : NUM_NONE;
	r->m[M_SUBMITTED_BY] = 2;
	if (row->kind == EV_OUTCOME)
		r->m[M_FLAGS] = FLAG_TASK;
	if (row->kind == EV_RETURN_DECIDE)
		r->m[M_RETURN_ASKED_AT] = AT / 2;
	if (row->kind == EV_RELEASE)
		r->m[M_HOLD_WHY] = 4;
	if (row->kind == EV_PROMISE_KEPT)
		r->m[M_DUE_PROMISE] = 2 * AT;
	if (row->kind == EV_RECHECK)
		r->m[M_OWN_AT] = AT / 2;
	if (row->kind == EV_RESUME) {
		r->m[M_FLAGS] = FLAG_PAUSED;
		r->m[M_PAUSED_AT] = AT / 2;
	}
}

static const char *
after(const struct row *row, int state)
{
	struct err e = ERR_INIT;
	struct record r;
	struct event ev;
	int may = life_next(row->kind, (enum record_state)state) >= 0;

	make_case(&r, row, state);
	event_init(&ev, row->kind, AT);
	ev.rev = 2;
	ev.actor = 3;
	if (row->field != 0)
		event_set(&ev, row->field, row->value);
	if (row->leaves)
		event_set(&ev, EF_LEAVES, 1);
	if (strcmp(row->name, "designated") == 0)
		event_set(&ev, M_LEAD, 2);
	if ((life_apply(&r, &ev, &e) == 0) != may)
		return "DIFFERS";
	if (!may)
		return "-";
	return r.m[M_STATE] == state ? "=" : record_state_name(r.m[M_STATE]);
}

static void
print_table(void)
{
	size_t i;
	int state;

	printf("%-17s", "event");
	for (state = 0; state < STATE_COUNT; state++)
		printf(state + 1 < STATE_COUNT ? "%-10s" : "%s\n",
		    record_state_name(state));
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		printf("%-17s", rows[i].name);
		for (state = 0; state < STATE_COUNT; state++)
			printf(state + 1 < STATE_COUNT ? "%-10s" : "%s\n",
			    after(&rows[i], state));
	}
}

static void
print_names(void)
{
	const char *name;
	int i;

	for (i = 0; i < M_COUNT; i++)
		if (record_info[i].json[0] != '\0')
			printf("%s\n", record_info[i].json);
	for (i = EV_NONE + 1; i < EV_COUNT; i++)
		printf("%s\n", event_kind_name((enum event_kind)i));
	for (i = EVENT_FIELD_BASE; i < EF_END; i++)
		printf("%s\n", event_field_name(i));
	for (i = 0; i < STATE_COUNT; i++)
		printf("%s\n", record_state_name(i));
	for (i = 0; i < BY_COUNT; i++)
		printf("%s\n", record_by_name(i));
	for (i = 0; i < ROLE_COUNT; i++)
		printf("%s\n", record_role_name(i));
	for (i = 0; (name = record_flag_name(i)) != NULL; i++)
		printf("%s\n", name);
}

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--names") == 0)
		print_names();
	else
		print_table();
	return 0;
}
