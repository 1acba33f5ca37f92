/* Level and clocks of an arriving case; domain.md 1.2 and 7, no. 6 and 7. */
#include <string.h>

#include "base/io.h"
#include "base/num.h"
#include "rule/calendarfile.h"
#include "rule/deadline.h"
#include "tap.h"
#include "time/date.h"

#define H 3600
#define D 86400
#define NONE NUM_NONE
#define RECEIVED INT64_C(1795400000)
#define SENT (RECEIVED + 240)

static const struct {
	const char *name, *category;
	int threat;
	int64_t dispatched_at, level, limit_s, due_at;
	int64_t want_level, by, flags;
	int64_t sign, contact, solve, said;	/* from the clock's start */
} cases[] = {
	{ "nothing known: the default level", "", 0, SENT, NONE, NONE, NONE,
	  3, BY_DEFAULT, 0, 2 * H, 24 * H, 7 * D, NONE },
	{ "from the category", "供暖/居民供暖/室温不达标", 0, SENT, NONE,
	  NONE, NONE, 2, BY_CATEGORY, 0, 2 * H, 12 * H, 24 * H, NONE },
	{ "an entry without a level", "生态环境/噪声/邻里噪声", 0, SENT, NONE,
	  NONE, NONE, 3, BY_DEFAULT, 0, 2 * H, 24 * H, 7 * D, NONE },
	{ "the dump's level before the category's", "供暖", 0, SENT, 4, NONE,
	  NONE, 4, BY_DUMP, 0, 2 * H, 24 * H, 15 * D, NONE },
	{ "no such level", "供暖", 0, SENT, 5, NONE, NONE,
	  2, BY_CATEGORY, 0, 2 * H, 12 * H, 24 * H, NONE },
	{ "a printed limit", "供暖", 0, SENT, NONE, 7 * D, NONE,
	  2, BY_CATEGORY, 0, 2 * H, 24 * H, 7 * D, NONE },
	{ "a printed deadline before a printed limit", "供暖", 0, SENT, 3,
	  7 * D, SENT + 5 * D, 3, BY_DUMP, 0, 2 * H, 24 * H, 5 * D, NONE },
	{ "signing is due no later than solving", "", 0, SENT, NONE, H, NONE,
	  3, BY_DEFAULT, 0, H, H / 2, H, NONE },
	{ "level 1", "扬言", 0, SENT, NONE, NONE, NONE,
	  1, BY_CATEGORY, 0, H / 2, H, 2 * H, NONE },
	{ "a threat (no. 6)", "生态环境/噪声/邻里噪声", 1, SENT, 3, 7 * D,
	  NONE, 1, BY_THREAT, FLAG_THREAT, H / 2, H, 2 * H, 7 * D },
	{ "a threat overrides a printed deadline", "", 1, SENT, NONE, NONE,
	  SENT + 9 * D, 1, BY_THREAT, FLAG_THREAT, H / 2, H, 2 * H, 9 * D },
	{ "a threat gives no more time than printed", "", 1, SENT, NONE, H,
	  NONE, 1, BY_THREAT, FLAG_THREAT, H / 2, H / 2, H, NONE },
	{ "a deadline before the start is none for a threat", "", 1, SENT,
	  NONE, NONE, SENT - 1, 1, BY_THREAT, FLAG_THREAT, H / 2, H, 2 * H,
	  -1 },
	{ "no dispatch time: assumed", "", 0, NONE, NONE, NONE, NONE,
	  3, BY_DEFAULT, FLAG_ASSUMED, 2 * H, 24 * H, 7 * D, NONE },
	{ "assumed, with a threat", "", 1, NONE, NONE, NONE, NONE, 1,
	  BY_THREAT, FLAG_ASSUMED | FLAG_THREAT, H / 2, H, 2 * H, NONE },
};

static int64_t
from_start(int64_t at, int64_t start)
{
	return at == NONE ? NONE : at - start;
}

static void
try_cases(const struct policy *p, struct words *w)
{
	struct deadline_rules rules = { p, w, NULL };
	struct limit limit = LIMIT_ABSENT;
	struct err e = ERR_INIT;
	struct deadline_facts f;
	struct record r;
	int64_t start;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		limit.n = cases[i].limit_s;
		limit.unit = limit.n == NONE ? LIMIT_NONE : LIMIT_NATURAL;
		f = (struct deadline_facts){ RECEIVED, cases[i].dispatched_at,
		    words_adds(w, cases[i].category), cases[i].level,
		    limit, cases[i].due_at, cases[i].threat };
		record_init(&r);
		OK(deadline_decide(&r, &f, &rules, &e) == 0, e.text);
		start = f.dispatched_at != NONE ? f.dispatched_at : RECEIVED;
		OK_INT(r.m[M_LEVEL], cases[i].want_level, cases[i].name);
		OK_INT(r.m[M_LEVEL_BY], cases[i].by, "who says so");
		OK_INT(r.m[M_FLAGS], cases[i].flags, "flags");
		OK_INT(from_start(r.m[M_DUE_SIGN], start), cases[i].sign,
		    "sign");
		OK_INT(from_start(r.m[M_DUE_CONTACT], start),
		    cases[i].contact, "first contact");
		OK_INT(from_start(r.m[M_DUE_SOLVE], start), cases[i].solve,
		    "solve");
		OK_INT(from_start(r.m[M_DUE_SAID], start), cases[i].said,
		    "what the dump said");
	}
}

/* No. 7: dispatched on Friday 23:50, level 2, due on Saturday 23:50. */
static void
try_friday(const struct policy *p, struct words *w)
{
	struct deadline_facts f = { NONE, NONE, NONE, NONE, LIMIT_ABSENT,
	    NONE, 0 };
	struct deadline_rules rules = { p, w, NULL };
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct record r;

	record_init(&r);
	OK(deadline_decide(&r, &f, &rules, &e) == 0, e.text);
	OK_INT(r.m[M_DUE_SOLVE], NONE, "no time at all, no clock");
	f.category = words_adds(w, "供暖/居民供暖/暖气漏水");
	OK(date_parse_at("2026-11-20 23:50:00", 19, &f.dispatched_at, &e) == 0,
	    "a Friday");
	f.received_at = f.dispatched_at - 300;
	r.m[M_FLAGS] = FLAG_ASSUMED | FLAG_SECRET;
	OK(deadline_decide(&r, &f, &rules, &e) == 0, e.text);
	date_put_at(&b, r.m[M_DUE_SOLVE]);
	OK_TEXT(b.data, "2026-11-21T23:50:00+08:00", "Saturday 23:50");
	OK_INT(r.m[M_FLAGS], FLAG_SECRET, "other flags stay");
	buf_release(&b);
}

static const struct {
	const char *s, *want;	/* want "": none that can be read */
} limits[] = {
	{ "2小时", "2h" }, { "24小时", "1d" }, { "24个小时", "1d" },
	{ "7天", "7d" }, { "15日", "15d" }, { "30分钟", "30m" },
	{ "7d", "7d" }, { "2H", "2h" }, { "7", "7d" }, { " 7 天 ", "7d" },
	{ "７天", "7d" }, { "５个自然日", "5d" }, { "1周", "7d" },
	{ "3个工作日", "3wd" }, { "5工作日", "5wd" }, { "１０个工作日", "10wd" },
	{ "4个工作小时", "4wh" }, { "2wd", "2wd" }, { "8WH", "8wh" },
	{ "个工作日", "" }, { "三个工作日", "" }, { "0个工作日", "" },
	{ "3个工作日内", "" }, { "4000个工作日", "" }, { "工作日", "" },
	{ "", "" }, { "天", "" },
	{ "0天", "" }, { "-1天", "" }, { "七天", "" }, { "4000天", "" },
	{ "9223372036854775807周", "" }, { "7天内", "" }, { "\xff", "" },
};

static void
try_limits(void)
{
	struct limit l = LIMIT_ABSENT;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		buf_reset(&b);
		if (deadline_parse_limit(&l, limits[i].s,
		    strlen(limits[i].s)) == 0)
			limit_put(&b, &l);
		OK_TEXT(b.data, limits[i].want, limits[i].s);
	}
	buf_release(&b);
}

/* --- working time: no. 8 of the field -------------------------------------- */

static const struct {
	const char *name, *dispatched, *limit;	/* limit "": the level's, 7wd */
	int threat;
	const char *want, *error;
} worked[] = {
	{ "a holiday: from the first opening on", "2025-10-01 09:00:00", "", 0,
	  "2025-10-16T18:00:00+08:00", NULL },
	{ "a printed limit of natural time", "2025-10-01 09:00:00", "7d", 0,
	  "2025-10-08T09:00:00+08:00", NULL },
	{ "a printed limit of working time", "2025-09-30 16:00:00", "1wd", 0,
	  "2025-10-09T16:00:00+08:00", NULL },
	{ "a threat runs at night and on holidays", "2025-10-01 09:00:00", "",
	  1, "2025-10-01T11:00:00+08:00", NULL },
	{ "a year that is not covered", "2026-12-25 09:00:00", "", 0, NULL,
	  "the calendar has no year 2027, only 2024 to 2026" },
	{ "a threat waits for no calendar", "2026-12-31 17:00:00", "3wd", 1,
	  "2026-12-31T19:00:00+08:00", NULL },
	{ "before the calendar", "2023-12-25 09:00:00", "", 0, NULL,
	  "the calendar has no year 2023, only 2024 to 2026" },
	{ "natural time needs none", "2023-12-25 09:00:00", "7d", 0,
	  "2024-01-01T09:00:00+08:00", NULL },
};

static void
try_worked(const struct deadline_rules *rules)
{
	struct deadline_facts f = { NONE, NONE, NONE, NONE, LIMIT_ABSENT,
	    NONE, 0 };
	struct buf b = BUF_INIT;
	struct record r;
	struct err e;
	size_t i;

	for (i = 0; i < sizeof(worked) / sizeof(worked[0]); i++) {
		err_reset(&e);
		record_init(&r);
		buf_reset(&b);
		f.threat = worked[i].threat;
		f.limit.unit = LIMIT_NONE;
		if (worked[i].limit[0] != '\0')
			limit_parse(&f.limit, worked[i].limit,
			    strlen(worked[i].limit), &e);
		date_parse_at(worked[i].dispatched, 19, &f.dispatched_at, &e);
		OK_INT(deadline_decide(&r, &f, rules, &e),
		    worked[i].error != NULL ? -1 : 0, worked[i].name);
		if (r.m[M_DUE_SOLVE] != NONE)
			date_put_at(&b, r.m[M_DUE_SOLVE]);
		OK_TEXT(b.data, worked[i].want != NULL ? worked[i].want : "",
		    "due");
		OK_TEXT(e.text, worked[i].error != NULL ? worked[i].error :
		    "", "or the year that is missing");
		OK(worked[i].error == NULL || r.m[M_LEVEL] == NONE,
		    "an error leaves the record alone");
	}
	buf_release(&b);
}

/* The default policy with level 3 in working time. */
static void
try_working(struct words *w)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	static const char from[] = "\"solve\": \"7d\"";
	struct deadline_facts f = { RECEIVED, SENT, NONE, NONE, LIMIT_ABSENT,
	    NONE, 0 };
	struct deadline_rules rules = { NULL, w, NULL };
	struct calendarfile *calendar;
	struct err e = ERR_INIT;
	struct policy *p;
	struct record r;
	char *at;

	OK(io_read_file(&text, "lib/rule/default.json", POLICY_MAX_BYTES,
	    &e) == 0, e.text);
	at = strstr(text.data, from);
	buf_puts(&problems, "\"mode\":\"working\",");
	buf_puts(&problems, at);
	buf_cut(&text, (size_t)(at - text.data));
	buf_puts(&text, problems.data);
	buf_reset(&problems);
	rules.policy = p = policy_parse(text.data, text.len, w, &problems, &e);
	calendar = calendarfile_load("lib/rule/calendar-cn.json", &problems,
	    &e);
	OK_TEXT(problems.data, "", "a policy in working time");
	if (p != NULL && calendar != NULL) {
		OK(policy_needs_calendar(p), "needs a calendar");
		record_init(&r);
		OK(deadline_decide(&r, &f, &rules, &e) < 0, "there is none");
		OK_TEXT(e.text, "working time needs a calendar", "is told");
		rules.calendar = calendar->calendar;
		try_worked(&rules);
	}
	policy_free(p);
	calendarfile_free(calendar);
	buf_release(&problems);
	buf_release(&text);
}

static const struct {
	const char *s;
	int want;
} texts[] = {
	{ "", 0 }, { "楼上噪声扰民", 0 }, { "扬言", 1 },
	{ "市民反映，再不解决就要跳楼。", 1 }, { "请2小时内回复", 1 },
	{ "请２小时内回复市中心", 1 }, { "请在12小时以内回复", 0 },
	{ "请在72小时内回复", 0 }, { "请在７２小时内回复", 0 },
	{ "第12条：2小时内回复", 1 }, { "2小时内回复", 1 },
	{ "12小时内回复，2小时内回复", 1 }, { "1２小时内回复", 0 },
	{ "跳", 0 }, { "\xe8\xb7\xb3\xe6", 0 }, { "x跳楼", 1 },
	{ "市民表扬言语亲切", 1 },	/* one look too many, never too few */
};

int
main(void)
{
	struct words *w = words_new();
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct policy *p;
	size_t i;

	p = policy_load("lib/rule/default.json", 0, w, &problems, &e);
	OK(p != NULL, e.text);
	if (p == NULL)
		return DONE();
	try_cases(p, w);
	try_friday(p, w);
	try_limits();
	try_working(w);
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		OK_INT(deadline_is_threat(p, texts[i].s, strlen(texts[i].s)),
		    texts[i].want, texts[i].s);
	OK_INT(deadline_contact(p, 1000, 1001), 1000, "half of a second");
	OK_INT(deadline_contact(p, 1000, 900), 900, "no time left");
	policy_free(p);
	buf_release(&problems);
	words_free(w);
	return DONE();
}
