/* What people call the fields of events. */
#include <stdlib.h>
#include <string.h>

#include "data/record.h"
#include "life/event.h"
#include "life/fieldlabel.h"
#include "tap.h"

/* Of these no reader has anything. */
static int
is_inner(int field)
{
	return field == EF_ACTOR_ROLE || field == EF_FACT;
}

static void
test_members(void)
{
	int i;

	for (i = 0; i < M_COUNT; i++) {
		/* these stand in columns of their own, or in no event */
		if (i == M_REV || i == M_ROLE || i == M_CALLER)
			OK(fieldlabel(i) == NULL, record_info[i].name);
		else
			OK((fieldlabel(i) != NULL) ==
			    (record_info[i].json[0] != '\0'),
			    record_info[i].name);
	}
}

static void
test_fields(void)
{
	int i;

	for (i = EVENT_FIELD_BASE; i < EF_END; i++)
		OK((fieldlabel(i) == NULL) == is_inner(i),
		    event_field_name(i));
}

/* Two names for one thing are confusing, one for two misleading. */
static void
test_distinct(void)
{
	const char *a, *b;
	int i, k, same = 0;

	for (i = 0; i < EF_END; i++) {
		if (i == M_COUNT)
			i = EVENT_FIELD_BASE;
		a = fieldlabel(i);
		for (k = 0; a != NULL && k < i; k++) {
			if (k == M_COUNT)
				k = EVENT_FIELD_BASE;
			b = k < i ? fieldlabel(k) : NULL;
			if (b != NULL && strcmp(a, b) == 0 &&
			    !(i == EF_OLD_WORD && k == EF_OLD))
				same++;
		}
	}
	OK_INT(same, 0, "no two fields have one name");
}

static void
test_texts(void)
{
	int i;

	for (i = 0; i < TEXT_COUNT; i++)
		OK((fieldlabel_text((enum record_text)i) == NULL) ==
		    (i == TEXT_X), "each text that is shown has a name");
	OK_TEXT(fieldlabel_text(TEXT_NOTE), "note", "a note");
}

int
main(void)
{
	test_members();
	test_fields();
	test_distinct();
	test_texts();
	return DONE();
}
