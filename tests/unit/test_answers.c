/* What the answers of revisits mean by the default policy. */
#include <string.h>

#include "base/num.h"
#include "rule/policy.h"
#include "tap.h"

static const struct {
	enum policy_question ask;
	const char *answer;
	enum policy_answer want;
} rows[] = {
	{ ASK_VALID, "是", ANSWER_YES }, { ASK_VALID, "否", ANSWER_NO },
	{ ASK_VALID, "满意", ANSWER_UNKNOWN },
	{ ASK_VALID, "", ANSWER_INVALID },
	{ ASK_CONTACTED, "是", ANSWER_YES },
	{ ASK_CONTACTED, "否", ANSWER_NO },
	{ ASK_CONTACTED, "无人接听", ANSWER_INVALID },
	{ ASK_SOLVED, "解决", ANSWER_YES }, { ASK_SOLVED, "是", ANSWER_YES },
	{ ASK_SOLVED, "未解决", ANSWER_NO },
	{ ASK_SOLVED, "部分解决", ANSWER_NO },
	{ ASK_SOLVED, "基本解决", ANSWER_NO },
	{ ASK_SOLVED, "未评价", ANSWER_INVALID },
	{ ASK_SATISFIED, "非常满意", ANSWER_YES },
	{ ASK_SATISFIED, "满意", ANSWER_YES },
	{ ASK_SATISFIED, "基本满意", ANSWER_BASIC },
	{ ASK_SATISFIED, "不满意", ANSWER_NO },
	{ ASK_SATISFIED, "非常不满意", ANSWER_NO },
	{ ASK_SATISFIED, "未评价", ANSWER_INVALID },
	{ ASK_SATISFIED, "无法回访", ANSWER_INVALID },
	{ ASK_SATISFIED, "", ANSWER_INVALID },
	{ ASK_SATISFIED, "还行吧", ANSWER_UNKNOWN },
	{ ASK_SATISFIED, "满 意", ANSWER_UNKNOWN },
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
	for (i = 0; p != NULL && i < sizeof(rows) / sizeof(rows[0]); i++)
		OK_INT(policy_answer_find(p, rows[i].ask,
		    words_adds(w, rows[i].answer)), rows[i].want,
		    rows[i].answer[0] != '\0' ? rows[i].answer : "no answer");
	policy_free(p);
	buf_release(&problems);
	words_free(w);
	return DONE();
}
