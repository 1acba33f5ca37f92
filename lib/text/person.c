#include "text/person.h"

#include <string.h>

#include "text/norm.h"
#include "text/surnames.h"
#include "text/utf8.h"

#define WIDTH 3			/* bytes of nearly all Chinese characters */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct title {
	const char *word;
	int is_plain;		/* said of anybody: 小区老师傅, 物业师傅 */
} titles[] = {
	{ "先生", 0 }, { "女士", 0 }, { "小姐", 0 },
	{ "老师", 1 }, { "师傅", 1 }, { "大爷", 1 }, { "大妈", 1 },
	{ "大叔", 1 }, { "阿姨", 1 },
};

/* Words before a title that end as a surname does. */
static const char *const no_surnames[] = {
	"关于", "由于", "对于", "至于", "等于", "鉴于", "属于", "位于",
	"主任", "责任", "信任", "对方", "校方", "双方", "警方", "甲方",
	"乙方", "我方", "院方", "店方", "园方", "地方", "各方", "业主方",
	"物业方", "学校方", "历史", "退休金", "押金", "基金", "现金", "园林",
	"经常", "日常", "通常", "非常", "业余", "其余", "如何", "任何",
	"工程", "课程", "全程", "园丁", "支付", "示范", "允许", "也许",
	"或许", "照顾", "不曾", "未曾", "保安", "公安", "治安", "门卫",
	"部门", "上门", "看门", "开门", "专门", "水管", "宿管", "城管",
	"协管", "主管", "房管", "网管", "出租车", "公交车", "校车", "班车",
	"开车", "停车", "修车", "司机", "音乐", "语文", "作文", "外国",
	"全国", "理解", "谅解", "调解", "讲解", "辅导班", "补习班", "培训班",
	"大班", "中班", "小班", "上班", "值班", "同时", "随时", "临时",
	"美容", "国家", "教师",
};

/* Whole words that begin as a name does. */
static const char *const no_names[] = {
	"王府", "马上", "马桶", "马甸", "高温", "高空", "高压", "高龄",
	"高考", "高峰", "高价", "高速", "高中", "高利贷", "高额", "高危",
	"黄金", "黄色", "黄牛", "黄灯", "黄土", "白天", "白色", "白班",
	"白领", "白蚁", "方便", "方案", "方向", "方式", "方法", "方言",
	"石材", "石油", "石头", "石膏", "石景山", "石灰", "金属", "金额",
	"金融", "金钱", "金台", "周边", "周末", "周围", "周转", "周日",
	"周一", "周二", "周三", "周四", "周五", "周六", "周年", "任务",
	"任何", "任课", "任意", "任职", "程序", "江苏", "江西", "史料",
	"段落", "万一", "武汉", "武术", "武装", "严重", "严格", "严查",
	"严禁", "严肃", "常规", "常年", "常态", "常住", "林木", "林业",
	"林地", "林带", "田地", "余额", "余款", "余下", "余震", "于是",
	"夏天", "夏季", "夏令营", "许可", "许可证", "许多", "许诺", "谢谢",
	"谢绝", "范围", "范本", "陆续", "陆地", "顾客", "顾虑", "何时",
	"何地", "何故", "何人", "何种", "叶子", "苏州", "雷电", "雷雨",
	"雷雨天", "雷暴", "龙头", "龙潭", "毛病", "毛坯", "毛坯房", "莫名",
	"孔洞", "曾经", "董事", "董事会", "董事长", "杜绝", "沈阳", "唐山",
	"潘家园", "郑州", "胡同", "胡乱", "孙河", "杨树", "杨絮", "杨柳",
	"陈旧", "陈述", "陈列", "陈年", "张贴", "张挂", "张扬", "李子",
	"易燃", "易爆", "易燃物", "易拉宝", "乔迁", "乔木", "康复", "康复科",
	"康养", "汤泉", "汪洋", "彭州", "邹平", "温泉", "丁字", "钱财",
	"付清", "熊猫", "熊孩子", "秦皇岛", "黎明", "陶瓷", "陶粒", "贺卡",
	"贺年", "郝家", "罗列", "梁柱", "宋代", "唐代", "汉代", "韩语",
	"韩国", "曹妃甸", "蒋宅", "蔡甸", "魏公村", "姚家园", "郭公庄", "朱雀",
	"朱红", "吴江", "徐州", "徐徐", "赵州", "刘家窑", "林荫", "林萃",
	"程控", "钟点", "钟点工", "钟表", "钟头", "戴帽", "孟加拉", "薛家",
	"万达", "万科", "万元", "万幸", "万能", "武警", "武圣",
};

/* Few given names have one of these, many other words do. */
static const char no_given[] =
    "不无没有的了在是太很过被已未可费款期间年号楼区路街里桥站院局办科处"
    "队部会所场店厂园库房屋量度线网层法式量庄村镇乡县市省府井沟河湖湾胡"
    "集体团员工位种个类级型性料管道板梯灯牌坑池渠";

/* What may stand around a name that is all of a reason. */
static const char *const before[] = {
	"因为", "由于", "根据", "按照", "经过", "关于", "市民", "居民",
	"业主", "住户", "租户", "联系", "因", "应", "由", "经", "按", "据",
	"与", "和", "给", "对", "向", "为", "替", "跟",
};

static const char *const behind[] = {
	"的要求", "的申请", "的投诉", "的诉求", "要求", "反映", "来电",
	"来访", "投诉", "申请", "通话", "同意", "本人", "需要", "咨询",
	"举报", "申诉", "提出", "说",
};

static int
ends_with(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len >= n && memcmp(s + len - n, word, n) == 0;
}

static int
begins_with(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len >= n && memcmp(s, word, n) == 0;
}

/* --- before a title ----------------------------------------------------- */

static int
ends_in_surname(const char *s, size_t len, int is_common)
{
	const char *last = s + len - WIDTH;
	size_t i;

	if (len >= 2 * WIDTH && surnames_compound(last - WIDTH, 2 * WIDTH))
		return 1;
	if (len < WIDTH || !(is_common ? surnames_common(last, WIDTH) :
	    surnames_single(last, WIDTH)))
		return 0;
	for (i = 0; i < COUNT(no_surnames); i++) {
		if (ends_with(s, len, no_surnames[i]))
			return 0;
	}
	return 1;
}

static int
has_title(const char *s, size_t len, const struct title *t)
{
	const char *at = s, *end = s + len;
	size_t n = strlen(t->word);

	while ((at = memmem(at, (size_t)(end - at), t->word, n)) != NULL) {
		if (ends_in_surname(s, (size_t)(at - s), t->is_plain))
			return 1;
		at += n;
	}
	return 0;
}

/* --- all of a text ------------------------------------------------------ */

static int
is_listed(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < COUNT(no_names); i++) {
		if (strlen(no_names[i]) == len &&
		    memcmp(s, no_names[i], len) == 0)
			return 1;
	}
	return 0;
}

static int
is_given(const char *s)
{
	const char *not = no_given;
	int32_t c;

	if (utf8_decode(s, WIDTH, &c) != WIDTH || c < 0x4e00 || c > 0x9fff)
		return 0;
	for (; *not != '\0'; not += WIDTH) {
		if (memcmp(s, not, WIDTH) == 0)
			return 0;
	}
	return 1;
}

static int
is_name(const char *s, size_t len)
{
	size_t at = surnames_compound(s, len) ? 2 * WIDTH :
	    surnames_common(s, len) ? WIDTH : 0;
	size_t i;

	if (at == 0 || len <= at || len > at + 2 * WIDTH || len % WIDTH != 0 ||
	    is_listed(s, len))
		return 0;
	for (; at < len; at += WIDTH) {
		if (!is_given(s + at))
			return 0;
	}
	for (i = 0; i < COUNT(titles); i++) {
		if (ends_with(s, len, titles[i].word))
			return 0;
	}
	return 1;
}

/* With one of these words or none before it, and behind it. */
static int
is_all_name(const char *s, size_t len)
{
	size_t i;

	if (is_listed(s, len))
		return 0;
	for (i = 0; i < COUNT(behind); i++) {
		if (!ends_with(s, len, behind[i]))
			continue;
		len -= strlen(behind[i]);
		break;
	}
	if (is_name(s, len))
		return 1;
	for (i = 0; i < COUNT(before); i++) {
		if (begins_with(s, len, before[i]))
			return is_name(s + strlen(before[i]),
			    len - strlen(before[i]));
	}
	return 0;
}

int
person_is_named(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < COUNT(titles); i++) {
		if (has_title(s, len, &titles[i]))
			return 1;
	}
	norm_trim(&s, &len);
	return is_all_name(s, len);
}
