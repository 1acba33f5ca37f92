#include "rowbonds.h"

#include "data/record.h"
#include "rule/linking.h"

static const enum map_fact said[] = { FACT_TITLE, FACT_TEXT };
#define SAID_COUNT (sizeof(said) / sizeof(said[0]))

int64_t
rowbonds_of(const struct policy *p, const struct chunk *c,
    const struct entry *n, unsigned int lists)
{
	int64_t bonds = 0;
	const char *s;
	size_t i, len;

	for (i = 0; i < SAID_COUNT; i++) {
		s = c->text.data + n->text[said[i]].at;
		len = n->text[said[i]].len;
		if ((lists & SIEVE_REMINDERS) != 0 &&
		    linking_reminds(p, s, len))
			bonds |= FLAG_REMINDS;
		if (orders_may_have(s, len))
			bonds |= FLAG_QUOTES;
	}
	return bonds;
}

int
rowbonds_quoted(const struct policy *p, const struct chunk *c,
    const struct entry *n, char no[ORDERS_MAX + 1])
{
	const struct entry_text *t = &n->text[FACT_TEXT];
	size_t at = 0;

	if ((rowbonds_of(p, c, n, SIEVE_ALL) & FLAG_REMINDS) == 0)
		return 0;
	return orders_next(c->text.data + t->at, t->len, &at, no);
}
