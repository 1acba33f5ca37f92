#include "update.h"

#include <string.h>

#include "texts.h"

#include "base/num.h"
#include "store/batches.h"
#include "store/cases.h"
#include "store/journal.h"

/* Facts that hang on the clock's start. */
static const enum record_member clocks[] = {
	M_DUE_SIGN, M_DUE_CONTACT, M_DUE_SOLVE, M_DUE_SAID, M_DUE_WORKING,
};
#define CLOCKS_COUNT (sizeof(clocks) / sizeof(clocks[0]))

/* The platform's own account of a case, and when it was last given. */
struct account {
	struct record said;
	int64_t batch;		/* that brought the case */
	int64_t at;
};

/* The platform's events folded, no others. */
static int
fold_said(void *arg, const struct event *ev)
{
	struct account *a = arg;
	size_t i;

	if (ev->kind != EV_RECEIVE && ev->kind != EV_UPDATE)
		return 0;
	for (i = 0; i < ev->n && ev->values[i].field < M_COUNT; i++)
		a->said.m[ev->values[i].field] = ev->values[i].n;
	if (ev->kind == EV_RECEIVE)
		a->batch = event_get(ev, M_BATCH);
	else if (ev->at > a->at)
		a->at = ev->at;
	return 0;
}

static int
read_account(struct account *a, struct db *db, const struct record *present,
    struct err *e)
{
	int64_t received;

	record_init(&a->said);
	a->batch = a->at = NUM_NONE;
	if (journal_read(db, present->key, 0, NUM_NONE, fold_said, a, e) < 0 ||
	    batches_said_at(db, a->batch, &received, e) < 0)
		return -1;
	if (received > a->at)
		a->at = received;
	return 0;
}

/* An export from before the last adds what was not known, no more. */
static void
forget_known(struct record *facts, const struct record *said)
{
	size_t i;

	for (i = 0; i < ARRIVE_PLATFORM_COUNT; i++)
		if (said->m[arrive_platform[i]] != NUM_NONE)
			facts->m[arrive_platform[i]] = NUM_NONE;
}

static int
texts_differ(const struct record_texts *a, const struct record_texts *b)
{
	int i;

	for (i = 0; i < TEXT_COUNT; i++)
		if (a->s[i] != NULL && (a->len[i] != b->len[i] ||
		    memcmp(a->s[i], b->s[i], a->len[i]) != 0))
			return 1;
	return 0;
}

/*
 * New texts come with all that the case has: an update's private row stands
 * in place of the one before. What was erased does not come back, from
 * however old a dump.
 */
static int
changed_texts(struct arrive *a, struct db *db, const struct record *present,
    const struct chunk *c, const struct entry *n, struct event *ev,
    struct buf *kept, struct err *e)
{
	struct record_texts old, new;
	int i;

	if (cases_said(db, present, &old, kept, e) < 0)
		return -1;
	texts_of(c, n, &new);
	if (!texts_differ(&new, &old))
		return 0;
	if (record_has_flag(present, FLAG_ERASED)) {
		a->erased++;
		return 0;
	}
	for (i = 0; i < TEXT_COUNT; i++)
		event_text(ev, (enum record_text)i,
		    new.s[i] != NULL ? new.s[i] : old.s[i],
		    new.s[i] != NULL ? new.len[i] : old.len[i]);
	ev->caller = n->caller != NUM_NONE ? n->caller : present->m[M_CALLER];
	return 0;
}

static int
is_assigned_by_office(const struct record *r)
{
	return r->m[M_LEAD] != NUM_NONE && r->m[M_LEAD_BY] != BY_DUMP;
}

static void
changed_facts(struct arrive *a, const struct record *present,
    const struct record *said, const struct record *facts, struct event *ev)
{
	enum record_member m;
	size_t i;

	for (i = 0; i < ARRIVE_PLATFORM_COUNT; i++) {
		m = arrive_platform[i];
		if (facts->m[m] == NUM_NONE || facts->m[m] == said->m[m])
			continue;
		/* the office has corrected it since: a person decided */
		if (present->m[m] != said->m[m] &&
		    present->m[m] != facts->m[m]) {
			a->conflicts++;
			continue;
		}
		event_set(ev, m, facts->m[m]);
	}
	if (event_get(ev, M_UNIT_SAID) != NUM_NONE &&
	    facts->m[M_LEAD] != NUM_NONE && !is_assigned_by_office(present)) {
		event_set(ev, M_LEAD, facts->m[M_LEAD]);
		event_set(ev, M_LEAD_BY, BY_DUMP);
	}
	/* a dispatch time that comes later ends the assumption, but not what
	 * was decided about the clocks since */
	if (event_get(ev, M_DISPATCHED_AT) != NUM_NONE &&
	    present->m[M_EXTENDS] == NUM_NONE &&
	    present->m[M_PAUSES] == NUM_NONE &&
	    present->m[M_RETURNS] == NUM_NONE &&
	    present->m[M_REOPENS] == NUM_NONE &&
	    present->m[M_LEVEL_BY] != BY_OFFICE)
		for (i = 0; i < CLOCKS_COUNT; i++)
			event_set(ev, clocks[i], facts->m[clocks[i]]);
}

static void
changed_flags(const struct record *present, const struct record *facts,
    struct event *ev)
{
	int64_t old = present->m[M_FLAGS], flags;

	old = old == NUM_NONE ? 0 : old;
	flags = old | (facts->m[M_FLAGS] & (FLAG_UNKNOWN_ANSWER |
	    FLAG_SECRET));
	if (event_get(ev, M_DISPATCHED_AT) != NUM_NONE)
		flags &= ~(int64_t)FLAG_ASSUMED;
	if (flags != old)
		event_set(ev, M_FLAGS, flags);
}

static int
has_city_answer(const struct event *ev)
{
	return event_get(ev, M_CITY_VALID) != NUM_NONE ||
	    event_get(ev, M_CITY_CONTACTED) != NUM_NONE ||
	    event_get(ev, M_CITY_SOLVED) != NUM_NONE ||
	    event_get(ev, M_CITY_SATISFIED) != NUM_NONE;
}

int
update_event(struct arrive *a, struct db *db, const struct record *present,
    const struct record *facts, const struct chunk *c, const struct entry *n,
    struct event *ev, struct buf *kept, struct err *e)
{
	struct record now = *facts;
	struct account known;

	if (read_account(&known, db, present, e) < 0)
		return -1;
	if (a->said_at < known.at)
		forget_known(&now, &known.said);
	event_init(ev, EV_UPDATE, a->said_at);
	ev->key = present->key;
	ev->rev = present->m[M_REV] + 1;
	changed_facts(a, present, &known.said, &now, ev);
	changed_flags(present, &now, ev);
	if (has_city_answer(ev))
		event_set(ev, M_CITY_AT, a->said_at);
	if (a->said_at >= known.at &&
	    changed_texts(a, db, present, c, n, ev, kept, e) < 0)
		return -1;
	if (ev->n == 0 && !event_has_texts(ev))
		return 0;
	event_set(ev, M_CONTENT, facts->m[M_CONTENT]);
	event_set(ev, EF_ORIGIN, BY_DUMP);
	if (event_get(ev, M_DUE_SOLVE) != NUM_NONE)
		arrive_limit(c, n, ev);
	return 1;
}
