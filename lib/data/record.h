#ifndef DATA_RECORD_H
#define DATA_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/num.h"
#include "base/words.h"

/*
 * The record of a case: its present state as a row of integers.
 *
 * RECORD_MEMBERS lists every fact a case can have, once: the member, its
 * type, its path in the JSON of js-case(5), and where the database keeps it.
 * The JSON encoder and decoder, the columns of the table cases, the bodies
 * of events, the query language and the fold are driven by this one list.
 *
 * The numbers of members are stored in the journal: new members go at the
 * end, none is ever removed or moved.
 *
 * Types:
 *	INT	a count or code
 *	TIME	an instant in seconds
 *	WORD	a number of struct words
 *	PATH	a word whose parts stand between '/': a JSON array
 *	LIST	a word whose parts stand between WORDS_SEP: a JSON array
 *	YES	0 or 1: false or true
 *	STATE ROLE BY	the enums below, by name
 *	FLAGS	bits of RECORD_FLAG_*: a JSON array of names
 *	REF	the caller's keyed reference: "p_" and 16 hex digits
 *	LINKS	bits, 1 << enum record_link_kind
 * Place: COL a column of its own; ROW packed with its fellows in one column;
 * PRIV a column that is filled from the private row, never from an event;
 * AWAY kept in a table of its own, filled where somebody asks for it.
 * A member with the path "" is not printed.
 */
#define RECORD_MEMBERS(X) \
	X(REV,		INT,	"rev",			COL) \
	X(SRC,		WORD,	"src",			COL) \
	X(ROLE,		ROLE,	"role",			COL) \
	X(RECEIVED_AT,	TIME,	"received_at",		COL) \
	X(DISPATCHED_AT, TIME,	"dispatched_at",	COL) \
	X(CHANNEL,	WORD,	"channel",		COL) \
	X(NATURE,	WORD,	"nature",		COL) \
	X(CATEGORY,	PATH,	"category",		COL) \
	X(STREET,	WORD,	"place.street",		COL) \
	X(COMMUNITY,	WORD,	"place.community",	COL) \
	X(CALLER,	REF,	"caller",		PRIV) \
	X(LEVEL,	INT,	"level",		COL) \
	X(LEVEL_BY,	BY,	"level_by",		COL) \
	X(STATE,	STATE,	"state",		COL) \
	X(LEAD,		WORD,	"lead",			COL) \
	X(LEAD_BY,	BY,	"lead_by",		COL) \
	X(UNIT_SAID,	WORD,	"unit_said",		COL) \
	X(ASSIST,	LIST,	"assist",		COL) \
	X(OFFICER,	WORD,	"officer",		ROW) \
	X(DUE_SIGN,	TIME,	"due.sign",		COL) \
	X(DUE_CONTACT,	TIME,	"due.contact",		COL) \
	X(DUE_SOLVE,	TIME,	"due.solve",		COL) \
	X(DUE_FIRST,	TIME,	"due.solve_first",	ROW) \
	X(DUE_PROMISE,	TIME,	"due.promise",		ROW) \
	X(ASSIGNED_AT,	TIME,	"assigned_at",		ROW) \
	X(SIGNED_AT,	TIME,	"signed_at",		ROW) \
	X(CONTACTED_AT,	TIME,	"contact.first_at",	ROW) \
	X(CALLED_AT,	TIME,	"contact.last_at",	ROW) \
	X(TRIED,	INT,	"contact.tried",	ROW) \
	X(REACHED,	INT,	"contact.reached",	ROW) \
	X(NEED,		INT,	"contact.need",		ROW) \
	X(SUBMITTED_AT,	TIME,	"submitted_at",		ROW) \
	X(SUBMITTED_BY,	WORD,	"submitted_by",		ROW) \
	X(SOLVED_AT,	TIME,	"solved_first_at",	ROW) \
	X(CLOSED_AT,	TIME,	"closed_at",		COL) \
	X(CLOSED_BY,	BY,	"closed_by",		COL) \
	X(FINISHED_AT,	TIME,	"finished_at",		COL) \
	X(OWN_ROUND,	INT,	"revisit.own.round",	ROW) \
	X(OWN_CONTACTED, YES,	"revisit.own.contacted", COL) \
	X(OWN_SOLVED,	YES,	"revisit.own.solved",	COL) \
	X(OWN_SATISFIED, WORD,	"revisit.own.satisfied", COL) \
	X(OWN_AT,	TIME,	"revisit.own.at",	COL) \
	X(CITY_VALID,	YES,	"revisit.city.valid",	COL) \
	X(CITY_CONTACTED, YES,	"revisit.city.contacted", COL) \
	X(CITY_SOLVED,	YES,	"revisit.city.solved",	COL) \
	X(CITY_SATISFIED, WORD,	"revisit.city.satisfied", COL) \
	X(CITY_AT,	TIME,	"revisit.city.at",	COL) \
	X(EXCL_INTERNAL, WORD,	"excluded.internal",	COL) \
	X(EXCL_CITY,	WORD,	"excluded.city",	COL) \
	X(RETURNS,	INT,	"return.count",		ROW) \
	X(RETURN_ASKED_AT, TIME, "return.asked_at",	ROW) \
	X(RETURN_TO,	WORD,	"return.to",		ROW) \
	X(RETURN_GROUND, WORD,	"return.ground",	ROW) \
	X(BACKS,	INT,	"backs",		ROW) \
	X(REOPENS,	INT,	"reopens",		ROW) \
	X(EXTENDS,	INT,	"extends",		ROW) \
	X(CONSENT,	WORD,	"consent",		ROW) \
	X(BLOCKER,	WORD,	"promise.why",		ROW) \
	X(PROMISED_BY,	WORD,	"promise.by",		ROW) \
	X(PROMISED_AT,	TIME,	"promise.at",		ROW) \
	X(MILESTONE,	WORD,	"progress.milestone",	ROW) \
	X(PROGRESS_AT,	TIME,	"progress.at",		ROW) \
	X(TAGS,		LIST,	"tags",			COL) \
	X(DUE_SAID,	TIME,	"due.said",		ROW) \
	X(CITY_LEAD,	WORD,	"revisit.city.lead",	COL) \
	X(FLAGS,	FLAGS,	"flags",		COL) \
	X(LINKS,	LINKS,	"",			AWAY) \
	X(BATCH,	INT,	"",			ROW) \
	X(CONTENT,	INT,	"",			COL) \
	X(TEXT_SEQ,	INT,	"",			COL) \
	X(LAST_SEQ,	INT,	"",			COL) \
	X(RESULT_SEQ,	INT,	"",			ROW) \
	X(NEXT_SEQ,	INT,	"",			ROW) \
	X(GROUNDS,	LIST,	"grounds",		ROW) \
	X(SITE,		WORD,	"place.site",		COL) \
	X(AHEAD_KIND,	WORD,	"ahead.kind",		COL) \
	X(AHEAD_FROM,	TIME,	"ahead.from",		ROW) \
	X(AHEAD_TO,	TIME,	"ahead.to",		ROW) \
	X(OUTCOME,	WORD,	"ahead.outcome",	COL) \
	X(OUTCOME_WHY,	WORD,	"ahead.outcome_why",	ROW) \
	X(CALLS,	INT,	"",			ROW) /* bits of labels */ \
	X(CALL1_AT,	TIME,	"",			ROW) \
	X(CALL2_AT,	TIME,	"",			ROW) \
	X(CALL3_AT,	TIME,	"",			ROW) \
	X(CALL4_AT,	TIME,	"",			ROW) \
	X(CALL5_AT,	TIME,	"",			ROW) \
	X(CALL6_AT,	TIME,	"",			ROW) \
	X(CALL7_AT,	TIME,	"",			ROW) \
	X(CALL8_AT,	TIME,	"",			ROW) \
	X(ATTEMPT_AT,	TIME,	"",			ROW) \
	X(MISSED_AT,	TIME,	"",			ROW) \
	X(MISSED_DAYS,	INT,	"contact.missed_days",	ROW) \
	X(CALLS_WAIVED,	WORD,	"contact.waived",	ROW) \
	X(OWN_ROUNDS,	INT,	"",			ROW) /* bits */ \
	X(OWN_FIRST_SOLVED, YES, "revisit.own.first_solved", ROW) \
	X(OWN_FIRST_SATISFIED, WORD, "revisit.own.first_satisfied", ROW) \
	X(OWN_FIRST_AT,	TIME,	"revisit.own.first_at",	ROW) \
	X(OWN_TURNED,	YES,	"revisit.own.turned",	ROW) \
	X(OWN_SAME_UNIT, YES,	"revisit.own.same_unit", ROW) \
	X(OWN_WAIVED,	WORD,	"revisit.own.waived",	ROW) \
	X(EXCL_STATE,	WORD,	"exclusion.state",	COL) \
	X(EXCL_GROUND,	WORD,	"exclusion.ground",	ROW) \
	X(EXCL_CLAUSE,	WORD,	"exclusion.clause",	ROW) \
	X(EXCL_EVIDENCE, LIST,	"exclusion.evidence",	ROW) \
	X(EXCL_ASKED_AT, TIME,	"exclusion.asked_at",	ROW) \
	X(EXCL_ASKED_BY, WORD,	"exclusion.asked_by",	ROW) \
	X(EXCL_UNIT,	WORD,	"exclusion.unit",	ROW) \
	X(EXCL_AHEAD,	YES,	"exclusion.ahead",	ROW) \
	X(EXCL_AFTER,	YES,	"exclusion.after_negative", ROW) \
	X(EXCL_ANSWER,	LIST,	"exclusion.answer",	ROW) \
	X(EXCL_DECIDED_AT, TIME, "exclusion.decided_at", ROW) \
	X(EXCL_DECIDED_BY, WORD, "exclusion.decided_by", ROW) \
	X(EXCL_APPEALED_AT, TIME, "exclusion.appealed_at", ROW) \
	X(EXCL_CITY_NO,	WORD,	"exclusion.city_number", COL) \
	X(EXCL_CITY_AT,	TIME,	"exclusion.city_at",	ROW) \
	X(EXCL_CITY_BY,	WORD,	"exclusion.city_by",	ROW) \
	X(SOLVED_LAST_AT, TIME,	"solved_last_at",	ROW) \
	X(DUE_REPLY,	TIME,	"due.reply",		COL) \
	X(REPLIED_AT,	TIME,	"contact.replied_at",	ROW) \
	X(DUE_UNIT,	TIME,	"due.unit",		ROW) \
	X(DUE_REVIEW,	TIME,	"due.review",		ROW) \
	X(PAUSED_AT,	TIME,	"pause.at",		ROW) \
	X(PAUSE_WHY,	WORD,	"pause.why",		ROW) \
	X(PAUSE_BY,	WORD,	"pause.by",		ROW) \
	X(PAUSE_SOLVE,	TIME,	"pause.solve",		ROW) \
	X(PAUSES,	INT,	"pause.count",		ROW) \
	X(TRANSFERS,	INT,	"transfers",		ROW) \
	X(OBJECTIONS,	INT,	"return.objections",	ROW) \
	X(DESIGNATED,	YES,	"return.designated",	ROW) \
	X(ESCALATED,	YES,	"return.escalated",	ROW) \
	X(REOPENED_AT,	TIME,	"reopened.at",		ROW) \
	X(REOPEN_CAUSE,	WORD,	"reopened.cause",	ROW) \
	X(STAGE_AT,	TIME,	"stage_at",		ROW) \
	X(RUNGS,	LIST,	"ladder.rungs",		ROW) \
	X(RUNG_AT,	TIME,	"ladder.at",		ROW) \
	X(CALLED,	LIST,	"helpers.called",	ROW) \
	X(ARRIVED,	LIST,	"helpers.arrived",	ROW) \
	X(NEEDS,	WORD,	"promise.needs",	ROW) \
	X(DUE_WORKING,	YES,	"due.working",		ROW) \
	X(REMINDERS,	INT,	"reminders",		ROW) \
	X(REMINDED_AT,	TIME,	"reminded_at",		ROW) \
	X(OWN_BY,	WORD,	"revisit.own.by",	ROW) \
	X(RECHECK_AT,	TIME,	"revisit.recheck.at",	COL) \
	X(RECHECK_BY,	WORD,	"revisit.recheck.by",	ROW) \
	X(RECHECK_UNIT,	WORD,	"revisit.recheck.unit",	ROW) \
	X(RECHECK_CONTACTED, YES, "revisit.recheck.contacted", ROW) \
	X(RECHECK_SOLVED, YES,	"revisit.recheck.solved", ROW) \
	X(RECHECK_SATISFIED, WORD, "revisit.recheck.satisfied", ROW) \
	X(RECHECK_OWN_SOLVED, YES, "revisit.recheck.own_solved", ROW) \
	X(RECHECK_OWN_SATISFIED, WORD, "revisit.recheck.own_satisfied", ROW) \
	X(HOLD_WHY,	WORD,	"hold.why",		ROW) \
	X(HOLD_AT,	TIME,	"hold.at",		ROW)

enum record_member {
#define RECORD_ENUM(id, type, json, place) M_##id,
	RECORD_MEMBERS(RECORD_ENUM)
#undef RECORD_ENUM
	M_COUNT
};

enum record_type {
	RECORD_INT, RECORD_TIME, RECORD_WORD, RECORD_PATH, RECORD_LIST,
	RECORD_YES, RECORD_STATE, RECORD_ROLE, RECORD_BY, RECORD_FLAGS,
	RECORD_REF, RECORD_LINKS
};

enum record_place { RECORD_COL, RECORD_ROW, RECORD_PRIV, RECORD_AWAY };

struct record_info {
	const char *name;		/* "due_solve": lower case of the id */
	enum record_type type;
	const char *json;
	size_t json_len;
	enum record_place place;
};

extern const struct record_info record_info[M_COUNT];

/* Whether the table cases has a column for it. */
int record_has_column(int member);

/* Where a case stands; js-case(5) has the transitions. */
enum record_state {
	STATE_RECEIVED,		/* 待分派: no lead in the office yet */
	STATE_ASSIGNED,		/* 待签收 */
	STATE_HANDLING,		/* 办理中 */
	STATE_SUBMITTED,	/* 待审核: a result waits for a second person */
	STATE_CLOSED,		/* 办结 */
	STATE_RETURNED,		/* 已退回: granted away by city or district */
	STATE_COUNT
};

enum record_role {		/* 工单性质 */
	ROLE_LEAD, ROLE_ASSIST, ROLE_FORWARD, ROLE_COUNT	/* 主办 协办 转办 */
};

enum record_by {		/* who or what said it */
	BY_DUMP, BY_OFFICE, BY_CATEGORY, BY_DEFAULT, BY_THREAT, BY_COUNT
};

enum record_flag {
	FLAG_THREAT = 1 << 0,	/* 扬言, or the note "2小时内回复" */
	FLAG_ASSUMED = 1 << 1,	/* clock runs from 来电时间: no dispatch time */
	FLAG_ERASED = 1 << 2,	/* personal data erased */
	FLAG_OWN = 1 << 3,	/* opened by the office: no hotline number */
	FLAG_TASK = 1 << 4,	/* a task of 未诉先办 */
	FLAG_SECRET = 1 << 5,	/* 保密 or 举报: identity goes to nobody below */
	FLAG_UNKNOWN_ANSWER = 1 << 6, /* an answer the policy doesn't know */
	FLAG_PAUSED = 1 << 7,
	FLAG_REMINDS = 1 << 8,	/* 催办: calls for haste in an older matter */
	FLAG_QUOTES = 1 << 9,	/* the text may quote an order number */
	FLAG_DAY_ASSUMED = 1 << 10, /* the dump has no times: that of its day */
	FLAG_STRUCK = 1 << 11	/* erased here, and an event says so */
};

/* How a case hangs on another; numbers are stored (store/links.h). */
enum record_link_kind {
	LINK_REMINDER,		/* the same person, while that one is open */
	LINK_REPEAT,		/* the same person and matter, a new case */
	LINK_CLUSTER,		/* other people, the same place and matter */
	LINK_CITES,		/* its text quotes that one's number */
	LINK_MAYBE,		/* may be the same case, known by a number */
	LINK_COUNT
};

#define RECORD_VERSION 1
#define RECORD_NO_MAX 63
#define RECORD_ID_MAX 255

struct record {
	int64_t key;		/* row in the database, 0 elsewhere */
	int64_t m[M_COUNT];	/* NUM_NONE where unknown */
	char no[RECORD_NO_MAX + 1]; /* the order number, as the source has it */
};

/* Everything unknown. */
void record_init(struct record *r);

/* The names; NULL where the number means nothing. */
const char *record_state_name(int64_t state);	/* "handling" */
const char *record_role_name(int64_t role);	/* "主办" */
const char *record_by_name(int64_t by);		/* "dump" */
const char *record_flag_name(int bit);		/* bit number; NULL at the end */
const char *record_link_name(int64_t kind);	/* "repeat" */
/* By name; NUM_NONE if there is none. */
int64_t record_state_find(const char *s, size_t len);
int64_t record_role_find(const char *s, size_t len);
int64_t record_by_find(const char *s, size_t len);
int64_t record_flag_find(const char *s, size_t len);	/* the bit's value */
int64_t record_link_find(const char *s, size_t len);
/* The member with this JSON path or name, or -1. */
int record_member_find(const char *s, size_t len);

/* True while somebody still has to act: neither closed nor returned. */
int record_is_open(const struct record *r);
/* Whether it has this RECORD_FLAG. */
int record_has_flag(const struct record *r, int64_t flag);

/*
 * Identity: SOURCE-NUMBER, ".2" behind it for 协办 and ".3" for 转办; bytes
 * outside [0-9A-Za-z] of source and number are %XX, but the '-' of a number
 * YYYYMMDD-NNNN, as js-intake add gives them, stands as it is.
 */
void record_put_id(struct buf *b, const struct record *r,
    const struct words *w);
/*
 * Take an id apart into r->m[M_SRC], r->m[M_ROLE] and r->no. 0, or -1 with
 * the reason. An unknown source is added to w.
 */
int record_parse_id(struct record *r, const char *id, size_t len,
    struct words *w, struct err *e);

/*
 * The texts that stand beside a record, from the private row; each may be
 * absent (NULL). Borrowed.
 */
enum record_text {
	TEXT_TITLE,	/* "title" */
	TEXT_BODY,	/* "text": 主要内容 */
	TEXT_POINT,	/* "place.point": 小区点位 */
	TEXT_NAME,	/* "person.name", only when revealed */
	TEXT_PHONE,	/* "person.phone", only when revealed */
	TEXT_RESULT,	/* "result": 办理结果 */
	TEXT_REPLY,	/* "reply": 回复内容 */
	TEXT_NEXT,	/* "promise.next": the next step */
	TEXT_NOTE,	/* free text of an event; not in the record */
	TEXT_X,		/* "x": unmapped columns, a JSON object */
	TEXT_MEASURE,	/* "promise.measure": what was done so far */
	TEXT_COUNT
};

struct record_texts {
	const char *s[TEXT_COUNT];
	size_t len[TEXT_COUNT];
	int reveal;		/* names and phones too, nothing masked */
};

struct record_link {
	const char *kind;	/* record_link_name */
	const char *to;		/* an id */
	const char *why;
	int64_t score;		/* percent; 0: a person said so */
	const char *ground;	/* of exclusion that it may be; NULL */
};

/*
 * Append the record as one JSON object, without a line feed. Members that
 * are unknown are null where js-case(5) promises the field, else left out.
 */
void record_put_json(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct words *w);
void record_put_json_links(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct record_link *l, size_t n,
    const struct words *w);

#endif
