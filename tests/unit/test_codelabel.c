/* What people call the codes of events. */
#include <string.h>

#include "data/record.h"
#include "life/codelabel.h"
#include "life/event.h"
#include "life/exclusion.h"
#include "life/survey.h"
#include "tap.h"

static const char *
label(int field, const char *code)
{
	return codelabel(field, code, strlen(code));
}

/* Each code of a list has a name of its own. */
static void
test_list(int field, const char *const *codes)
{
	size_t i, k;

	for (i = 0; codes[i] != NULL; i++) {
		OK(label(field, codes[i]) != NULL, codes[i]);
		for (k = 0; k < i; k++)
			OK(strcmp(label(field, codes[i]),
			    label(field, codes[k])) != 0, "two differ");
	}
}

static void
test_lists(void)
{
	const char *states[] = { exclusion_requested, exclusion_approved,
		exclusion_rejected, exclusion_appealed, "revoked", NULL };
	const char *flags[64] = { NULL };
	int i;

	for (i = 0; record_flag_name(i) != NULL; i++)
		flags[i] = record_flag_name(i);
	OK(i > 0, "there are marks");
	test_list(M_FLAGS, flags);
	test_list(M_EXCL_STATE, states);
	test_list(EF_CALL, survey_calls);
	test_list(EF_NUMBER_KIND, survey_numbers);
	test_list(EF_CALL_RESULT, survey_results);
}

static void
test_others(void)
{
	OK_TEXT(label(EF_CALL_RESULT, "busy"), "line engaged", "a result");
	OK(label(EF_CALL, "busy") == NULL, "of another field");
	OK(label(M_LEAD, "other") == NULL, "of a field without codes");
	OK(label(EF_CALL_RESULT, "bus") == NULL, "a part");
	OK(label(EF_CALL_RESULT, "busy2") == NULL, "more");
	OK(label(EF_CALL_RESULT, "") == NULL, "nothing");
	OK(label(EF_CALL_RESULT, "ｂｕｓｙ占线") == NULL, "full-width");
}

int
main(void)
{
	test_lists();
	test_others();
	return DONE();
}
