/* Words in texts: the first, all of them, and the ends of both. */
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "exact.h"
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

static int
find(const struct finder *f, const char *s, size_t len)
{
	char *text = exact_copy(s, len);
	int found = finder_find(f, text, len);

	free(text);
	return found;
}

/* Words shorter than what the tables look at, and the ends of the text. */
static void
try_short(void)
{
	struct finder *f = finder_new();

	finder_add(f, "自杀");
	finder_add(f, "电b");
	finder_add(f, "a");
	finder_add(f, "xy");
	OK_INT(find(f, "", 0), -1, "nothing in nothing");
	OK_INT(find(f, "自", 3), -1, "half a word");
	OK_INT(find(f, "有人自杀", 12), 0, "at the end");
	OK_INT(find(f, "电b自杀", 10), 1, "the first one");
	OK_INT(find(f, "..a", 3), 2, "one byte, at the end");
	OK_INT(find(f, "a..", 3), 2, "one byte, at the start");
	OK_INT(find(f, "cxyc", 4), 3, "two bytes");
	OK_INT(find(f, "cxy", 3), 3, "two bytes at the end");
	OK_INT(find(f, "自杀", 5), -1, "cut");
	finder_free(f);
	finder_free(NULL);
}

static uint64_t seed = 20;

static size_t
below(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (size_t)(seed >> 33) % n;
}

/* Some characters of few, so that words occur and nearly occur: of one to
 * four bytes, the same but for one byte, digits, and half ones. */
static void
put_some(struct buf *b, size_t n)
{
	static const char *const chars[] = { "a", "b", "1", "２", "ß", "反",
		"叏", "映", "昡", "𠮷", "𠮸", "\xe5\x8f", "\x8d" };

	while (n-- > 0)
		buf_puts(b, chars[below(sizeof(chars) / sizeof(chars[0]))]);
}

static int
is_number_at(const char *s, size_t len)
{
	return (len >= 1 && *s >= '0' && *s <= '9') ||
	    (len >= 3 && memcmp(s, "２", 3) == 0);
}

/* As finder.h says it, byte for byte. */
static int
find_slowly(const struct buf *word, size_t n, const char *s, size_t len)
{
	static const size_t lens[16] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		2, 2, 3, 4 };
	size_t i, k;

	for (i = 0; i < len; i += lens[(unsigned char)s[i] >> 4])
		for (k = 0; k < n; k++)
			if (word[k].len <= len - i && memcmp(s + i,
			    word[k].data, word[k].len) == 0 &&
			    !(is_number_at(word[k].data, word[k].len) &&
			    ((i >= 1 && is_number_at(s + i - 1, 1)) ||
			    (i >= 3 && is_number_at(s + i - 3, 3)))))
				return (int)k;
	return -1;
}

/* One finder of up to four random words, asked for many random texts. */
static int
count_differences(void)
{
	struct buf word[4] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	struct buf text = BUF_INIT;
	struct finder *f = finder_new();
	size_t n = below(4) + 1, i;
	int wrong = 0;

	for (i = 0; i < n; i++) {
		put_some(&word[i], below(4) + 1);
		finder_add(f, word[i].data);
	}
	for (i = 0; i < 50; i++) {
		buf_reset(&text);
		put_some(&text, below(12));
		wrong += find(f, text.data, text.len) !=
		    find_slowly(word, n, text.data, text.len);
	}
	finder_free(f);
	for (i = 0; i < 4; i++)
		buf_release(&word[i]);
	buf_release(&text);
	return wrong;
}

static void
try_random(void)
{
	int wrong = 0, i;

	for (i = 0; i < 2000; i++)
		wrong += count_differences();
	OK_INT(wrong, 0, "as a search that looks at every byte");
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
		OK_INT(find(f, rows[i].text, len),
		    rows[i].want[0] == '\0' ? -1 : rows[i].want[0] - '0',
		    "and begins with the first");
	}
	try_short();
	try_random();
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
