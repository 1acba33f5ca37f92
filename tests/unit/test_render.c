/* Grids in each format, and hostile text in each. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/num.h"
#include "render/csvout.h"
#include "render/escape.h"
#include "render/grid.h"
#include "render/htmlout.h"
#include "render/render.h"
#include "render/textfold.h"
#include "tap.h"

static void
make_grid(struct grid *g, int rows)
{
	grid_init(g, rows > 0 ? "三率" : "");
	grid_column(g, "unit", "承办单位");
	grid_column_right(g, "v", "V");
	grid_column_right(g, "rate", "解决率");
	if (rows > 0) {
		grid_row(g);
		grid_text(g, "物业科");
		grid_int(g, 200);
		grid_text(g, "88.0");
	}
	if (rows > 1) {
		grid_row(g);
		grid_text(g, "a|b, \"ｃ\"");
		grid_int(g, -1);
		grid_text(g, "—");
		grid_row(g);
		grid_text(g, "");
		grid_note(g, "口径: <city>");
	}
}

static const struct format_case {
	const char *format;
	int rows;
	const char *want;
} format_cases[] = {
	{ "table", 0, "承办单位  V  解决率\n--------  -  ------\n" },
	{ "table", 1, "三率\n\n承办单位    V  解决率\n"
	    "--------  ---  ------\n物业科    200    88.0\n" },
	{ "table", 2, "三率\n\n承办单位     V  解决率\n"
	    "---------  ---  ------\n物业科     200    88.0\n"
	    "a|b, \"ｃ\"   -1       —\n\n\n口径: <city>\n" },
	{ "csv", 0, "unit,v,rate\r\n" },
	{ "csv", 1, "unit,v,rate\r\n物业科,200,88.0\r\n" },
	{ "csv", 2, "unit,v,rate\r\n物业科,200,88.0\r\n"
	    "\"a|b, \"\"ｃ\"\"\",-1,—\r\n,,\r\n" },
	{ "md", 0, "| 承办单位 | V | 解决率 |\n| --- | ---: | ---: |\n" },
	{ "md", 2, "## 三率\n\n| 承办单位 | V | 解决率 |\n"
	    "| --- | ---: | ---: |\n| 物业科 | 200 | 88.0 |\n"
	    "| a\\|b, \"ｃ\" | -1 | — |\n|  |  |  |\n\n"
	    "口径: &lt;city&gt;\n" },
	{ "ndjson", 0, "" },
	{ "ndjson", 1, "{\"unit\":\"物业科\",\"v\":200,\"rate\":\"88.0\"}\n" },
	{ "ndjson", 2, "{\"unit\":\"物业科\",\"v\":200,\"rate\":\"88.0\"}\n"
	    "{\"unit\":\"a|b, \\\"ｃ\\\"\",\"v\":-1,\"rate\":\"—\"}\n"
	    "{\"unit\":\"\",\"v\":null,\"rate\":null}\n" },
	{ "json", 0, "[]\n" },
	{ "json", 1, "[{\"unit\":\"物业科\",\"v\":200,"
	    "\"rate\":\"88.0\"}]\n" }
};

static void
test_formats(void)
{
	struct buf b = BUF_INIT;
	struct grid g;
	enum format f = FORMAT_JSON;
	size_t i;

	for (i = 0; i < sizeof(format_cases) / sizeof(format_cases[0]); i++) {
		buf_reset(&b);
		make_grid(&g, format_cases[i].rows);
		OK_INT(render_format_find(format_cases[i].format, &f), 0,
		    "the format is known");
		render_grid(&b, &g, f);
		OK_TEXT(b.data, format_cases[i].want, format_cases[i].format);
		grid_release(&g);
	}
	OK_INT(render_format_find("xlsx", &f), 0, "xlsx has a name");
	OK_INT(render_format_find("", &f), -1, "no name");
	buf_release(&b);
}

/* What stands in so many columns, a '/' for each line feed. */
static const struct fold_case {
	const char *text;
	size_t columns;
	const char *want;
} fold_cases[] = {
	{ "", 4, "" },
	{ "abcd", 4, "abcd" },
	{ "abcde", 4, "abcd/e" },
	{ "lead: none", 8, "lead:/none" },
	{ "a long-winded", 8, "a long-w/inded" },	/* blank too far off */
	{ "ab  cd", 2, "ab/cd" },
	{ "ab ", 2, "ab" },
	{ "电梯坏了", 4, "电梯/坏了" },
	{ "电梯坏了", 5, "电梯/坏了" },
	{ "电梯", 1, "电/梯" },			/* wider than there is room */
	{ "１２a", 4, "１２/a" },
	{ "停水停，停电。", 6, "停水/停，停/电。" },
	{ "。。。。", 2, "。/。/。/。" },		/* nothing else is there */
	{ "停水（三天）。", 12, "停水（三/天）。" },
	{ "电梯电梯,abcd", 12, "电梯电/梯,abcd" },	/* no comma first */
	{ "工单市〔2026〕", 11, "工单市/〔2026〕" },
	{ "电梯停水。」停", 10, "电梯停/水。」停" },
	{ "停水（a", 6, "停水/（a" },
	{ "e\u0301e\u0301e\u0301,", 3, "e\u0301e\u0301/e\u0301," },
	{ "one\ntwo\n", 8, "one/two/" },
	{ "\n\n", 8, "//" },
	{ "a\rb\x1b[m", 20, "a b\\x1B[m" },
	{ "\xff\xfe", 1, "\xef\xbf\xbd/\xef\xbf\xbd" },
};

static void
test_fold(void)
{
	const struct fold_case *c;
	struct buf b = BUF_INIT;
	size_t i, k;

	for (i = 0; i < sizeof(fold_cases) / sizeof(fold_cases[0]); i++) {
		c = &fold_cases[i];
		buf_reset(&b);
		textfold_put(&b, c->text, c->columns);
		for (k = 0; k < b.len; k++)
			if (b.data[k] == '\n')
				b.data[k] = '/';
		OK_TEXT(b.data, c->want, "folded");
	}
	buf_release(&b);
}

/* Cells of a row stand beside the first line of a folded one. */
static void
test_folded_table(void)
{
	struct buf b = BUF_INIT;
	struct grid g;

	grid_init(&g, "");
	grid_column_right(&g, "n", "号");
	grid_column(&g, "what", "内容");
	grid_fold(&g, 6);
	grid_column(&g, "who", "人");
	grid_row(&g);
	grid_int(&g, 10);
	grid_text(&g, "电梯坏了\nx");
	grid_text(&g, "甲");
	grid_row(&g);
	grid_int(&g, 9);
	grid_empty(&g);
	grid_text(&g, "乙\n丙");		/* not of that kind */
	render_grid(&b, &g, FORMAT_TABLE);
	OK_TEXT(b.data, "号  内容    人\n--  ------  -----\n"
	    "10  电梯坏  甲\n    了\n    x\n 9          乙 丙\n", "a table");
	grid_release(&g);
	buf_release(&b);
}

/* What is said below a table is folded on a screen, and whole elsewhere. */
static void
test_fit_note(void)
{
	struct buf b = BUF_INIT;
	struct grid g;

	grid_init(&g, "");
	grid_column(&g, "no", "编号");
	grid_note(&g, "按全角ａ的规定，三个月之内的工单不计入。");
	render_on_screen(&b, &g, &(struct render_screen){ 24, 0 });
	OK_TEXT(b.data, "编号\n----\n\n按全角ａ的规定，三个月之\n"
	    "内的工单不计入。\n", "a note is folded");
	buf_reset(&b);
	render_on_screen(&b, &g, &(struct render_screen){ 40, 0 });
	OK_TEXT(b.data, "编号\n----\n\n"
	    "按全角ａ的规定，三个月之内的工单不计入。\n", "where it must");
	buf_reset(&b);
	render_grid(&b, &g, FORMAT_TABLE);
	OK(strstr(b.data, "三个月之内的工单不计入。\n") != NULL, "no screen");
	grid_release(&g);
	buf_release(&b);
}

/* What is folded is folded further, and not below what can be read. */
static void
test_fit_folded(void)
{
	struct buf b = BUF_INIT;
	struct grid g;

	grid_init(&g, "");
	grid_column(&g, "what", "内容");
	grid_fold(&g, 40);
	grid_row(&g);
	grid_text(&g, "one two three four five six seven eight");
	render_on_screen(&b, &g, &(struct render_screen){ 30, 0 });
	OK_TEXT(b.data, "内容\n------------------------------\n"
	    "one two three four five six\nseven eight\n", "narrower");
	buf_reset(&b);
	render_on_screen(&b, &g, &(struct render_screen){ 3, 0 });
	OK_TEXT(b.data, "内容\n------------------------\n"
	    "one two three four five\nsix seven eight\n", "not to 3");
	grid_release(&g);
	buf_release(&b);
}

static void
test_html(void)
{
	struct buf b = BUF_INIT;
	struct grid g;

	make_grid(&g, 2);
	htmlout_put(&b, &g);
	OK(strncmp(b.data, "<table", 6) == 0, "a table");
	OK(strstr(b.data, "<caption>三率</caption>") != NULL, "caption");
	OK(strstr(b.data, "<th scope=\"col\" class=\"n\"") != NULL, "scope");
	OK(strstr(b.data, "<td class=\"n\">200</td>") != NULL, "number");
	OK(strstr(b.data, "&lt;city&gt;") != NULL, "note");
	buf_reset(&b);
	render_grid(&b, &g, FORMAT_HTML);
	OK(strncmp(b.data, "<!doctype html>", 15) == 0, "a page");
	OK(strstr(b.data, "<h1>三率</h1>") != NULL, "its title");
	OK(strstr(b.data, "<h2>") == NULL, "no empty heading");
	grid_release(&g);
	buf_release(&b);
}

static const struct csv_case {
	const char *text, *want;
} csv_cases[] = {
	{ "", "" },
	{ "电梯", "电梯" },
	{ "=1+1", "\"'=1+1\"" },
	{ "+86", "+86" },
	{ "+电话", "\"'+电话\"" },
	{ "-1.2%", "-1.2%" },
	{ "-1.", "\"'-1.\"" },
	{ "-1,234", "\"-1,234\"" },
	{ "-cmd|' /C'!A0", "\"'-cmd|' /C'!A0\"" },
	{ "@SUM(1)", "\"'@SUM(1)\"" },
	{ "  =1", "\"'  =1\"" },
	{ "\xe2\x80\x8b=1", "\"'\xe2\x80\x8b=1\"" },
	{ "\x01=1", "\"'=1\"" },
	{ "\t=1", "\"'\t=1\"" },
	{ "\r=1", "\"'=1\"" },
	{ "＝1", "\"'＝1\"" },
	{ "＋1", "\"'＋1\"" },
	{ "－1", "\"'－1\"" },
	{ "＠a", "\"'＠a\"" },
	{ "a=1", "a=1" },
	{ "a,b", "\"a,b\"" },
	{ "a\nb", "\"a\nb\"" },
	{ "a\"b", "\"a\"\"b\"" },
	{ " a", "\" a\"" },
	{ "\xff\x1b", "\xef\xbf\xbd" }
};

static void
test_csv(void)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(csv_cases) / sizeof(csv_cases[0]); i++) {
		buf_reset(&b);
		csvout_text(&b, csv_cases[i].text);
		OK_TEXT(b.data, csv_cases[i].want, csv_cases[i].text);
	}
	buf_release(&b);
}

static void
test_csv_heads(void)
{
	struct buf b = BUF_INIT;
	struct grid g;

	make_grid(&g, 0);
	lang_set(LANG_EN, LANG_ZH);
	render_grid(&b, &g, FORMAT_CSV);
	lang_set(LANG_EN, LANG_EN);
	OK_TEXT(b.data, "承办单位,V,解决率\r\n", "labels in Chinese sheets");
	grid_release(&g);
	buf_release(&b);
}

static const struct escape_case {
	void (*escape)(struct buf *b, const char *s);
	const char *text, *want;
} escape_cases[] = {
	{ escape_line, "电梯\n\tＡ", "电梯  Ａ" },
	{ escape_line, "\x1b[31m\x7f", "\\x1B[31m\\x7F" },
	{ escape_line, "\xc2\x9b", "\\x9B" },
	{ escape_line, "a\xe2\x80\xae" "b", "a\\u202Eb" },
	{ escape_line, "\xff", "\xef\xbf\xbd" },
	{ escape_markdown, "a|b", "a\\|b" },
	{ escape_markdown, "a\r\nb", "a b" },
	{ escape_markdown, "[x](y)`*_", "\\[x\\](y)\\`\\*\\_" },
	{ escape_markdown, "<b>&", "&lt;b&gt;&amp;" },
	{ escape_markdown, "\x1b", "\\x1B" },
	{ escape_html, "<a href='x' y=\"z\">&", "&lt;a href=&#39;x&#39; "
	    "y=&quot;z&quot;&gt;&amp;" },
	{ escape_html, "电\n\x1b\xe2\x81\xa6梯\t.", "电\n梯 ." },
	{ escape_css, "a\"}</style>电", "a\\000022\\00007D\\00003C\\00002F"
	    "style\\00003E电" },
	{ escape_css, "a\\\n", "a\\00005C " }
};

static void
test_escapes(void)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(escape_cases) / sizeof(escape_cases[0]); i++) {
		buf_reset(&b);
		escape_cases[i].escape(&b, escape_cases[i].text);
		OK_TEXT(b.data, escape_cases[i].want, escape_cases[i].text);
	}
	buf_release(&b);
}

/* Figures with places are numbers to a program, texts to all others. */
static void
test_decimals(void)
{
	struct buf b = BUF_INIT;
	struct grid g;

	grid_init(&g, "");
	grid_column_decimal(&g, "mean", "均值");
	grid_row(&g);
	grid_text(&g, "12.4");
	grid_row(&g);
	grid_empty(&g);
	render_grid(&b, &g, FORMAT_NDJSON);
	OK_TEXT(b.data, "{\"mean\":12.4}\n{\"mean\":null}\n", "bare in JSON");
	buf_release(&b);
	grid_release(&g);
}

int
main(void)
{
	test_formats();
	test_fold();
	test_folded_table();
	test_fit_note();
	test_fit_folded();
	test_html();
	test_csv();
	test_csv_heads();
	test_escapes();
	test_decimals();
	return DONE();
}
