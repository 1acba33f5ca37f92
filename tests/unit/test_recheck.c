#include "tap.h"

#include "lifecase.h"
#include "life/recheck.h"

/*
 * The auditor's re-check: who may make it, that it is a third voice, and what
 * it opens.
 */
static struct record r;
static struct wish w;

/* Closed at 150,000 s; the desk's 回访员 was told at 160,000 s: solved, 满意. */
static void
make_asked(void)
{
	make_case(&r, STATE_CLOSED);
	r.m[M_OFFICER] = word("物业科办件员");
	wish_init(&w);
	w.round = 1;
	w.contacted = w.solved = 1;
	w.satisfied = word("满意");
	d.at = 160000;
	d.actor = word("回访员");
	OK_TEXT(decide(EV_ANSWER, &r, &w), "", "the office asked");
}

static const char *
check_by(const char *who, int64_t solved, const char *satisfied, int64_t at)
{
	wish_init(&w);
	w.solved = solved;
	w.satisfied = satisfied == NULL ? NUM_NONE : word(satisfied);
	d.actor = who == NULL ? NUM_NONE : word(who);
	d.at = at;
	return decide(EV_RECHECK, &r, &w);
}

#define OUTSIDER "recheck: who handled the case or asked first does not " \
	"check it, nor anybody of their units"

static const struct {
	const char *who;
	const char *why;
	const char *name;
} people[] = {
	{ "审核员", "", "an auditor" },
	{ "城管科办件员", "", "another unit" },
	{ "外聘督查员", "", "one whom the policy does not know" },
	{ "物业科办件员", OUTSIDER, "the handler" },
	{ "回访员", OUTSIDER, "who asked first" },
	{ "值班长", OUTSIDER, "of the unit of who asked first" },
	{ NULL, "recheck: --actor is missing", "nobody" },
};

static void
test_people(void)
{
	size_t i;

	for (i = 0; i < sizeof(people) / sizeof(people[0]); i++) {
		make_asked();
		OK_TEXT(check_by(people[i].who, 1, "满意", 170000),
		    people[i].why, people[i].name);
	}
	make_asked();
	r.m[M_OFFICER] = word("城管科办件员");
	OK_TEXT(check_by("物业科办件员", 1, "满意", 170000), OUTSIDER,
	    "of the unit that leads");
	r.m[M_LEAD] = word("民生保障科");
	OK_TEXT(check_by("城管科办件员", 1, "满意", 170000), OUTSIDER,
	    "the handler, of another unit");
	OK_TEXT(check_by("物业科办件员", 1, "满意", 170000), "",
	    "of no unit that had a part in it");
}

static void
test_voice(void)
{
	make_asked();
	OK_INT(r.m[M_OWN_BY], word("回访员"), "who asked is on record");
	OK_TEXT(check_by("审核员", 1, "基本满意", 170000), "", "agrees");
	OK_INT(r.m[M_STATE], STATE_CLOSED, "nothing opens");
	OK_INT(r.m[M_OWN_SATISFIED], word("满意"), "the own answer stands");
	OK_INT(r.m[M_OWN_AT], 160000, "with its time");
	OK_INT(r.m[M_OWN_ROUNDS], 1, "and its rounds");
	OK_INT(r.m[M_CITY_AT], NUM_NONE, "the city said nothing");
	OK_INT(r.m[M_RECHECK_SATISFIED], word("基本满意"), "kept beside");
	OK_INT(r.m[M_RECHECK_OWN_SATISFIED], word("满意"), "what it checked");
	OK_INT(r.m[M_RECHECK_OWN_SOLVED], 1, "both of it");
	OK_INT(r.m[M_RECHECK_BY], word("审核员"), "by whom");
	OK_INT(r.m[M_RECHECK_UNIT], word("物业管理科"), "whose work");
	OK_TEXT(check_by("审核员", NUM_NONE, "不满意", 165000), "",
	    "an older one, late");
	OK_INT(r.m[M_RECHECK_SATISFIED], word("基本满意"), "does not stand");
	OK_TEXT(check_by("审核员", NUM_NONE, "无人接听", 171000), "",
	    "nobody answered");
	OK_INT(r.m[M_RECHECK_AT], 170000, "changes nothing");
	OK_TEXT(check_by("审核员", NUM_NONE, "不满意", 172000), "",
	    "not satisfied");
	OK_INT(r.m[M_RECHECK_SOLVED], NUM_NONE,
	    "what was not asked is not known");
	OK_INT(r.m[M_STATE], STATE_CLOSED,
	    "of satisfaction alone nothing opens, as with the own");
}

static void
test_opens(void)
{
	make_asked();
	OK_TEXT(check_by("审核员", 0, "不满意", 170000), "", "not solved");
	OK_INT(r.m[M_STATE], STATE_HANDLING, "the second handling begins");
	OK_INT(r.m[M_REOPEN_CAUSE], word("audit"), "by an audit");
	OK_INT(r.m[M_REOPENS], 1, "once");
	OK_INT(r.m[M_OWN_SOLVED], 1, "the own answer is as it was");
	OK_TEXT(check_by("审核员", 0, "不满意", 171000), "", "said again");
	OK_INT(r.m[M_REOPENS], 1, "what is open is not opened again");
}

static void
test_refused(void)
{
	make_asked();
	OK_TEXT(check_by("审核员", NUM_NONE, NULL, 170000),
	    "recheck: there is no answer in it", "no answer");
	OK_TEXT(check_by("审核员", 1, "好得很", 170000),
	    "recheck: the policy has no answer '好得很': there are "
	    "非常满意, 满意, 基本满意, 不满意, 非常不满意, 未评价, 无人接听, "
	    "无法回访, 未接通, 未接通1, 未接通2, 拒绝回访, 空号, 停机",
	    "a word unknown");
	OK_TEXT(check_by("审核员", 1, "满意", 155000),
	    "recheck: its time lies before what it checks", "too early");
	make_case(&r, STATE_HANDLING);
	OK_TEXT(check_by("审核员", 1, "满意", 170000),
	    "recheck: the case was not closed, and nobody has asked its "
	    "citizen yet", "an open case");
	make_case(&r, STATE_CLOSED);
	OK_TEXT(check_by("审核员", 1, "满意", 170000), "",
	    "closed and nobody asked: a first voice");
	OK_INT(r.m[M_RECHECK_OWN_SOLVED], NUM_NONE, "with nothing to check");
	OK_INT(r.m[M_OWN_SOLVED], NUM_NONE, "which fills no gap");
	make_case(&r, STATE_RETURNED);
	OK(*check_by("审核员", 1, "满意", 170000) != '\0', "a returned case");
}

/* Attempts at it are none of the four. */
static void
test_attempts(void)
{
	make_case(&r, STATE_CLOSED);
	wish_init(&w);
	w.connected = 1;
	w.call = word("recheck");
	d.at = 160000;
	d.actor = word("审核员");
	OK_TEXT(decide(EV_CONTACT, &r, &w), "", "a call of a re-check");
	OK_INT(r.m[M_TRIED], NUM_NONE, "is no attempt at the four");
	OK_INT(r.m[M_REACHED], NUM_NONE, "nor one of them");
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (begin(argv[0])) {
		test_people();
		test_voice();
		test_opens();
		test_refused();
		test_attempts();
	}
	end();
	DONE();
}
