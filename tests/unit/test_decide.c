#include <string.h>

#include "tap.h"

#include "lifecase.h"

static void
test_assign(void)
{
	struct wish w;
	struct record r;
	struct event ev;

	wish_init(&w);
	refused(EV_ASSIGN, STATE_RECEIVED, &w, "--lead is missing",
	    "a lead must be named");
	w.lead = word("无此科");
	refused(EV_ASSIGN, STATE_RECEIVED, &w, "no unit '无此科'",
	    "and be one of the policy");
	w.lead = word("农光里");
	w.assist = word("物业管理科\x1f" "农光里社区\x1f" "物业管理科");
	make_case(&r, STATE_RECEIVED);
	OK_TEXT(decide_to(&ev, EV_ASSIGN, &r, &w), "", "an alias is enough");
	OK_TEXT(words_text(words, r.m[M_LEAD]), "农光里社区",
	    "the unit's own name is kept");
	OK_TEXT(words_text(words, r.m[M_ASSIST]), "物业管理科",
	    "a helper once, and never the lead");
	refused(EV_ASSIGN, STATE_HANDLING, &w, "signed", "not over a signature");
	w.assist = word("无此科");
	refused(EV_ASSIGN, STATE_RECEIVED, &w, "no unit",
	    "helpers are units too");

	wish_init(&w);
	w.assist = word("城市管理科");
	make_case(&r, STATE_HANDLING);
	OK_TEXT(decide_to(&ev, EV_ASSIST, &r, &w), "", "a helper later");
	OK(strstr(decide_to(&ev, EV_ASSIST, &r, &w), "already") != NULL,
	    "but not twice");
}

static void
test_calls(void)
{
	struct wish w;
	struct record r;
	struct event ev;

	wish_init(&w);
	refused(EV_CONTACT, STATE_HANDLING, &w, "--connected",
	    "a call was answered or missed");
	w.connected = 1;
	make_case(&r, STATE_HANDLING);
	d.at = 200000;
	decide_to(&ev, EV_CONTACT, &r, &w);
	d.at = 200000 + policy->attempt_gap_s - 1;
	decide_to(&ev, EV_CONTACT, &r, &w);
	OK(r.m[M_TRIED] == 1 && r.m[M_REACHED] == 1,
	    "nearer than the gap is the same attempt");
	d.at = 200000 + 2 * policy->attempt_gap_s;
	decide_to(&ev, EV_CONTACT, &r, &w);
	OK_INT(r.m[M_REACHED], 2, "farther is another one");
	OK_INT(r.m[M_NEED], 4, "of four");
	make_case(&r, STATE_CLOSED);
	d.at = 150000 + policy->result_call_s;
	decide_to(&ev, EV_CONTACT, &r, &w);
	OK_INT(r.m[M_REACHED], 1, "the result call within its window counts");
	make_case(&r, STATE_CLOSED);
	d.at = 150000 + policy->result_call_s + 1;
	decide_to(&ev, EV_CONTACT, &r, &w);
	OK(r.m[M_TRIED] == 1 && r.m[M_REACHED] == NUM_NONE,
	    "a second later it is kept only");
	d.at = d.now_at + 1;
	refused(EV_CONTACT, STATE_HANDLING, &w, "future", "not in the future");
	d.at = 98999;
	refused(EV_CONTACT, STATE_HANDLING, &w, "before the case",
	    "not before the case");
	d.at = 200000;
}

/* domain.md 7, no. 9: asked late it is refused; in time both dues stand. */
static void
test_extend(void)
{
	struct wish w;
	struct record r;
	struct event ev;
	int64_t due = 100000 + 7 * DATE_DAY_S;

	wish_init(&w);
	w.until_at = due + DATE_DAY_S;
	w.why = word("待施工");
	refused(EV_EXTEND, STATE_HANDLING, &w, "consent",
	    "the clock moves with consent only");
	w.consent = word("市〔2026〕12号");
	refused(EV_EXTEND, STATE_HANDLING, &w, "told",
	    "and when the citizen was told");
	w.told = 1;
	make_case(&r, STATE_HANDLING);
	OK_TEXT(decide_to(&ev, EV_EXTEND, &r, &w), "", "then it does");
	OK(r.m[M_DUE_SOLVE] == due + DATE_DAY_S && r.m[M_DUE_FIRST] == due,
	    "the original due is kept");
	w.until_at = due + 3 * DATE_DAY_S;
	OK_TEXT(decide_to(&ev, EV_EXTEND, &r, &w), "", "a second time");
	OK(r.m[M_DUE_FIRST] == due && r.m[M_EXTENDS] == 2,
	    "it is still the first one");
	w.until_at = due;
	refused(EV_EXTEND, STATE_HANDLING, &w, "not after", "not backwards");
	d.at = due + 3600;
	w.until_at = due + DATE_DAY_S;
	refused(EV_EXTEND, STATE_HANDLING, &w, "overdue",
	    "an hour after the due time it is too late");
	d.at = 200000;
}

/* domain.md 1.3 and 7, no. 10: only within the window, only on a ground. */
static void
test_return(void)
{
	struct wish w;
	struct record r;
	struct event ev;

	wish_init(&w);
	w.to = word("desk");
	w.ground = word("难办");
	w.evidence = word("照片");
	d.at = 100000 + 600;
	refused(EV_RETURN, STATE_ASSIGNED, &w, "no ground", "难办 is none");
	w.ground = word("属地不符");
	w.evidence = NUM_NONE;
	refused(EV_RETURN, STATE_ASSIGNED, &w, "--evidence",
	    "a ground needs its proof");
	w.evidence = word("照片");
	d.at = 100000 + 7200;
	make_case(&r, STATE_ASSIGNED);
	OK_TEXT(decide_to(&ev, EV_RETURN, &r, &w), "", "to the last second");
	d.at = 100000 + 7201;
	refused(EV_RETURN, STATE_ASSIGNED, &w, "首接负责",
	    "after it the first unit leads");
	d.at = 100000 + 901;
	make_case(&r, STATE_ASSIGNED);
	r.m[M_LEVEL] = 1;
	OK(strstr(decide_to(&ev, EV_RETURN, &r, &w), "首接负责") != NULL,
	    "level 1 has fifteen minutes");
	d.at = 200000;
}

/* What is written freely and kept for good names nobody, whichever it is. */
static const struct kept_case {
	enum event_kind kind;
	size_t at;			/* of struct wish: a word */
	const char *text;
	const char *want;		/* "": it is taken */
} kept_cases[] = {
#define OF(member) offsetof(struct wish, member)
	{ EV_PROGRESS, OF(milestone), "约见李晓梅女士",
	    "the policy has no milestone" },
	{ EV_PROGRESS, OF(evidence), "照片", "" },
	{ EV_PROGRESS, OF(evidence), "３号楼立管照片", "" },
	{ EV_PROGRESS, OF(evidence), "3号楼2单元501室照片",
	    "the evidence names" },
	{ EV_PROGRESS, OF(evidence), "与１３８００００１２３４通话录音",
	    "the evidence names" },
	{ EV_PROGRESS, OF(evidence), "京A12345行驶证", "the evidence names" },
	{ EV_EXTEND, OF(consent), "市〔2026〕12号", "" },
	{ EV_EXTEND, OF(consent), "20261234", "" },
	{ EV_EXTEND, OF(consent), "62345678", "the consent names" },
	{ EV_EXTEND, OF(consent), "010-62345678", "the consent names" },
	{ EV_EXTEND, OF(consent), "李晓梅女士口头同意", "the consent names" },
	{ EV_EXTEND, OF(consent), "13800001234", "the consent names" },
	{ EV_PROMISE, OF(needs), "自来水集团", "" },
	{ EV_PROMISE, OF(needs), "王先生 13800001234",
	    "the unit needed names" },
#undef OF
};

static void
test_kept(void)
{
	const struct kept_case *c;
	struct wish w;
	struct record r;
	struct event ev;
	const char *got;
	size_t i;

	d.actor = word("王岗");
	for (i = 0; i < sizeof(kept_cases) / sizeof(kept_cases[0]); i++) {
		c = &kept_cases[i];
		wish_init(&w);
		w.milestone = word("踏勘");
		w.consent = word("市12号");
		w.told = 1;
		w.why = word("施工");
		w.until_at = 900000;
		w.blocker = word("资金");
		w.by = word("王岗");
		w.text = "更换";
		w.text_len = strlen(w.text);
		*(int64_t *)((char *)&w + c->at) = word(c->text);
		make_case(&r, STATE_HANDLING);
		got = decide_to(&ev, c->kind, &r, &w);
		if (c->want[0] == '\0')
			OK_TEXT(got, "", c->text);
		else
			OK(strstr(got, c->want) != NULL, c->text);
	}
}

static void
test_survey(void)
{
	struct wish w;
	struct record r;
	struct event ev;

	wish_init(&w);
	w.round = 1;
	w.solved = 0;
	d.actor = word("王岗");
	refused(EV_ANSWER, STATE_CLOSED, &w, "handler",
	    "the handler asks nobody how it was");
	d.actor = word("回访员");
	make_case(&r, STATE_CLOSED);
	OK_TEXT(decide_to(&ev, EV_ANSWER, &r, &w), "", "somebody else does");
	OK(r.m[M_OWN_SOLVED] == 0 && r.m[M_CITY_SOLVED] == NUM_NONE &&
	    r.m[M_OWN_AT] == 200000, "never mixed with the city's");
	refused(EV_ANSWER, STATE_HANDLING, &w, "before the case is closed",
	    "not before 办结");
	w.round = 3;
	refused(EV_ANSWER, STATE_CLOSED, &w, "round", "two rounds");
	w.round = 2;
	w.satisfied = word("还行吧");
	refused(EV_ANSWER, STATE_CLOSED, &w, "no answer", "known answers only");
	wish_init(&w);
	w.satisfied = word("还行吧");
	make_case(&r, STATE_CLOSED);
	OK_TEXT(decide_to(&ev, EV_CITY, &r, &w), "", "the city may say anything");
	OK_INT(r.m[M_FLAGS], FLAG_UNKNOWN_ANSWER, "which is flagged");
}

static void
test_promise(void)
{
	struct wish w;

	wish_init(&w);
	w.blocker = word("天气");
	w.text = "下周开工";
	w.text_len = strlen(w.text);
	w.by = word("王岗");
	w.until_at = 300000;
	refused(EV_PROMISE, STATE_HANDLING, &w, "no reason '天气'",
	    "a reason of the policy");
	w.blocker = word("资金");
	w.until_at = 199999;
	refused(EV_PROMISE, STATE_HANDLING, &w, "past", "a day to come");
	w.until_at = 300000;
	w.by = NUM_NONE;
	refused(EV_PROMISE, STATE_HANDLING, &w, "--by", "a person");
	d.actor = NUM_NONE;
	wish_init(&w);
	w.text = "修好了";
	w.text_len = strlen(w.text);
	refused(EV_RESOLVE, STATE_HANDLING, &w, "--actor",
	    "somebody submits a result");
	wish_init(&w);
	refused(EV_BACK, STATE_SUBMITTED, &w, "--why", "back has a reason");
	refused(EV_NOTE, STATE_CLOSED, &w, "--text", "a note has words");
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (begin(argv[0])) {
		d.now_at = 1000000;
		test_assign();
		test_calls();
		test_extend();
		test_return();
		test_kept();
		test_survey();
		test_promise();
	}
	end();
	DONE();
}
