#include "base/lang.h"
#include "render/grid.h"
#include "render/render.h"
#include "tap.h"

/* As on a screen of so many columns; the table is as wide as 26. */
static const struct fit_case {
	size_t columns;
	const char *want;
} fit_cases[] = {
	{ 0, "编号  来电   单位          诉求\n"
	    "----  -----  ------------  --------------\n"
	    "甲1   09:00  物业管理科一  电梯坏了三天了\n" },
	{ 200, "编号  来电   单位          诉求\n"
	    "----  -----  ------------  --------------\n"
	    "甲1   09:00  物业管理科一  电梯坏了三天了\n" },
	{ 40, "编号  来电   单位          诉求\n"
	    "----  -----  ------------  -------------\n"
	    "甲1   09:00  物业管理科一  电梯坏了三天…\n" },
	{ 32, "编号  单位          诉求\n"
	    "----  ------------  ------------\n"
	    "甲1   物业管理科一  电梯坏了三…\n"
	    "    来电: 09:00\n" },
	{ 24, "编号  诉求\n"
	    "----  --------------\n"
	    "甲1   电梯坏了三天了\n"
	    "    来电: 09:00  单位: 物业\n    管理科一\n" },
	{ 1, "编号  诉求\n"
	    "----  ------------\n"
	    "甲1   电梯坏了三…\n"
	    "    来电: 09:00  单位: 物业\n    管理科一\n" },
};

static void
test_fit(void)
{
	struct buf b = BUF_INIT;
	struct grid g;
	size_t i;

	grid_init(&g, "");
	grid_column(&g, "no", "编号");
	grid_column(&g, "at", "来电");
	grid_yields(&g, 2);
	grid_column(&g, "unit", "单位");
	grid_cuts(&g);
	grid_yields(&g, 1);
	grid_column(&g, "text", "诉求");
	grid_cuts(&g);
	grid_row(&g);
	grid_text(&g, "甲1");
	grid_text(&g, "09:00");
	grid_text(&g, "物业管理科一");
	grid_text(&g, "电梯坏了三天了");
	for (i = 0; i < sizeof(fit_cases) / sizeof(fit_cases[0]); i++) {
		buf_reset(&b);
		render_on_screen(&b, &g, &(struct render_screen){
		    fit_cases[i].columns, 0 });
		OK_TEXT(b.data, fit_cases[i].want, "it fits");
	}
	grid_release(&g);
	buf_release(&b);
}

/*
 * A table of figures loses none: headings fold, then it stands in parts, each
 * with what tells its rows apart. Texts fold where they may.
 */
static const struct fit_case figure_cases[] = {
	{ 0, "单位  有效回访  口径    响应率  few revisits\n"
	    "----  --------  ------  ------  ------------\n"
	    "甲           7  全口径   100.0             1\n" },
	{ 40, "                                     few\n"
	    "单位  有效回访  口径    响应率  revisits\n"
	    "----  --------  ------  ------  --------\n"
	    "甲           7  全口径   100.0         1\n" },
	{ 35, "      有效           响应       few\n"
	    "单位  回访  口径       率  revisits\n"
	    "----  ----  ------  -----  --------\n"
	    "甲       7  全口径  100.0         1\n" },
	{ 30, "      有效           响应\n"
	    "单位  回访  口径       率\n"
	    "----  ----  ------  -----\n"
	    "甲       7  全口径  100.0\n"
	    "\n"
	    "                   few\n"
	    "单位  口径    revisits\n"
	    "----  ------  --------\n"
	    "甲    全口径         1\n" },
	{ 1, "      有效\n"
	    "单位  回访  口径\n"
	    "----  ----  ------\n"
	    "甲       7  全口径\n"
	    "\n"
	    "               响应\n"
	    "单位  口径       率\n"
	    "----  ------  -----\n"
	    "甲    全口径  100.0\n"
	    "\n"
	    "                   few\n"
	    "单位  口径    revisits\n"
	    "----  ------  --------\n"
	    "甲    全口径         1\n" },
};

static void
test_parts(void)
{
	struct buf b = BUF_INIT;
	struct grid g;
	size_t i;

	grid_init(&g, "");
	grid_column(&g, "unit", "单位");
	grid_column_right(&g, "valid", "有效回访");
	grid_column(&g, "account", "口径");
	grid_leads(&g);
	grid_column_right(&g, "rate", "响应率");
	grid_column_right(&g, "few", "few revisits");
	grid_row(&g);
	grid_text(&g, "甲");
	grid_int(&g, 7);
	grid_text(&g, "全口径");
	grid_text(&g, "100.0");
	grid_int(&g, 1);
	for (i = 0; i < sizeof(figure_cases) / sizeof(figure_cases[0]); i++) {
		buf_reset(&b);
		render_on_screen(&b, &g, &(struct render_screen){
		    figure_cases[i].columns, 0 });
		OK_TEXT(b.data, figure_cases[i].want, "in parts");
	}
	grid_release(&g);
	grid_init(&g, "");
	grid_column_right(&g, "n", "n");
	grid_column(&g, "why", "依据");
	grid_wraps(&g);
	grid_row(&g);
	grid_int(&g, 1);
	grid_text(&g, "解决率高于自身往期，在偶然波动之外");
	buf_reset(&b);
	render_on_screen(&b, &g, &(struct render_screen){ 23, 1 });
	OK_TEXT(b.data, "\033[1mn  依据\033[0m\n"
	    "\033[2m-  --------------------\033[0m\n"
	    "1  解决率高于自身往期，\n"
	    "   在偶然波动之外\n", "folded, and in colours");
	grid_release(&g);
	buf_release(&b);
}

int
main(void)
{
	test_fit();
	test_parts();
	return DONE();
}
