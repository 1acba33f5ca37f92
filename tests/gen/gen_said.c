#include "gen/gen_said.h"

#define PICK(r, list) \
	((list)[rng_below((r), (int)(sizeof(list) / sizeof((list)[0])))])

void
gen_said_body(struct buf *b, struct rng *r, const char *site,
    const char *matter)
{
	static const char *const since[] = { "近一周", "从昨天起", "上个月以来",
		"今天上午", "连续几个晚上", "入秋之后", "停工以后" };
	static const char *const wishes[] = { "希望尽快处理", "要求派人查看",
		"请给出书面答复", "希望有人管", "要求说明原因",
		"希望告知何时能好" };

	buf_printf(b, "市民来电反映：%s%s有%s方面的问题，影响日常生活，%s。",
	    site, PICK(r, since), matter, PICK(r, wishes));
}

void
gen_said_result(struct buf *b, struct rng *r, const char *site)
{
	static const char *const whos[] = { "网格员与物业值班人员",
		"承办人同市政抢修队", "社区工作者和楼门长", "执法队员两名",
		"科室负责人带队", "维保单位技术员", "环卫班组长", "包片干部" };
	static const char *const founds[] = { "查明是接口老化", "发现堆物占了半边通道",
		"测得数值超出规定", "确认为住户自行改动", "看到路面有三处塌陷",
		"核对台账后确定漏登", "了解到施工方尚未撤场", "检查出阀门关不严",
		"查实夜间确有扰民", "未见反映的情形，请邻居作证" };
	static const char *const dids[] = { "当天更换了配件", "清运杂物一车",
		"重新调试设备", "拆除了加装的隔板", "用沥青补平坑洼",
		"补录信息并发放证件", "约谈施工单位负责人", "封堵渗水点",
		"加派夜间巡查", "张贴告示提醒住户", "修剪越界的枝条",
		"疏通了主管道" };
	static const char *const thens[] = { "次日回看无反复",
		"试用两天未再出现", "第三方复测合格", "留存前后照片备查",
		"写入本月巡检表", "同产权单位签了责任书", "已报养护计划",
		"安排志愿者每周查看", "列入下季度改造清单" };
	static const char *const tells[] = { "处理经过已电话说明",
		"上门向诉求人讲明依据", "请诉求人到场看过", "以短信告知办理情况",
		"诉求人提出的补充意见一并记录", "答复时解释了后续安排" };
	static const char *const ends[] = { "后续由社区跟踪", "如有反复可直接联系",
		"下周再看一次", "相关单位已记下", "本件按流程上报",
		"现场交接完毕", "经办人已签字" };

	buf_printf(b, "%s到%s，%s；%s，%s。%s，%s。", PICK(r, whos), site,
	    PICK(r, founds), PICK(r, dids), PICK(r, thens), PICK(r, tells),
	    PICK(r, ends));
}

void
gen_said_result_again(struct buf *b, struct rng *r, const char *site)
{
	static const char *const ends[] = { "。", "！", "，特此回复。" };

	buf_printf(b, "%s：接到工单后工作人员高度重视，立即到现场核实并协调相关"
	    "单位处理，目前问题已得到解决，诉求人对办理结果表示认可，后续将持续"
	    "关注，做好服务%s", site, PICK(r, ends));
}

void
gen_said_call(struct buf *b, struct rng *r)
{
	static const char *const notes[] = { "诉求人说下班后方便再联系",
		"补充了具体门口位置", "说明是老人在家，敲门要久一些",
		"希望周末施工", "愿意提供现场照片", "提出另有一处也要看",
		"对时限有疑问，已说明", "麻烦师傅来前打个电话" };

	buf_puts(b, PICK(r, notes));
}

void
gen_said_coax(struct buf *b, struct rng *r)
{
	static const char *const notes[] = { "说明考核压力，请其回访时给好评",
		"已沟通，帮忙打满意，问题随后慢慢处理",
		"请诉求人麻烦配合一下回访，说已经解决",
		"告知市里来电时就说满意", "希望回访时都选满意，双方都好交代" };

	buf_puts(b, PICK(r, notes));
}
