#include "data/record.h"

#include <string.h>

#include "data/recordid.h"
#include "data/recordout.h"

#define INFO(id, kind, path, where) \
	[M_##id].type = RECORD_##kind, \
	[M_##id].json = path, \
	[M_##id].json_len = sizeof(path) - 1, \
	[M_##id].place = RECORD_##where,
#define NAME(id, text) [M_##id].name = text,

/* The preprocessor can't make lower case; test_record compares the two. */
#define NAMES \
	NAME(REV, "rev") \
	NAME(SRC, "src") \
	NAME(ROLE, "role") \
	NAME(RECEIVED_AT, "received_at") \
	NAME(DISPATCHED_AT, "dispatched_at") \
	NAME(CHANNEL, "channel") \
	NAME(NATURE, "nature") \
	NAME(CATEGORY, "category") \
	NAME(STREET, "street") \
	NAME(COMMUNITY, "community") \
	NAME(CALLER, "caller") \
	NAME(LEVEL, "level") \
	NAME(LEVEL_BY, "level_by") \
	NAME(STATE, "state") \
	NAME(LEAD, "lead") \
	NAME(LEAD_BY, "lead_by") \
	NAME(UNIT_SAID, "unit_said") \
	NAME(ASSIST, "assist") \
	NAME(OFFICER, "officer") \
	NAME(DUE_SIGN, "due_sign") \
	NAME(DUE_CONTACT, "due_contact") \
	NAME(DUE_SOLVE, "due_solve") \
	NAME(DUE_FIRST, "due_first") \
	NAME(DUE_PROMISE, "due_promise") \
	NAME(ASSIGNED_AT, "assigned_at") \
	NAME(SIGNED_AT, "signed_at") \
	NAME(CONTACTED_AT, "contacted_at") \
	NAME(CALLED_AT, "called_at") \
	NAME(TRIED, "tried") \
	NAME(REACHED, "reached") \
	NAME(NEED, "need") \
	NAME(SUBMITTED_AT, "submitted_at") \
	NAME(SUBMITTED_BY, "submitted_by") \
	NAME(SOLVED_AT, "solved_at") \
	NAME(CLOSED_AT, "closed_at") \
	NAME(CLOSED_BY, "closed_by") \
	NAME(FINISHED_AT, "finished_at") \
	NAME(OWN_ROUND, "own_round") \
	NAME(OWN_CONTACTED, "own_contacted") \
	NAME(OWN_SOLVED, "own_solved") \
	NAME(OWN_SATISFIED, "own_satisfied") \
	NAME(OWN_AT, "own_at") \
	NAME(CITY_VALID, "city_valid") \
	NAME(CITY_CONTACTED, "city_contacted") \
	NAME(CITY_SOLVED, "city_solved") \
	NAME(CITY_SATISFIED, "city_satisfied") \
	NAME(CITY_AT, "city_at") \
	NAME(EXCL_INTERNAL, "excl_internal") \
	NAME(EXCL_CITY, "excl_city") \
	NAME(RETURNS, "returns") \
	NAME(RETURN_ASKED_AT, "return_asked_at") \
	NAME(RETURN_TO, "return_to") \
	NAME(RETURN_GROUND, "return_ground") \
	NAME(BACKS, "backs") \
	NAME(REOPENS, "reopens") \
	NAME(EXTENDS, "extends") \
	NAME(CONSENT, "consent") \
	NAME(BLOCKER, "blocker") \
	NAME(PROMISED_BY, "promised_by") \
	NAME(PROMISED_AT, "promised_at") \
	NAME(MILESTONE, "milestone") \
	NAME(PROGRESS_AT, "progress_at") \
	NAME(TAGS, "tags") \
	NAME(DUE_SAID, "due_said") \
	NAME(CITY_LEAD, "city_lead") \
	NAME(FLAGS, "flags") \
	NAME(LINKS, "links") \
	NAME(BATCH, "batch") \
	NAME(CONTENT, "content") \
	NAME(TEXT_SEQ, "text_seq") \
	NAME(LAST_SEQ, "last_seq") \
	NAME(RESULT_SEQ, "result_seq") \
	NAME(NEXT_SEQ, "next_seq") \
	NAME(GROUNDS, "grounds") \
	NAME(SITE, "site") \
	NAME(AHEAD_KIND, "ahead_kind") \
	NAME(AHEAD_FROM, "ahead_from") \
	NAME(AHEAD_TO, "ahead_to") \
	NAME(OUTCOME, "outcome") \
	NAME(OUTCOME_WHY, "outcome_why") \
	NAME(CALLS, "calls") \
	NAME(CALL1_AT, "call1_at") \
	NAME(CALL2_AT, "call2_at") \
	NAME(CALL3_AT, "call3_at") \
	NAME(CALL4_AT, "call4_at") \
	NAME(CALL5_AT, "call5_at") \
	NAME(CALL6_AT, "call6_at") \
	NAME(CALL7_AT, "call7_at") \
	NAME(CALL8_AT, "call8_at") \
	NAME(ATTEMPT_AT, "attempt_at") \
	NAME(MISSED_AT, "missed_at") \
	NAME(MISSED_DAYS, "missed_days") \
	NAME(CALLS_WAIVED, "calls_waived") \
	NAME(OWN_ROUNDS, "own_rounds") \
	NAME(OWN_FIRST_SOLVED, "own_first_solved") \
	NAME(OWN_FIRST_SATISFIED, "own_first_satisfied") \
	NAME(OWN_FIRST_AT, "own_first_at") \
	NAME(OWN_TURNED, "own_turned") \
	NAME(OWN_SAME_UNIT, "own_same_unit") \
	NAME(OWN_WAIVED, "own_waived") \
	NAME(EXCL_STATE, "excl_state") \
	NAME(EXCL_GROUND, "excl_ground") \
	NAME(EXCL_CLAUSE, "excl_clause") \
	NAME(EXCL_EVIDENCE, "excl_evidence") \
	NAME(EXCL_ASKED_AT, "excl_asked_at") \
	NAME(EXCL_ASKED_BY, "excl_asked_by") \
	NAME(EXCL_UNIT, "excl_unit") \
	NAME(EXCL_AHEAD, "excl_ahead") \
	NAME(EXCL_AFTER, "excl_after") \
	NAME(EXCL_ANSWER, "excl_answer") \
	NAME(EXCL_DECIDED_AT, "excl_decided_at") \
	NAME(EXCL_DECIDED_BY, "excl_decided_by") \
	NAME(EXCL_APPEALED_AT, "excl_appealed_at") \
	NAME(EXCL_CITY_NO, "excl_city_no") \
	NAME(EXCL_CITY_AT, "excl_city_at") \
	NAME(EXCL_CITY_BY, "excl_city_by") \
	NAME(SOLVED_LAST_AT, "solved_last_at") \
	NAME(DUE_REPLY, "due_reply") \
	NAME(REPLIED_AT, "replied_at") \
	NAME(DUE_UNIT, "due_unit") \
	NAME(DUE_REVIEW, "due_review") \
	NAME(PAUSED_AT, "paused_at") \
	NAME(PAUSE_WHY, "pause_why") \
	NAME(PAUSE_BY, "pause_by") \
	NAME(PAUSE_SOLVE, "pause_solve") \
	NAME(PAUSES, "pauses") \
	NAME(TRANSFERS, "transfers") \
	NAME(OBJECTIONS, "objections") \
	NAME(DESIGNATED, "designated") \
	NAME(ESCALATED, "escalated") \
	NAME(REOPENED_AT, "reopened_at") \
	NAME(REOPEN_CAUSE, "reopen_cause") \
	NAME(STAGE_AT, "stage_at") \
	NAME(RUNGS, "rungs") \
	NAME(RUNG_AT, "rung_at") \
	NAME(CALLED, "called") \
	NAME(ARRIVED, "arrived") \
	NAME(NEEDS, "needs") \
	NAME(DUE_WORKING, "due_working") \
	NAME(REMINDERS, "reminders") \
	NAME(REMINDED_AT, "reminded_at") \
	NAME(OWN_BY, "own_by") \
	NAME(RECHECK_AT, "recheck_at") \
	NAME(RECHECK_BY, "recheck_by") \
	NAME(RECHECK_UNIT, "recheck_unit") \
	NAME(RECHECK_CONTACTED, "recheck_contacted") \
	NAME(RECHECK_SOLVED, "recheck_solved") \
	NAME(RECHECK_SATISFIED, "recheck_satisfied") \
	NAME(RECHECK_OWN_SOLVED, "recheck_own_solved") \
	NAME(RECHECK_OWN_SATISFIED, "recheck_own_satisfied") \
	NAME(HOLD_WHY, "hold_why") \
	NAME(HOLD_AT, "hold_at")

const struct record_info record_info[M_COUNT] = {
	RECORD_MEMBERS(INFO)
	NAMES
};

static const char *const states[STATE_COUNT] = {
	"received", "assigned", "handling", "submitted", "closed", "returned"
};

static const char *const roles[ROLE_COUNT] = { "主办", "协办", "转办" };

static const char *const bys[BY_COUNT] = {
	"dump", "office", "category", "default", "threat"
};

static const char *const flags[] = {
	"threat", "assumed", "erased", "own", "task", "secret",
	"unknown_answer", "paused", "reminds", "quotes",
	"day_assumed", "struck"
};

static const char *const links[LINK_COUNT] = {
	"reminder", "repeat", "cluster", "cites", "maybe"
};

#define FLAG_COUNT ((int)(sizeof(flags) / sizeof(flags[0])))

void
record_init(struct record *r)
{
	static const struct record unknown = {
#define UNKNOWN(id, type, name, place) .m[M_##id] = NUM_NONE,
		RECORD_MEMBERS(UNKNOWN)
#undef UNKNOWN
	};

	*r = unknown;
}

static const char *
name_of(const char *const *names, int count, int64_t n)
{
	return n >= 0 && n < count ? names[n] : NULL;
}

static int64_t
find_name(const char *const *names, int count, const char *s, size_t len)
{
	int i;

	for (i = 0; i < count; i++) {
		if (strlen(names[i]) == len && memcmp(names[i], s, len) == 0)
			return i;
	}
	return NUM_NONE;
}

const char *
record_state_name(int64_t state)
{
	return name_of(states, STATE_COUNT, state);
}

const char *
record_role_name(int64_t role)
{
	return name_of(roles, ROLE_COUNT, role);
}

const char *
record_by_name(int64_t by)
{
	return name_of(bys, BY_COUNT, by);
}

const char *
record_flag_name(int bit)
{
	return name_of(flags, FLAG_COUNT, bit);
}

const char *
record_link_name(int64_t kind)
{
	return name_of(links, LINK_COUNT, kind);
}

int64_t
record_link_find(const char *s, size_t len)
{
	return find_name(links, LINK_COUNT, s, len);
}

int64_t
record_state_find(const char *s, size_t len)
{
	return find_name(states, STATE_COUNT, s, len);
}

int64_t
record_role_find(const char *s, size_t len)
{
	return find_name(roles, ROLE_COUNT, s, len);
}

int64_t
record_by_find(const char *s, size_t len)
{
	return find_name(bys, BY_COUNT, s, len);
}

int64_t
record_flag_find(const char *s, size_t len)
{
	int64_t bit = find_name(flags, FLAG_COUNT, s, len);

	return bit == NUM_NONE ? NUM_NONE : (int64_t)1 << bit;
}

int
record_has_column(int member)
{
	return record_info[member].place == RECORD_COL ||
	    record_info[member].place == RECORD_PRIV;
}

static int
is_text(const char *text, const char *s, size_t len)
{
	return strlen(text) == len && memcmp(text, s, len) == 0;
}

int
record_member_find(const char *s, size_t len)
{
	int i;

	if (len == 0)
		return -1;
	for (i = 0; i < M_COUNT; i++) {
		if (is_text(record_info[i].json, s, len) ||
		    is_text(record_info[i].name, s, len))
			return i;
	}
	return -1;
}

int
record_is_open(const struct record *r)
{
	return r->m[M_STATE] != STATE_CLOSED && r->m[M_STATE] != STATE_RETURNED;
}

int
record_has_flag(const struct record *r, int64_t flag)
{
	return r->m[M_FLAGS] != NUM_NONE && (r->m[M_FLAGS] & flag) != 0;
}

void
record_put_id(struct buf *b, const struct record *r, const struct words *w)
{
	recordid_put(b, r, w);
}

int
record_parse_id(struct record *r, const char *id, size_t len,
    struct words *w, struct err *e)
{
	return recordid_parse(r, id, len, w, e);
}

void
record_put_json(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct words *w)
{
	recordout_put(b, r, t, NULL, w);
}

void
record_put_json_links(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct record_link *l, size_t n,
    const struct words *w)
{
	struct recordout_links all = { l, n };

	recordout_put(b, r, t, &all, w);
}
