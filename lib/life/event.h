#ifndef LIFE_EVENT_H
#define LIFE_EVENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/record.h"

/*
 * Events: what the journal is made of. An event is a kind, two times, who
 * did it, the case and its revision, and fields. A field that is a member
 * of the record carries that member's new value (a decision: replay needs no
 * policy); the fields of EVENT_FIELDS say the rest. Free text and all that
 * is personal never stands in a field but in texts, which the store keeps in
 * the private row.
 *
 * Numbers of kinds and fields are stored: new ones go at the end.
 */
#define EVENT_KINDS(X) \
	/* of the house; no case */ \
	X(BIRTH,	"birth")	/* the database was made */ \
	X(WORDS,	"words")	/* new words of the dictionary */ \
	X(POLICY,	"policy")	/* first decision under this policy */ \
	X(BATCH,	"batch")	/* an import begins */ \
	X(ACCESS,	"access")	/* personal data was revealed */ \
	X(CHECK_DAY,	"check_day")	/* a day was checked */ \
	X(SIGN_DAY,	"sign_day")	/* 日签批 */ \
	/* of a case */ \
	X(RECEIVE,	"receive")	/* 受理 and all the platform said then */ \
	X(UPDATE,	"update")	/* what a later dump says differently */ \
	X(ASSIGN,	"assign")	/* 二次派单 */ \
	X(SIGN,		"sign")		/* 签收 */ \
	X(CONTACT,	"contact")	/* a call to the citizen, tried */ \
	X(ASSIST,	"assist")	/* 协办 */ \
	X(EXTEND,	"extend")	/* 延期, granted */ \
	X(RETURN,	"return")	/* 退单, asked for */ \
	X(RETURN_DECIDE, "return_decide") /* 退单, granted or refused */ \
	X(PROGRESS,	"progress")	/* a milestone */ \
	X(PROMISE,	"promise")	/* why not yet, next step, by when, who */ \
	X(CORRECT,	"correct")	/* 校正: a fact was wrong */ \
	X(RESOLVE,	"resolve")	/* a result is submitted: 待审核 */ \
	X(PASS,		"pass")		/* 审核 passed: 办结 */ \
	X(BACK,		"back")		/* 审核: sent back, clock running */ \
	X(REOPEN,	"reopen")	/* 重办 */ \
	X(NOTE,		"note") \
	X(ANSWER,	"answer")	/* the office's own revisit */ \
	X(CITY,		"city")		/* the city's revisit */ \
	/* of the house again: new kinds go at the end */ \
	X(FORECAST,	"forecast")	/* counts expected, kept for scoring */ \
	X(LISTED,	"listed")	/* 未诉先办清单, kept for scoring */ \
	/* of a case */ \
	X(OUTCOME,	"outcome")	/* what became of a task of 未诉先办 */ \
	/* of the house */ \
	X(SIGN_PERIOD,	"sign_period")	/* a week or month is published */ \
	X(WAIVE,	"waive")	/* calls or revisits that need not be */ \
	X(EXCLUDE,	"exclude")	/* 剔除, asked for */ \
	X(EXCLUDE_DECIDE, "exclude_decide") /* by the desk, for itself */ \
	X(EXCLUDE_APPEAL, "exclude_appeal") /* against a refusal */ \
	X(EXCLUDE_REVOKE, "exclude_revoke") \
	X(EXCLUDE_CITY,	"exclude_city")	/* the city's decision, recorded */ \
	/* of a case again */ \
	X(PAUSE,	"pause") /* 挂账: the clocks stand */ \
	X(RESUME,	"resume") /* they run again */ \
	X(TRANSFER,	"transfer") /* another unit leads, signed for or not */ \
	X(ESCALATE,	"escalate") /* a rung of the ladder */ \
	X(ASSIST_STEP,	"assist_step") /* a helper arrived, or concluded */ \
	X(PROMISE_KEPT, "promise_kept") /* what was promised is done */ \
	X(MATTER,	"matter")	/* 议题: one act about it */ \
	/* of the house */ \
	X(LINKS,	"links")	/* cases found to belong together */ \
	/* of a case */ \
	X(LINK,		"link")		/* it belongs to another, by hand */ \
	X(UNLINK,	"unlink")	/* it does not */ \
	/* of the house */ \
	X(BUSY,		"busy")		/* 忙季, proposed */ \
	X(BUSY_DECIDE,	"busy_decide")	/* approved or rejected */ \
	X(REMIND,	"remind")	/* 催办, without an order of its own */ \
	/* of the house */ \
	X(ERASE,	"erase")	/* personal data was erased, */ \
	/* of a case */ \
	X(RECHECK,	"recheck")	/* an auditor asked the citizen again */ \
	/* of the house */ \
	X(SCRUB,	"scrub")	/* and no byte of it is left */ \
	/* of a case */ \
	X(HOLD,		"hold")		/* its texts are to be kept */ \
	X(RELEASE,	"release")	/* and need not be any more */

enum event_kind {
	EV_NONE,
#define EVENT_ENUM(id, name) EV_##id,
	EVENT_KINDS(EVENT_ENUM)
#undef EVENT_ENUM
	EV_COUNT
};

#define EVENT_FIELD_BASE 256	/* below: members of the record */
#define EVENT_FIELDS(X) \
	X(NO,		BYTES,	"no")		/* order number */ \
	X(ORIGIN,	BY,	"origin")	/* dump or office */ \
	X(ACTOR_ROLE,	INT,	"role")		/* policy_kind of the actor */ \
	X(FACT,		INT,	"fact")		/* key of an outside fact */ \
	X(REASON,	WORD,	"reason") \
	X(MEMBER,	INT,	"member")	/* correct: which one */ \
	X(OLD,		INT,	"old")		/* correct: its value before */ \
	X(OLD_WORD,	PATH,	"old")		/* the same, where it is a word */ \
	X(CALL,		WORD,	"call")		/* understand confirm … */ \
	X(CALL_RESULT,	WORD,	"result") \
	X(CONNECTED,	YES,	"connected") \
	X(COUNTS,	YES,	"counts")	/* a call of its own, of the 4 */ \
	X(SECONDS,	INT,	"seconds") \
	X(NUMBER_KIND,	WORD,	"number") \
	X(GRANTED,	YES,	"granted") \
	X(LEAVES,	YES,	"leaves")	/* the case leaves this office */ \
	X(EVIDENCE,	WORD,	"evidence")	/* kind of proof */ \
	X(TOLD,		YES,	"told")		/* the citizen was told */ \
	X(DAY,		INT,	"day")		/* day number */ \
	X(LATE,		YES,	"late") \
	X(FIGURES,	BYTES,	"figures")	/* JSON: counts and rates */ \
	X(LIST_DIGEST,	HEX,	"list_digest") \
	X(POLICY_DIGEST, HEX,	"policy") \
	X(HEAD,		HEX,	"head") \
	X(ACCEPTED,	BYTES,	"accepted")	/* JSON: findings accepted */ \
	X(DEPUTY_FOR,	WORD,	"deputy_for") \
	X(SOURCE,	WORD,	"source") \
	X(FILE,		BYTES,	"file")		/* base name of the dump */ \
	X(EXPORTED_AT,	TIME,	"exported_at") \
	X(LATEST_AT,	TIME,	"latest_at")	/* latest 来电时间 seen */ \
	X(VERSION,	BYTES,	"version")	/* of the program */ \
	X(FOR_TESTS,	YES,	"for_tests") \
	X(KEY_CHECK,	HEX,	"key_check") \
	X(IDS,		BYTES,	"ids")		/* access: which cases */ \
	X(COUNT,	INT,	"count") \
	X(LIMIT,	BYTES,	"limit")	/* printed on the order */ \
	X(SPAN,		WORD,	"span")		/* week, month */ \
	X(TO_DAY,	INT,	"to_day")	/* the last one, included */ \
	X(ISSUE,	INT,	"issue")	/* 1, restated 2, 3 … */ \
	X(ATTEMPT,	YES,	"attempt")	/* not one with the last */ \
	X(USABLE,	YES,	"usable")	/* an answer: it says something */ \
	X(ROUND,	INT,	"round")	/* of one that doesn't stand */ \
	X(SAID_CONTACTED, YES,	"contacted") \
	X(SAID_SOLVED,	YES,	"solved") \
	X(SAID,		WORD,	"satisfied") \
	X(OF_CITY,	YES,	"city")		/* exclusion: which scope */ \
	X(PRINTED,	YES,	"printed")	/* the due time is the order's */ \
	X(UNITS,	LIST,	"units")	/* assist: called now */ \
	X(UNIT,		WORD,	"unit")		/* which helper */ \
	X(STEP,		WORD,	"step")		/* arrived concluded */ \
	X(SCORE,	INT,	"score")	/* of a helper, 0 to 100 */ \
	X(DUE_ARRIVE,	TIME,	"due_arrive") \
	X(DUE_REPORT,	TIME,	"due_report") \
	X(WHISTLE,	WORD,	"whistle")	/* its number */ \
	X(RUNG,		WORD,	"rung") \
	X(RUNG_TO,	WORD,	"to_whom") \
	X(SINCE,	TIME,	"since")	/* escalate: when it was reached */ \
	X(STAGE,	YES,	"stage")	/* a stage explanation */ \
	X(APPROVER,	WORD,	"approver") \
	X(SHIFT,	INT,	"shift_s")	/* resume: how long it stood */ \
	X(CALENDAR,	HEX,	"calendar")	/* digest of its text */ \
	X(MATTER,	INT,	"matter")	/* which 议题: life/matter.h */ \
	X(ACT,		WORD,	"act")		/* matter: what was done */ \
	X(ITEM,		INT,	"item")		/* matter: no. of a commitment … */ \
	X(CASE,		INT,	"case")		/* matter: row of the case */ \
	X(PARTY,	WORD,	"party")	/* matter: a role, or a unit */ \
	X(UNTIL,	TIME,	"until")	/* matter: by when */ \
	X(KEPT,		YES,	"kept")		/* matter: the commitment was */ \
	X(RULE,		WORD,	"rule")		/* of consent, of erasing */ \
	X(ENDING,	WORD,	"ending")	/* matter: how it ended */ \
	X(LINKS,	BYTES,	"links")	/* store/links.h */ \
	X(PASS,		INT,	"pass")		/* links: of people, places */ \
	X(LINK_KIND,	WORD,	"link")		/* record_link_name */ \
	X(LINK_TO,	BYTES,	"to")		/* the other case's id */ \
	X(PROPOSAL,	INT,	"proposal")	/* seq of what is decided */ \
	X(GROUND,	WORD,	"ground")	/* links: a repeat may be */ \
	X(ERASED,	BYTES,	"erased")	/* store/erased.h */ \
	X(ROWS,		INT,	"rows")		/* erased: private ones, */ \
	X(CALLERS,	INT,	"callers")	/* of how many persons */

enum event_field {
	EF_BEFORE_FIRST = EVENT_FIELD_BASE - 1,
#define EVENT_FIELD_ENUM(id, type, name) EF_##id,
	EVENT_FIELDS(EVENT_FIELD_ENUM)
#undef EVENT_FIELD_ENUM
	EF_END
};

/* How a field's value is stored and printed; the first ones are those of
 * record_type. BYTES and HEX are in s and len. */
enum event_type { EVENT_BYTES = 64, EVENT_HEX };

struct event_value {
	int field;		/* record_member or event_field */
	int64_t n;
	const char *s;		/* BYTES, HEX: borrowed from the maker */
	size_t len;
};

#define EVENT_MAX_VALUES 80

/* What became of an event's private row. */
enum event_loss {
	EVENT_KEPT,		/* it is there, or there never was one */
	EVENT_LEFT_OUT,		/* gone: restored from a dump without it */
	EVENT_STRUCK		/* erased, which an event says */
};

struct event {
	int64_t seq;		/* given by the store */
	enum event_kind kind;
	int64_t at;		/* when it happened */
	int64_t rec;		/* when it was written down; by the store */
	int64_t clock;		/* the clock's reading where rec differs */
	int64_t actor;		/* word; NUM_NONE: the program itself */
	int64_t key;		/* the case's row; NUM_NONE: of the house */
	int64_t rev;		/* of the case after it */
	size_t n;
	struct event_value values[EVENT_MAX_VALUES];
	struct record_texts texts;	/* borrowed; go to the private row */
	int64_t caller;		/* keyed reference, goes there too */
	const struct seal *seal;	/* of texts and caller, where they
					   come sealed (store/seal.h); NULL */
	int has_private;	/* it has such a row, */
	enum event_loss loss;	/* or had it */
};

const char *event_kind_name(enum event_kind k);
enum event_kind event_kind_find(const char *s, size_t len); /* EV_NONE */
int event_kind_is_of_case(enum event_kind k);
const char *event_field_name(int field);
int event_field_type(int field);	/* enum record_type or event_type */

void event_init(struct event *ev, enum event_kind kind, int64_t at);
/* Set a field; NUM_NONE is not set at all. A field set twice is a BUG. */
void event_set(struct event *ev, int field, int64_t n);
/* The same for what a record says of these members. */
void event_take(struct event *ev, const struct record *r,
    const enum record_member *members, size_t n);
void event_set_bytes(struct event *ev, int field, const char *s, size_t len);
int64_t event_get(const struct event *ev, int field);	/* NUM_NONE */
const struct event_value *event_value(const struct event *ev, int field);
void event_text(struct event *ev, enum record_text t, const char *s,
    size_t len);
int event_has_texts(const struct event *ev);

/*
 * The stored form of the fields: for each, its number and value as varints
 * (bytes: a length and the bytes), in ascending order of numbers. Words are
 * stored by the dictionary's numbers, so the caller gives a table from the
 * program's word numbers to the dictionary's and back: map[n] for word n.
 */
struct event_words {
	const int64_t *map;
	int64_t n;		/* map[1..n] */
};
void event_encode(struct buf *b, const struct event *ev,
    const struct event_words *to_stored);
/* Values borrow from body. -1 where the bytes are no such body. */
int event_decode(struct event *ev, const char *body, size_t len,
    const struct event_words *from_stored, struct err *e);

/* Whether a field's value is a word (or a path or list, which are words). */
int event_is_word(int field);

/* Append it as one JSON object, for trail and dry runs: no private text. */
void event_put_json(struct buf *b, const struct event *ev,
    const struct record *r, const struct words *w);
/* One of its values as JSON; of a secret case (it or r says so) the building
 * is hidden, because it may tell who called (data/recordmask.h). */
void event_put_value(struct buf *b, const struct event *ev,
    const struct event_value *v, const struct words *w);
int event_hides(const struct event *ev, int field, const struct record *r);

#endif
