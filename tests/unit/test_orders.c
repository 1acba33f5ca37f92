#include <string.h>

#include "base/buf.h"
#include "tap.h"
#include "text/alike.h"
#include "text/orders.h"

/* Made-up numbers. What is found stands between bars. */
static const struct {
	const char *text, *want;
} rows[] = {
	{ "", "" }, { "路灯不亮", "" },
	{ "工单号20171229090750", "|20171229090750" },
	{ "（工单编号261122100315000317）。", "|261122100315000317" },
	{ "工单号：２０１７１２２９０９０７５０，", "|20171229090750" },
	{ "261122100315000317、261122100315000318",
	    "|261122100315000317|261122100315000318" },
	{ "电话13800138000", "" },		/* eleven digits */
	{ "123456789012", "|123456789012" },	/* twelve */
	{ "12345678901234567890", "|12345678901234567890" },
	{ "123456789012345678901", "" },	/* twenty-one */
	{ "A20171229090750", "" }, { "20171229090750x", "" },
	{ "2017-1229-0907-50", "" }, { "\xff" "20171229090750\xff",
	    "|20171229090750" },
};

static const struct {
	const char *a, *b;
	int least, most;
} pairs[] = {
	{ "", "", 0, 0 }, { "楼", "楼", 0, 0 },
	{ "楼道灯不亮", "楼道灯不亮", 100, 100 },
	{ "楼道灯不亮！", "楼道，灯 不亮123", 100, 100 },
	{ "楼道灯不亮", "电梯停运", 0, 0 },
	{ "市民反映，楼道灯不亮", "市民再次反映，楼道灯仍不亮", 60, 80 },
	{ "\xff\xfe楼道", "楼道\x80", 100, 100 },
};

int
main(void)
{
	char no[ORDERS_MAX + 1], text[3000];
	struct buf b = BUF_INIT;
	size_t i, at, len;
	int alike;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&b);
		len = strlen(rows[i].text);
		for (at = 0; orders_next(rows[i].text, len, &at, no); )
			buf_printf(&b, "|%s", no);
		OK_TEXT(b.data, rows[i].want, rows[i].text);
		OK(rows[i].want[0] == '\0' ||
		    orders_may_have(rows[i].text, len), "seen at a glance");
	}
	/* wherever a number of twelve stands it is seen */
	for (i = 0; i < 40; i++) {
		memset(text, 'x', 60);
		memset(text + i, '7', ORDERS_MIN);
		OK(orders_may_have(text, 60), "at any place");
	}
	OK(!orders_may_have("12345678901", 11), "eleven digits are none");
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		alike = alike_percent(pairs[i].a, strlen(pairs[i].a),
		    pairs[i].b, strlen(pairs[i].b));
		OK(alike >= pairs[i].least && alike <= pairs[i].most,
		    pairs[i].a[0] != '\0' ? pairs[i].a : "nothing");
		OK_INT(alike_percent(pairs[i].b, strlen(pairs[i].b),
		    pairs[i].a, strlen(pairs[i].a)), alike, "either way");
	}
	for (i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + i % 23);
	OK_INT(alike_percent(text, sizeof(text), text, sizeof(text)), 100,
	    "a long one with itself");
	buf_release(&b);
	return DONE();
}
