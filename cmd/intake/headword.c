#include "headword.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "text/norm.h"

/* English words end where letters do: there is an id in caseId, none in width. */
static int
has_word(const char *heading, const char *word)
{
	const char *at = heading;

	if (!isascii((unsigned char)*word))
		return strstr(heading, word) != NULL;
	for (; (at = strcasestr(at, word)) != NULL; at++)
		if (!isalpha((unsigned char)at[strlen(word)]))
			return 1;
	return 0;
}

static int
is_called(const char *heading, const char *const *words)
{
	struct buf b = BUF_INIT;
	int yes = 0;

	norm_width(&b, heading, strlen(heading));
	for (; *words != NULL; words++)
		yes |= has_word(b.data, *words);
	buf_release(&b);
	return yes;
}

int
headword_rows(const char *heading)
{
	static const char *const words[] = { "编号", "单号", "编码", "号码",
		"流水", "id", "key", "number", "no.", NULL };

	return is_called(heading, words);
}

int
headword_others(const char *heading)
{
	static const char *const words[] = { "电话", "手机", "号码", "tel",
		"phone", "mobile", "证", "网格", "坐席", "房", "楼", "栋",
		"邮", "区划", "合同", "关联", "原工单", "原单",
		"单位编", "部门编", "社区编", "街道编", "类编", "类别编",
		"行业编", NULL };

	return is_called(heading, words);
}

int
headword_numbers(const char *heading)
{
	return headword_rows(heading) && !headword_others(heading);
}
