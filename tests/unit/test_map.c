/* Column maps: mistakes with their lines, headings, values, export times. */
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "table/map.h"
#include "tap.h"
#include "time/date.h"

#define HEAD "{\"map\":1,\"name\":\"m\",\"version\":\"1\",\"source\":\"s\"," \
	"\"path_separator\":\"->\","
#define MAP(columns) HEAD "\"columns\":{" columns "}}"

static const struct {
	const char *text, *want;
} mistakes[] = {
	{ "{}", "/map: is missing\n/name: is missing\n/version: is missing\n"
	  "/source: is missing\n/path_separator: is missing\n"
	  "/columns: is missing\n" },
	{ "[]", "/: not an object\n" },
	{ HEAD "\"columns\":[]}", "/columns: not an object\n" },
	{ HEAD "\"columns\":{},\"列\":1}", "/列: unknown key\n" },
	{ MAP("\"number\":{\"heads\":[\"编号\"]}"),
	  "/columns/number: no such fact\n" },
	{ MAP("\"no\":{}"), "/columns/no/heads: is missing\n" },
	{ MAP("\"no\":{\"heads\":[]}"),
	  "/columns/no/heads: fewer than 1 entries\n" },
	{ MAP("\"no\":{\"heads\":[\"：\"]}"),
	  "/columns/no/heads/0: is empty\n" },
	{ MAP("\"no\":{\"heads\":[\"编 号\",\"编号：\"]}"),
	  "/columns/no/heads/1: '编号：' stands here twice\n" },
	{ MAP("\"no\":{\"heads\":[\"ID\"]},\"name\":{\"heads\":[\"ｉｄ\"]}"),
	  "/columns/name/heads/0: 'ｉｄ' names 'no' already\n" },
	{ MAP("\"no\":{\"heads\":[\"编号\"],\"required\":1}"),
	  "/columns/no/required: neither true nor false\n" },
	{ MAP("\"role\":{\"heads\":[\"性质\"],\"values\":{\"主办\":\"main\"}}"),
	  "/columns/role/values/主办: 'main' is none of lead, assist, forward\n"
	},
	{ MAP("\"role\":{\"heads\":[\"性质\"],"
	  "\"values\":{\"主 办\":\"lead\",\"主办\":\"lead\",\"协办\":1}}"),
	  "/columns/role/values/协办: not a text\n" },
	{ MAP("\"role\":{\"heads\":[\"性质\"],"
	  "\"values\":{\"主 办\":\"lead\",\"主办\":\"lead\"}}"),
	  "/columns/role/values/主办: stands here twice\n" },
	{ HEAD "\"date_order\":\"american\",\"no_date\":\"yy\","
	  "\"columns\":{}}",
	  "/date_order: 'american' is none of ymd, mdy, dmy\n"
	  "/no_date: 'yy' is none of yyyymmdd, yymmdd, yyyymmddhhmmss, "
	  "yymmddhhmmss\n" },
};

static void
try_dates(void)
{
	static const char text[] = HEAD "\"date_order\":\"mdy\","
	    "\"no_date\":\"yyyymmdd\",\"columns\":{}}";
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct map *m = map_parse(text, strlen(text), &problems, &e);
	int64_t at, in_no = 0;

	OK_INT(map_date(m, "12/21/2017", 10, &at, &e), 0, "the map's order");
	OK_INT(map_has_date_in_no(m), 1, "a date in the number");
	OK_INT(map_date_in_no(m, "20171221962760", 14, &in_no), 0, "is there");
	OK_INT(in_no, at, "and the same day");
	map_free(m);
	m = map_parse(MAP(""), strlen(MAP("")), &problems, &e);
	OK_INT(map_date(m, "12/21/2017", 10, &at, &e), -1, "no order");
	OK_INT(map_has_date_in_no(m), 0, "no date in the number");
	OK_INT(map_date_in_no(m, "20171221962760", 14, &in_no), -1,
	    "none is looked for");
	map_free(m);
	buf_release(&problems);
}

static void
try_mistakes(void)
{
	struct buf problems = BUF_INIT;
	struct err e;
	struct map *m;
	size_t i;

	for (i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		err_reset(&e);
		buf_reset(&problems);
		m = map_parse(mistakes[i].text, strlen(mistakes[i].text),
		    &problems, &e);
		OK(m == NULL && e.code == ERR_DATA, e.text);
		OK_TEXT(problems.data, mistakes[i].want, mistakes[i].want);
		map_free(m);
	}
	buf_reset(&problems);
	OK(map_parse("{\"map\":1", 8, &problems, &e) == NULL, "no JSON");
	OK_INT((int64_t)problems.len, 0, "has no list of mistakes");
	OK(map_load("no/such/map.json", &problems, &e) == NULL &&
	    e.code == ERR_IO, "no file");
	buf_release(&problems);
}

/* A header line as texts, cut at '|'. */
static size_t
cut(const char *line, struct map_text *heads)
{
	size_t n = 0;

	for (;; line += heads[n++].len + 1) {
		heads[n].s = line;
		heads[n].len = strcspn(line, "|");
		if (line[heads[n].len] == '\0')
			return n + 1;
	}
}

static const struct {
	const char *line;
	size_t known;
	const char *want;	/* "fact=heading" of each column, or error */
} headers[] = {
	{ "2026年11月工单", 0,
	  "no column for no (工单编号), received_at (来电时间)" },
	{ "工单编号", 1, "no column for received_at (来电时间)" },
	{ "工单编号|来电时间", 2, "no=工单编号 received_at=来电时间 " },
	{ " 工单编号：|来电\n时间", 2,
	  "no=工单编号： received_at=来电\n时间 " },
	{ "编号|受理时间|备注|备注||备注|", 2,
	  "no=编号 received_at=受理时间 x=备注 x=备注(2) x=column 5 "
	  "x=备注(3) x=column 7 " },
	{ "编号|工单编号|受理时间|来电时间", 4,
	  "x=编号 no=工单编号 x=受理时间 received_at=来电时间 " },
	{ "工单编号|工单编号|来电时间", 3,
	  "no=工单编号 x=工单编号(2) received_at=来电时间 " },
	{ "备注(2)|备注|备注|工单编号|来电时间", 2,
	  "x=备注(2) x=备注 x=备注(3) no=工单编号 received_at=来电时间 " },
	{ "来电人电话／账号|村／社区|是否满意|工单编号|来电时间", 5,
	  "phone=来电人电话／账号 community=村／社区 satisfied=是否满意 "
	  "no=工单编号 received_at=来电时间 " },
};

static void
put_binding(struct buf *b, const struct map_binding *bound)
{
	size_t i;
	enum map_fact f;

	for (i = 0; i < bound->ncolumns; i++) {
		f = bound->fact[i];
		buf_printf(b, "%s=%s ", f == FACT_COUNT ? "x" :
		    map_fact_name(f), bound->heading[i]);
		if (f != FACT_COUNT && bound->column[f] != (int)i)
			buf_puts(b, "not bound back");
	}
}

static void
try_headers(const struct map *m)
{
	struct map_text heads[16];
	struct map_binding bound;
	struct buf b = BUF_INIT;
	struct err e;
	size_t i, n;

	for (i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		n = cut(headers[i].line, heads);
		err_reset(&e);
		buf_reset(&b);
		OK_INT((int64_t)map_known(m, heads, n),
		    (int64_t)headers[i].known, headers[i].line);
		if (map_bind(&bound, m, heads, n, &e) < 0) {
			OK_TEXT(e.text, headers[i].want, "error");
			continue;
		}
		put_binding(&b, &bound);
		OK_TEXT(b.data, headers[i].want, "binding");
		map_binding_release(&bound);
	}
	OK(map_bind(&bound, m, heads, 0, &e) < 0, "no columns");
	buf_release(&b);
}

static const struct {
	enum map_fact f;
	const char *s, *want;
} values[] = {
	{ FACT_ROLE, "主办", "lead" }, { FACT_ROLE, "协办", "assist" },
	{ FACT_ROLE, "转办", "forward" }, { FACT_ROLE, " 主　办 ", "lead" },
	{ FACT_ROLE, "督办", NULL }, { FACT_ROLE, "", NULL },
	{ FACT_LEVEL, "一级", "1" }, { FACT_LEVEL, "３", "3" },
	{ FACT_SECRET, "是", "yes" }, { FACT_STATUS, "回复完成", "finished" },
	{ FACT_SOLVED, "是", NULL }, { FACT_TEXT, "主办", NULL },
};

static const struct {
	const char *line, *want;
} titles[] = {
	{ "导出时间：2026-11-22 23:59:59", "2026-11-22T23:59:59+08:00" },
	{ "工单明细 导出时间: 2026/11/22 8:00 导出人：值班长",
	  "2026-11-22T08:00:00+08:00" },
	{ "导出时间：2026年11月22日第1页", "2026-11-22T00:00:00+08:00" },
	{ "导出时间２０２６-11-22", "2026-11-22T00:00:00+08:00" },
	{ "制表时间　2026-11-22 23:59:59,,,", "2026-11-22T23:59:59+08:00" },
	{ "导出时间：昨天", "" }, { "导出时间", "" }, { "导出时间：", "" },
	{ "导出时间：2026-02-30", "" }, { "2026-11-22 23:59:59", "" },
	{ "导出时间：见下；制表时间：2026-11-22", "2026-11-22T00:00:00+08:00" },
	{ "", "" }, { "\xff导出时间\xff", "" },
};

static void
try_values(const struct map *m)
{
	struct buf b = BUF_INIT;
	int64_t at;
	size_t i;

	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		OK_TEXT(map_value(m, values[i].f, values[i].s,
		    strlen(values[i].s)), values[i].want, values[i].s);
	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		buf_reset(&b);
		at = map_export_time(m, titles[i].line,
		    strlen(titles[i].line));
		buf_puts(&b, "");
		if (at != NUM_NONE)
			date_put_at(&b, at);
		OK_TEXT(b.data, titles[i].want, titles[i].line);
	}
	buf_release(&b);
}

int
main(void)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct map *m;
	int f, named = 0;

	for (f = 0; f < FACT_COUNT; f++)
		named += map_fact_name((enum map_fact)f) != NULL;
	OK_INT(named, FACT_COUNT, "every fact has a name");
	try_mistakes();
	try_dates();
	m = map_load("lib/table/beijing.json", &problems, &e);
	OK_TEXT(e.text, "", "the map of Beijing");
	OK_TEXT(problems.data, "", "has no mistakes");
	if (m != NULL) {
		OK_TEXT(map_name(m), "beijing", "name");
		OK_TEXT(map_source(m), "bj12345", "source");
		OK_TEXT(map_path_separator(m), "->", "separator");
		try_headers(m);
		try_values(m);
	}
	map_free(m);
	map_free(NULL);
	buf_release(&problems);
	return DONE();
}
