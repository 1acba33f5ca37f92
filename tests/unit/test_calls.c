#include <stdlib.h>

#include "tap.h"

#include "lifecase.h"
#include "life/revisit.h"
#include "life/survey.h"

#define MIN 60

static struct record r;
static struct wish w;

/* --- the four calls ------------------------------------------------------ */

static const char *
call_at(int64_t at, int connected, const char *label)
{
	wish_init(&w);
	w.connected = connected;
	w.call = label != NULL ? word(label) : NUM_NONE;
	d.at = at;
	return decide(EV_CONTACT, &r, &w);
}

/*
 * Each row is one case's calls in the order of writing: minutes after the
 * first, '+' connected, '-' missed, a letter for the label; then how many
 * attempts and how many of the four they are.
 */
static const struct {
	const char *calls;
	int tried, reached;
	const char *name;
} calls[] = {
	{ "", -1, -1, "none" },
	{ "0-u", 1, -1, "one missed" },
	{ "0+u", 1, 1, "one" },
	{ "0+u 9+c", 1, 1, "within ten minutes: one attempt" },
	{ "0+u 10+c", 2, 2, "after ten minutes: two" },
	{ "0-u 5+u", 1, 1, "an attempt that was connected in the end" },
	{ "0+u 60-c 65+c", 2, 2, "and so a later one" },
	{ "0-u 5-u 60-u", 2, -1, "missed ones never count" },
	{ "0+u 9+c 18+p", 2, 2, "near one that does not count itself" },
	{ "60+p 0+u 120+r", 3, 3, "written down out of order" },
	{ "0+u 60+c 120+p 5+r", 4, 3, "late, and near the first one" },
	{ "0+u 60+u 120+u 180+u", 4, 4, "labels need not differ" },
	{ "0+r 60+p 120+c 180+u 240+u", 5, 5, "in any order, more than four" },
	{ "0+v", -1, -1, "a revisit is none of the four" },
};

static const char *
label_of(char c)
{
	return c == 'u' ? "understand" : c == 'c' ? "confirm" : c == 'p' ?
	    "progress" : c == 'r' ? "result" : "revisit";
}

static void
test_calls(void)
{
	const char *s;
	char *end_of;
	size_t i;
	long min;

	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		make_case(&r, STATE_HANDLING);
		for (s = calls[i].calls; *s != '\0'; s += *s == ' ') {
			min = strtol(s, &end_of, 10);
			OK_TEXT(call_at(200000 + min * MIN, *end_of == '+',
			    label_of(end_of[1])), "", calls[i].name);
			s = end_of + 2;
		}
		OK(r.m[M_TRIED] == (calls[i].tried < 0 ? NUM_NONE :
		    calls[i].tried) && r.m[M_REACHED] ==
		    (calls[i].reached < 0 ? NUM_NONE : calls[i].reached),
		    calls[i].name);
	}
}

static void
test_after_closing(void)
{
	int64_t end_at = 150000 + policy->result_call_s;

	make_case(&r, STATE_CLOSED);
	call_at(end_at, 1, "result");
	OK_INT(r.m[M_REACHED], 1, "the result call, to the last second");
	OK_INT(r.m[M_CALLS], survey_call_bit("result"), "by its label");
	make_case(&r, STATE_CLOSED);
	call_at(end_at + 1, 1, "result");
	OK_INT(r.m[M_REACHED], NUM_NONE, "not a second later");
	make_case(&r, STATE_CLOSED);
	call_at(150001, 1, "understand");
	OK_INT(r.m[M_REACHED], NUM_NONE, "another call has missed its time");
	call_at(150000, 1, "understand");
	OK_INT(r.m[M_REACHED], 1, "unless it was before, and written late");
	OK(strstr(call_at(160000, 1, "lunch"), "no such code") != NULL,
	    "an impossible code");
	wish_init(&w);
	w.connected = 1;
	w.seconds = 86401;
	OK(strstr(decide(EV_CONTACT, &r, &w), "so many seconds") != NULL,
	    "an impossible length");
}

static void
test_missed_days(void)
{
	make_case(&r, STATE_HANDLING);
	call_at(200000, 0, "understand");
	call_at(200000 + 3600, 0, "understand");
	OK_INT(r.m[M_MISSED_DAYS], 1, "one day, however often");
	call_at(200000 + DATE_DAY_S, 0, "understand");
	call_at(200000 + 2 * DATE_DAY_S, 0, "revisit");
	OK_INT(r.m[M_MISSED_DAYS], 3, "three days");
	call_at(200000 + 3 * DATE_DAY_S, 1, "understand");
	OK_INT(r.m[M_MISSED_DAYS], 0, "somebody answered");
	call_at(200000 + 4 * DATE_DAY_S, 0, "understand");
	OK_INT(r.m[M_MISSED_DAYS], 1, "then it begins anew");
}

/* --- the two revisits ---------------------------------------------------- */

static const char *
answer_at(int64_t at, int64_t round, int64_t solved, const char *satisfied)
{
	wish_init(&w);
	w.round = round;
	w.solved = solved;
	w.satisfied = satisfied != NULL ? word(satisfied) : NUM_NONE;
	d.at = at;
	d.actor = word("回访员");
	return decide(EV_ANSWER, &r, &w);
}

static void
test_answers(void)
{
	make_case(&r, STATE_CLOSED);
	OK_TEXT(answer_at(200000, 1, NUM_NONE, "不满意"), "", "the first round");
	OK_TEXT(answer_at(300000, 2, NUM_NONE, "无人接听"), "",
	    "a round of no use is kept");
	OK(r.m[M_OWN_SATISFIED] == word("不满意") && r.m[M_OWN_AT] ==
	    200000 && r.m[M_OWN_ROUNDS] == 1, "and changes nothing");
	OK_TEXT(answer_at(400000, 2, 1, "满意"), "", "the second round");
	OK(r.m[M_OWN_SATISFIED] == word("满意") && r.m[M_OWN_ROUNDS] == 3 &&
	    r.m[M_OWN_FIRST_SATISFIED] == word("不满意") &&
	    r.m[M_OWN_FIRST_AT] == 200000, "stands; the first is visible");
	OK_INT(r.m[M_OWN_TURNED], 1, "turned without work");
	OK_TEXT(answer_at(350000, 1, NUM_NONE, "基本满意"), "", "an older one");
	OK(r.m[M_OWN_SATISFIED] == word("满意") && r.m[M_OWN_ROUND] == 2,
	    "does not stand");
	OK_TEXT(answer_at(180000, 1, NUM_NONE, "非常不满意"), "", "a still older");
	OK(r.m[M_OWN_FIRST_SATISFIED] == word("非常不满意"),
	    "was the first then");
}

static void
test_turned(void)
{
	make_case(&r, STATE_CLOSED);
	answer_at(200000, 1, NUM_NONE, "不满意");
	r.m[M_PROGRESS_AT] = 200001;
	answer_at(300000, 2, 1, "满意");
	OK_INT(r.m[M_OWN_TURNED], NUM_NONE, "with work in between: no turn");
	make_case(&r, STATE_CLOSED);
	r.m[M_SOLVED_AT] = r.m[M_SUBMITTED_AT] = 140000;
	answer_at(200000, 1, NUM_NONE, "不满意");
	answer_at(300000, 2, 1, "基本满意");
	OK_INT(r.m[M_OWN_TURNED], 1, "work before the first does not help");
	make_case(&r, STATE_CLOSED);
	answer_at(200000, 1, 1, "满意");
	answer_at(300000, 2, NUM_NONE, "不满意");
	OK_INT(r.m[M_OWN_TURNED], NUM_NONE, "the other way is none");
}

static void
test_who(void)
{
	make_case(&r, STATE_CLOSED);
	answer_at(200000, 1, 1, "满意");
	OK_INT(r.m[M_OWN_SAME_UNIT], NUM_NONE, "the desk asks");
	make_case(&r, STATE_CLOSED);
	wish_init(&w);
	w.round = 1;
	w.solved = 1;
	d.at = 200000;
	d.actor = word("王岗");
	OK(strstr(decide(EV_ANSWER, &r, &w), "the handler") != NULL,
	    "the handler does not");
	d.actor = word("物业科办件员");
	OK_TEXT(decide(EV_ANSWER, &r, &w), "", "somebody of the unit may");
	OK_INT(r.m[M_OWN_SAME_UNIT], 1, "which is seen");
	make_case(&r, STATE_HANDLING);
	OK(strstr(decide(EV_ANSWER, &r, &w), "before the case is closed") !=
	    NULL, "no revisit before 办结");
	make_case(&r, STATE_CLOSED);
	d.at = 149999;
	OK(strstr(decide(EV_ANSWER, &r, &w), "before the case is closed") !=
	    NULL, "nor one dated before it");
	d.actor = NUM_NONE;
}

static void
test_reopened(void)
{
	make_case(&r, STATE_CLOSED);
	OK_TEXT(answer_at(200000, 1, 0, "不满意"), "", "not solved");
	OK(r.m[M_STATE] == STATE_HANDLING && r.m[M_OWN_ROUNDS] == NUM_NONE &&
	    r.m[M_OWN_SATISFIED] == word("不满意"),
	    "handled again; the rounds begin anew, the answer stays");
}

/* --- waivers ------------------------------------------------------------- */

static const char *
waive(const char *code, int calls_too, int revisits, const char *text)
{
	wish_init(&w);
	w.code = word(code);
	w.waives_calls = calls_too;
	w.waives_revisits = revisits;
	w.text = text;
	w.text_len = text != NULL ? strlen(text) : 0;
	d.at = 300000;
	d.actor = word("值班长");
	return decide(EV_WAIVE, &r, &w);
}

static void
test_waivers(void)
{
	make_case(&r, STATE_HANDLING);
	r.m[M_CALLER] = 77;
	OK(strstr(waive("holiday", 1, 1, "x"), "no such code") != NULL,
	    "codes are a closed list");
	OK(strstr(waive("refused", 1, 1, NULL), "say in a text") != NULL,
	    "a refusal is told");
	OK(strstr(waive("refused", 0, 0, "x"), "--part") != NULL, "of what");
	OK(strstr(waive("secret", 1, 1, NULL), "not secret") != NULL,
	    "secret is what is");
	OK(strstr(waive("nonumber", 1, 1, NULL), "is known") != NULL,
	    "there is a number");
	OK(strstr(waive("unreachable", 1, 1, NULL), "not missed") != NULL,
	    "nobody tried");
	r.m[M_MISSED_DAYS] = 2;
	OK(strstr(waive("unreachable", 1, 0, NULL), "not missed") != NULL,
	    "two days are too few");
	OK(strstr(waive("emergency", 1, 0, NULL), "level 1") != NULL,
	    "level 3 is none");
	OK_INT(r.m[M_CALLS_WAIVED], NUM_NONE, "nothing was waived");
	r.m[M_MISSED_DAYS] = 3;
	OK_TEXT(waive("unreachable", 1, 0, NULL), "", "three days");
	OK(r.m[M_CALLS_WAIVED] == word("unreachable") &&
	    r.m[M_OWN_WAIVED] == NUM_NONE && r.m[M_REACHED] == NUM_NONE,
	    "the calls alone, and none is done");
	OK_TEXT(waive("refused", 0, 1, "市民表示不必再来电"), "", "told");
	OK_INT(r.m[M_OWN_WAIVED], word("refused"), "the revisits");
	r.m[M_LEVEL] = 1;
	OK_TEXT(waive("emergency", 1, 0, NULL), "", "level 1 is one");
	OK(strstr(waive("emergency", 1, 1, NULL), "for the calls") !=
	    NULL, "but not for revisits");
	r.m[M_CALLER] = NUM_NONE;
	OK_TEXT(waive("nonumber", 1, 1, NULL), "", "no number");
	r.m[M_FLAGS] = FLAG_SECRET;
	OK_TEXT(waive("secret", 1, 1, NULL), "", "a secret case");
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (begin(argv[0])) {
		test_calls();
		test_after_closing();
		test_missed_days();
		test_answers();
		test_turned();
		test_who();
		test_reopened();
		test_waivers();
	}
	end();
	DONE();
}
