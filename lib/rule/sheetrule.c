#include "rule/sheetrule.h"

#include <stdlib.h>
#include <string.h>

#include "data/readlist.h"
#include "time/date.h"

#define AT(member) offsetof(struct sheetrule, member)
#define DAYS(n) (INT64_C(n) * DATE_DAY_S)
#define NUMBER(key, member, least, most) { .name = key, \
	.read = reader_int, .is_optional = 1, .min = least, .max = most, \
	.offset = AT(member) }
#define SPAN(key, member) { .name = key, .read = reader_span, \
	.is_optional = 1, .min = DAYS(1), .max = DAYS(366), \
	.offset = AT(member) }

static const struct reader_key cluster[] = {
	NUMBER("cases", cluster_cases, 2, 1000),
	NUMBER("callers", cluster_callers, 1, 1000),
	SPAN("within", cluster_s),
	READER_NOTE, READER_END
};

const struct reader_key sheetrule_keys[] = {
	{ .name = "signers", .read = readlist_words, .min = 1,
	  .offset = AT(signers), .count = AT(nsigners) },
	{ .name = "urgent", .read = readlist_words, .is_optional = 1,
	  .offset = AT(urgent), .count = AT(nurgent) },
	{ .name = "enterprises", .read = readlist_words, .is_optional = 1,
	  .offset = AT(enterprises), .count = AT(nenterprises) },
	NUMBER("top", top, 1, 100),
	NUMBER("trail", trail, 2, 24),
	SPAN("hard_after", hard_s),
	SPAN("repeat_within", repeat_s),
	{ .name = "concentrated", .read = reader_group, .is_optional = 1,
	  .keys = cluster },
	NUMBER("few", few, 1, 100),
	READER_NOTE, READER_END
};

void
sheetrule_init(struct sheetrule *s)
{
	memset(s, 0, sizeof(*s));
	s->top = 10;
	s->trail = 6;
	s->hard_s = DAYS(15);
	s->repeat_s = DAYS(30);
	s->cluster_cases = 5;
	s->cluster_callers = 3;
	s->cluster_s = DAYS(14);
	s->few = 5;
}

void
sheetrule_release(struct sheetrule *s)
{
	free(s->signers);
	free(s->urgent);
	free(s->enterprises);
	memset(s, 0, sizeof(*s));
}
