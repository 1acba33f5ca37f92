#include "rest.h"

#include <string.h>

#include "rowbonds.h"
#include "texts.h"

#include "base/num.h"
#include "rule/calendarfile.h"
#include "rule/deadline.h"
#include "rule/nondispatch.h"
#include "rule/sieve.h"
#include "text/norm.h"
#include "text/site.h"

/* "1" to "4", by the map's values; anything else says nothing. */
static void
read_level(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	const struct entry_text *t = &n->text[FACT_LEVEL];
	const char *code;

	n->level = NUM_NONE;
	if (t->len == 0)
		return;
	code = map_value(r->map, FACT_LEVEL, c->text.data + t->at, t->len);
	if (code != NULL && code[0] >= '1' &&
	    code[0] < '1' + POLICY_LEVELS && code[1] == '\0')
		n->level = code[0] - '0';
}

/* A limit of working time wants a calendar for the years it reaches into;
 * where a deadline is printed too, or a threat forces another, it is not
 * used. */
static void
check_limit(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	int64_t start_at = n->dispatched_at != NUM_NONE ? n->dispatched_at :
	    n->received_at, due_at;

	if (!limit_is_working(&n->limit) || n->threat ||
	    n->due_at != NUM_NONE || start_at == NUM_NONE)
		return;
	if (limit_add(&n->limit, r->calendar, HOURS_OFFICE, start_at, &due_at,
	    &r->why) < 0)
		entry_reject(c, n, r->dump->binding.column[FACT_LIMIT],
		    "no_calendar", r->why.text);
}

static int
says(const struct chunk *c, const struct entry_text *t, const char *word)
{
	return t->len == strlen(word) &&
	    memcmp(c->text.data + t->at, word, t->len) == 0;
}

/* Which of the policy's lists of words title and text have one of. */
static unsigned int
lists_of(const struct entry_reader *r, const struct chunk *c,
    const struct entry *n)
{
	const struct entry_text *title = &n->text[FACT_TITLE];
	const struct entry_text *text = &n->text[FACT_TEXT];

	return sieve_of(r->policy, c->text.data + title->at, title->len) |
	    sieve_of(r->policy, c->text.data + text->at, text->len);
}

static int
threatens(const struct entry_reader *r, const struct chunk *c,
    const struct entry_text *t)
{
	return t->len > 0 && deadline_is_threat(r->policy,
	    c->text.data + t->at, t->len);
}

/* What may be a ground not to dispatch, by the words of title and text. */
static void
read_grounds(struct entry_reader *r, struct chunk *c, struct entry *n,
    unsigned int lists)
{
	static const enum map_fact said[] = { FACT_TITLE, FACT_TEXT };
	size_t i;

	buf_reset(&r->scratch);
	for (i = 0; i < 2 && (lists & SIEVE_GROUNDS) != 0; i++)
		nondispatch_find(&r->scratch, 0, r->policy,
		    c->text.data + n->text[said[i]].at,
		    n->text[said[i]].len);
	if (r->scratch.len > 0)
		entry_put(c, &n->grounds, r->scratch.data, r->scratch.len);
}

/* The estate and building that the place names. */
static void
read_site(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	const struct entry_text *t = &n->text[FACT_POINT];

	buf_reset(&r->scratch);
	if (site_of(r->sites, &r->scratch, c->text.data + t->at, t->len))
		entry_put(c, &n->site, r->scratch.data, r->scratch.len);
}

static void
read_caller(struct entry_reader *r, const struct chunk *c, struct entry *n)
{
	const struct entry_text *t = &n->text[FACT_PHONE];

	n->caller = NUM_NONE;
	if (r->mac == NULL)
		return;
	buf_reset(&r->scratch);
	norm_phone(&r->scratch, c->text.data + t->at, t->len);
	if (r->scratch.len > 0)
		n->caller = mac_ref(r->mac, r->scratch.data, r->scratch.len);
}

void
rest_read(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	unsigned int lists = lists_of(r, c, n);

	read_level(r, c, n);
	n->threat = (lists & SIEVE_THREATS) != 0 &&
	    (threatens(r, c, &n->text[FACT_TEXT]) ||
	    threatens(r, c, &n->text[FACT_TITLE]));
	check_limit(r, c, n);
	n->secret = says(c, &n->text[FACT_SECRET], "是") ||
	    says(c, &n->text[FACT_NATURE], "举报");
	read_grounds(r, c, n, lists);
	read_site(r, c, n);
	n->bonds = rowbonds_of(r->policy, c, n, lists);
	if (r->dump->binding.has_no_time)
		n->bonds |= FLAG_DAY_ASSUMED;
	read_caller(r, c, n);
	if (n->code == NULL && r->sealer != NULL) {
		texts_seal(r, c, n);
		texts_number(r, c, n);
	}
}

void
rest_of_chunk(struct entry_reader *r, struct chunk *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->entries[i].code == NULL)
			rest_read(r, c, &c->entries[i]);
	c->is_bare = 0;
}
