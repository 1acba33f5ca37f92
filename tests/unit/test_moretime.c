/* More time, other units, a second handling: what the decisions allow and what
 * follows from them, by tables and by property. */
#include "tap.h"

#include "lifecase.h"
#include "life/rungs.h"

#define HOUR INT64_C(3600)
#define DUE (100000 + 7 * DATE_DAY_S)

/* What is asked, and what is said to it; "" is granted. */
struct asked {
	const char *name;
	enum event_kind kind;
	int64_t state, at, until_at;
	const char *why, *clock, *approver, *consent, *text;
	int told;
	const char *answer;
};

static const struct asked table[] = {
	{ "the city's consent moves the case", EV_EXTEND, STATE_HANDLING,
	  200000, DUE + HOUR, "等件", NULL, NULL, "京1", NULL, 1, "" },
	{ "to the last second", EV_EXTEND, STATE_HANDLING, DUE - 1,
	  DUE + HOUR, "等件", "solve", NULL, "京1", NULL, 1, "" },
	{ "not at the due time", EV_EXTEND, STATE_HANDLING, DUE, DUE + HOUR,
	  "等件", NULL, NULL, "京1", NULL, 1, "overdue" },
	{ "the office's does not", EV_EXTEND, STATE_HANDLING, 200000,
	  DUE + HOUR, "等件", NULL, "主任", NULL, NULL, 1, "--consent" },
	{ "a citizen who was not told", EV_EXTEND, STATE_HANDLING, 200000,
	  DUE + HOUR, "等件", NULL, NULL, "京1", NULL, 0, "--told" },
	{ "not of a result", EV_EXTEND, STATE_SUBMITTED, 200000, DUE + HOUR,
	  "等件", NULL, NULL, "京1", NULL, 1, "without a submitted result" },
	{ "no promise stands", EV_EXTEND, STATE_HANDLING, 200000, DUE,
	  "等件", "promise", "主任", NULL, NULL, 0, "does not run" },
	{ "no helper was called", EV_EXTEND, STATE_HANDLING, 200000, DUE,
	  "等件", "assist", "主任", NULL, NULL, 0, "--unit" },
	{ "no such clock", EV_EXTEND, STATE_HANDLING, 200000, DUE, "等件",
	  "钟（全角）", "主任", NULL, NULL, 0, "no such clock" },
	{ "a pause with a stage", EV_PAUSE, STATE_HANDLING, 200000, 300000,
	  "资金", NULL, "主任", NULL, "已说明", 0, "" },
	{ "without one", EV_PAUSE, STATE_HANDLING, 200000, 300000, "资金",
	  NULL, "主任", NULL, NULL, 0, "--text" },
	{ "with consent", EV_PAUSE, STATE_ASSIGNED, 200000, 300000, "资金",
	  NULL, "主任", "京2", NULL, 1, "" },
	{ "with it, not told", EV_PAUSE, STATE_HANDLING, 200000, 300000,
	  "资金", NULL, "主任", "京2", NULL, 0, "--told" },
	{ "with it, too late", EV_PAUSE, STATE_HANDLING, DUE, DUE + HOUR,
	  "资金", NULL, "主任", "京2", NULL, 1, "overdue" },
	{ "without it, late", EV_PAUSE, STATE_HANDLING, DUE, DUE + HOUR,
	  "资金", NULL, "主任", NULL, "已说明", 0, "" },
	{ "for a reason of the policy", EV_PAUSE, STATE_HANDLING, 200000,
	  300000, "太难", NULL, "主任", NULL, "已说明", 0, "no reason" },
	{ "with an approver", EV_PAUSE, STATE_HANDLING, 200000, 300000,
	  "资金", NULL, NULL, NULL, "已说明", 0, "--approver" },
	{ "of what nobody leads", EV_PAUSE, STATE_RECEIVED, 200000, 300000,
	  "资金", NULL, "主任", NULL, "已说明", 0, "a unit leads" },
	{ "nothing is paused", EV_RESUME, STATE_HANDLING, 200000, 0, "完",
	  NULL, NULL, NULL, NULL, 0, "not paused" },
	{ "a promise to keep", EV_PROMISE_KEPT, STATE_HANDLING, 200000, 0,
	  NULL, NULL, NULL, NULL, NULL, 0, "none stands" },
	{ "not closed", EV_REOPEN, STATE_HANDLING, 200000, 0, "又报", NULL,
	  NULL, NULL, NULL, 0, "not closed" },
	{ "a second handling", EV_REOPEN, STATE_CLOSED, 200000, 0, "又报",
	  NULL, NULL, NULL, NULL, 0, "" },
};

static int64_t
word_or_none(const char *s)
{
	return s == NULL ? NUM_NONE : word(s);
}

static void
test_table(void)
{
	const struct asked *a;
	struct record r;
	struct wish w;
	const char *got;
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		a = &table[i];
		make_case(&r, a->state);
		wish_init(&w);
		w.until_at = a->until_at > 0 ? a->until_at : NUM_NONE;
		w.why = w.blocker = word_or_none(a->why);
		w.clock = word_or_none(a->clock);
		w.approver = word_or_none(a->approver);
		w.consent = word_or_none(a->consent);
		w.told = a->told ? 1 : NUM_NONE;
		w.text = a->text;
		w.text_len = a->text == NULL ? 0 : strlen(a->text);
		d.at = a->at;
		got = decide(a->kind, &r, &w);
		OK(a->answer[0] == '\0' ? got[0] == '\0' :
		    strstr(got, a->answer) != NULL, a->name);
	}
}

/* Whatever was left of a clock when it stood is left when it runs again; a
 * pause without consent leaves the case due when it was. */
static void
test_pauses(void)
{
	int64_t at, stood, left;
	struct record r;
	struct wish w;
	int consent, wrong = 0;

	for (at = 150000; at < DUE; at += 77777) {
		for (stood = 0; stood < 40 * DATE_DAY_S; stood += 543210) {
			for (consent = 0; consent < 2; consent++) {
				make_case(&r, STATE_HANDLING);
				wish_init(&w);
				w.blocker = word("资金");
				w.until_at = at + 1;
				w.approver = word("主任");
				w.text = "已说明";
				w.text_len = strlen(w.text);
				w.consent = consent ? word("京3") : NUM_NONE;
				w.told = consent;
				d.at = at;
				left = r.m[M_DUE_SOLVE] - at;
				wrong += decide(EV_PAUSE, &r, &w)[0] != '\0';
				wrong += (r.m[M_DUE_SOLVE] == NUM_NONE) !=
				    consent;
				d.at = at + stood;
				wish_init(&w);
				wrong += decide(EV_RESUME, &r, &w)[0] != '\0';
				wrong += r.m[M_DUE_SOLVE] - (consent ?
				    d.at : at) != left;
				wrong += record_has_flag(&r, FLAG_PAUSED);
			}
		}
	}
	OK_INT(wrong, 0, "what was left is left, with consent alone");
}

/* Each rung once in a handling, from below, whenever it is asked. */
static void
test_rungs(void)
{
	static const char *const names[] = { "提醒", "黄灯", "催办", "督办",
		"一把手" };
	int64_t last = 0;
	struct record r;
	struct wish w;
	size_t n = 0;
	struct err e = ERR_INIT;

	make_case(&r, STATE_HANDLING);
	for (d.at = 100000; d.at < DUE + 4 * DATE_DAY_S; d.at += 12345) {
		wish_init(&w);
		while (rungs_next(&w, &r, &d, &e) == 1) {
			OK_TEXT(words_text(words, w.rung),
			    n < 5 ? names[n] : "", "the next rung");
			OK(w.since <= d.at && w.since > last,
			    "is reached by now, behind the last");
			last = w.since;
			OK_TEXT(decide(EV_ESCALATE, &r, &w), "", "once");
			n++;
		}
	}
	OK_INT(n, 5, "five in all");
	w.rung = word("催办");
	OK(strstr(decide(EV_ESCALATE, &r, &w), "already") != NULL,
	    "none a second time");
	make_case(&r, STATE_HANDLING);
	r.m[M_CONTACTED_AT] = 150000;
	r.m[M_LEVEL] = 1;
	d.at = DUE;
	wish_init(&w);
	for (n = 0; rungs_next(&w, &r, &d, &e) == 1 && n < 9; n++) {
		OK_TEXT(decide(EV_ESCALATE, &r, &w), "", "at level 1");
		wish_init(&w);
	}
	OK_INT(n, 3, "the due time reaches the top at once");
}

/* The second handling: the shorter of both limits, the first due time kept,
 * the ladder begun anew. */
static void
test_second(void)
{
	static const int64_t spans[] = { 2 * HOUR, 24 * HOUR, 72 * HOUR,
		72 * HOUR };
	struct record r;
	struct wish w;
	int level;

	for (level = 1; level <= POLICY_LEVELS; level++) {
		make_case(&r, STATE_CLOSED);
		r.m[M_LEVEL] = level;
		r.m[M_RUNGS] = word("催办");
		wish_init(&w);
		w.round = 1;
		w.contacted = 1;
		w.solved = 0;
		d.at = 300000;
		d.actor = word("回访员");
		OK_TEXT(decide(EV_ANSWER, &r, &w), "", "an answer of no");
		d.actor = NUM_NONE;
		OK_INT(r.m[M_STATE], STATE_HANDLING, "opens the case");
		OK_INT(r.m[M_DUE_SOLVE] - d.at, spans[level - 1],
		    "with the shorter limit");
		OK_INT(r.m[M_DUE_FIRST], DUE, "the first is kept");
		OK(r.m[M_RUNGS] == NUM_NONE && r.m[M_REOPENS] == 1,
		    "the ladder begins below");
	}
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (!begin(argv[0]))
		return DONE();
	test_table();
	test_pauses();
	test_rungs();
	test_second();
	end();
	return DONE();
}
