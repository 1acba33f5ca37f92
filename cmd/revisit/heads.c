#include "heads.h"

#include <string.h>

#include "base/num.h"
#include "data/jsonout.h"
#include "data/record.h"
#include "text/norm.h"
#include "time/dumpdate.h"

/* As norm_key leaves them. The order number and its role are made an id. */
#define KEY_NO "no"
#define KEY_ROLE "role"

static const struct {
	const char *head, *key;
} known[] = {
	{ "id", "id" }, { "案件", "id" }, { "案件编号", "id" },
	{ "no", KEY_NO }, { "工单编号", KEY_NO }, { "工单号", KEY_NO },
	{ "工单编码", KEY_NO }, { "诉求编号", KEY_NO },
	{ "受理编号", KEY_NO }, { "编号", KEY_NO },
	{ "role", KEY_ROLE }, { "工单性质", KEY_ROLE },
	{ "kind", "kind" }, { "种类", "kind" }, { "类型", "kind" },
	{ "at", "at" }, { "时间", "at" }, { "回访时间", "at" },
	{ "通话时间", "at" }, { "拨打时间", "at" }, { "联系时间", "at" },
	{ "actor", "actor" }, { "回访人", "actor" }, { "联系人员", "actor" },
	{ "拨打人", "actor" }, { "经办人", "actor" }, { "caller", "actor" },
	{ "connected", "connected" }, { "是否接通", "connected" },
	{ "接通", "connected" },
	{ "seconds", "seconds" }, { "通话秒数", "seconds" },
	{ "时长", "seconds" }, { "秒数", "seconds" },
	{ "通话时长(秒)", "seconds" },
	{ "number", "number" }, { "号码", "number" },
	{ "拨打号码", "number" },
	{ "call", "call" }, { "通话环节", "call" }, { "环节", "call" },
	{ "what", "call" },
	{ "result", "result" }, { "未接原因", "result" },
	{ "通话结果", "result" },
	{ "round", "round" }, { "回访轮次", "round" }, { "轮次", "round" },
	{ "valid", "valid" }, { "是否有效回访", "valid" },
	{ "有效回访", "valid" },
	{ "contacted", "contacted" }, { "是否联系", "contacted" },
	{ "是否联系市民", "contacted" },
	{ "solved", "solved" }, { "是否解决", "solved" },
	{ "解决情况", "solved" }, { "问题是否解决", "solved" },
	{ "satisfied", "satisfied" }, { "是否满意", "satisfied" },
	{ "满意度", "satisfied" }, { "评价结果", "satisfied" },
	{ "code", "code" }, { "免联系原因", "code" },
	{ "part", "part" }, { "免联系范围", "part" },
	{ "text", "text" }, { "备注", "text" }, { "市民意见", "text" },
	{ "说明", "text" }
};

static const char *const export_heads[] = { "导出时间", "导出日期",
	"制表时间", "生成时间" };

void
heads_init(struct heads *h, enum charset charset, int64_t source,
    struct words *w)
{
	memset(h, 0, sizeof(*h));
	h->charset = charset;
	h->source = source;
	h->words = w;
}

static const char *
find_key(const char *head)
{
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].head, head) == 0)
			return known[i].key;
	return NULL;
}

static int
has_key(const struct heads *h, const char *key)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (h->keys[i] != NULL && strcmp(h->keys[i], key) == 0)
			return 1;
	return 0;
}

/* A cell, decoded and without blanks at its ends; -1: not in the charset. */
static int
decode(struct buf *b, const struct heads *h, const struct delim_field *f,
    const char **s, size_t *len)
{
	buf_reset(b);
	if (charset_decode(b, h->charset, f->s, f->len) < f->len)
		return -1;
	*s = b->data;
	*len = b->len;
	norm_trim(s, len);
	return 0;
}

/* Of a repeated heading the first one counts. */
int
heads_bind(struct heads *h, const struct delim_row *row)
{
	struct buf cell = BUF_INIT, head = BUF_INIT;
	const char *s, *key;
	size_t i, len, found = 0;

	h->n = 0;
	for (i = 0; i < row->n; i++) {
		key = NULL;
		buf_reset(&head);
		if (decode(&cell, h, &row->fields[i], &s, &len) == 0) {
			norm_key(&head, s, len);
			key = find_key(head.data);
		}
		if (key != NULL && has_key(h, key))
			key = NULL;
		found += key != NULL;
		h->keys[h->n++] = key;
	}
	buf_release(&head);
	buf_release(&cell);
	return found > 1 && (has_key(h, "id") || has_key(h, KEY_NO));
}

static int64_t
export_time(const char *s, size_t len)
{
	struct err ignored = ERR_INIT;
	const char *at;
	size_t i, head;
	int64_t found;

	for (i = 0; i < sizeof(export_heads) / sizeof(export_heads[0]); i++) {
		head = strlen(export_heads[i]);
		at = memmem(s, len, export_heads[i], head);
		if (at == NULL)
			continue;
		at += head;
		if (strncmp(at, "：", 3) == 0)
			at += 3;
		else if (*at == ':')
			at++;
		len -= (size_t)(at - s);
		norm_trim(&at, &len);
		if (dumpdate_parse(at, len, &found, &ignored) == 0)
			return found;
		return NUM_NONE;
	}
	return NUM_NONE;
}

int64_t
heads_export_time(const struct heads *h, const struct delim_row *row)
{
	struct buf cell = BUF_INIT;
	int64_t found = NUM_NONE;
	const char *s;
	size_t i, len;

	for (i = 0; i < row->n && found == NUM_NONE; i++)
		if (decode(&cell, h, &row->fields[i], &s, &len) == 0)
			found = export_time(s, len);
	buf_release(&cell);
	return found;
}

/* Sheets of ours have whole ids under 工单编号: "SOURCE-..." with a source
 * that something here already has; those begin with a small letter. */
static int
is_id(const struct heads *h, const struct buf *no)
{
	struct err ignored = ERR_INIT;
	struct record r;
	const char *dash = memchr(no->data, '-', no->len);

	if (dash == NULL || no->data[0] < 'a' || no->data[0] > 'z' ||
	    words_find(h->words, no->data, (size_t)(dash - no->data)) ==
	    NUM_NONE)
		return 0;
	record_init(&r);
	return record_parse_id(&r, no->data, no->len, h->words,
	    &ignored) == 0;
}

/* The id of an order number; its role is 主办 where no column says another. */
static void
put_id(struct buf *b, const struct heads *h, const struct buf *no,
    const struct buf *role)
{
	struct record r;
	int64_t said = record_role_find(role->data, role->len);

	if (no->len > 0 && is_id(h, no)) {
		jsonout_key(b, "id");
		jsonout_text(b, no->data, no->len);
		return;
	}
	if (no->len == 0 || no->len > RECORD_NO_MAX)
		return;
	record_init(&r);
	r.m[M_SRC] = h->source;
	r.m[M_ROLE] = said != NUM_NONE ? said : ROLE_LEAD;
	memcpy(r.no, no->data, no->len + 1);
	jsonout_key(b, "id");
	buf_putc(b, '"');
	record_put_id(b, &r, h->words);
	buf_putc(b, '"');
}

int
heads_put_json(struct buf *b, const struct heads *h,
    const struct delim_row *row, const char **key)
{
	struct buf cell = BUF_INIT, no = BUF_INIT, role = BUF_INIT;
	const char *s;
	size_t i, len;
	int rc = -1;

	jsonout_open(b, '{');
	for (i = 0; i < row->n && i < h->n; i++) {
		*key = h->keys[i];
		if (*key == NULL)
			continue;
		if (decode(&cell, h, &row->fields[i], &s, &len) < 0)
			goto out;
		if (strcmp(*key, KEY_NO) == 0) {
			buf_put(&no, s, len);
		} else if (strcmp(*key, KEY_ROLE) == 0) {
			buf_put(&role, s, len);
		} else if (len > 0) {
			jsonout_key(b, *key);
			jsonout_text(b, s, len);
		}
	}
	if (!has_key(h, "id"))
		put_id(b, h, &no, &role);
	jsonout_close(b, '}');
	rc = 0;
out:
	buf_release(&role);
	buf_release(&no);
	buf_release(&cell);
	return rc;
}
