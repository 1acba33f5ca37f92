#include "arrive.h"

#include <string.h>

#include "texts.h"

#include "base/mem.h"
#include "base/num.h"
#include "rule/deadline.h"

const enum record_member arrive_platform[ARRIVE_PLATFORM_COUNT] = {
	M_RECEIVED_AT, M_DISPATCHED_AT, M_CHANNEL, M_NATURE, M_CATEGORY,
	M_STREET, M_COMMUNITY, M_UNIT_SAID, M_TAGS, M_FINISHED_AT,
	M_CITY_VALID, M_CITY_CONTACTED, M_CITY_SOLVED, M_CITY_SATISFIED, M_SITE,
};

/* All that a new case gets from its row: the platform's facts and what the
 * policy makes of them. In the order of members, as an event keeps them. */
static const enum record_member received[] = {
	M_SRC, M_ROLE, M_RECEIVED_AT, M_DISPATCHED_AT, M_CHANNEL, M_NATURE,
	M_CATEGORY, M_STREET, M_COMMUNITY, M_LEVEL, M_LEVEL_BY, M_LEAD,
	M_LEAD_BY, M_UNIT_SAID, M_DUE_SIGN, M_DUE_CONTACT, M_DUE_SOLVE,
	M_FINISHED_AT, M_CITY_VALID, M_CITY_CONTACTED, M_CITY_SOLVED,
	M_CITY_SATISFIED, M_CITY_AT, M_TAGS, M_DUE_SAID, M_FLAGS, M_BATCH,
	M_CONTENT, M_GROUNDS, M_SITE, M_DUE_WORKING,
};
#define RECEIVED_COUNT (sizeof(received) / sizeof(received[0]))

static int64_t
word(struct arrive *a, const struct chunk *c, const struct entry_text *t)
{
	int64_t *known;

	if (t->len == 0)
		return NUM_NONE;
	known = wordmap_at(&a->known, t->word);
	if (*known == 0)
		*known = words_add(a->words, c->text.data + t->at, t->len);
	return *known;
}

/* What is met the first time: does the policy know it otherwise parted? */
static void
look_otherwise(struct arrive *a, const char *s, size_t len, uint32_t word)
{
	struct arrive_otherwise *o = &a->otherwise;
	const char *meant = catpath_meant(a->policy, a->words,
	    map_path_separator(a->map), s, len);

	if (meant == NULL)
		return;
	*wordmap_at(&o->words, word) = 1;
	if (o->separator != NULL)
		return;
	o->separator = meant;
	o->example = words_add(a->words, s, len);
}

/* A column with the whole path. */
static int64_t
path(struct arrive *a, const struct chunk *c, const struct entry_text *t)
{
	int64_t *known = wordmap_at(&a->paths, t->word);
	const char *s = c->text.data + t->at;
	struct buf b = BUF_INIT;

	if (*known == 0) {
		catpath_put(&b, map_path_separator(a->map), s, t->len);
		*known = words_add(a->words, b.data, b.len);
		buf_release(&b);
		look_otherwise(a, s, t->len, t->word);
	}
	if (a->otherwise.separator != NULL &&
	    *wordmap_at(&a->otherwise.words, t->word) != 0)
		a->otherwise.rows++;
	return *known;
}

/* One column, or several with its levels. */
static int64_t
category(struct arrive *a, const struct chunk *c, const struct entry *n)
{
	struct buf b = BUF_INIT;
	int64_t found;
	int i;

	if (n->text[FACT_CATEGORY].len > 0)
		return path(a, c, &n->text[FACT_CATEGORY]);
	for (i = FACT_CATEGORY1; i <= FACT_CATEGORY4; i++) {
		if (n->text[i].len == 0)
			break;
		catpath_put_part(&b, c->text.data + n->text[i].at, n->text[i].len);
	}
	found = words_add(a->words, b.data, b.len);
	buf_release(&b);
	return found;
}

/* Tags stand between commas, semicolons or 、 of either width. */
static int64_t
tags(struct arrive *a, const struct chunk *c, const struct entry_text *t)
{
	static const char *const seps[] = { ",", ";", "，", "；", "、", "|" };
	const char *s = c->text.data + t->at, *end = s + t->len;
	struct buf b = BUF_INIT;
	int64_t n;
	size_t i, len;

	if (t->len == 0)
		return NUM_NONE;
	while (s < end) {
		for (i = 0; i < sizeof(seps) / sizeof(seps[0]); i++) {
			len = strlen(seps[i]);
			if (len <= (size_t)(end - s) &&
			    memcmp(s, seps[i], len) == 0)
				break;
		}
		if (i == sizeof(seps) / sizeof(seps[0])) {
			buf_putc(&b, *s++);
			continue;
		}
		s += len;
		if (b.len > 0 && b.data[b.len - 1] != WORDS_SEP)
			buf_putc(&b, WORDS_SEP);
	}
	while (b.len > 0 && b.data[b.len - 1] == WORDS_SEP)
		buf_cut(&b, b.len - 1);
	n = words_add(a->words, b.data, b.len);
	buf_release(&b);
	return n;
}

/* yes and no are facts; an answer that is none, or unknown, is unknown. */
static int64_t
answer(struct arrive *a, const struct chunk *c, const struct entry *n,
    enum map_fact f, enum policy_question q, struct record *facts)
{
	int64_t said = word(a, c, &n->text[f]);

	if (said == NUM_NONE)
		return NUM_NONE;
	facts->m[M_CITY_AT] = a->said_at;
	switch (policy_answer_find(a->policy, q, said)) {
	case ANSWER_YES:
		return 1;
	case ANSWER_NO:
		return 0;
	case ANSWER_UNKNOWN:
		facts->m[M_FLAGS] |= FLAG_UNKNOWN_ANSWER;
		a->unknown_answers++;
		return NUM_NONE;
	case ANSWER_BASIC:
	case ANSWER_INVALID:
		return NUM_NONE;
	}
	BUG("an answer of no kind");
}

static void
city_facts(struct arrive *a, const struct chunk *c, const struct entry *n,
    struct record *facts)
{
	int64_t said = word(a, c, &n->text[FACT_SATISFIED]);

	facts->m[M_CITY_VALID] = answer(a, c, n, FACT_VALID, ASK_VALID,
	    facts);
	facts->m[M_CITY_CONTACTED] = answer(a, c, n, FACT_CONTACTED,
	    ASK_CONTACTED, facts);
	facts->m[M_CITY_SOLVED] = answer(a, c, n, FACT_SOLVED, ASK_SOLVED,
	    facts);
	/* how satisfied is kept as it was said: its weight is the policy's
	 * at the time of counting */
	answer(a, c, n, FACT_SATISFIED, ASK_SATISFIED, facts);
	facts->m[M_CITY_SATISFIED] = said;
}

/* The unit that the policy calls by this word, or NULL. */
static const struct policy_unit *
unit(struct arrive *a, int64_t said)
{
	const struct policy_unit *u;
	int64_t *known;

	if (said == NUM_NONE)
		return NULL;
	known = wordmap_at(&a->units, (uint32_t)said);
	if (*known == 0) {
		u = policy_unit_find(a->policy, said);
		*known = u == NULL ? -1 : u - a->policy->units + 1;
	}
	return *known < 0 ? NULL : &a->policy->units[*known - 1];
}

/* A section or community of ours that the dump names is the lead; the
 * street, the district or a stranger is not. */
static void
lead_facts(struct arrive *a, struct record *facts)
{
	const struct policy_unit *u = unit(a, facts->m[M_UNIT_SAID]);

	if (u == NULL || u->kind == KIND_DESK)
		return;
	facts->m[M_LEAD] = u->name;
	facts->m[M_LEAD_BY] = BY_DUMP;
}

static int64_t
community(struct arrive *a, int64_t said)
{
	const struct policy_unit *u = unit(a, said);

	return u != NULL && u->kind == KIND_COMMUNITY ? u->name : said;
}

static int
clock_facts(struct arrive *a, const struct entry *n, struct record *facts,
    struct err *e)
{
	struct deadline_rules rules = { a->policy, a->words, a->calendar };
	struct deadline_facts d;

	d.received_at = n->received_at;
	d.dispatched_at = n->dispatched_at;
	d.category = facts->m[M_CATEGORY];
	d.level = n->level;
	d.limit = n->limit;
	d.due_at = n->due_at;
	d.threat = n->threat;
	return deadline_decide(facts, &d, &rules, e);
}

int
arrive_facts(struct arrive *a, const struct chunk *c, const struct entry *n,
    struct record *facts, struct err *e)
{
	const struct entry_text *no = &n->text[FACT_NO];

	record_init(facts);
	memcpy(facts->no, c->text.data + no->at, no->len);
	facts->no[no->len] = '\0';
	facts->m[M_SRC] = a->source;
	facts->m[M_ROLE] = n->role;
	facts->m[M_RECEIVED_AT] = n->received_at;
	facts->m[M_DISPATCHED_AT] = n->dispatched_at;
	facts->m[M_FINISHED_AT] = n->finished_at;
	facts->m[M_CHANNEL] = word(a, c, &n->text[FACT_CHANNEL]);
	facts->m[M_NATURE] = word(a, c, &n->text[FACT_NATURE]);
	facts->m[M_CATEGORY] = category(a, c, n);
	facts->m[M_STREET] = word(a, c, &n->text[FACT_STREET]);
	facts->m[M_COMMUNITY] = community(a,
	    word(a, c, &n->text[FACT_COMMUNITY]));
	facts->m[M_SITE] = word(a, c, &n->site);
	facts->m[M_UNIT_SAID] = word(a, c, &n->text[FACT_UNIT]);
	facts->m[M_TAGS] = tags(a, c, &n->text[FACT_TAGS]);
	facts->m[M_GROUNDS] = word(a, c, &n->grounds);
	facts->m[M_CONTENT] = n->content;
	facts->m[M_FLAGS] = (n->secret ? FLAG_SECRET : 0) | n->bonds;
	if (clock_facts(a, n, facts, e) < 0)
		return -1;
	city_facts(a, c, n, facts);
	lead_facts(a, facts);
	return 0;
}

void
arrive_limit(const struct chunk *c, const struct entry *n, struct event *ev)
{
	const struct entry_text *t = &n->text[FACT_LIMIT];

	if (n->due_at != NUM_NONE &&
	    event_get(ev, M_DUE_SOLVE) == n->due_at)
		event_set(ev, EF_PRINTED, 1);
	if (n->limit.unit != LIMIT_NONE && n->due_at == NUM_NONE)
		event_set_bytes(ev, EF_LIMIT, c->text.data + t->at, t->len);
}

void
arrive_receive(const struct arrive *a, const struct record *facts,
    const struct chunk *c, struct entry *n, struct event *ev)
{
	(void)a;
	event_init(ev, EV_RECEIVE, facts->m[M_RECEIVED_AT]);
	ev->rev = 1;
	event_take(ev, facts, received, RECEIVED_COUNT);
	event_set_bytes(ev, EF_NO, facts->no, strlen(facts->no));
	event_set(ev, EF_ORIGIN, BY_DUMP);
	arrive_limit(c, n, ev);
	texts_of(c, n, &ev->texts);
	ev->caller = n->caller;
	ev->seal = texts_sealed(c, n);
}
