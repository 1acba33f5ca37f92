#include "life/counting.h"

#include "base/num.h"
#include "life/exclusion.h"

static const struct {
	enum record_member member;
	enum counting counting;
} facts[] = {
	{ M_NATURE, COUNTING_WHETHER },
	{ M_RECEIVED_AT, COUNTING_WHETHER },
	{ M_DISPATCHED_AT, COUNTING_WHETHER },	/* policy period.by */
	{ M_CATEGORY, COUNTING_WHERE },
	{ M_COMMUNITY, COUNTING_WHERE },
	{ M_CHANNEL, COUNTING_WHERE },
	{ M_LEVEL, COUNTING_WHERE },
};

#define NFACTS (sizeof(facts) / sizeof(facts[0]))

enum counting
counting_of(enum record_member m)
{
	size_t i;

	for (i = 0; i < NFACTS; i++)
		if (facts[i].member == m)
			return facts[i].counting;
	return COUNTING_NOT;
}

int
counting_differs(const struct record *before, const struct record *after)
{
	size_t i;

	for (i = 0; i < NFACTS; i++)
		if (before->m[facts[i].member] != after->m[facts[i].member])
			return 1;
	/* a unit that leads first takes it from nobody */
	return exclusion_unit(before) != NUM_NONE &&
	    exclusion_unit(before) != exclusion_unit(after);
}
