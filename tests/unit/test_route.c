/* Who leads, who helps, and why, by the default policy. */
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "rule/route.h"
#include "tap.h"
#include "text/utf8.h"

static const struct {
	const char *community, *category, *nature, *text;
	const char *lead, *assist, *why;
} rows[] = {
	{ "", "", "", "", "", "", "no rule or category entry matches" },
	{ "农光里社区", "教育/入学政策/学区咨询", "咨询", "入学材料", "", "",
	  "no rule or category entry matches" },
	{ "农光里社区", "住房城乡建设/物业管理/电梯故障", "投诉", "电梯停运",
	  "物业管理科", "农光里社区",
	  "category '住房城乡建设/物业管理/电梯故障'" },
	{ "农光里", "住房城乡建设/物业管理/电梯故障/困人", "投诉", "",
	  "物业管理科", "农光里社区",
	  "category '住房城乡建设/物业管理/电梯故障'" },
	{ "不详", "住房城乡建设/物业管理/电梯故障", "投诉", "",
	  "物业管理科", "", "category '住房城乡建设/物业管理/电梯故障'" },
	/* The community has no power over lifts: it helps, it never leads. */
	{ "劲松中社区", "住房城乡建设/老旧小区改造/加装电梯", "求助",
	  "申请加装电梯一直没有进展", "社区建设科", "物业管理科|劲松中社区",
	  "rule '加装电梯': text '加装电梯' (社区无权加装电梯，只作协调)" },
	{ "劲松北", "住房城乡建设/老旧小区改造/加装电梯", "求助", "加装电梯",
	  "社区建设科", "物业管理科|劲松北社区",
	  "rule '劲松北老旧小区改造': community '劲松北社区', category "
	  "'住房城乡建设/老旧小区改造' (改造示范片区，由专班统一协调)" },
	{ "百环社区", "住房城乡建设/物业管理/停车管理", "投诉", "",
	  "城市管理科", "物业管理科|百环社区",
	  "rule '百环停车': community '百环社区', category "
	  "'住房城乡建设/物业管理/停车管理' "
	  "(街区停车统筹，路侧与小区一并解决)" },
	{ "百环社区", "城市管理/违法建设/私搭乱建", "举报", "楼顶违建",
	  "综合执法队", "百环社区",
	  "rule '拆除违建': text '违建' (拆违是执法权，社区不得主办)" },
	{ "百环社区", "", "", "有人高空抛物", "平安建设科",
	  "物业管理科|百环社区", "rule '高空抛物': text '高空抛物'" },
	{ "", "", "求助", "楼下独居老人没有开门", "民生保障科", "",
	  "rule '独居老人': nature '求助', text '独居老人' (先上门探视)" },
	{ "", "", "咨询", "楼下独居老人没有开门", "", "",
	  "no rule or category entry matches" },
	{ "磨房北里社区", "公安/养犬管理/不文明养犬", "投诉", "遛狗不牵绳",
	  "磨房北里社区", "平安建设科", "category '公安/养犬管理/不文明养犬'" },
	{ "", "公安/养犬管理/不文明养犬", "投诉", "遛狗不牵绳", "", "",
	  "category '公安/养犬管理/不文明养犬': the community is not known" },
};

static void
try_rows(const struct policy *p, struct words *w)
{
	struct route_case c = { NULL, NULL, 0, 21000, NULL };
	struct route_answer a;
	struct record r;
	char assist[256], *sep;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		record_init(&r);
		r.m[M_COMMUNITY] = words_adds(w, rows[i].community);
		r.m[M_CATEGORY] = words_adds(w, rows[i].category);
		r.m[M_NATURE] = words_adds(w, rows[i].nature);
		c.r = &r;
		c.text = rows[i].text;
		c.len = strlen(rows[i].text);
		route_find(&a, &c, p, w);
		OK_TEXT(words_text(w, a.lead), rows[i].lead, rows[i].why);
		snprintf(assist, sizeof(assist), "%s",
		    words_text(w, a.assist));
		while ((sep = strchr(assist, WORDS_SEP)) != NULL)
			*sep = '|';
		OK_TEXT(assist, rows[i].assist, "helpers");
		OK_TEXT(a.why, rows[i].why, "reason");
	}
}

/* Names as long as allowed give a reason that is cut at a character. */
static void
try_long(struct policy *p, struct words *w)
{
	struct buf path = BUF_INIT;
	struct route_answer a;
	struct record r;
	struct route_case c = { &r, "", 0, 0, NULL };
	int i;

	record_init(&r);
	for (i = 0; i < 200; i++)
		buf_puts(&path, "坏");
	p->categories[0].path = r.m[M_CATEGORY] = words_add(w, path.data,
	    path.len);
	p->ncategories = 1;
	route_find(&a, &c, p, w);
	OK(strlen(a.why) > 250 && strlen(a.why) < 256, "a long reason is cut");
	OK_INT((int64_t)utf8_valid_len(a.why, strlen(a.why)),
	    (int64_t)strlen(a.why), "at a character");
	buf_release(&path);
}

int
main(void)
{
	struct words *w = words_new();
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct policy *p;

	p = policy_load("lib/rule/default.json", 0, w, &problems, &e);
	OK(p != NULL, e.text);
	if (p != NULL) {
		try_rows(p, w);
		try_long(p, w);
	}
	policy_free(p);
	buf_release(&problems);
	words_free(w);
	return DONE();
}
