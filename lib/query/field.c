#include "query/field.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "data/record.h"
#include "query/term.h"

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
	{ "待分派", 1 << STATE_RECEIVED },
	{ "待签收", 1 << STATE_ASSIGNED },
	{ "办理中", 1 << STATE_HANDLING },
	{ "待审核", 1 << STATE_SUBMITTED },
	{ "办结", 1 << STATE_CLOSED },
	{ "已退回", 1 << STATE_RETURNED },
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
		return bit_of(record_by_find(value, len));
	case RECORD_LINKS:
		return bit_of(record_link_find(value, len));
	case RECORD_FLAGS:
		set = (uint64_t)record_flag_find(value, len);
		return set != (uint64_t)NUM_NONE ? set : 0;
	default:
		return set_of(answers, value);
	}
}
