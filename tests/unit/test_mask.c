#include <string.h>

#include "tap.h"
#include "text/mask.h"

typedef void (*mask)(struct buf *out, const char *s, size_t len);

struct row {
	const char *in, *want;	/* want NULL: unchanged */
};

/* All numbers and names are made up; the identity numbers only compute. */
static const struct row texts[] = {
	{ "", NULL },
	{ "小区漏水，无人处理。", NULL },
	/* mobiles */
	{ "13800138000", "138****8000" },
	{ "电话13800138000，请回复", "电话138****8000，请回复" },
	{ "138 0013 8000", "138 **** 8000" },
	{ "138-0013-8000", "138-****-8000" },
	{ "138－0013－8000", "138－****－8000" },
	{ "１３８００１３８０００", "１３８****８０００" },
	{ "138　0013　8000", "138　****　8000" },
	{ "1 3 8 0 0 1 3 8 0 0 0", "1 3 8 * * * * 8 0 0 0" },
	{ "+86 138 0013 8000", "+86 138 **** 8000" },
	{ "8613800138000", "86138****8000" },
	{ "008613800138000", "0086138****8000" },
	{ "013800138000", "0138****8000" },
	{ "tel:13800138000/13900139000", "tel:138****8000/139****9000" },
	{ "13800138000 13900139000", "138****8000 139****9000" },
	{ "1)13800138000", "1)138****8000" },
	{ "11-22 13800138000", "11-22 138****8000" },
	{ "2026-11-22 138 0013 8000", "2026-11-22 138 **** 8000" },
	/* land lines */
	{ "010-67730000", "010-******00" },
	{ "010-6773 0012", "010-**** **12" },
	{ "（010）67730012", "（010）******12" },
	{ "01067730012", "010******12" },
	{ "0311-87654321", "0311-******21" },
	{ "0536-7654321", "0536-*****21" },
	{ "０１０－６７７３００１２", "０１０－******１２" },
	{ "67730012转8001", "******12转8001" },
	/* identity numbers */
	{ "11010519491231002X", "110***********002X" },
	{ "11010519491231002x。", "110***********002x。" },
	{ "１１０１０５１９４９１２３１００２Ｘ",
	    "１１０***********００２Ｘ" },
	{ "110105 19491231 002X", "110*** ******** 002X" },
	{ "身份证110105491231002号", "身份证110********1002号" },
	/* what must stay */
	{ "261122100315000317", NULL },
	{ "工单261122100315000317。", NULL },
	{ "110105194912310021", NULL },		/* wrong check digit */
	{ "990105194912310027", NULL },		/* no such province */
	{ "1234567890123456789", NULL },
	{ "138001380001380013800", NULL },	/* longer than a mobile */
	{ "1380013800", NULL },
	{ "12345678901", NULL },		/* 12 begins no mobile */
	{ "20251117", NULL },
	{ "2025-11-17 12:00:00", NULL },
	{ "涉及金额60000000元", NULL },
	{ "400-810-0000", NULL },
	{ "拨打12345、110和119", NULL },
	{ "第26112210号文件", NULL },
	{ "12345678901234567890123456789012345678901234567890", NULL },
	/* units and rooms */
	{ "12号楼3单元502室", "12号楼*单元*室" },
	{ "１２号楼３单元５０２室", "１２号楼*单元*室" },
	{ "12号楼3单元502", "12号楼*单元*" },
	{ "12号楼三单元五零二室", "12号楼*单元*室" },
	{ "12号楼2门301号", "12号楼*门301号" },
	{ "12号楼2门301，", "12号楼*门*，" },
	{ "家住12-3-502，", "家住12-*-*，" },
	{ "12号楼3-502的住户", "12号楼*-*的住户" },
	{ "502A室漏水", "*室漏水" },
	{ "B座1203漏水", "B座*漏水" },
	{ "3室1厅", NULL },
	{ "三室一厅", NULL },
	{ "在会议室", NULL },
	{ "3号楼2026年11月停水", NULL },
	{ "5号楼300户停水", NULL },
	{ "东门1000米", NULL },
	/* names */
	{ "张先生", NULL },
	{ "市民王小明先生反映", "市民王**先生反映" },
	{ "居民王先生确认", "居民*先生确认" },
	{ "居民欧阳先生", "居民欧*先生" },
	{ "居民王小明先生", "居民王**先生" },
	{ "居民王明先生", "居民王*先生" },
	{ "市民李先生", NULL },
	{ "业主李女士称", NULL },
	{ "住户赵小姐", NULL },
	{ "村民周先生", NULL },
	{ "来电人孙先生", NULL },
	{ "家长钱女士", NULL },
	{ "车主吴先生", "车主*先生" },
	{ "居小民先生", "居**先生" },
	{ "居民红女士", "居**女士" },		/* 居 is the surname */
	{ "联系李红女士。", "联系李*女士。" },
	{ "欧阳小红小姐", "欧***小姐" },
	{ "一位先生", NULL },
	{ "该女士称", NULL },
	{ "王\xf0\xa0\xae\xb7先生", "王*先生" },
	{ "先生", NULL },
	/* mobiles in Chinese numerals */
	{ "电话一三八零零一三八零零零", "电话一三八****八零零零" },
	{ "幺三八洞洞幺三八洞洞洞，", "幺三八****八洞洞洞，" },
	{ "一三八００１３８０００", NULL },
	{ "二零二六年一一月二二日", NULL },
	{ "一二三四五六七八九零一", NULL },	/* 12 begins no mobile */
	{ "一三八零零一三八零零零零", NULL },	/* twelve of them */
	{ "一一三八零零一三八零零零", NULL },
	{ "一楼三户漏水", NULL },
	/* bank cards: Luhn's digit is right */
	{ "卡号6222021234567890128", "卡号6222***********0128" },
	{ "6222 0212 3456 7890 128", "6222 **** **** ***0 128" },
	{ "４１１１１１１１１１１１１１１１", "４１１１********１１１１" },
	{ "6222021234567890129", NULL },		/* and wrong */
	{ "2612210031500031", NULL },		/* begins with a year */
	/* messengers */
	{ "QQ：12345678", "QQ：1*******" },
	{ "QQ号是 987654，", "QQ号是 9*****，" },
	{ "加微信abc_1234联系", "加微信a*******联系" },
	{ "微信号：wxid_a1b2c3d4", "微信号：w************" },
	{ "微信13800138000", "微信1**********" },
	{ "vx: Zhang-san88", "vx: Z**********" },
	{ "微信公众号", NULL },
	{ "微信反映：小区漏水", NULL },
	{ "通过微信abc", NULL },			/* too short for one */
	{ "QQ群1号", NULL },
	/* plates */
	{ "车牌京A12345占道", "车牌京A***45占道" },
	{ "京A·12345", "京A·***45" },
	{ "京AD12345", "京A****45" },
	{ "沪C8K7M2，", "沪C***M2，" },
	{ "北京A座12345", NULL },
	{ "京A1234", NULL },
	{ "京ABCDEF", NULL },			/* hardly a digit */
	{ "\xe4" "13800138000", "\xe4" "138****8000" },
	{ "\xe4\xb8" "13800138000", "\xe4\xb8" "138****8000" },
	/* broken bytes are copied */
	{ "\xe5", NULL }, { "\xef\xbc", NULL }, { "\xff" "5室", "\xff*室" },
	{ "\xb7先生", NULL },
};

static const struct row places[] = {
	{ "劲松北路12号楼3单元502室", "劲松北路12号楼*单元*室" },
	{ "农光里3-502", "农光里*-*" },
	{ "农光里12-3-1502", "农光里12-*-*" },
	{ "农光里502", "农光里*" },
	{ "农光里２０６号楼", NULL },
	{ "农光里206号楼502", "农光里206号楼*" },
	{ "农光里社区12号楼", NULL },
	{ "", NULL },
};

static const struct row phones[] = {
	{ "13800138000", "138****8000" },
	{ "１３８００１３８０００", "１３８****８０００" },
	{ "67730012", "******12" },
	{ "6773-0012", "****-**12" },
	{ "010-67730012", "010-******12" },
	{ "13800138000/67730012", "138****8000/******12" },
	{ "95588123456", "*********56" },
	{ "weixin_abc", "w*********" },
	{ "", NULL },
};

static const struct row people[] = {
	{ "张三", "张*" }, { "张", NULL }, { "欧阳小红", "欧***" },
	{ "张先生", NULL }, { "张三先生", "张*先生" }, { "先生", "先*" },
	{ " 张三 ", "张*" }, { "", NULL },
	{ "\xf0\xa0\xae\xb7田", "\xf0\xa0\xae\xb7*" },
	{ "\xff\xfe", "\xff*" },
};

static void
try_rows(mask f, const struct row *rows, size_t n)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		buf_reset(&b);
		buf_puts(&b, "|");
		f(&b, rows[i].in, strlen(rows[i].in));
		OK_TEXT(b.data + 1,
		    rows[i].want != NULL ? rows[i].want : rows[i].in,
		    rows[i].in[0] != '\0' ? rows[i].in : "nothing");
	}
	buf_release(&b);
}

/* Neither a NUL nor the end of the bytes is the end of the text. */
static void
try_lengths(void)
{
	static const char text[] = "a\0" "13800138000";
	struct buf b = BUF_INIT;

	mask_text(&b, text, sizeof(text) - 1);
	OK_INT(b.len, sizeof(text) - 1, "a NUL is a byte like others");
	OK_TEXT(b.data + 2, "138****8000", "and what follows is masked");
	buf_reset(&b);
	mask_text(&b, "138001380001", 11);
	OK_TEXT(b.data, "138****8000", "nothing behind the length is read");
	buf_release(&b);
}

/* However often: no order number (yymmddHHMMSS and six digits, or with the
 * century before) is touched, and each made mobile is. */
static void
try_many(void)
{
	struct buf text = BUF_INIT, b = BUF_INIT;
	uint64_t dice = 20261122, d;
	int i, eaten = 0, missed = 0;

	for (i = 0; i < 100000; i++) {
		dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
		d = dice >> 20;
		buf_reset(&text);
		buf_reset(&b);
		buf_printf(&text, "工单%s%02d%02d%02d%02d%02d%02d%0*d。",
		    i % 2 ? "20" : "", (int)(17 + d % 12),
		    (int)(1 + d / 12 % 12), (int)(1 + d / 144 % 28),
		    (int)(d / 4032 % 24), (int)(d / 96768 % 60),
		    (int)(d / 5806080 % 60), i % 3 ? 6 : 4,
		    (int)(d / 348364800 % 10000));
		mask_text(&b, text.data, text.len);
		eaten += strcmp(b.data, text.data) != 0;
		buf_reset(&text);
		buf_reset(&b);
		buf_printf(&text, "电话1%d%08d转", (int)(30 + d % 70),
		    (int)(d / 70 % 100000000));
		mask_text(&b, text.data, text.len);
		missed += strstr(b.data, "****") == NULL;
	}
	OK_INT(eaten, 0, "100,000 order numbers stay");
	OK_INT(missed, 0, "100,000 mobiles are masked");
	buf_release(&text);
	buf_release(&b);
}

#define TRY(f, rows) try_rows(f, rows, sizeof(rows) / sizeof((rows)[0]))

int
main(void)
{
	TRY(mask_text, texts);
	TRY(mask_place, places);
	TRY(mask_phone, phones);
	TRY(mask_name, people);
	try_lengths();
	try_many();
	return DONE();
}
