#include "life/codelabel.h"

#include <string.h>

#include "base/lang.h"
#include "life/event.h"

static const struct {
	int field;
	const char *code, *label;
} labels[] = {
	{ EF_CALL, "understand", "understand the matter" },
	{ EF_CALL, "confirm", "confirm the matter" },
	{ EF_CALL, "progress", "tell the progress" },
	{ EF_CALL, "result", "tell the result" },
	{ EF_CALL, "revisit", "revisit" },
	{ EF_CALL, "recheck", "re-check" },
	{ EF_CALL_RESULT, "noanswer", "nobody answered" },
	{ EF_CALL_RESULT, "busy", "line engaged" },
	{ EF_CALL_RESULT, "off", "switched off" },
	{ EF_CALL_RESULT, "wrong", "wrong number" },
	{ EF_CALL_RESULT, "refused", "call refused" },
	{ EF_CALL_RESULT, "secret", "number kept secret" },
	{ EF_NUMBER_KIND, "order", "the order's number" },
	{ EF_NUMBER_KIND, "other", "another number" },
	{ M_EXCL_STATE, "requested", "requested" },
	{ M_EXCL_STATE, "approved", "approved" },
	{ M_EXCL_STATE, "rejected", "rejected" },
	{ M_EXCL_STATE, "appealed", "appealed" },
	{ M_EXCL_STATE, "revoked", "revoked" },
	{ M_EXCL_ANSWER, "city", "the city's revisit" },
	{ M_EXCL_ANSWER, "own", "the office's own revisit" },
	{ M_EXCL_ANSWER, "solved", "said to be solved" },
	{ M_EXCL_ANSWER, "unsolved", "said not to be solved" },
	{ M_EXCL_ANSWER, "contacted", "said to be contacted" },
	{ M_EXCL_ANSWER, "uncontacted", "said not to be contacted" },
	{ M_FLAGS, "threat", "threat" },
	{ M_FLAGS, "assumed", "clocks from the call" },
	{ M_FLAGS, "erased", "erased" },
	{ M_FLAGS, "own", "opened by the office" },
	{ M_FLAGS, "task", "task" },
	{ M_FLAGS, "secret", "secret" },
	{ M_FLAGS, "unknown_answer", "unknown answer" },
	{ M_FLAGS, "paused", "clocks stand" },
	{ M_FLAGS, "reminds", "call for haste" },
	{ M_FLAGS, "quotes", "quotes an order" },
	{ M_FLAGS, "day_assumed", "day of the import" },
	{ M_FLAGS, "struck", "erased here" },
};

const char *
codelabel(int field, const char *code, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (labels[i].field == field &&
		    strlen(labels[i].code) == len &&
		    memcmp(labels[i].code, code, len) == 0)
			return lang_sheet(labels[i].label);
	return NULL;
}
