/* How a case is said on paper. */
#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "tap.h"

#define NONE NUM_NONE
#define HOUR 3600
#define DAY_S 86400

static const int64_t now = INT64_C(1795395600);	/* 2026-11-23 09:00 */
static struct words *w;
static struct policy *policy;

static int64_t
from_now(int64_t span)
{
	return span == NUM_NONE ? NUM_NONE : now + span;
}

static void
try_lights(void)
{
	static const struct {
		const char *name;
		int64_t begin, due;
		int64_t state;
		const char *want;
	} cases[] = {
		{ "just begun", 0, 100 * HOUR, STATE_HANDLING, "green" },
		{ "nearly 80 %", -80 * HOUR + 1, 20 * HOUR + 1,
		    STATE_HANDLING, "green" },
		{ "80 % used", -80 * HOUR, 20 * HOUR, STATE_HANDLING,
		    "yellow" },
		{ "this very second", -80 * HOUR, 0, STATE_SUBMITTED,
		    "yellow" },
		{ "a second late", -80 * HOUR, -1, STATE_SUBMITTED, "red" },
		{ "closed", -80 * HOUR, -1, STATE_CLOSED, "—" },
		{ "no limit", -80 * HOUR, NONE, STATE_HANDLING, "—" },
	};
	struct record r;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		record_init(&r);
		r.m[M_DISPATCHED_AT] = from_now(cases[i].begin);
		r.m[M_DUE_SOLVE] = from_now(cases[i].due);
		r.m[M_STATE] = cases[i].state;
		OK_TEXT(cell_light(&r, policy, now), cases[i].want,
		    cases[i].name);
	}
}

static void
try_spans(void)
{
	static const struct {
		int64_t s;
		const char *roughly, *exactly;
	} cases[] = {
		{ 0, "0m", "0m" }, { 59, "0m", "0m" }, { 60, "1m", "1m" },
		{ 2 * HOUR, "2h", "2h" }, { DAY_S, "1d", "24h" },
		{ DAY_S + 12 * HOUR + 60, "1d12h", "1d12h1m" },
		{ 7 * DAY_S, "7d", "7d" },
		{ 2 * DAY_S + 5 * HOUR, "2d", "2d5h" },
	};
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&b);
		cell_put_span(&b, cases[i].s);
		OK_TEXT(b.data, cases[i].roughly, "roughly");
		buf_reset(&b);
		cell_put_limit(&b, cases[i].s);
		OK_TEXT(b.data, cases[i].exactly, "exactly");
	}
	buf_release(&b);
}

static void
try_texts(void)
{
	static const char body[] = "来电人１３８１２３４５６７８称\n"
	    "３号楼２单元５０１室漏水，请尽快修";
	struct record_texts t;
	struct buf b = BUF_INIT;
	struct record r;

	record_init(&r);
	memset(&t, 0, sizeof(t));
	cell_put_summary(&b, &r, &t, 20);
	OK_TEXT(b.len > 0 ? b.data : "", "", "no text, no summary");
	r.m[M_FLAGS] = FLAG_ERASED;
	cell_put_summary(&b, &r, &t, 20);
	OK_TEXT(b.data, "(erased)", "erased");
	t.s[TEXT_BODY] = body;
	t.len[TEXT_BODY] = sizeof(body) - 1;
	buf_reset(&b);
	cell_put_summary(&b, &r, &t, 200);
	OK(strstr(b.data, "１２３４５６") == NULL, "the number is masked");
	OK(strstr(b.data, "５０１") == NULL, "the room is masked");
	OK(strchr(b.data, '\n') == NULL, "one line");
	buf_reset(&b);
	cell_put_summary(&b, &r, &t, 7);
	OK_TEXT(b.data, "来电人…", "cut between characters");
	r.m[M_CATEGORY] = words_adds(w, "住房城乡建设/物业管理/电梯故障");
	buf_reset(&b);
	cell_put_category(&b, &r, w);
	OK_TEXT(b.data, "物业管理/电梯故障", "two parts of three");
	r.m[M_CATEGORY] = words_adds(w, "供暖");
	buf_reset(&b);
	cell_put_category(&b, &r, w);
	OK_TEXT(b.data, "供暖", "one part");
	r.m[M_LEAD] = words_adds(w, "物业管理科");
	r.m[M_ASSIST] = words_adds(w, "农光里社区\x1f" "平安建设科");
	buf_reset(&b);
	cell_put_units(&b, &r, w);
	OK_TEXT(b.data, "物业管理科\n+ 农光里社区, 平安建设科", "units");
	buf_release(&b);
}

static void
try_contact(void)
{
	struct buf b = BUF_INIT;
	struct record r;

	record_init(&r);
	cell_put_contact(&b, &r, r.m[M_CONTACTED_AT]);
	OK_TEXT(b.data, "—", "nobody called");
	buf_reset(&b);
	r.m[M_TRIED] = 3;
	cell_put_contact(&b, &r, r.m[M_CONTACTED_AT]);
	OK_TEXT(b.data, "0 of 3 calls", "nobody answered");
	buf_reset(&b);
	r.m[M_REACHED] = 1;
	r.m[M_CONTACTED_AT] = now;
	cell_put_contact(&b, &r, r.m[M_CONTACTED_AT]);
	OK_TEXT(b.data, "1 of 3 calls\n11-23 09:00", "reached");
	buf_release(&b);
}

static void
try_state(void)
{
	struct buf b = BUF_INIT;
	struct record r;

	record_init(&r);
	cell_put_state(&b, &r, w);
	OK_TEXT(b.data, "—", "no state");
	buf_reset(&b);
	r.m[M_STATE] = STATE_HANDLING;
	r.m[M_FLAGS] = FLAG_THREAT;
	r.m[M_RETURN_ASKED_AT] = now;
	r.m[M_RETURN_GROUND] = words_adds(w, "职责不符");
	r.m[M_BACKS] = 2;
	cell_put_state(&b, &r, w);
	OK_TEXT(b.data, "being handled\nthreat\nreturn asked for: 职责不符"
	    "\nsent back 2", "all that may be said");
	buf_reset(&b);
	cell_put_answers(&b, &r, w);
	OK_TEXT(b.len > 0 ? b.data : "", "", "no answers");
	r.m[M_CITY_AT] = r.m[M_OWN_AT] = now;
	r.m[M_CITY_SOLVED] = 0;
	r.m[M_OWN_CONTACTED] = 1;
	r.m[M_OWN_SATISFIED] = words_adds(w, "满意");
	cell_put_answers(&b, &r, w);
	OK_TEXT(b.data, "\nCity: solved? no\nOwn: contacted? yes 满意",
	    "both, apart");
	buf_release(&b);
}

int
main(void)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;

	lang_set(LANG_EN, LANG_EN);
	w = words_new();
	policy = policy_load("lib/rule/default.json", 0, w, &problems, &e);
	OK_TEXT(problems.data, "", "the policy is well");
	try_lights();
	try_spans();
	try_texts();
	try_contact();
	try_state();
	buf_release(&problems);
	policy_free(policy);
	words_free(w);
	return DONE();
}
