#include "life/retention.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/exclusion.h"
#include "time/date.h"

/* The longest span that is published at once: an assessment month. */
#define PERIOD_S (31 * (int64_t)DATE_DAY_S)

const char *
retention_name(enum retention_why w)
{
	static const char *const names[RETENTION_COUNT] = { "due", "young",
		"open", "appeal", "matter", "quoted", "hold", "undated",
		"together" };

	return names[w];
}

void
retention_init(struct retention *t, int64_t before_at, int64_t reach_s)
{
	memset(t, 0, sizeof(*t));
	t->before_at = before_at;
	t->reach_s = reach_s;
}

void
retention_release(struct retention *t)
{
	free(t->at);
	free(t->pairs);
	memset(t, 0, sizeof(*t));
}

size_t
retention_add(struct retention *t, int64_t key, int64_t from_at,
    int64_t to_at, enum retention_why why)
{
	struct retention_case *c;

	mem_grow(&t->at, t->n, &t->cap, sizeof(*t->at));
	c = &t->at[t->n];
	c->key = key;
	c->from_at = from_at;
	c->to_at = to_at;
	c->why = why;
	c->file = t->n;
	return t->n++;
}

void
retention_add_caller(struct retention *t, int64_t ref, size_t place)
{
	mem_grow(&t->pairs, t->npairs, &t->cap_pairs, sizeof(*t->pairs));
	t->pairs[t->npairs].ref = ref;
	t->pairs[t->npairs].from_at = t->at[place].from_at;
	t->pairs[t->npairs++].place = place;
}

/* --- files --------------------------------------------------------------- */

static size_t
file_of(struct retention *t, size_t i)
{
	while (t->at[i].file != i) {
		t->at[i].file = t->at[t->at[i].file].file;
		i = t->at[i].file;
	}
	return i;
}

void
retention_join(struct retention *t, size_t a, size_t b)
{
	a = file_of(t, a);
	b = file_of(t, b);
	t->at[a > b ? a : b].file = a > b ? b : a;
}

/* By caller, then in order of time, then of taking in. */
static int
compare_pairs(const void *x, const void *y)
{
	const struct retention_pair *a = x, *b = y;

	if (a->ref != b->ref)
		return a->ref < b->ref ? -1 : 1;
	if (a->from_at != b->from_at)
		return a->from_at < b->from_at ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* What has not ended reaches all that comes later. */
static int64_t
reach_of(const struct retention *t, size_t place)
{
	int64_t to_at = t->at[place].to_at;

	if (to_at == NUM_NONE || num_add(to_at, t->reach_s, &to_at) < 0)
		return INT64_MAX;
	return to_at;
}

static void
join_callers(struct retention *t)
{
	const struct retention_pair *p;
	int64_t reach = INT64_MIN, mine;
	size_t i;

	if (t->npairs > 1)
		qsort(t->pairs, t->npairs, sizeof(*t->pairs), compare_pairs);
	for (i = 0; i < t->npairs; i++) {
		p = &t->pairs[i];
		if (i == 0 || p->ref != p[-1].ref)
			reach = INT64_MIN;
		else if (p->from_at <= reach)
			retention_join(t, p[-1].place, p->place);
		mine = reach_of(t, p->place);
		if (mine > reach)
			reach = mine;
	}
}

/* --- what is due --------------------------------------------------------- */

/* By itself: it came, and ended, before the day. */
static enum retention_why
by_age(const struct retention *t, const struct retention_case *c)
{
	if (t->before_at == NUM_NONE)
		return c->why;
	if (c->from_at != NUM_NONE && c->from_at >= t->before_at)
		return RETENTION_YOUNG;
	if (c->why != RETENTION_DUE)
		return c->why;
	if (c->to_at == NUM_NONE)
		return RETENTION_UNDATED;
	return c->to_at < t->before_at ? RETENTION_DUE : RETENTION_YOUNG;
}

void
retention_settle(struct retention *t)
{
	char *kept = mem_array(t->n + 1, 1);	/* of each file */
	size_t i;

	join_callers(t);
	for (i = 0; i < t->n; i++) {
		t->at[i].why = by_age(t, &t->at[i]);
		if (t->at[i].why != RETENTION_DUE)
			kept[file_of(t, i)] = 1;
	}
	for (i = 0; i < t->n; i++)
		if (t->at[i].why == RETENTION_DUE && kept[file_of(t, i)])
			t->at[i].why = RETENTION_TOGETHER;
	free(kept);
}

/* --- one case ------------------------------------------------------------ */

static int
is_asked(const struct record *r, const struct words *w)
{
	const char *state = r->m[M_EXCL_STATE] == NUM_NONE ? "" :
	    words_text(w, r->m[M_EXCL_STATE]);

	return strcmp(state, exclusion_requested) == 0 ||
	    strcmp(state, exclusion_appealed) == 0;
}

enum retention_why
retention_keeps(const struct record *r, const struct words *w)
{
	if (r->m[M_HOLD_WHY] != NUM_NONE)
		return RETENTION_HELD;
	if (record_is_open(r))
		return RETENTION_OPEN;
	return is_asked(r, w) ? RETENTION_APPEAL : RETENTION_DUE;
}

int64_t
retention_end(const struct record *r)
{
	static const enum record_member ends[] = { M_RECEIVED_AT,
		M_DISPATCHED_AT, M_CLOSED_AT, M_FINISHED_AT, M_OWN_AT,
		M_CITY_AT, M_REPLIED_AT, M_CALLED_AT, M_EXCL_DECIDED_AT,
		M_EXCL_CITY_AT, M_RECHECK_AT };
	int64_t last = NUM_NONE;
	size_t i;

	/* NUM_NONE is the least of all numbers */
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (r->m[ends[i]] > last)
			last = r->m[ends[i]];
	return last;
}

int64_t
retention_reach(const struct policy *p)
{
	int64_t reach = PERIOD_S;

	if (p->sheets.repeat_s > reach)
		reach = p->sheets.repeat_s;
	if (p->sheets.cluster_s > reach)
		reach = p->sheets.cluster_s;
	return reach;
}
