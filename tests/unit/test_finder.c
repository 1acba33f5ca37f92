/* Words in texts: the first, all of them, and the ends of both. */
#include <string.h>

#include "base/buf.h"
#include "rule/finder.h"
#include "tap.h"

static char w0[] = "再次反映", w1[] = "又反映", w2[] = "2小时内", w3[] = "x";
static char *words[] = { w0, w1, w2, w3 };

static const struct {
	const char *text, *want;
} rows[] = {
	{ "", "" }, { "路灯不亮", "" }, { "再次反映", "0 " },
	{ "市民再次反映，又反映", "0 1 " }, { "再次再次反映反映", "0 " },
	{ "又反映又反映", "1 1 " }, { "12小时内", "" },
	{ "请2小时内答复", "2 " }, { "１2小时内", "" },
	{ "xx", "3 3 " }, { "ｘx", "3 " }, { "又反", "" }, { "ax", "3 " },
};

int
main(void)
{
	struct finder *f = finder_new(words, 4), *none = finder_new(words, 0);
	struct buf b = BUF_INIT;
	size_t i, at, len;
	int found;

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
	at = 0;
	OK_INT(finder_next(none, "再次反映", 12, &at), -1, "no words");
	finder_free(none);
	finder_free(f);
	buf_release(&b);
	return DONE();
}
