/* Words in texts: the first, all of them, and the ends of both. */
#include <string.h>

#include "base/buf.h"
#include "text/finder.h"
#include "tap.h"

static const char *const words[] = { "再次反映", "又反映", "2小时内", "x" };
/* 反映 is in a longer word of the other list */
static const char *const other[] = { "反映", "时" };

static const unsigned char lists[] = { 1, 1, 2, 4, 8, 16 };

static const struct {
	const char *text;
	unsigned int want;
} listed[] = {
	{ "", 0 }, { "路灯不亮", 0 }, { "再次反映", 1 | 8 },
	{ "请2小时内答复", 2 | 16 }, { "12小时内", 16 }, { "反映时x", 4 | 8 | 16 },
	{ "市民反", 0 }, { "时", 16 }, { "又反映又反映", 1 | 8 },
};

static const struct {
	const char *text, *want;
} rows[] = {
	{ "", "" }, { "路灯不亮", "" }, { "再次反映", "0 " },
	{ "市民再次反映，又反映", "0 1 " }, { "再次再次反映反映", "0 " },
	{ "又反映又反映", "1 1 " }, { "12小时内", "" },
	{ "请2小时内答复", "2 " }, { "１2小时内", "" },
	{ "xx", "3 3 " }, { "ｘx", "3 " }, { "又反", "" }, { "ax", "3 " },
};

/* Words shorter than what the tables look at, and the ends of the text. */
static void
try_short(void)
{
	struct finder *f = finder_new();

	finder_add(f, "自杀");
	finder_add(f, "电b");
	finder_add(f, "a");
	finder_add(f, "xy");
	OK_INT(finder_find(f, "", 0), -1, "nothing in nothing");
	OK_INT(finder_find(f, "自", 3), -1, "half a word");
	OK_INT(finder_find(f, "有人自杀", 12), 0, "at the end");
	OK_INT(finder_find(f, "电b自杀", 10), 1, "the first one");
	OK_INT(finder_find(f, "..a", 3), 2, "one byte, at the end");
	OK_INT(finder_find(f, "a..", 3), 2, "one byte, at the start");
	OK_INT(finder_find(f, "cxyc", 4), 3, "two bytes");
	OK_INT(finder_find(f, "cxy", 3), 3, "two bytes at the end");
	OK_INT(finder_find(f, "自杀", 5), -1, "cut");
	finder_free(f);
	finder_free(NULL);
}

int
main(void)
{
	struct finder *f = finder_new(), *none = finder_new();
	struct buf b = BUF_INIT;
	size_t i, at, len;
	int found;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		finder_add(f, words[i]);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		len = strlen(rows[i].text);
		buf_reset(&b);
		at = 0;
		while ((found = finder_next(f, rows[i].text, len, &at)) >= 0)
			buf_printf(&b, "%d ", found);
		OK_TEXT(b.len > 0 ? b.data : "", rows[i].want, rows[i].text);
		OK_INT(at, (int64_t)len, "the search ends at the end");
		OK_INT(finder_find(f, rows[i].text, len),
		    rows[i].want[0] == '\0' ? -1 : rows[i].want[0] - '0',
		    "and begins with the first");
	}
	try_short();
	at = 0;
	OK_INT(finder_next(none, "再次反映", 12, &at), -1, "no words");
	for (i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		finder_add(f, other[i]);
	for (i = 0; i < sizeof(listed) / sizeof(listed[0]); i++)
		OK_INT(finder_lists(f, lists, listed[i].text,
		    strlen(listed[i].text)), listed[i].want, listed[i].text);
	OK_INT(finder_lists(none, lists, "再次反映", 12), 0, "of no words");
	finder_free(none);
	finder_free(f);
	buf_release(&b);
	return DONE();
}
