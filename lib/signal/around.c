#include "signal/around.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/deeds.h"

#define HOUR 3600

void
around_init(struct around *a, const struct signalrule *rule)
{
	memset(a, 0, sizeof(*a));
	if (signalrule_is_on(rule, SIGNALRULE_BOUNCE))
		a->places = places_new();
	if (signalrule_is_on(rule, SIGNALRULE_BATCH_ENTRY))
		a->results = bursts_new();
	if (signalrule_is_on(rule, SIGNALRULE_PHANTOM_REVISIT))
		a->answers = bursts_new();
	if (signalrule_is_on(rule, SIGNALRULE_SERIAL_CALLER))
		a->callers = bursts_new();
	if (signalrule_is_on(rule, SIGNALRULE_CLONE_TEXT))
		a->drawer = drawer_new();
}

void
around_release(struct around *a)
{
	places_free(a->places);
	bursts_free(a->results);
	bursts_free(a->answers);
	bursts_free(a->callers);
	free(a->calls);
	drawer_free(a->drawer);
	free(a->shared);
	memset(a, 0, sizeof(*a));
}

static void
add_call(struct around *a, const struct record *r)
{
	struct around_call *c;

	mem_grow(&a->calls, a->ncalls, &a->cap_calls, sizeof(*a->calls));
	c = &a->calls[a->ncalls++];
	c->caller = r->m[M_CALLER];
	c->at = r->m[M_RECEIVED_AT];
	c->key = r->key;
	bursts_add(a->callers, c->caller, c->at);
}

void
around_add(struct around *a, const struct record *r)
{
	around_add_later(a, r);
	if (a->callers != NULL && r->m[M_CALLER] != NUM_NONE &&
	    r->m[M_RECEIVED_AT] != NUM_NONE)
		add_call(a, r);
}

void
around_add_later(struct around *a, const struct record *r)
{
	if (a->places != NULL)
		places_add(a->places, r);
}

int64_t
around_beyond(const struct signalrule *rule)
{
	return signalrule_is_on(rule, SIGNALRULE_BOUNCE) ?
	    rule->of[SIGNALRULE_BOUNCE].within_s : 0;
}

static void
add_as_written(void *arg, const struct deed *a)
{
	bursts_add(arg, a->actor, a->rec);
}

static void
add_as_told(void *arg, const struct deed *a)
{
	bursts_add(arg, a->actor, a->at);
}

static int
read_results(struct bursts *b, const struct signalrule_limits *l,
    struct db *db, int64_t after_seq, int64_t upto_seq, struct err *e)
{
	if (deeds_each(db, after_seq, upto_seq, EV_RESOLVE, add_as_written, b,
	    e) < 0)
		return -1;
	bursts_find(b, l->count, l->within_s);
	return 0;
}

/* More than so many an hour. */
static int
read_answers(struct bursts *b, const struct signalrule_limits *l,
    struct db *db, int64_t after_seq, int64_t upto_seq, struct err *e)
{
	if (deeds_each(db, after_seq, upto_seq, EV_ANSWER, add_as_told, b, e) <
	    0)
		return -1;
	bursts_find(b, l->count + 1, HOUR);
	return 0;
}

int
around_read(struct around *a, const struct signalrule *rule, struct db *db,
    int64_t after_seq, int64_t upto_seq, struct err *e)
{
	const struct signalrule_limits *of = rule->of;

	if (a->results != NULL && read_results(a->results,
	    &of[SIGNALRULE_BATCH_ENTRY], db, after_seq, upto_seq, e) < 0)
		return -1;
	if (a->answers != NULL && read_answers(a->answers,
	    &of[SIGNALRULE_PHANTOM_REVISIT], db, after_seq, upto_seq, e) < 0)
		return -1;
	if (!signalrule_is_on(rule, SIGNALRULE_STAFF_NUMBER))
		return 0;
	return deeds_shared_numbers(db, after_seq, upto_seq,
	    of[SIGNALRULE_STAFF_NUMBER].count, &a->shared, &a->nshared, e);
}

int
around_knows_number(const struct around *a, int64_t ref)
{
	return num_is_among(ref, a->staff, a->nstaff) ||
	    num_is_among(ref, a->shared, a->nshared);
}
