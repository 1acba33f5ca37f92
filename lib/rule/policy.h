#ifndef RULE_POLICY_H
#define RULE_POLICY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"
#include "hash/digest.h"
#include "rule/classrule.h"
#include "rule/goalrule.h"
#include "rule/sheetrule.h"
#include "rule/signalrule.h"
#include "stat/ratio.h"
#include "time/limit.h"
#include "time/period.h"

/*
 * The policy: every number and name that an office, a district or a year may
 * set differently, as dated data; js-policy(5) is its manual. Loaded once,
 * const from then on. All names are words of the struct words it was loaded
 * with.
 *
 * Loading is strict. An unknown key, a name used but not defined, weights
 * that do not add up to 100, a level without a limit …: every mistake is
 * found in one pass, each as a line "/weights/solve: …" (a JSON pointer).
 */
#define POLICY_MAX_BYTES JX_MAX_BYTES
#define POLICY_LEVELS 4

enum policy_kind {	/* of units, and roles of people */
	KIND_DESK, KIND_SECTION, KIND_COMMUNITY, KIND_LEADER, KIND_AUDITOR,
	KIND_COUNT
};

struct policy_unit {
	int64_t name;		/* word */
	int64_t *aliases;	/* other words for it: "农光里社区" */
	size_t naliases;
	enum policy_kind kind;	/* desk, section, community */
	int64_t under;		/* the unit it belongs to, NUM_NONE */
	int64_t leader;		/* 分管领导: whose line it is in; NUM_NONE */
	int64_t residents;	/* 0: not said */
};

struct policy_person {
	int64_t name;
	int64_t unit;		/* word, NUM_NONE */
	int64_t post;		/* 岗位: word, NUM_NONE */
	enum policy_kind role;
};

struct policy_level {
	int64_t name;		/* 一级 */
	enum { POLICY_NATURAL, POLICY_WORKING } mode;	/* of solve */
	struct limit solve;
	int64_t sign_s, return_s;	/* seconds of natural time */
};

/*
 * A lead or helper "@community" (the word policy.place) stands for the
 * community in which the place of the case lies.
 */
#define POLICY_PLACE "@community"

struct policy_path { int64_t path; };

struct policy_category {	/* sorted by path */
	int64_t path;		/* word; matches itself and all below it */
	struct policy_path *was;	/* its codes in older catalogues */
	size_t nwas;
	int64_t now;		/* of an older code: the entry's path */
	int level;		/* 0: the default level */
	int64_t lead;		/* word, NUM_NONE */
	int64_t assist;		/* list word, NUM_NONE */
};

struct policy_route {		/* a rule line; the first that matches wins */
	int64_t name;
	int64_t community;	/* NUM_NONE: any */
	int64_t category;	/* path prefix; NUM_NONE: any */
	int64_t nature;
	char **texts;		/* one of these stands in the text; 0: any */
	size_t ntexts;
	int64_t lead, assist;
	int64_t why;		/* word: printed reason */
};

/*
 * A line of the list of what communities may do (社区工作职责清单): what it
 * has no line for is none of their duty. rule/duty asks it.
 */
struct policy_duty {
	int64_t path;		/* itself and all below it */
	enum { DUTY_LEAD, DUTY_ASSIST } may;
	int64_t instead;	/* who leads where they may not; NUM_NONE */
};

struct policy_duties {
	int64_t name;		/* NUM_NONE: no list is loaded */
	int64_t source;		/* who issued it */
	int64_t from_day;
	struct policy_duty *rows;
	size_t n;
};

struct policy_match {		/* points of a candidate; rule/candidate */
	int place, skill, load;
};

/*
 * Matters (议题) beyond the office's power: who may sit at the table, what
 * share of the owners must agree, and how a matter can end. rule/matterrule
 * asks.
 */
struct policy_party {
	int64_t name;		/* 业委会 */
	int is_person;		/* its names are of persons */
};

struct policy_consent {
	int64_t name;		/* 加装电梯 */
	struct ratio voted;	/* of all owners and of all area, at least */
	struct ratio agreed;	/* of those who voted, and of their area */
	int is_over;		/* of agreed: more than it */
	int64_t source;		/* where that stands */
};

struct policy_ending {
	int64_t name;		/* 挂账 */
	int is_reviewed;	/* needs the day of the next look at it */
};

struct policy_matters {		/* nothing in it: matters are off */
	struct policy_party *parties;
	struct policy_consent *consents;
	struct policy_ending *endings;
	size_t nparties, nconsents, nendings;
};

/* What an answer means. */
enum policy_answer {
	ANSWER_NO, ANSWER_YES,
	ANSWER_BASIC,		/* satisfied: 基本满意 */
	ANSWER_INVALID,		/* 未评价, 无人接听: no usable answer */
	ANSWER_UNKNOWN		/* not in the table */
};

enum policy_question { ASK_VALID, ASK_CONTACTED, ASK_SOLVED, ASK_SATISFIED,
	ASK_COUNT };

struct policy_answer_row {
	int64_t word;
	enum policy_answer answer;
};

struct policy_answers {
	struct policy_answer_row *rows;
	size_t n;
};

struct policy_ground {		/* of exclusion or return */
	int64_t code;		/* "G1" */
	int64_t text;		/* 法定途径 */
};

struct policy_grounds {
	struct policy_ground *rows;
	size_t n;
};

/* What is said in the four calls, the two revisits and a re-check. */
enum policy_script { SCRIPT_UNDERSTAND, SCRIPT_CONFIRM, SCRIPT_PROGRESS,
	SCRIPT_RESULT, SCRIPT_REVISIT1, SCRIPT_REVISIT2, SCRIPT_RECHECK,
	SCRIPT_COUNT };

/* Words by which a reply is read (rule/replies). */
enum policy_reply {
	REPLY_CONTACTED,	/* 已联系 */
	REPLY_UNCONTACTED,	/* 未联系 */
	REPLY_UNREACHED,	/* 电话保密, 无人接听: why not */
	REPLY_SOLVED,		/* 已解决 */
	REPLY_VAGUE,		/* 已处理, 已协调: says nothing */
	REPLY_FACTS,		/* 更换, 清运: what was done */
	REPLY_COUNT
};

struct policy_words {
	char **words;
	size_t n;
	struct finder *finder;	/* NULL: there are none */
};

struct policy_hours {		/* seconds of the day: from <= s < to */
	int from_s, to_s;
};

#define POLICY_CALLS_MAX 8	/* that a policy may ask for */

enum policy_by { PERIOD_BY_RECEIVED, PERIOD_BY_DISPATCHED,
	PERIOD_BY_REVISITED };

/* A ground for which the city does not dispatch (domain.md 1.4), and words
 * by which a case that may lie there is found. */
#define POLICY_NONDISPATCH 6
struct policy_nondispatch {
	int ground;		/* 1..6, as the Regulation counts them */
	int64_t name;		/* word */
	char **words;
	size_t nwords;
};

/* How cases are found to belong together (rule/linking.h). */
struct policy_links {
	int site, category, text;	/* weights of what two share: 100 */
	int score;			/* from which they belong; 0: unused */
	int text_tries;			/* pairs of texts to read for a case */
	int maybe_text;			/* alike from this percent on */
	char **reminder_words;		/* 催办 */
	size_t nreminder_words;
	struct finder *reminders;	/* finds these words */
	int reminder_chars;		/* in so many characters */
	int64_t window_s;		/* of a cluster */
	int cases, people;		/* it has at least */
	int levels;			/* of the category that are the same */
	enum { CLUSTER_BUILDING, CLUSTER_ANY } sites;	/* that have them */
	int64_t repeat_ground;		/* word: of exclusion; NUM_NONE */
};

/* The auditor's re-check: how a sample is drawn, how agreement is told. */
struct policy_recheck {
	int percent;		/* of what is not flagged; 0: no re-check */
	int control;		/* percent of a short sample by lot alone */
	enum wilson_level confidence;
};

/* A rung of the ladder by which a late case is raised, once each. */
struct policy_rung {
	int64_t name, to;		/* words: 黄灯; who is told */
	int percent;			/* used of the solve limit; or */
	int64_t after_s;		/* behind the due time, percent 0 */
	unsigned levels;		/* bit n - 1 for level n */
	int unless_contacted;
};

struct policy {
	unsigned char digest[DIGEST_LEN];	/* SHA-256 of the text */
	char *text;				/* the file as it was */
	size_t len;

	int64_t name, version;			/* words */
	int64_t from_day;			/* valid from */
	int64_t office, source;			/* words: 劲松街道, bj12345 */
	int64_t *office_aliases;		/* words that mean the office */
	size_t noffice_aliases;			/* or those above it */
	int64_t start_day;			/* NUM_NONE: first import */
	char *calendar;				/* file; NULL: the shipped */
	char *seasons;				/* likewise: js-season(5) */

	int64_t place;				/* the word POLICY_PLACE */

	struct policy_unit *units;
	size_t nunits;
	struct policy_person *people;
	size_t npeople;
	struct policy_level levels[POLICY_LEVELS];	/* [0] is level 1 */
	int default_level;
	struct policy_category *categories;
	size_t ncategories;
	struct policy_route *routes;
	size_t nroutes;
	int opinion_percent;	/* a learned unit of this is proposed; 0: no */
	struct policy_duties duties;
	struct policy_matters matters;
	struct policy_match match;

	char **threat_words;
	size_t nthreat_words;
	struct finder *threats;			/* finds these words */

	struct policy_nondispatch *nondispatch;	/* 不派单情形 */
	size_t nnondispatch;
	struct finder *signs;			/* finds all their words */
	char **sign_words;			/* these; borrowed of them */
	int *sign_grounds;			/* of each word */
	size_t nsigns;

	struct policy_links links;
	struct sieve *sieve;			/* all lists of words at once */
	int retention_years;			/* 3: of personal data */

	int contact_percent;			/* of the solve limit */
	int64_t contact_max_s;
	int64_t alarm_s;			/* level 1, before the export */
	int calls_needed, revisits_needed;	/* 4 and 2 */
	int64_t result_call_s;			/* counts until 办结 + this */
	int64_t attempt_gap_s;			/* nearer ones are one attempt */
	int64_t retry_s;			/* after an attempt; 0: at once */
	struct policy_hours *call_hours;	/* none: at any hour */
	size_t ncall_hours;
	int calls_per_person;			/* on a sheet; 0: no limit */
	int confirm_percent, progress_percent;	/* of the limit */
	int64_t revisit_s, second_revisit_s;	/* after 办结, after the first */
	struct limit rounds_end;		/* after 办结; LIMIT_NONE: never */
	int unreachable_days;			/* then it may be waived */
	char *script[SCRIPT_COUNT];		/* NULL: none */
	char **coaxing;				/* words no script may hold */
	size_t ncoaxing;
	struct policy_recheck recheck;
	int64_t dial_reason;			/* word: --dial; NUM_NONE */

	struct policy_answers answers[ASK_COUNT];
	int64_t *uncounted;			/* natures outside the rates */
	size_t nuncounted;
	struct policy_words replies[REPLY_COUNT];
	struct policy_grounds exclusion, returns;
	struct limit exclude_within;		/* LIMIT_NONE: at any time */
	struct limit appeal_within;
	int64_t *blockers, *milestones;		/* 未解决原因; 进展 */
	size_t nblockers, nmilestones;
	int returns_max;

	int weight_response, weight_solve, weight_satisfaction;
	struct ratio basic_weight;		/* 9/10 */
	int few;		/* valid revisits that are few; 0: not said */
	int ranked_from;	/* that a rank needs; 0: not said */
	enum wilson_level confidence;		/* of the rates' interval */
	struct classrule classes;
	struct goalrule targets;
	struct period_rules period;
	enum policy_by period_by;
	struct sheetrule sheets;
	struct signalrule signals;
	int64_t soon_s;				/* "due soon" block: 24 h */
	int64_t old_s;				/* late for longer: 90 d; 0: none */
	int yellow_percent;			/* used of the limit: 80 */
	struct limit second;			/* 重办; LIMIT_NONE: the level's */
	int64_t arrive_s;			/* a helper called; 0: no clock */
	int report_percent;			/* of what is left; 0: no clock */
	struct policy_rung *ladder;
	size_t nladder;
};

/*
 * From its text. On failure problems holds all mistakes, a line each, and e
 * says how many there are (ERR_DATA); where the text is no JSON, e says why
 * and problems stays as it was. The policy is yours: policy_free().
 */
struct policy *policy_parse(const char *text, size_t len, struct words *w,
    struct buf *problems, struct err *e);
/* From a file, or from a folder of *.json of which the one with the latest
 * from date not after day is taken; two of the same date are refused. */
struct policy *policy_load(const char *path, int64_t day, struct words *w,
    struct buf *problems, struct err *e);
void policy_free(struct policy *p);

/* Lookups; all borrow. NULL where there is none. */
const struct policy_unit *policy_unit_find(const struct policy *p,
    int64_t name_or_alias);
const struct policy_person *policy_person_find(const struct policy *p,
    int64_t name);
/* The deepest category that the path lies in. */
const struct policy_category *policy_category_find(const struct policy *p,
    int64_t path, const struct words *w);
/* Whether the path is this one or lies below it. */
int policy_path_is_in(int64_t path, int64_t prefix, const struct words *w);
const struct policy_ground *policy_ground_find(const struct policy_grounds *g,
    int64_t code_or_text);
int policy_is_office(const struct policy *p, int64_t name);
/* Whether a limit is working time, so that deciding needs a calendar. */
int policy_needs_calendar(const struct policy *p);
int policy_is_counted(const struct policy *p, int64_t nature);
const char *policy_kind_name(enum policy_kind k);	/* "section" */

/* What an answer means; NUM_NONE (no answer given) is ANSWER_INVALID. */
enum policy_answer policy_answer_find(const struct policy *p,
    enum policy_question q, int64_t word);

#endif
