#include <string.h>

#include "tap.h"
#include "text/person.h"

/* All names are made up. */
static const char *const named[] = {
	/* a title */
	"王女士", "因王女士反映", "与王先生通话", "市民欧阳女士",
	"李小姐", "请方女士核实", "于先生来电", "张老师", "请陈师傅上门",
	"刘大爷家漏水", "赵大妈", "孙大叔", "周阿姨要求", "司马老师",
	"关于王女士", "物业王师傅", "对方王女士", "车女士",
	"全角　王女士　", "a王女士b",
	/* all of it */
	"张三", "李雷", "王小明", "欧阳修", "司马相如", " 张三 ", "　张三",
	"张三要求", "因张三", "因张三反映", "与李雷通话", "市民王小明",
	"市民王小明来电", "根据王小明的要求", "由于李雷投诉", "张三同意",
	"张三本人", "高建国", "白小天", "方圆", "金明", "江山",
};

static const char *const nobody[] = {
	"", " ", "王", "先生", "女士", "一位先生", "某女士", "老师", "老师傅",
	"业主", "市民要求", "重复", "误报", "承办单位",
	/* what ends as a surname does, before a title */
	"关于女士优先", "由于先生", "对方女士", "物业方女士", "保安先生",
	"保安师傅", "水管师傅", "宿管阿姨", "上门师傅", "园林师傅", "工程师傅",
	"出租车师傅", "语文老师", "历史老师", "班主任老师", "任何老师",
	"补习班老师", "小学老师", "开锁师傅", "保洁阿姨", "看门大爷",
	"退休金大爷", "车师傅", "管阿姨", "家长和老师",
	/* what begins as a name does */
	"王府井", "方庄", "高温", "黄金", "白天", "马路", "马路边", "潘家园",
	"石景山", "高空抛物", "高层", "方便", "金属", "周边", "周末", "任务",
	"程序", "严重", "常年", "林木", "余额", "许可证", "陆续", "何时",
	"胡同", "杨絮", "陈旧", "张贴", "钱款", "付款", "付费", "万元", "毛坯房",
	"因高温", "由于高温", "因高温要求", "为方便", "按程序", "经许可",
	"应周边要求", "高层要求", "对方案", "向方庄", "于现场", "李村", "张庄",
	"马家堡路", "施工", "安装", "应急", "单元", "车位", "房屋",
	/* longer than a name, and other bytes */
	"张三李四王五", "核对号码", "解决率抽查", "高温下设备检修",
	"张a", "张１", "张。", "\xe5\xbc", "张\xe5\xbc", "张\xff\xff\xff",
	"\xe5\xbc\xe5\x85\x88\xe7\x94\x9f", "wang", "Mr Wang",
};

int
main(void)
{
	char text[200];
	size_t i;

	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		OK(person_is_named(named[i], strlen(named[i])), named[i]);
	for (i = 0; i < sizeof(nobody) / sizeof(nobody[0]); i++) {
		snprintf(text, sizeof(text), "nobody: %s", nobody[i]);
		OK(!person_is_named(nobody[i], strlen(nobody[i])), text);
	}
	OK(!person_is_named("王女士", 3), "no byte behind the end");
	OK(!person_is_named("张三", 3), "nor of a name");
	OK(person_is_named("x\0张先生", 11), "a NUL is a byte");
	return DONE();
}
