/* Charts as numbers, as characters and as drawings; hostile text in each. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "render/charthtml.h"
#include "render/chart.h"
#include "render/charttext.h"
#include "render/grid.h"
#include "render/page.h"
#include "render/render.h"
#include "tap.h"

#define HOSTILE "<script>alert(1)</script>\"'&\xe2\x80\xae\x1b[31m\xff" "𠮷ａ"

static int
count_of(const char *text, const char *what)
{
	int n = 0;

	for (text = strstr(text, what); text != NULL;
	    text = strstr(text + 1, what))
		n++;
	return n;
}

/* --- values -------------------------------------------------------------- */

static const struct {
	int places;
	int64_t value;
	const char *want;
} value_cases[] = {
	{ 0, 0, "0" }, { 0, 120, "120" }, { 0, -7, "-7" },
	{ 0, NUM_NONE, "—" },
	{ 1, 885, "88.5" }, { 1, 5, "0.5" }, { 1, -5, "-0.5" },
	{ 1, 1000, "100.0" },
	{ 2, 1, "0.01" }, { 3, -12345, "-12.345" },
	{ 0, INT64_MAX, "9223372036854775807" }
};

static void
test_values(void)
{
	struct chart *c = chart_new(CHART_LINES, "", "", "");
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(value_cases) / sizeof(value_cases[0]); i++) {
		buf_reset(&b);
		chart_places(c, value_cases[i].places);
		chart_put_value(&b, c, value_cases[i].value);
		OK_TEXT(b.data, value_cases[i].want, "a value is printed");
	}
	buf_release(&b);
	chart_free(c);
}

/* --- lines --------------------------------------------------------------- */

/* n days of which the third is a gap; with a band, a target and a mark. */
static struct chart *
make_lines(size_t n)
{
	struct chart *c = chart_new(CHART_LINES, "每日受理量",
	    "与季节带相比", "件");
	static const int64_t y[] = { 3, 8, NUM_NONE, 5, 12, 7 };
	struct buf label = BUF_INIT;
	size_t i, series, band;

	for (i = 0; i < n; i++) {
		buf_reset(&label);
		buf_printf(&label, "11-%02zu", i + 1);
		chart_x(c, label.data);
	}
	buf_release(&label);
	series = chart_series(c, "受理量");
	band = chart_band(c, "季节带");
	for (i = 0; i < n; i++) {
		chart_value(c, series, i, y[i % 6]);
		chart_range(c, band, i, 2, 9);
	}
	chart_target(c, "目标", 10);
	if (n > 1)
		chart_mark(c, 1, "今天");
	return c;
}

static void
test_lines_text(void)
{
	struct chart *c = make_lines(6);
	struct buf b = BUF_INIT;

	charttext_put(&b, c, 0);
	OK_TEXT(b.data, "与季节带相比\n\n"
	    "        11-01 … 11-06  lowest  highest  last\n"
	    "------  -------------  ------  -------  ----\n"
	    "受理量  ▂▅ ▃█▅              3       12     7\n"
	    "\n目标: 10\n", "lines as blocks, a gap as a blank");
	buf_release(&b);
	chart_free(c);
}

static void
test_lines_drawn(void)
{
	struct chart *c = make_lines(6);
	struct buf b = BUF_INIT;

	charthtml_put(&b, c);
	OK(strstr(b.data, "<title>每日受理量</title>"
	    "<desc>与季节带相比</desc>") != NULL, "it has title and desc");
	OK_INT(count_of(b.data, "role=\"img\""), 1, "it is one picture");
	OK_INT(count_of(b.data, "<path class=\"l s0\""), 1, "one line");
	OK_INT(count_of(b.data, "<path class=\"f f0\""), 1, "one band");
	OK_INT(count_of(b.data, "<line class=\"m\""), 1, "one mark");
	OK(strstr(b.data, "<details>") != NULL &&
	    strstr(b.data, "<td>11-03</td><td class=\"n\"></td>") != NULL,
	    "its numbers are a table, the gap an empty cell");
	OK_INT(count_of(strstr(b.data, "<path class=\"l s0\""), "M"), 2,
	    "a gap breaks the line");
	buf_release(&b);
	chart_free(c);
}

/* None, one, and very many places. */
static void
test_sizes(void)
{
	static const size_t sizes[] = { 0, 1, 2, 31, 400 };
	struct buf b = BUF_INIT;
	struct chart *c;
	size_t i;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		buf_reset(&b);
		c = make_lines(sizes[i]);
		charthtml_put(&b, c);
		OK_INT(count_of(b.data, "<svg"), sizes[i] > 0,
		    "a chart without values is not drawn");
		OK_INT(count_of(b.data, "nan") + count_of(b.data, "inf"), 0,
		    "only numbers");
		buf_reset(&b);
		charttext_put(&b, c, 0);
		OK(b.len > 0, "and has a text");
		chart_free(c);
	}
	buf_release(&b);
}

/* A point between gaps is a dot; a flat line at 0 divides by nothing. */
static void
test_odd_lines(void)
{
	static const int64_t y[] = { 0, NUM_NONE, 0, NUM_NONE, NUM_NONE };
	struct chart *c = chart_new(CHART_LINES, "t", "", "");
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < 5; i++)
		chart_x(c, "x");
	chart_series(c, "s");
	for (i = 0; i < 5; i++)
		chart_value(c, 0, i, y[i]);
	charthtml_put(&b, c);
	OK_INT(count_of(b.data, "<circle class=\"o s0\""), 2,
	    "lonely values are dots");
	buf_release(&b);
	chart_free(c);
}

/* --- the others ---------------------------------------------------------- */

static struct chart *
make_funnel(enum chart_kind kind)
{
	struct chart *c = chart_new(kind, "办理漏斗", "", "件");

	chart_x(c, "受理");
	chart_x(c, "首次联系");
	chart_x(c, "解决");
	chart_series(c, "件");
	chart_value(c, 0, 0, 160);
	chart_value(c, 0, 1, 80);
	chart_value(c, 0, 2, 1);
	return c;
}

static void
test_bars(void)
{
	struct chart *c = make_funnel(CHART_FUNNEL);
	struct buf b = BUF_INIT;

	charthtml_put(&b, c);
	OK(strstr(b.data, ">50.0%</text>") != NULL, "a share of the first");
	OK(strstr(b.data, ">0.6%</text>") != NULL, "0.625 is 0.6");
	buf_reset(&b);
	charttext_put(&b, c, 0);
	OK_INT(count_of(b.data, "█"), 40 + 20 + 1,
	    "what is not nothing is seen");
	chart_free(c);
	c = make_funnel(CHART_BARS);
	buf_reset(&b);
	charthtml_put(&b, c);
	OK(strstr(b.data, ">80</text>") != NULL, "bars have no shares");
	chart_free(c);
	buf_release(&b);
}

static void
test_heat(void)
{
	struct chart *c = chart_new(CHART_HEAT, "热力", "", "件");
	struct buf b = BUF_INIT;
	struct grid g;

	chart_x(c, "物业管理");
	chart_x(c, "供暖");
	chart_series(c, "劲松一区");
	chart_series(c, "农光里");
	chart_value(c, 0, 0, 12);
	chart_value(c, 0, 1, 0);
	chart_value(c, 1, 1, 1);
	charthtml_put(&b, c);
	OK_INT(count_of(b.data, "<rect class=\"h h6\""), 1, "darkest: most");
	OK_INT(count_of(b.data, "<rect class=\"h h1\""), 1, "1 is not none");
	OK_INT(count_of(b.data, "<rect class=\"h h0\""), 2, "none is lightest");
	grid_init(&g, "");
	chart_grid(&g, c);
	OK_INT(g.nrows, 2, "a row for each series");
	OK_INT(g.ncolumns, 3, "a column for each x");
	grid_release(&g);
	chart_free(c);
	buf_release(&b);
}

static void
test_columns(void)
{
	struct chart *c = chart_new(CHART_COLUMNS, "两月", "", "件");
	struct buf b = BUF_INIT;

	chart_x(c, "一");
	chart_x(c, "二");
	chart_series(c, "上月");
	chart_series(c, "本月");
	chart_value(c, 0, 0, 4);
	chart_value(c, 1, 0, 2);
	chart_value(c, 1, 1, 1);
	charthtml_put(&b, c);
	OK_INT(count_of(b.data, "<rect class=\"b s0\""), 2,
	    "a column, and the legend");
	OK_INT(count_of(b.data, "<rect class=\"b s1\""), 3, "two and one");
	chart_free(c);
	buf_release(&b);
}

/* --- on a page ----------------------------------------------------------- */

static void
test_hostile(void)
{
	enum format f;
	struct buf b = BUF_INIT;
	struct chart *c;
	struct page *p;

	for (f = FORMAT_NDJSON; f <= FORMAT_JSON; f++) {
		p = page_new("t", "");
		c = chart_new(CHART_HEAT, HOSTILE, HOSTILE, HOSTILE);
		chart_x(c, HOSTILE);
		chart_series(c, HOSTILE);
		chart_value(c, 0, 0, 1);
		page_chart(p, c);
		c = chart_new(CHART_LINES, HOSTILE, HOSTILE, HOSTILE);
		chart_x(c, "=cmd|' /C calc'!A0");
		chart_series(c, HOSTILE);
		chart_band(c, HOSTILE);
		chart_target(c, HOSTILE, 3);
		chart_value(c, 0, 0, 1);
		chart_mark(c, 0, HOSTILE);
		page_chart(p, c);
		buf_reset(&b);
		page_render(&b, p, f);
		OK_INT(count_of(b.data, "\x1b") + count_of(b.data, "\xff"), 0,
		    "no control byte, no broken character");
		if (f == FORMAT_HTML || f == FORMAT_MD)
			OK_INT(count_of(b.data, "<script"), 0, "no script");
		if (f == FORMAT_HTML)
			OK_INT(count_of(b.data, "\xe2\x80\xae"), 0,
			    "nothing turns the direction");
		if (f == FORMAT_CSV)
			OK(strstr(b.data, "\"'=cmd|") != NULL,
			    "no formula runs");
		page_free(p);
	}
	buf_release(&b);
}

static void
test_groups(void)
{
	struct page *p = page_new("t", "");
	struct buf b = BUF_INIT;

	page_chart(p, make_lines(3));
	page_chart(p, make_funnel(CHART_FUNNEL));
	page_paragraph(p, "between");
	page_chart(p, make_lines(1));
	page_render(&b, p, FORMAT_HTML);
	OK_INT(count_of(b.data, "<section class=\"charts\">"), 2,
	    "neighbours stand together");
	OK_INT(count_of(b.data, "<figure"), 3, "each is a figure");
	page_free(p);
	buf_release(&b);
}

int
main(void)
{
	test_values();
	test_lines_text();
	test_lines_drawn();
	test_sizes();
	test_odd_lines();
	test_bars();
	test_heat();
	test_columns();
	test_hostile();
	test_groups();
	return DONE();
}
