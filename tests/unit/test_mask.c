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
	{ "联系李红女士。", "联系李*女士。" },
	{ "欧阳小红小姐", "欧***小姐" },
	{ "一位先生", NULL },
	{ "该女士称", NULL },
	{ "王\xf0\xa0\xae\xb7先生", "王*先生" },
	{ "先生", NULL },
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

#define TRY(f, rows) try_rows(f, rows, sizeof(rows) / sizeof((rows)[0]))

int
main(void)
{
	TRY(mask_text, texts);
	TRY(mask_place, places);
	TRY(mask_phone, phones);
	TRY(mask_name, people);
	try_lengths();
	return DONE();
}
