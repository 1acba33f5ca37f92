/* Numbers written out in Chinese, and where they end. */
#include <string.h>

#include "tap.h"
#include "text/numeral.h"

static const struct {
	const char *s;
	int want;
	size_t end;		/* bytes */
} rows[] = {
	{ "", 0, 0 }, { "号楼", 0, 0 }, { "12", 0, 0 }, { "零", 0, 3 },
	{ "一", 1, 3 }, { "两", 2, 3 }, { "九号", 9, 3 }, { "十", 10, 3 },
	{ "十二", 12, 6 }, { "二十", 20, 6 }, { "二十一楼", 21, 9 },
	{ "一百", 100, 6 }, { "一百零五", 105, 12 }, { "一百二十三", 123, 15 },
	{ "一零五", 105, 9 }, { "一〇五", 105, 9 }, { "三二一", 321, 9 },
	{ "百", 0, 3 }, { "九九九九", 9999, 12 }, { "一九九九九", 10000, 15 },
	{ "九九九九九九九九九九百百百百", 10000, 42 }, { "一\xe4\xba", 1, 3 },
};

int
main(void)
{
	size_t i, at;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		at = 0;
		OK_INT(numeral_read(rows[i].s, strlen(rows[i].s), &at),
		    rows[i].want, rows[i].s);
		OK_INT(at, rows[i].end, "and its end");
	}
	at = 3;
	OK_INT(numeral_read("第十二", 9, &at), 12, "from where it begins");
	OK_INT(at, 9, "to the end");
	return DONE();
}
