#include "tap.h"

#include "lifecase.h"
#include "life/exclusion.h"
#include "rule/calendarfile.h"

static struct record r;
static struct wish w;

static void
make_wish(const char *ground, const char *clause, const char *proof,
    const char *text)
{
	wish_init(&w);
	w.ground = ground != NULL ? word(ground) : NUM_NONE;
	w.clause = clause != NULL ? word(clause) : NUM_NONE;
	w.proof = proof != NULL ? word(proof) : NUM_NONE;
	w.text = text;
	w.text_len = text != NULL ? strlen(text) : 0;
}

static const char *
ask(const char *who, const char *ground)
{
	make_wish(ground, "条例第九条", "照片", "经查不实");
	d.actor = word(who);
	return decide(EV_EXCLUDE, &r, &w);
}

static const char *
judge(const char *who, int grant)
{
	wish_init(&w);
	w.granted = grant;
	w.why = grant ? NUM_NONE : word("依据不足");
	d.actor = word(who);
	return decide(EV_EXCLUDE_DECIDE, &r, &w);
}

static const char *
city(const char *number, int grant)
{
	make_wish("G7", "派单目录", NULL, NULL);
	w.number = number != NULL ? word(number) : NUM_NONE;
	w.granted = grant;
	d.actor = word("值班长");
	return decide(EV_EXCLUDE_CITY, &r, &w);
}

/* What a request cannot do without: each missing once. */
static void
test_request(void)
{
	static const struct {
		const char *ground, *clause, *proof, *text, *why;
	} rows[] = {
		{ NULL, "条款", "照片", "结论", "--ground" },
		{ "G10", "条款", "照片", "结论", "the list is closed" },
		{ "难办", "条款", "照片", "结论", "the list is closed" },
		{ "G5", NULL, "照片", "结论", "--clause" },
		{ "G5", "条款", NULL, "结论", "--evidence" },
		{ "G5", "条款", "照片", NULL, "--conclusion" },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		make_case(&r, STATE_HANDLING);
		make_wish(rows[i].ground, rows[i].clause, rows[i].proof,
		    rows[i].text);
		d.actor = word("物业科办件员");
		OK(strstr(decide(EV_EXCLUDE, &r, &w), rows[i].why) != NULL &&
		    r.m[M_EXCL_STATE] == NUM_NONE, rows[i].why);
	}
	make_case(&r, STATE_ASSIGNED);
	OK_TEXT(ask("物业科办件员", "查否"), "", "a ground by its text");
	OK(r.m[M_EXCL_GROUND] == word("G5") && r.m[M_EXCL_AHEAD] == 1 &&
	    r.m[M_EXCL_AFTER] == 0 && r.m[M_EXCL_INTERNAL] == NUM_NONE &&
	    r.m[M_STATE] == STATE_ASSIGNED,
	    "asked before the work; nothing is excluded by asking");
	OK(strstr(ask("物业科办件员", "G5"), "already") != NULL, "once");
}

static void
test_judges(void)
{
	static const struct {
		const char *who;
		int negative;
		const char *why;
	} rows[] = {
		{ "值班长", 0, "" },
		{ "主任", 0, "" },
		{ "审核员", 0, "" },
		{ "某人", 0, "does not know" },
		{ "物业科办件员", 0, "own unit" },
		{ "城管科办件员", 0, "only desk" },
		{ "分管领导", 0, "" },
		{ "分管领导", 1, "outside the line" },
		{ "主任", 1, "" },
		{ "值班长", 1, "" },
		{ "审核员", 1, "" },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		make_case(&r, STATE_HANDLING);
		if (rows[i].negative) {
			r.m[M_CITY_AT] = 190000;
			r.m[M_CITY_SATISFIED] = word("不满意");
		}
		OK_TEXT(ask("派单员", "G5"), "", "asked for");
		OK_INT(r.m[M_EXCL_AFTER], rows[i].negative, "told apart");
		if (rows[i].why[0] == '\0')
			OK_TEXT(judge(rows[i].who, 1), "", rows[i].who);
		else
			OK(strstr(judge(rows[i].who, 1), rows[i].why) != NULL,
			    rows[i].who);
		OK_INT(r.m[M_EXCL_INTERNAL], rows[i].why[0] == '\0' ?
		    word("G5") : NUM_NONE, "excluded or not");
	}
	make_case(&r, STATE_HANDLING);
	ask("派单员", "G5");
	OK(strstr(judge("派单员", 1), "he asked for") != NULL,
	    "nobody approves his own request");
	OK(strstr(judge("派单员", 0), "he asked for") != NULL,
	    "nor rejects it");
	r.m[M_LEAD] = r.m[M_EXCL_UNIT] = word("市民诉求处置中心");
	OK(strstr(judge("值班长", 1), "own unit") != NULL,
	    "the desk is a scored unit too");
}

static void
test_answer_kept(void)
{
	make_case(&r, STATE_CLOSED);
	r.m[M_CITY_AT] = 160000;
	r.m[M_CITY_VALID] = 1;
	r.m[M_CITY_SATISFIED] = word("不满意");
	r.m[M_CITY_SOLVED] = 0;
	r.m[M_CITY_CONTACTED] = 1;
	r.m[M_OWN_AT] = 170000;
	r.m[M_OWN_SATISFIED] = word("满意");
	OK_TEXT(ask("物业科办件员", "G6"), "", "after a negative answer");
	OK_TEXT(words_text(words, r.m[M_EXCL_ANSWER]), "city\x1f" "不满意\x1f"
	    "unsolved\x1f" "contacted\x1f" "own\x1f" "满意",
	    "what was answered by then is kept");
	r.m[M_CITY_SATISFIED] = word("满意");
	OK_INT(r.m[M_EXCL_AFTER], 1, "whatever comes later");
}

static void
test_appeal(void)
{
	make_case(&r, STATE_HANDLING);
	ask("物业科办件员", "G5");
	wish_init(&w);
	d.actor = word("值班长");
	w.granted = 0;
	OK(strstr(decide(EV_EXCLUDE_DECIDE, &r, &w), "--why") != NULL,
	    "a refusal has a reason");
	OK_TEXT(judge("值班长", 0), "", "refused");
	OK(r.m[M_EXCL_INTERNAL] == NUM_NONE && r.m[M_EXCL_STATE] ==
	    word("rejected"), "nothing is excluded");
	OK(strstr(ask("物业科办件员", "G5"), "appeal") != NULL,
	    "not asked for again");
	d.actor = word("物业科办件员");
	wish_init(&w);
	OK(strstr(decide(EV_EXCLUDE_APPEAL, &r, &w), "--conclusion") != NULL,
	    "an appeal says why");
	w.text = "补充证据";
	w.text_len = strlen(w.text);
	OK_TEXT(decide(EV_EXCLUDE_APPEAL, &r, &w), "", "appealed");
	OK(strstr(judge("值班长", 1), "somebody else") != NULL,
	    "not to the same person");
	OK_TEXT(judge("主任", 0), "", "refused again");
	d.actor = word("物业科办件员");
	make_wish(NULL, NULL, NULL, "再申诉");
	OK(strstr(decide(EV_EXCLUDE_APPEAL, &r, &w), "once already") != NULL,
	    "once");
}

static void
test_revoke(void)
{
	make_case(&r, STATE_HANDLING);
	wish_init(&w);
	w.why = word("复核有误");
	d.actor = word("主任");
	OK(strstr(decide(EV_EXCLUDE_REVOKE, &r, &w), "not excluded") != NULL,
	    "nothing to take back");
	ask("物业科办件员", "G5");
	judge("值班长", 1);
	d.actor = word("物业科办件员");
	wish_init(&w);
	w.why = word("复核有误");
	OK(strstr(decide(EV_EXCLUDE_REVOKE, &r, &w), "own unit") != NULL,
	    "not by the scored unit");
	d.actor = word("主任");
	OK_TEXT(decide(EV_EXCLUDE_REVOKE, &r, &w), "", "taken back");
	OK(r.m[M_EXCL_INTERNAL] == NUM_NONE && r.m[M_EXCL_STATE] ==
	    word("revoked") && r.m[M_EXCL_GROUND] == word("G5"),
	    "counted again; what was asked for stays");
	OK_TEXT(ask("物业科办件员", "G2"), "", "and may be asked for anew");
	OK(r.m[M_EXCL_DECIDED_AT] == NUM_NONE, "undecided then");
}

/* The two scopes know nothing of each other. */
static void
test_city(void)
{
	make_case(&r, STATE_CLOSED);
	OK(strstr(city(NULL, 1), "--number") != NULL,
	    "a decision of the city has its number");
	OK_TEXT(city("市审〔2026〕8号", 1), "", "recorded");
	OK(r.m[M_EXCL_CITY] == word("G7") && r.m[M_EXCL_INTERNAL] ==
	    NUM_NONE && r.m[M_EXCL_STATE] == NUM_NONE, "in its scope alone");
	OK(strstr(city("市审〔2026〕8号", 1), "already") != NULL, "once");
	ask("物业科办件员", "G5");
	judge("值班长", 1);
	wish_init(&w);
	w.why = word("市中心撤销");
	w.of_city = 1;
	d.actor = word("主任");
	OK(strstr(decide(EV_EXCLUDE_REVOKE, &r, &w), "--number") != NULL,
	    "so has its revocation");
	w.number = word("市审〔2026〕9号");
	OK_TEXT(decide(EV_EXCLUDE_REVOKE, &r, &w), "", "revoked");
	OK(r.m[M_EXCL_CITY] == NUM_NONE && r.m[M_EXCL_INTERNAL] ==
	    word("G5"), "the office's own is as it was");
	OK_TEXT(city("市审〔2026〕10号", 0), "", "a refusal is recorded too");
	OK(r.m[M_EXCL_CITY] == NUM_NONE && r.m[M_EXCL_CITY_NO] ==
	    word("市审〔2026〕10号"), "and excludes nothing");
}

/* Working days: a calendar is needed, and is asked. */
static void
test_deadline(const char *program)
{
	struct buf path = BUF_INIT, problems = BUF_INIT;
	struct calendarfile *file;
	struct err e = ERR_INIT;
	const char *slash = strrchr(program, '/');
	int64_t until_at, closed;

	buf_put(&path, program, slash == NULL ? 0 :
	    (size_t)(slash - program) + 1);
	buf_puts(&path, "../share/jiesu/rule/calendar-cn.json");
	make_case(&r, STATE_CLOSED);
	OK(strstr(ask("物业科办件员", "G5"), "calendar") != NULL,
	    "no calendar, no answer");
	file = calendarfile_load(path.data, &problems, &e);
	OK(file != NULL, "the calendar loads");
	d.calendar = file != NULL ? file->calendar : NULL;
	/* Friday, 2026-11-20 10:00 */
	OK_INT(date_parse_at("2026-11-20T10:00:00+08:00", 25, &closed, &e),
	    0, "a Friday");
	d.now_at = closed + 90 * DATE_DAY_S;
	r.m[M_CLOSED_AT] = closed;
	OK_INT(exclusion_until(&r, &d, &until_at, &e), 0, "five working days");
	OK_INT(until_at, closed + 7 * DATE_DAY_S, "are a week");
	d.at = until_at + 1;
	OK(strstr(ask("物业科办件员", "G5"), "is over") != NULL, "too late");
	d.at = until_at;
	OK_TEXT(ask("物业科办件员", "G5"), "", "to the last second");
	r.m[M_OWN_AT] = closed + 3 * DATE_DAY_S;
	exclusion_until(&r, &d, &until_at, &e);
	OK_INT(until_at, closed + 10 * DATE_DAY_S, "a later answer moves it");
	judge("值班长", 0);
	d.actor = word("物业科办件员");
	make_wish(NULL, NULL, NULL, "补充证据");
	d.at = d.at + 8 * DATE_DAY_S;
	OK(strstr(decide(EV_EXCLUDE_APPEAL, &r, &w), "is over") != NULL,
	    "an appeal has its time too");
	d.calendar = NULL;
	calendarfile_free(file);
	buf_release(&problems);
	buf_release(&path);
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (begin(argv[0])) {
		test_deadline(argv[0]);
		d.at = 200000;
		policy->exclude_within.unit = LIMIT_NONE;
		policy->appeal_within.unit = LIMIT_NONE;
		test_request();
		test_judges();
		test_answer_kept();
		test_appeal();
		test_revoke();
		test_city();
	}
	end();
	DONE();
}
