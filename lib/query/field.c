#include "query/field.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "data/record.h"
#include "query/term.h"
#include "text/nearest.h"

#define TEXTS(a) (UINT64_C(1) << TEXT_##a)

static const struct alias {
	const char *name;
	struct field field;
} aliases[] = {
	{ "cat",	{ FIELD_MEMBER, M_CATEGORY, -1, 0 } },
	{ "unit",	{ FIELD_MEMBER, M_LEAD, -1, 0 } },
	{ "source",	{ FIELD_MEMBER, M_SRC, -1, 0 } },
	{ "due",	{ FIELD_MEMBER, M_DUE_SOLVE, -1, 0 } },
	{ "promise",	{ FIELD_MEMBER, M_DUE_PROMISE, -1, 0 } },
	{ "flag",	{ FIELD_MEMBER, M_FLAGS, -1, 0 } },
	{ "link",	{ FIELD_MEMBER, M_LINKS, -1, 0 } },
	{ "tag",	{ FIELD_MEMBER, M_TAGS, -1, 0 } },
	{ "valid",	{ FIELD_MEMBER, M_CITY_VALID, -1, 0 } },
	{ "contacted",	{ FIELD_MEMBER, M_CITY_CONTACTED, -1, 0 } },
	{ "solved",	{ FIELD_MEMBER, M_CITY_SOLVED, -1, 0 } },
	{ "satisfied",	{ FIELD_MEMBER, M_CITY_SATISFIED, -1, 0 } },
	{ "excluded",	{ FIELD_MEMBER, M_EXCL_CITY, M_EXCL_INTERNAL, 0 } },
	{ "no",		{ FIELD_NO, -1, -1, 0 } },
	{ "id",		{ FIELD_ID, -1, -1, 0 } },
	{ "overdue",	{ FIELD_OVERDUE, M_DUE_SOLVE, -1, 0 } },
	{ "text",	{ FIELD_TEXT, -1, -1, TEXTS(TITLE) | TEXTS(BODY) } },
	{ "title",	{ FIELD_TEXT, -1, -1, TEXTS(TITLE) } },
	{ "point",	{ FIELD_TEXT, -1, -1, TEXTS(POINT) } },
	{ "result",	{ FIELD_TEXT, -1, -1, TEXTS(RESULT) } },
	{ "reply",	{ FIELD_TEXT, -1, -1, TEXTS(REPLY) } },
};

static int
find_member(const struct token *name)
{
	struct buf b = BUF_INIT;
	size_t len = (size_t)(name->end - name->s);
	int member;

	member = record_member_find(name->s, len);
	if (member < 0) {
		buf_put(&b, name->s, len);
		buf_puts(&b, "_at");
		member = record_member_find(b.data, b.len);
	}
	if (member < 0) {
		buf_reset(&b);
		buf_puts(&b, "revisit.");
		buf_put(&b, name->s, len);
		member = record_member_find(b.data, b.len);
	}
	buf_release(&b);
	return member;
}

int
field_find(struct field *f, const struct token *name)
{
	size_t i;
	int member;

	if (name->s == name->end)
		return -1;
	for (i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++) {
		if (token_is(name, aliases[i].name)) {
			*f = aliases[i].field;
			return 0;
		}
	}
	member = find_member(name);
	if (member < 0)
		return -1;
	f->kind = FIELD_MEMBER;
	f->member = member;
	f->other = -1;
	f->texts = 0;
	return 0;
}

struct named_set {
	const char *name;
	uint64_t set;
};

static const struct named_set states[] = {
	{ "open", TERM_OPEN_STATES },
	{ "在办", TERM_OPEN_STATES },
	{ "待分派", 1 << STATE_RECEIVED },
	{ "待签收", 1 << STATE_ASSIGNED },
	{ "办理中", 1 << STATE_HANDLING },
	{ "待审核", 1 << STATE_SUBMITTED },
	{ "办结", 1 << STATE_CLOSED },
	{ "已办结", 1 << STATE_CLOSED },
	{ "已退回", 1 << STATE_RETURNED },
	{ NULL, 0 }
};

/* What Chinese tables print. */
static const struct named_set flags[] = {
	{ "扬言", FLAG_THREAT },
	{ "已清除", FLAG_ERASED },
	{ "任务", FLAG_TASK },
	{ "保密", FLAG_SECRET },
	{ "催办", FLAG_REMINDS },
	{ "自来电起算", FLAG_ASSUMED },
	{ "街道自立", FLAG_OWN },
	{ "答复不详", FLAG_UNKNOWN_ANSWER },
	{ "停计", FLAG_PAUSED },
	{ "引用工单编号", FLAG_QUOTES },
	{ "按导入日计", FLAG_DAY_ASSUMED },
	{ "在本库清除", FLAG_STRUCK },
	{ NULL, 0 }
};

static const struct named_set links[] = {
	{ "催办", 1 << LINK_REMINDER },
	{ "重复", 1 << LINK_REPEAT },
	{ "聚集", 1 << LINK_CLUSTER },
	{ "引用", 1 << LINK_CITES },
	{ "疑似", 1 << LINK_MAYBE },
	{ NULL, 0 }
};

static const struct named_set bys[] = {
	{ "工单", 1 << BY_DUMP },
	{ "街道", 1 << BY_OFFICE },
	{ "分类", 1 << BY_CATEGORY },
	{ "默认", 1 << BY_DEFAULT },
	{ "扬言", 1 << BY_THREAT },
	{ NULL, 0 }
};

static const struct named_set answers[] = {
	{ "yes", 2 }, { "true", 2 }, { "1", 2 }, { "是", 2 },
	{ "no", 1 }, { "false", 1 }, { "0", 1 }, { "否", 1 },
	{ NULL, 0 }
};

static uint64_t
set_of(const struct named_set *s, const char *value)
{
	for (; s->name != NULL; s++) {
		if (strcmp(s->name, value) == 0)
			return s->set;
	}
	return 0;
}

static uint64_t
bit_of(int64_t n)
{
	return n == NUM_NONE ? 0 : UINT64_C(1) << n;
}

uint64_t
field_set(int member, const char *value)
{
	size_t len = strlen(value);
	uint64_t set;

	switch ((int)record_info[member].type) {
	case RECORD_STATE:
		set = set_of(states, value);
		return set != 0 ? set : bit_of(record_state_find(value, len));
	case RECORD_ROLE:
		return bit_of(record_role_find(value, len));
	case RECORD_BY:
		set = set_of(bys, value);
		return set != 0 ? set : bit_of(record_by_find(value, len));
	case RECORD_LINKS:
		set = set_of(links, value);
		return set != 0 ? set : bit_of(record_link_find(value, len));
	case RECORD_FLAGS:
		set = set_of(flags, value);
		if (set != 0)
			return set;
		set = (uint64_t)record_flag_find(value, len);
		return set != (uint64_t)NUM_NONE ? set : 0;
	default:
		return set_of(answers, value);
	}
}

/* --- what there is --------------------------------------------------- */

static void
put_name(struct buf *b, const char *name)
{
	buf_printf(b, "%s%s", b->len > 0 ? ", " : "", name);
}

static void
put_set(struct buf *b, const struct named_set *s)
{
	for (; s->name != NULL; s++)
		put_name(b, s->name);
}

static void
put_names(struct buf *b, const char *(*name_of)(int64_t), int64_t n)
{
	int64_t i;

	for (i = 0; i < n; i++)
		put_name(b, name_of(i));
}

static void
put_flags(struct buf *b)
{
	int i;

	for (i = 0; record_flag_name(i) != NULL; i++)
		put_name(b, record_flag_name(i));
}

void
field_put_values(struct buf *b, int member)
{
	switch ((int)record_info[member].type) {
	case RECORD_STATE:
		put_names(b, record_state_name, STATE_COUNT);
		put_set(b, states);
		break;
	case RECORD_ROLE:
		put_names(b, record_role_name, ROLE_COUNT);
		break;
	case RECORD_BY:
		put_names(b, record_by_name, BY_COUNT);
		put_set(b, bys);
		break;
	case RECORD_LINKS:
		put_names(b, record_link_name, LINK_COUNT);
		put_set(b, links);
		break;
	case RECORD_FLAGS:
		put_flags(b);
		put_set(b, flags);
		break;
	default:
		put_set(b, answers);
		break;
	}
}

/* Each name that find_member knows: path, name, without "_at", "revisit.". */
static void
try_member(struct nearest *n, const struct record_info *info)
{
	static const char revisit[] = "revisit.", at[] = "_at";
	size_t len = strlen(info->json), skip = sizeof(revisit) - 1;

	if (len == 0)
		return;
	nearest_try(n, info->json, len);
	nearest_try(n, info->name, strlen(info->name));
	if (len > skip && memcmp(info->json, revisit, skip) == 0)
		nearest_try(n, info->json + skip, len - skip);
	if (len > sizeof(at) - 1 &&
	    strcmp(info->json + len - (sizeof(at) - 1), at) == 0)
		nearest_try(n, info->json, len - (sizeof(at) - 1));
}

int
field_put_nearest(struct buf *b, const struct token *name)
{
	struct nearest n;
	size_t i;

	nearest_init(&n, name->s, (size_t)(name->end - name->s));
	for (i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		nearest_try(&n, aliases[i].name, strlen(aliases[i].name));
	for (i = 0; i < M_COUNT; i++)
		try_member(&n, &record_info[i]);
	if (n.name == NULL)
		return 0;
	buf_put(b, n.name, n.name_len);
	return 1;
}
