#include "text/surnames.h"

#include <string.h>

#define WIDTH 3			/* bytes of each character here */

static const char singles[] =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
    "戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗凤花方俞任袁柳鲍史唐费廉岑薛雷"
    "贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁"
    "毛禹狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房缪解应宗丁宣邓单杭"
    "洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段富焦侯宓全班秋仲宫宁仇"
    "栾甘厉祖武符刘景詹龙叶幸司黎薄印白蒲邰鄂索赖卓蔺屠蒙池乔翟谭劳申"
    "冉雍桑桂牛边燕冀温庄晏柴瞿阎连习艾容古易慎戈廖终居衡步耿满匡国文"
    "寇广欧沃利师巩聂晁勾敖冷辛简饶曾关查游竺盖益桓佟肖闫付代覃涂丘苟"
    "初车门岳商佘母亓仉";

static const char *const compounds[] = {
	"欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟",
	"公孙", "慕容", "司徒", "令狐", "端木", "南宫", "西门", "长孙",
};

static const char common[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖"
    "田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付"
    "方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔常"
    "汤康易乔赖";

static int
is_one_of(const char *s, size_t len, const char *list)
{
	if (len < WIDTH)
		return 0;
	for (; *list != '\0'; list += WIDTH) {
		if (memcmp(s, list, WIDTH) == 0)
			return 1;
	}
	return 0;
}

int
surnames_single(const char *s, size_t len)
{
	return is_one_of(s, len, singles);
}

int
surnames_common(const char *s, size_t len)
{
	return is_one_of(s, len, common);
}

int
surnames_compound(const char *s, size_t len)
{
	size_t i, n;

	for (i = 0; i < sizeof(compounds) / sizeof(compounds[0]); i++) {
		n = strlen(compounds[i]);
		if (len >= n && memcmp(s, compounds[i], n) == 0)
			return 1;
	}
	return 0;
}
