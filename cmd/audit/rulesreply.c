#include "rulesreply.h"

#include "base/num.h"
#include "rule/replies.h"

static int
says(const struct rules_view *v, enum policy_reply which)
{
	return replies_have(v->policy, which, v->reply, v->reply_len);
}

/* When it was said, as far as that is known. */
static int64_t
said_at(const struct rules_view *v)
{
	static const enum record_member at[] = { M_SUBMITTED_AT, M_CLOSED_AT,
		M_FINISHED_AT, M_RECEIVED_AT };
	size_t i;

	for (i = 0; i < sizeof(at) / sizeof(at[0]); i++)
		if (v->r->m[at[i]] != NUM_NONE)
			return v->r->m[at[i]];
	return NUM_NONE;
}

/* A day, an hour, a count: any digit, full-width ones too. */
static int
has_digit(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			return 1;
		if (i + 2 < len && (unsigned char)s[i] == 0xef &&
		    (unsigned char)s[i + 1] == 0xbc &&
		    (unsigned char)s[i + 2] >= 0x90 &&
		    (unsigned char)s[i + 2] <= 0x99)
			return 1;
	}
	return 0;
}

static int
has_facts(const struct rules_view *v)
{
	return says(v, REPLY_FACTS) || has_digit(v->reply, v->reply_len);
}

int64_t
rulesreply_contradicts(const struct rules_view *v)
{
	return says(v, REPLY_CONTACTED) && says(v, REPLY_UNREACHED) ?
	    said_at(v) : NUM_NONE;
}

int64_t
rulesreply_no_facts(const struct rules_view *v)
{
	return says(v, REPLY_SOLVED) && !has_facts(v) ? said_at(v) : NUM_NONE;
}

int64_t
rulesreply_no_call(const struct rules_view *v)
{
	return says(v, REPLY_CONTACTED) && v->r->m[M_CONTACTED_AT] ==
	    NUM_NONE ? said_at(v) : NUM_NONE;
}

int64_t
rulesreply_no_reason(const struct rules_view *v)
{
	return says(v, REPLY_UNCONTACTED) && !says(v, REPLY_UNREACHED) ?
	    said_at(v) : NUM_NONE;
}

int64_t
rulesreply_vague(const struct rules_view *v)
{
	return says(v, REPLY_VAGUE) && !has_facts(v) ? said_at(v) : NUM_NONE;
}
