#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "data/jx.h"
#include "data/recordin.h"
#include "query/query.h"
#include "tap.h"
#include "time/date.h"

#define NOW "2026-11-22T10:00:00+08:00"

static int64_t
at_of(const char *text)
{
	struct err e = ERR_INIT;
	int64_t at = 0;

	if (date_parse_at(text, strlen(text), &at, &e) < 0)
		OK(0, text);
	return at;
}

/* Records by name, so that the cases below stay short. */
static const struct sample {
	char name;
	const char *json;
} samples[] = {
	{ 'a', "{\"v\":1,\"id\":\"bj12345-261122100315000317\",\"rev\":4,"
	  "\"src\":\"bj12345\",\"no\":\"261122100315000317\","
	  "\"role\":\"主办\",\"received_at\":\"2026-11-01T08:30:00+08:00\","
	  "\"dispatched_at\":\"2026-11-01T09:00:00+08:00\","
	  "\"channel\":\"电话\",\"nature\":\"投诉\","
	  "\"category\":[\"住房城乡建设\",\"物业管理\",\"电梯故障\"],"
	  "\"title\":\"电梯停用\",\"text\":\"市民反映，电梯漏水ＡＢＣ，停用\","
	  "\"place\":{\"street\":\"劲松街道\",\"community\":\"农光里\","
	  "\"point\":\"农光里小区\"},\"caller\":\"p_7f3a000000000001\","
	  "\"level\":2,\"level_by\":\"dump\",\"state\":\"handling\","
	  "\"lead\":\"物业管理科\",\"assist\":[\"农光里社区\",\"工程科\"],"
	  "\"officer\":\"王某\","
	  "\"due\":{\"sign\":\"2026-11-01T11:00:00+08:00\","
	  "\"contact\":\"2026-11-02T09:00:00+08:00\","
	  "\"solve\":\"2026-11-21T09:00:00+08:00\"},"
	  "\"contact\":{\"tried\":5,\"reached\":3},\"flags\":[\"threat\"],"
	  "\"return\":{\"count\":2}}" },
	{ 'b', "{\"v\":1,\"id\":\"bj12345-77.2\",\"rev\":1,\"src\":\"bj12345\","
	  "\"no\":\"77\",\"role\":\"协办\","
	  "\"received_at\":\"2026-11-18T23:59:59+08:00\","
	  "\"category\":[\"供暖\"],\"place\":{\"community\":\"劲松一区社区\"},"
	  "\"level\":3,\"state\":\"closed\",\"lead\":\"劲松一区社区\","
	  "\"due\":{\"solve\":\"2026-11-24T10:00:00+08:00\"},"
	  "\"closed_at\":\"2026-11-20T10:00:00+08:00\","
	  "\"finished_at\":\"2026-11-20T10:00:00+08:00\","
	  "\"revisit\":{\"own\":{\"solved\":true,\"satisfied\":\"满意\"},"
	  "\"city\":{\"valid\":true,\"contacted\":true,\"solved\":false,"
	  "\"satisfied\":\"基本满意\"}},"
	  "\"excluded\":{\"internal\":\"G2\",\"city\":null},\"reopens\":1}" },
	{ 'n', "{\"v\":1,\"id\":\"bj12345-9\",\"rev\":1,\"src\":\"bj12345\","
	  "\"no\":\"9\"}" },
};

/* Which of the samples match, in their order. */
static const struct {
	const char *query, *want;
} cases[] = {
	{ "", "abn" },
	{ "   \t　", "abn" },
	/* states */
	{ "state:open", "a" },
	{ "state:handling", "a" },
	{ "state:办理中", "a" },
	{ "state：办理中", "a" },
	{ "state:办结", "b" },
	{ "state:closed,handling", "ab" },
	{ "state:已退回,待分派,待签收,待审核", "" },
	{ "not:state:open", "bn" },
	{ "-state:open", "bn" },
	{ "not:not:state:open", "a" },
	{ "--state:open", "a" },
	/* categories: any part, its beginning */
	{ "cat:供暖", "b" },
	{ "category:物业", "a" },
	{ "cat:管理", "" },
	{ "cat:电梯故障,供暖", "ab" },
	{ "cat:供暖，电梯", "ab" },
	{ "cat:物业管理/电梯", "a" },
	{ "cat:住房城乡建设/电梯故障", "" },
	{ "cat=物业管理", "a" },
	{ "cat=物业", "" },
	{ "cat=住房城乡建设/物业管理", "a" },
	{ "not:cat:供暖", "an" },
	/* places and units, with or without 社区 */
	{ "community:农光里", "a" },
	{ "community:农光里社区", "a" },
	{ "community:劲松一区", "b" },
	{ "community=劲松一区", "b" },
	{ "community:农光里中社区", "" },
	{ "community:社区", "" },
	{ "street:劲松", "a" },
	{ "place.street:劲松街道", "a" },
	{ "lead:物业", "a" },
	{ "unit:劲松一区", "b" },
	{ "assist:农光里", "a" },
	{ "assist:工程", "a" },
	{ "assist:程科", "" },
	{ "officer:王", "a" },
	{ "not:lead", "n" },
	{ "lead", "ab" },
	{ "community:\"农光里\"", "a" },
	{ "community:\"农光里\",\"劲松 一区\"", "a" },
	/* numbers */
	{ "level<=2", "a" },
	{ "level<2", "" },
	{ "level>2", "b" },
	{ "level>=2", "ab" },
	{ "level=3", "b" },
	{ "level:2,3", "ab" },
	{ "level:1..2", "a" },
	{ "level:..2", "a" },
	{ "not:level:2", "bn" },
	{ "contact.tried>3", "a" },
	{ "tried:5", "a" },
	{ "returns", "a" },
	{ "reopens>=1", "b" },
	{ "not:returns", "bn" },
	/* times */
	{ "received>=2026-11-01", "ab" },
	{ "received>=2026-11-02", "b" },
	{ "received<2026-11-01", "" },
	{ "received<=2026-11-01", "a" },
	{ "received>2026-11-01", "b" },
	{ "received:2026-11-01", "a" },
	{ "received:2026-11", "ab" },
	{ "received:2026-10,2026-12", "" },
	{ "received:2026-11-01..2026-11-18", "ab" },
	{ "received:2026-11-18..", "b" },
	{ "received:2026-11-01T08:30", "a" },
	{ "received:2026-11-18T23:59:59", "b" },
	{ "received_at:\"2026-11-01 08:30:00\"", "a" },
	{ "not:received:2026-11-01", "bn" },
	{ "dispatched:2026-11-01", "a" },
	{ "closed:2026-11-20 finished:2026-11-20", "b" },
	{ "due<now", "a" },
	{ "due<+2d", "a" },
	{ "due<=+2d", "ab" },
	{ "due:+2d", "b" },
	{ "due<-2d", "" },
	{ "due<-20h", "a" },
	{ "due:yesterday", "a" },
	{ "due:昨天,今天", "a" },
	{ "due.sign:2026-11-01", "a" },
	{ "due.contact>2026-11-01", "a" },
	{ "promise<+7d", "" },
	{ "overdue", "a" },
	{ "not:overdue", "bn" },
	/* identity */
	{ "source:bj12345", "abn" },
	{ "src:bj9", "" },
	{ "no:77", "b" },
	{ "no:7", "" },
	{ "no:77,9", "bn" },
	{ "not:no:77", "an" },
	{ "id:bj12345-261122100315000317", "a" },
	{ "id:bj12345-77", "" },
	{ "id:bj12345-77.2,bj12345-9", "bn" },
	{ "not:id:bj12345-9", "ab" },
	{ "id:elsewhere-9", "" },
	{ "role:主办", "an" },
	{ "role:主办,协办", "abn" },
	{ "caller:p_7f3a000000000001", "a" },
	{ "caller", "a" },
	{ "not:caller:p_7f3a000000000002", "abn" },
	{ "nature:投诉 channel:电话", "a" },
	{ "level_by:dump", "a" },
	/* flags, exclusion, answers */
	{ "flag:threat", "a" },
	{ "flags:own,threat", "a" },
	{ "not:flag:threat", "bn" },
	{ "excluded", "b" },
	{ "not:excluded", "an" },
	{ "excluded:G2", "b" },
	{ "excluded.internal:G2", "b" },
	{ "excluded.city", "" },
	{ "excluded:city", "" },
	{ "excluded:office", "b" },
	{ "excluded:office,city", "b" },
	{ "not:excluded:office", "an" },
	{ "solved:no", "b" },
	{ "solved", "" },
	{ "solved:是,否", "b" },
	{ "valid contacted", "b" },
	{ "satisfied:基本满意", "b" },
	{ "own.satisfied:满意", "b" },
	{ "own.solved", "b" },
	{ "city.solved:false", "b" },
	/* texts */
	{ "text:漏水", "a" },
	{ "text:ＡＢＣ", "a" },
	{ "text:停水,漏水", "a" },
	{ "title:停用", "a" },
	{ "point:小区", "a" },
	{ "not:text:漏水", "bn" },
	{ "text:\"，停用\"", "a" },
	{ "text:\"\\\"\"", "" },
	/* together */
	{ "state:open cat:电梯 community:农光里 level<=2 text:漏水", "a" },
	{ "state:open cat:供暖", "" },
	{ "state:open　cat:电梯", "a" },
	/* what is wrong */
	{ "colour:red", NULL },
	{ "open", NULL },
	{ "农光里", NULL },
	{ ":x", NULL },
	{ "-", NULL },
	{ "state:", NULL },
	{ "state:,open", NULL },
	{ "state:asleep", NULL },
	{ "state<closed", NULL },
	{ "level:two", NULL },
	{ "level<1,2", NULL },
	{ "level<=1..2", NULL },
	{ "level:99999999999999999999", NULL },
	{ "received:2026-02-30", NULL },
	{ "received:soon", NULL },
	{ "due<+2wd", NULL },
	{ "due<+2x", NULL },
	{ "due<+99999999999999w", NULL },
	{ "flag:red", NULL },
	{ "solved:maybe", NULL },
	{ "caller:p_7", NULL },
	{ "caller:p_7F3A000000000001", NULL },
	{ "id:nodash", NULL },
	{ "id", NULL },
	{ "text", NULL },
	{ "text<a", NULL },
	{ "overdue:yes", NULL },
	{ "cat<供暖", NULL },
	{ "text:\"open", NULL },
};

static struct query *
parse(const char *text, const struct words *w, struct err *e)
{
	char *arg = strdup(text);
	struct query *q = query_parse(&arg, 1, at_of(NOW), w, e);

	free(arg);
	return q;
}

static int
matches(const struct query *q, const struct sample *s, struct words *w)
{
	struct err e = ERR_INIT;
	struct record_texts t;
	struct record r;
	struct jx *j = jx_parse(s->json, strlen(s->json), &e);
	int yes;

	memset(&t, 0, sizeof(t));
	if (j == NULL || recordin_decode(&r, j, w, &e) < 0) {
		OK(0, e.text);
		return 0;
	}
	t.s[TEXT_TITLE] = jx_text(jx_path(j, "title"), &t.len[TEXT_TITLE]);
	t.s[TEXT_BODY] = jx_text(jx_path(j, "text"), &t.len[TEXT_BODY]);
	t.s[TEXT_POINT] = jx_text(jx_path(j, "place.point"),
	    &t.len[TEXT_POINT]);
	yes = query_matches(q, &r, &t, w);
	jx_free(j);
	return yes;
}

/* Words that come after the parsing, as from a stream. */
static void
try_case(const char *query, const char *want)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct query *q = parse(query, w, &e);
	char got[8] = "";
	size_t i, n = 0;

	if (want == NULL) {
		OK(q == NULL && e.code == ERR_USAGE, query);
	} else if (q == NULL) {
		OK(0, e.text);
	} else {
		for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
			if (matches(q, &samples[i], w))
				got[n++] = samples[i].name;
		}
		got[n] = '\0';
		OK_TEXT(got, want, query);
	}
	query_free(q);
	words_free(w);
}

static void
try_errors(void)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;

	OK(parse("state:open due<+2wd", w, &e) == NULL, "working days");
	OK_TEXT(e.text,
	    "query term 'due<+2wd': working time needs a calendar", "told");
	OK(parse("state:open 农光里", w, &e) == NULL, "a bare word");
	OK_TEXT(e.text, "query term '农光里': no such field: there are state, "
	    "cat, community, lead, level, received, due, text and others, "
	    "js-report(1)", "named");
	OK(parse("stte:open", w, &e) == NULL, "a slip");
	OK_TEXT(e.text, "query term 'stte:open': no such field: perhaps "
	    "'state'", "what was meant");
	OK(parse("own.slved:yes", w, &e) == NULL, "in a short name too");
	OK_TEXT(e.text, "query term 'own.slved:yes': no such field: perhaps "
	    "'own.solved'", "which is named as it may be said");
	OK(parse("state:opne", w, &e) == NULL, "a state that is none");
	OK_TEXT(e.text, "query term 'state:opne': no such value 'opne': there "
	    "are received, assigned, handling, submitted, closed, returned, "
	    "open, 在办, 待分派, 待签收, 办理中, 待审核, 办结, 已办结, 已退回",
	    "all there are");
	OK(parse("role:主", w, &e) == NULL, "half a role");
	OK_TEXT(e.text, "query term 'role:主': no such value '主': there are "
	    "主办, 协办, 转办", "its values");
	OK(parse("solved:maybe", w, &e) == NULL, "an answer that is none");
	OK_TEXT(e.text, "query term 'solved:maybe': no such value 'maybe': "
	    "there are yes, true, 1, 是, no, false, 0, 否", "its values");
	OK(parse("link:x", w, &e) == NULL, "no kind of link");
	OK_TEXT(e.text, "query term 'link:x': no such value 'x': there are "
	    "reminder, repeat, cluster, cites, maybe, 催办, 重复, "
	    "聚集, 引用, 疑似",
	    "its values");
	OK(parse("flag:x", w, &e) == NULL, "no flag");
	OK(strstr(e.text, "there are threat, assumed, ") != NULL &&
	    strstr(e.text, ", struck") != NULL, "from the first to the last");
	words_free(w);
}

static void
try_joined(void)
{
	char one[] = "state:open", two[] = "level<=2", three[] = "text:\"漏";
	char four[] = "水\"";
	char *args[] = { one, two, three, four };
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct query *q;

	q = query_parse(args, 2, 0, w, &e);
	OK(q != NULL && matches(q, &samples[0], w), "two operands");
	OK(q != NULL && !query_needs_text(q), "no text is needed");
	query_free(q);
	q = query_parse(args, 4, 0, w, &e);
	OK(q != NULL && !matches(q, &samples[0], w), "joined by a blank");
	OK(q != NULL && query_needs_text(q), "text is needed");
	query_free(q);
	q = query_parse(NULL, 0, 0, w, &e);
	OK(q != NULL && matches(q, &samples[2], w), "none");
	query_free(q);
	words_free(w);
}

static void
try_received(const char *text, const char *from, const char *to)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct query *q = parse(text, w, &e);
	int64_t from_at = 1, to_at = 1;

	if (q != NULL)
		query_received(q, &from_at, &to_at);
	OK_INT(from_at, from != NULL ? at_of(from) : NUM_NONE, text);
	OK_INT(to_at, to != NULL ? at_of(to) : NUM_NONE, text);
	query_free(q);
	words_free(w);
}

static void
try_bounds(void)
{
	try_received("state:open", NULL, NULL);
	try_received("not:received:2026-11-01", NULL, NULL);
	try_received("received>=2026-11-01", "2026-11-01", NULL);
	try_received("received>2026-11-01 received<=2026-11-03",
	    "2026-11-02", "2026-11-04");
	try_received("received:2026-11-01,2026-11-05", "2026-11-01",
	    "2026-11-06");
	try_received("received:2026-11-05 received:2026-11-01",
	    "1970-01-01T08:00:00", "1970-01-01T08:00:00");
}

static void
try_many(void)
{
	struct words *w = words_new();
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct query *q;
	int i;

	for (i = 0; i < 1000; i++)
		buf_printf(&b, "%s%d", i == 0 ? "no:" : ",", i);
	q = parse(b.data, w, &e);
	OK(q != NULL && matches(q, &samples[1], w), "a thousand values");
	query_free(q);
	buf_puts(&b, ",1000");
	OK(parse(b.data, w, &e) == NULL, "but not more");
	buf_reset(&b);
	for (i = 0; i < 101; i++)
		buf_puts(&b, "lead ");
	OK(parse(b.data, w, &e) == NULL, "too many terms");
	buf_release(&b);
	words_free(w);
}

/* Without texts nothing is found in them; without it, all is. */
static void
try_no_texts(void)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct query *q = parse("text:漏水", w, &e);
	struct record r;

	record_init(&r);
	OK(!query_matches(q, &r, NULL, w), "no texts, no match");
	query_free(q);
	q = parse("not:text:漏水", w, &e);
	OK(query_matches(q, &r, NULL, w), "and so the contrary");
	query_free(q);
	words_free(w);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		try_case(cases[i].query, cases[i].want);
	try_errors();
	try_joined();
	try_bounds();
	try_many();
	try_no_texts();
	return DONE();
}
