#include "replywords.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "text/norm.h"
#include "text/utf8.h"

/* All as norm_key leaves them. */
const struct replywords replywords_kinds[] = {
	{ "call", "call" }, { "通话", "call" }, { "电话", "call" },
	{ "联系", "call" }, { "answer", "answer" }, { "回访", "answer" },
	{ "waive", "waive" }, { "免联系", "waive" },
	{ "recheck", "recheck" }, { "复核", "recheck" },
	{ "抽查", "recheck" }, { "督查复核", "recheck" }, { NULL, NULL }
};

const struct replywords replywords_city_kinds[] = {
	{ "city", "city" }, { "市回访", "city" }, { "市级回访", "city" },
	{ NULL, NULL }
};

const struct replywords replywords_truths[] = {
	{ "是", "1" }, { "否", "0" }, { "yes", "1" }, { "no", "0" },
	{ "true", "1" }, { "false", "0" }, { "1", "1" }, { "0", "0" },
	{ "接通", "1" }, { "已接通", "1" }, { "未接通", "0" }, { NULL, NULL }
};

const struct replywords replywords_calls[] = {
	{ "了解", "understand" }, { "了解诉求", "understand" },
	{ "确认", "confirm" }, { "核实", "confirm" },
	{ "进展", "progress" }, { "反馈进展", "progress" },
	{ "结果", "result" }, { "告知结果", "result" },
	{ "核实确认", "confirm" }, { "回访", "revisit" },
	{ "第一次回访", "revisit" }, { "第二次回访", "revisit" },
	{ "复核", "recheck" }, { "督查复核", "recheck" },
	{ "understandthematter", "understand" },
	{ "confirmthematter", "confirm" },
	{ "telltheprogress", "progress" }, { "telltheresult", "result" },
	{ "firstrevisit", "revisit" }, { "secondrevisit", "revisit" },
	{ "revisit1", "revisit" }, { "revisit2", "revisit" },
	{ "re-check", "recheck" }, { NULL, NULL }
};

const struct replywords replywords_rounds[] = {
	{ "第一次回访", "1" }, { "firstrevisit", "1" }, { "revisit1", "1" },
	{ "第二次回访", "2" }, { "secondrevisit", "2" }, { "revisit2", "2" },
	{ NULL, NULL }
};

const struct replywords replywords_numbers[] = {
	{ "工单", "order" }, { "工单号码", "order" }, { "来电号码", "order" },
	{ "其他", "other" }, { "其他号码", "other" }, { NULL, NULL }
};

const struct replywords replywords_results[] = {
	{ "无人接听", "noanswer" }, { "占线", "busy" }, { "关机", "off" },
	{ "停机", "off" }, { "空号", "wrong" }, { "错号", "wrong" },
	{ "拒接", "refused" }, { "拒绝", "refused" }, { "保密", "secret" },
	{ NULL, NULL }
};

const struct replywords replywords_waivers[] = {
	{ "拒绝", "refused" }, { "诉求人拒绝", "refused" },
	{ "保密", "secret" }, { "无号码", "nonumber" },
	{ "联系不上", "unreachable" }, { "紧急", "emergency" },
	{ NULL, NULL }
};

const struct replywords replywords_parts[] = {
	{ "通话", "calls" }, { "联系", "calls" }, { "回访", "revisits" },
	{ "全部", "all" }, { NULL, NULL }
};

const struct replywords replywords_clocks[] = {
	{ "办结", "solve" }, { "联系", "contact" }, { "承诺", "promise" },
	{ "协办", "assist" }, { NULL, NULL }
};

const struct replywords replywords_sides[] = {
	{ "派单员", "desk" }, { "街道", "desk" }, { "市级", "city" },
	{ "市", "city" }, { NULL, NULL }
};

const struct replywords replywords_causes[] = {
	{ "回访", "revisit" }, { "市回访", "city" }, { "督查", "audit" },
	{ "事实", "fact" }, { NULL, NULL }
};

void
replywords_spell(char code[32], const struct replywords *table, const char *s,
    size_t len)
{
	struct buf key = BUF_INIT;

	norm_key(&key, s, len);
	for (; table->said != NULL; table++)
		if (strcmp(table->said, key.data) == 0)
			break;
	if (table->said != NULL)
		snprintf(code, 32, "%s", table->code);
	else
		snprintf(code, 32, "%.*s", (int)utf8_cut(key.data,
		    key.len < 31 ? key.len : 31), key.data);
	buf_release(&key);
}

void
replywords_put(struct buf *b, const struct replywords *table, const char *code)
{
	for (; table->said != NULL && strcmp(table->code, code) != 0; table++)
		;
	if (lang_of_messages() == LANG_ZH && table->said != NULL)
		buf_printf(b, "%s ", table->said);
	buf_puts(b, code);
}
