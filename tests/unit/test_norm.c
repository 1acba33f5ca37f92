#include <string.h>

#include "tap.h"
#include "text/norm.h"

typedef void (*norm)(struct buf *out, const char *s, size_t len);

struct row {
	const char *in, *want;
};

static const struct row keys[] = {
	{ "", "" }, { " \t", "" }, { "来电时间：", "来电时间" },
	{ " 来电 时间", "来电时间" }, { "来电\r\n时间", "来电时间" },
	{ "　来电时间　", "来电时间" }, { "\ufeff工单编号", "工单编号" },
	{ "ＩＤ：", "id" }, { "Case ID:", "caseid" }, { "：：", "" },
	{ "时间：起", "时间:起" }, { "市民（来电）", "市民(来电)" },
	{ "一级->二级", "一级->二级" }, { "一级－＞二级", "一级->二级" },
	{ "a\u00a0b", "ab" }, { "\xff\xef\xbc", "\xff\xef\xbc" },
};

static const struct row widths[] = {
	{ "", "" }, { "１２３ａｂＣ", "123abC" }, { "（１２）：", "（12）：" },
	{ "东１城", "东1城" }, { "abc", "abc" }, { "\xef\xbc", "\xef\xbc" },
	{ "ｱ", "ｱ" }, { "\ufeff1", "\ufeff1" }, { "１", "1" },
	{ "０９ＡＺａｚ", "09AZaz" }, { "／＠［｛", "／＠［｛" },
};

static const struct row phones[] = {
	{ "", "" }, { "13800138000", "13800138000" },
	{ "138 0013-8000", "13800138000" },
	{ "１３８００１３８０００", "13800138000" },
	{ "+86 13800138000", "13800138000" },
	{ "８６13800138000", "13800138000" },
	{ "008613800138000", "13800138000" },
	{ "013800138000", "13800138000" },
	{ "010-67730012", "01067730012" },
	{ "8612345678901", "8612345678901" },
	{ "67730012", "67730012" }, { "6773001", "6773001" },
	{ "677300", "" }, { "无", "" }, { "\xff", "" },
	{ "电话：67730012（家）", "67730012" },
};

static void
try_rows(norm f, const struct row *rows, size_t n)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		buf_reset(&b);
		buf_puts(&b, ":");
		f(&b, rows[i].in, strlen(rows[i].in));
		OK_TEXT(b.data + 1, rows[i].want,
		    rows[i].in[0] != '\0' ? rows[i].in : "nothing");
	}
	buf_release(&b);
}

static void
try_trim(void)
{
	static const struct row rows[] = {
		{ "", "" }, { " ", "" }, { "　\u00a0\ufeff\r\n", "" },
		{ " a b ", "a b" }, { "　东　城　", "东　城" },
		{ "东", "东" }, { "\xef\xbb", "\xef\xbb" }, { "\xa0", "\xa0" },
	};
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].in;
		size_t len = strlen(s);

		norm_trim(&s, &len);
		buf_reset(&b);
		buf_put(&b, s, len);
		OK_TEXT(b.data, rows[i].want, "trimmed");
	}
	buf_release(&b);
}

/* The white space that begins at s, by a list of all there is. */
static size_t
blank_len(const char *s, size_t len)
{
	static const char *const blanks[] = { " ", "\t", "\n", "\v", "\f",
		"\r", "　", "\u00a0", "\ufeff" };
	size_t i, n;

	for (i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
		n = strlen(blanks[i]);
		if (n <= len && memcmp(s, blanks[i], n) == 0)
			return n;
	}
	return 0;
}

/* Whether these bytes before and behind a letter are trimmed as white space
 * and nothing else is. */
static int
differs(const char edge[3], size_t n)
{
	char text[7];
	const char *s = text;
	size_t len = 2 * n + 1, at = 0, k;

	memcpy(text, edge, n);
	text[n] = 'x';
	memcpy(text + n + 1, edge, n);
	norm_trim(&s, &len);
	while ((k = blank_len(edge + at, n - at)) > 0)
		at += k;
	if (s != text + at)
		return 1;
	/* from the end, one blank of one to three bytes after the other */
	for (at = n; at > 0; at -= k) {
		for (k = 1; k <= at; k++)
			if (blank_len(edge + at - k, k) == k)
				break;
		if (k > at)
			break;
	}
	return s + len != text + n + 1 + at;
}

static void
try_edges(void)
{
	char edge[3];
	int wrong = 0, i, j;

	for (i = 0; i < 65536; i++) {
		edge[0] = (char)(i >> 8);
		edge[1] = (char)(i & 255);
		wrong += differs(edge, 2) + differs(edge, 1);
		for (j = 0x70; j < 0x100; j++) {
			edge[2] = (char)j;
			wrong += i >> 12 == 0xe && differs(edge, 3);
		}
	}
	OK_INT(wrong, 0, "what white space is, by every byte");
}

#define TRY(f, rows) try_rows(f, rows, sizeof(rows) / sizeof((rows)[0]))

int
main(void)
{
	try_trim();
	try_edges();
	TRY(norm_key, keys);
	TRY(norm_width, widths);
	TRY(norm_phone, phones);
	return DONE();
}
