/* The default policy, and each kind of mistake with the line it gives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/num.h"
#include "rule/policy.h"
#include "tap.h"
#include "time/date.h"

#define DEFAULT "lib/rule/default.json"

static struct words *words;
static struct buf text;		/* of the default policy */

static int64_t
word(const char *s)
{
	return words_find(words, s, strlen(s));
}

/* The default policy with its first `find` replaced. */
static void
edit(struct buf *out, const char *find, const char *replace)
{
	const char *at = strstr(text.data, find);

	buf_reset(out);
	OK(at != NULL, find);
	if (at == NULL)
		return;
	buf_put(out, text.data, (size_t)(at - text.data));
	buf_puts(out, replace);
	buf_puts(out, at + strlen(find));
}

static const struct {
	const char *find, *replace, *want;	/* want: whole lines */
} mistakes[] = {
	{ "\"policy\": 1", "\"policy\": 2",
	  "/policy: not the number 1, the version of the format that this "
	  "program reads\n" },
	{ "\"from\": \"2026-01-01\"", "\"from\": \"2026-02-30\"", NULL },
	{ "\"default_level\": 3", "\"default_level\": 5",
	  "/default_level: 5 is not in 1..4\n" },
	{ "\"default_level\": 3", "\"default_level\": \"３\"",
	  "/default_level: not a whole number\n" },
	{ "\"default_level\": 3,", "",
	  "/default_level: is missing\n" },
	{ "\"default_level\": 3", "\"default_level\": 3, \"默认\": 1",
	  "/默认: unknown key\n" },
	{ "\"default_level\": 3", "\"default_level\": 3, \"a/b~\": 1",
	  "/a~1b~0: unknown key\n" },
	{ "\"if\": [\"rising\"]", "\"if\": [\"raising\"]",
	  "/classes/tables/0/rows/4/if/0: no condition such as \"not "
	  "rising\" or \"below twice\": 'raising'\n" },
	{ "{ \"class\": \"一般\", \"if\": [] }",
	  "{ \"class\": \"一般\", \"if\": [\"top\"] }",
	  "/classes/tables/0/rows: the last row has conditions: some units "
	  "would have no class\n" },
	{ "\"class\": \"整改\"", "\"class\": \"治理\"",
	  "/classes/tables/0/rows: '治理' stands here twice\n" },
	{ "\"table\": \"unit\"", "\"table\": \"area\"",
	  "/classes/table: no table 'area'\n" },
	{ "\"share\": \"0.15\"", "\"share\": \"1.5\"",
	  "/classes/share: not a number over 0 to 1 such as \"0.15\"\n" },
	{ "\"confidence\": \"80\"", "\"confidence\": \"81\"", NULL },
	{ "\"step\": \"0.005\"", "\"step\": \"0.0005\"",
	  "/targets/step: not a number from 0 to 1 with at most three places "
	  "such as \"0.905\"\n" },
	{ "\"floor\": \"0.800\"", "\"floor\": \"0.990\"",
	  "/targets: 'floor' is over 'cap'\n"
	  "/targets: 'start' is not from 'floor' to 'cap'\n" },
	{ "\"look_back\": 6", "\"look_back\": 2",
	  "/targets: 'look_back' is less than 'past'\n" },
	{ "\"from\": \"06-01\"", "\"from\": \"06-31\"",
	  "/targets/busy/seasons/0/from: not a day of the year such as "
	  "\"06-01\"\n" },
	{ "\"times\": \"1.5\"", "\"times\": \"0.5\"",
	  "/targets/busy/times: not a number from 1 to 100 such as "
	  "\"1.5\"\n" },
	{ "\"solve\": 50", "\"solve\": 60",
	  "/rates/weights: add up to 110, not to 100\n" },
	{ "\"solve\": 50", "\"sovle\": 50",
	  "/rates/weights/solve: is missing\n"
	  "/rates/weights/sovle: unknown key\n" },
	{ "\"basic\": \"0.9\"", "\"basic\": \"1.5\"",
	  "/rates/basic: not a number from 0 to 1 such as \"0.9\"\n" },
	{ "\"1\": { \"name\": \"一级\"", "\"5\": { \"name\": \"一级\"",
	  "/levels/1: is missing\n/levels/5: unknown key\n" },
	{ "\"name\": \"四级\"", "\"name\": \"三级\"",
	  "/levels/4: named like level 3\n" },
	{ "\"solve\": \"15d\"", "\"solve\": \"6d\"",
	  "/levels/4: shorter than level 3\n" },
	{ "\"sign\": \"30m\"", "\"sign\": \"2h\"",
	  "/levels/1/sign: not shorter than 'solve'\n" },
	{ "\"solve\": \"2h\"", "\"mode\": \"working\", \"solve\": \"2h\"",
	  "/levels/1/mode: level 1 runs at night and on holidays: its time "
	  "is natural\n" },
	{ "\"solve\": \"7d\"", "\"solve\": \"7d\", \"mode\": \"workday\"",
	  "/levels/3/mode: 'workday' is none of natural, working\n" },
	{ "\"solve\": \"7d\"", "\"solve\": \"5wd\"",
	  "/levels/3/solve: '5wd' is working time, but 'mode' is not\n" },
	{ "\"solve\": \"7d\"", "\"solve\": \"1w\", \"mode\": \"working\"",
	  "/levels/3/solve: not a working time (4h, 2d) '1w'\n" },
	{ "\"solve\": \"7d\"", "\"solve\": 7, \"mode\": \"working\"",
	  "/levels/3/solve: not a length of time such as \"2h\"\n" },
	{ "\"solve\": \"15d\"", "\"solve\": \"6d\", \"mode\": \"working\"",
	  "/levels/4: shorter than level 3\n" },
	{ "\"default_level\": 3", "\"default_level\": 3, \"calendar\": \"\"",
	  "/calendar: is empty\n" },
	{ "\"sign\": \"30m\"", "\"sign\": \"0m\"",
	  "/levels/1/sign: '0m' is too short\n" },
	{ "\"sign\": \"30m\"", "\"sign\": 30,",
	  NULL },
	{ "\"contact_max\": \"24h\"", "\"contact_max\": 24",
	  "/clocks/contact_max: not a length of time such as \"2h\"\n" },
	{ "\"contact_percent\": 50", "\"contact_percent\": 0",
	  "/clocks/contact_percent: 0 is not in 1..100\n" },
	{ "\"second\": \"3d\"", "\"second\": \"3工\"",
	  "/clocks/second: not a length of time (30m, 2h, 7d) '3工'\n" },
	{ "\"second\": \"3d\"", "\"second\": \"0wd\"",
	  "/clocks/second: '0wd' is too short\n" },
	{ "\"report_percent\": 80", "\"report_percent\": 101",
	  "/clocks/report_percent: 101 is not in 1..100\n" },
	{ "\"used\": 80, \"to\"", "\"used\": 80, \"after\": \"1h\", \"to\"",
	  "/ladder/1: either 'used' or 'after'\n" },
	{ "\"used\": 80, \"to\"", "\"to\"",
	  "/ladder/1: either 'used' or 'after'\n" },
	{ "\"levels\": [1]", "\"levels\": []",
	  "/ladder/5/levels: not an array of levels\n" },
	{ "\"levels\": [1]", "\"levels\": [1, 5]",
	  "/ladder/5/levels/1: no level\n" },
	{ "\"unless\": \"contacted\"", "\"unless\": \"满意\"",
	  "/ladder/0/unless: '满意' is none of contacted\n" },
	{ "\"month_start\": 19", "\"month_start\": 29",
	  "/period/month_start: 29 is not in 1..28\n" },
	{ "\"day_cut\": \"12:00\"", "\"day_cut\": \"24:00\"",
	  "/period/day_cut: not a time of day such as \"12:00\"\n" },
	{ "\"by\": \"received\"", "\"by\": \"closed\"",
	  "/period/by: 'closed' is none of received, dispatched, "
	  "revisited\n" },
	{ "\"opinion_percent\": 80", "\"opinion_percent\": 0",
	  "/routing/opinion_percent: 0 is not in 1..100\n" },
	{ "\"may\": \"lead\" }", "\"may\": \"lead\", \"instead\": \"物业科\" }",
	  "/duties/matters/0/instead: communities may lead here "
	  "themselves\n" },
	{ "\"may\": \"lead\" }", "\"may\": \"help\" }",
	  "/duties/matters/0/may: 'help' is none of lead, assist\n" },
	{ "\"voted\": \"2/3\"", "\"voted\": \"3/2\"",
	  "/matters/consents/0/voted: no share such as \"2/3\"\n" },
	{ "\"voted\": \"2/3\"", "\"voted\": \"２/3\"",
	  "/matters/consents/0/voted: no share such as \"2/3\"\n" },
	{ "{ \"name\": \"物业\" }", "{ \"name\": \"业委会\" }",
	  "/matters/parties/1: '业委会' stands here twice\n" },
	{ "\"name\": \"移交\"", "\"name\": \"已解决\"",
	  "/matters/endings/2: '已解决' stands here twice\n" },
	{ "\"place\": 30", "\"place\": 1001",
	  "/match/place: 1001 is not in 0..1000\n" },
	{ "\"kind\": \"desk\"", "\"kind\": \"desk\", \"under\": \"没有局\"",
	  "/units/0/under: no unit '没有局'\n" },
	{ "\"kind\": \"desk\"", "\"kind\": \"leader\"",
	  "/units/0/kind: 'leader' is none of desk, section, community\n" },
	{ "\"name\": \"农光里中社区\"", "\"name\": \"农光里\"",
	  "/units/10/name: '农光里' means the unit '农光里社区' already\n" },
	{ "\"aliases\": [\"农光里中\"]", "\"aliases\": [\"农光里\"]",
	  "/units/10/aliases/0: '农光里' means the unit '农光里社区' "
	  "already\n" },
	{ "\"aliases\": [\"农光里中\"]", "\"aliases\": [\"农光里中社区\"]",
	  "/units/10/aliases/0: is the name itself\n" },
	{ "\"aliases\": [\"农光里中\"]", "\"aliases\": [\"朝阳区\"]",
	  "/units/10/aliases/0: '朝阳区' means the office already\n" },
	{ "\"aliases\": [\"农光里中\"]", "\"aliases\": [\"a\", \"a\"]",
	  "/units/10/aliases/1: 'a' stands here twice\n" },
	{ "\"aliases\": [\"农光里中\"]", "\"aliases\": [\"\", \" a\", 1]",
	  "/units/10/aliases/0: is empty\n"
	  "/units/10/aliases/1: begins or ends with a space\n"
	  "/units/10/aliases/2: not a text\n" },
	{ "\"aliases\": [\"农光里中\"]", "\"aliases\": [\"@community\"]",
	  "/units/10/aliases/0: '@community' begins with '@'\n" },
	{ "\"aliases\": [\"农光里中\"]", "\"aliases\": \"农光里中\"",
	  "/units/10/aliases: not a list\n" },
	{ "\"name\": \"书记\"", "\"name\": \"主任\"",
	  "/people/1/name: '主任' stands here twice\n" },
	{ "\"unit\": \"退役军人服务站\"", "\"unit\": \"退役\\u0007站\"",
	  "/people/14/unit: holds a control character\n" },
	{ "\"unit\": \"退役军人服务站\"", "\"unit\": \"拆迁办\"",
	  "/people/14/unit: no unit '拆迁办'\n" },
	{ "\"role\": \"section\", \"unit\": \"退役军人服务站\"",
	  "\"role\": \"section\"",
	  "/people/14/unit: a person of a section needs a unit\n" },
	{ "\"lead\": \"退役军人服务站\"", "\"lead\": \"老干部处\"",
	  "/categories/68/lead: no unit '老干部处'\n" },
	{ "\"lead\": \"退役军人服务站\"",
	  "\"lead\": \"退役军人服务站\", \"assist\": [\"退役军人站\", \"x\"]",
	  "/categories/68/assist/0: '退役军人服务站' is the lead itself\n"
	  "/categories/68/assist/1: no unit 'x'\n" },
	{ "\"lead\": \"退役军人服务站\"", "\"assist\": [\"物业科\"]",
	  "/categories/68: 'assist' without 'lead'\n"
	  "/categories/68: neither 'level' nor 'lead'\n" },
	{ "[\"退役军人\"]", "[\"扬言\"]",
	  "/categories: '扬言' stands here twice\n" },
	{ "[\"退役军人\"]", "[]",
	  "/categories/68/path: fewer than 1 entries\n" },
	{ "\"community\": \"百环社区\"", "\"community\": \"物业管理科\"",
	  "/routes/1/if/community: no community '物业管理科'\n" },
	{ "{ \"text\": [\"危树\", \"枯树倒伏\", \"树木倒伏\"] }", "{}",
	  "/routes/10/if: no condition: it would match every case\n" },
	{ "\"name\": \"危树\"", "\"name\": \"高空抛物\"",
	  "/routes/10: the name '高空抛物' stands here twice\n" },
	{ "\"text\": [\"危树\", \"枯树倒伏\", \"树木倒伏\"]",
	  "\"text\": [\"高空抛物\"]",
	  "/routes/10: the conditions of rule '高空抛物'\n" },
	{ "\"非常满意\": \"yes\"", "\"非常满意\": \"very\"",
	  "/answers/satisfied/非常满意: 'very' is none of no, yes, basic, "
	  "invalid\n" },
	{ "\"基本解决\": \"no\"", "\"基本解决\": \"basic\"",
	  "/answers/solved/基本解决: 'basic' is none of no, yes, invalid\n" },
	{ "\"uncounted\": [\"表扬\", \"撤单\", \"无效\"]", "\"uncounted\": 0",
	  "/rates/uncounted: not a list\n" },
	{ "\"G2\": \"重复无新情况\"", "\"G2\": \"法定途径\"",
	  "/exclusion/grounds/G2: '法定途径' stands here twice\n" },
	{ "\"top\": 10", "\"top\": 0",
	  "/sheets/top: 0 is not in 1..100\n" },
	{ "\"hard_after\": \"15d\"", "\"hard_after\": \"１５d\"",
	  "/sheets/hard_after: not a length of time (30m, 2h, 7d) "
	  "'１５d'\n" },
	{ "\"callers\": 3, ", "\"callers\": 3, \"人\": 1, ",
	  "/sheets/concentrated/人: unknown key\n" },
	{ "\"urgent\": [\"供暖\", \"消防安全\", \"供水\"]",
	  "\"urgent\": \"供暖\"", "/sheets/urgent: not a list\n" },
	{ "\"signers\": [\"街道书记\", \"街道主任\", \"分管领导\"]",
	  "\"signers\": []", "/sheets/signers: fewer than 1 entries\n" },
	{ "\"blockers\": [", "\"blockers\": {}, \"note2\": [",
	  "/blockers: not a list\n/note2: unknown key\n" },
};

static void
try_mistakes(void)
{
	struct buf bad = BUF_INIT, problems = BUF_INIT;
	struct err e;
	struct policy *p;
	size_t i;

	for (i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		err_reset(&e);
		buf_reset(&problems);
		edit(&bad, mistakes[i].find, mistakes[i].replace);
		p = policy_parse(bad.data, bad.len, words, &problems, &e);
		OK(p == NULL && e.code == ERR_DATA, mistakes[i].replace);
		if (mistakes[i].want != NULL)
			OK(strstr(problems.data, mistakes[i].want) != NULL,
			    mistakes[i].want);
		if (mistakes[i].want != NULL &&
		    strstr(problems.data, mistakes[i].want) == NULL)
			printf("# %s\n", problems.data);
		policy_free(p);
	}
	buf_release(&problems);
	buf_release(&bad);
}

static void
try_shapes(void)
{
	static const char *const shapes[] = {
		"", "x", "[]", "1", "{}", "{\"policy\":1}", "\xff",
		"{\"units\":[1,{},{\"name\":1},{\"name\":\"a\"}],"
		"\"categories\":[{},{},[],{\"path\":[\"a\"],\"lead\":\"b\"}],"
		"\"routes\":[{},{\"if\":{}},7],\"levels\":{\"1\":[]},"
		"\"answers\":{\"valid\":{}},\"people\":[{},{}]}",
	};
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		OK(policy_parse(shapes[i], strlen(shapes[i]), words, &problems,
		    &e) == NULL, shapes[i]);
	OK(strstr(problems.data, "/: not an object\n") != NULL, "the root");
	buf_release(&problems);
}

static void
try_default(const struct policy *p)
{
	const struct policy_unit *u;
	const struct policy_category *c;

	OK_TEXT(words_text(words, p->office), "劲松街道", "office");
	OK_TEXT(words_text(words, p->source), "bj12345", "source");
	OK_INT(p->start_day, NUM_NONE, "no start: the first import");
	OK_INT(p->levels[0].solve.n, 7200, "level 1: two hours");
	OK_INT(p->levels[3].solve.n, 15 * 86400, "level 4: fifteen days");
	OK(!policy_needs_calendar(p), "all limits are natural time");
	OK_INT(p->contact_percent, 50, "first contact");
	OK_INT(p->calls_needed * 10 + p->revisits_needed, 42, "4+2");
	OK_INT(p->basic_weight.num * 10, p->basic_weight.den * 9, "0.9");
	OK_INT(p->period.day_cut_s, 43200, "noon");
	OK_INT((int64_t)p->nunits, 19, "desk, eight sections, ten communities");
	OK(p->ncategories >= 60, "sixty categories");
	OK_INT((int64_t)p->nblockers, 6, "six reasons");
	u = policy_unit_find(p, word("百环"));
	OK(u != NULL && u->name == word("百环社区") &&
	    u->kind == KIND_COMMUNITY, "a unit by its alias");
	OK(policy_unit_find(p, NUM_NONE) == NULL, "no unit by nothing");
	OK(policy_is_office(p, word("朝阳区")), "the district is no unit");
	OK(!policy_is_office(p, word("百环社区")), "a unit is no office");
	OK(policy_person_find(p, word("值班长")) != NULL, "a person");
	OK(!policy_is_counted(p, word("表扬")), "praise is not counted");
	OK(policy_is_counted(p, words_adds(words, "催办")), "others are");
	c = policy_category_find(p,
	    words_adds(words, "供暖/居民供暖/暖气冒烟"), words);
	OK(c != NULL && c->path == word("供暖"), "the deepest entry above");
	c = policy_category_find(p, word("供暖/供暖收费"), words);
	OK(c != NULL && c->level == 3, "the entry itself");
	OK(policy_category_find(p, words_adds(words, "供暖费"), words) == NULL,
	    "a longer word is no path below");
	OK(policy_category_find(p, NUM_NONE, words) == NULL, "no category");
	OK(policy_ground_find(&p->exclusion, word("G1")) ==
	    policy_ground_find(&p->exclusion, word("法定途径")),
	    "a ground by code or text");
	OK_TEXT(policy_kind_name(KIND_AUDITOR), "auditor", "a role's name");
}

/* A folder: the version in force on a day. */
static void
try_folder(void)
{
	static const struct {
		int year;
		const char *version;
	} days[] = { { 2025, NULL }, { 2026, "2026-01" }, { 2028, "２０２７" } };
	char folder[] = "/tmp/test_policy.XXXXXX";
	struct buf name = BUF_INIT, later = BUF_INIT, problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct policy *p;
	struct date d = { 2026, 6, 1 };
	size_t i;

	OK(mkdtemp(folder) != NULL, "a folder");
	buf_printf(&name, "%s/a.json", folder);
	edit(&later, "\"version\": \"2026-01\",\n\t\"from\": \"2026-01-01\"",
	    "\"version\": \"２０２７\", \"from\": \"2027-01-01\"");
	OK(io_replace(name.data, text.data, text.len, &e) == 0, "write");
	name.data[name.len - 6] = 'b';
	OK(io_replace(name.data, later.data, later.len, &e) == 0, "write");
	for (i = 0; i < 3; i++) {
		d.year = days[i].year;
		p = policy_load(folder, date_to_day(&d), words, &problems, &e);
		OK_TEXT(p != NULL ? words_text(words, p->version) : NULL,
		    days[i].version, "the version in force");
		policy_free(p);
	}
	OK_TEXT(strchr(e.text, '\'') != NULL ? "named" : e.text, "named",
	    "the folder without one");
	OK(io_replace(name.data, text.data, text.len, &e) == 0, "write");
	OK(policy_load(folder, date_to_day(&d), words, &problems, &e) == NULL,
	    "two of the same day");
	OK(unlink(name.data) == 0, "remove");
	name.data[name.len - 6] = 'a';
	OK(unlink(name.data) == 0 && rmdir(folder) == 0, "remove");
	OK(policy_load(folder, 0, words, &problems, &e) == NULL &&
	    e.code == ERR_IO, "a policy that is missing");
	buf_release(&problems);
	buf_release(&later);
	buf_release(&name);
}

int
main(void)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct policy *p;

	words = words_new();
	buf_init(&text);
	p = policy_load(DEFAULT, 0, words, &problems, &e);
	OK_TEXT(problems.data, "", "the default policy has no mistakes");
	OK_TEXT(e.text, "", "no error");
	if (p != NULL) {
		buf_put(&text, p->text, p->len);
		try_default(p);
		try_mistakes();
		try_shapes();
		try_folder();
	}
	policy_free(p);
	buf_release(&text);
	buf_release(&problems);
	words_free(words);
	return DONE();
}
