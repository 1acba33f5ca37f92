#include <string.h>

#include "tap.h"
#include "text/site.h"

static const struct {
	const char *point, *want;	/* want "": no site */
} rows[] = {
	/* estate and building; unit, floor and room go */
	{ "农光里12号楼3单元502室", "农光里12号楼" },
	{ "农光里１２号楼３单元５０２室", "农光里12号楼" },
	{ "农光里12#楼3单元", "农光里12号楼" },
	{ "农光里12＃3单元", "农光里12号楼" },
	{ "农光里12栋502", "农光里12号楼" },
	{ "农光里12幢", "农光里12号楼" },
	{ "农光里12楼5层", "农光里12号楼" },
	{ "农光里012号楼", "农光里12号楼" },
	{ "农光里十二号楼", "农光里12号楼" },
	{ "农光里一百零二号楼", "农光里102号楼" },
	{ "农光里二十栋", "农光里20号楼" },
	{ "农光里一零二号楼", "农光里102号楼" },
	{ "农光里12-3-502", "农光里12号楼" },
	{ "农光里12－3－502", "农光里12号楼" },
	{ "农光里 12 号楼 3 单元", "农光里12号楼" },
	{ "农光里　12号楼", "农光里12号楼" },
	{ "农光里小区12号楼", "农光里12号楼" },
	{ "农光里第12号楼", "农光里12号楼" },
	{ "农光里甲12号楼", "农光里甲12号楼" },
	{ "农光里12a号楼", "农光里12A号楼" },
	{ "百环家园A座1203", "百环家园A座" },
	{ "百环家园5座", "百环家园5号楼" },
	{ "大郊亭7号楼东侧", "大郊亭7号楼" },
	{ "劲松3区305号楼", "劲松三区305号楼" },
	{ "劲松三区305号楼", "劲松三区305号楼" },
	{ "和谐雅园2期9号楼", "和谐雅园二期9号楼" },
	{ "农光里3号院5号楼2门", "农光里3号院5号楼" },
	{ "北京市朝阳区劲松街道农光里12号楼", "农光里12号楼" },
	{ "农光里社区农光里12号楼", "农光里12号楼" },
	{ "位于农光里12号楼", "农光里12号楼" },
	/* the estate or the street alone */
	{ "农光里", "农光里" }, { "农光里小区", "农光里" },
	{ "农光里小区南门", "农光里" }, { "农光里中区东门外", "农光里中区" },
	{ "劲松路路口西北角", "劲松路" }, { "劲松路与辅路交叉口", "劲松路" },
	{ "农光里3号院", "农光里3号院" }, { "劲松路12号", "劲松路12号" },
	{ "劲松3区", "劲松三区" }, { "劲松三区二楼", "" },
	/* no place, or one that leads to a person */
	{ "", "" }, { "不详", "" }, { "12号楼", "" }, { "3单元502", "" },
	{ "张三先生家12号楼", "" }, { "王女士12号楼", "" },
	{ "张三家12号楼", "" }, { "农光里12-502", "" },
	{ "13800138000", "" }, { "13800138000农光里12号楼", "" },
	{ "11月12号", "" }, { "市民反映夜间噪声扰民一直没有人管12号楼", "" },
	{ "农光里12345号楼", "" }, { "\xff\xfe", "" }, { "12\xe5", "" },
	{ "农光里，12号楼", "" }, { "\xf0\xa0\xae\xb7里9号楼",
	    "\xf0\xa0\xae\xb7里9号楼" },
};

int
main(void)
{
	struct site_reader *r = site_reader_new();
	char text[400];
	struct buf b = BUF_INIT;
	size_t i;
	int found;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&b);
		found = site_of(r, &b, rows[i].point, strlen(rows[i].point));
		OK_TEXT(found ? b.data : "", rows[i].want,
		    rows[i].point[0] != '\0' ? rows[i].point : "nothing");
	}
	/* what it gives it gives again */
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&b);
		if (site_of(r, &b, rows[i].want, strlen(rows[i].want)))
			OK_TEXT(b.data, rows[i].want, "a site has itself");
	}
	memset(text, 'x', sizeof(text));
	memcpy(text, "农光里12号楼", strlen("农光里12号楼"));
	OK_INT(site_of(r, &b, text, sizeof(text)), 0, "a story is no place");
	buf_reset(&b);
	OK_INT(site_of(r, &b, "农光里12号楼3", strlen("农光里12号")), 1,
	    "nothing behind the length is read");
	OK_INT(site_of(r, &b, "农光里1\0号楼", 14), 0, "a NUL is no name");
	buf_release(&b);
	site_reader_free(r);
	return DONE();
}
