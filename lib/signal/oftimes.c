#include "signal/oftimes.h"

#include "base/num.h"
#include "life/starts.h"
#include "time/date.h"

void
oftimes_fast_close(struct signal_view *v)
{
	int64_t taken = norms_taken(v->r);
	int64_t median = norms_median(v->norms, v->r, v->limits->count);

	if (taken == NUM_NONE || median == NUM_NONE)
		return;
	signal_say(v, 100 * taken < v->limits->percent * median);
}

/* --- the edge of an assessment month -------------------------------------- */

struct border {
	int64_t edge_at;
	int is_seen;
};

/* How far the nearest edge lies; NUM_NONE beyond the policy's span. */
static int64_t
distance(const struct signal_view *v, int64_t at, int64_t *edge_at)
{
	struct period p;
	int64_t far;

	if (at == NUM_NONE)
		return NUM_NONE;
	period_assess(&p, &v->policy->period, date_day_of(at));
	*edge_at = at - p.from_at < p.to_at - at ? p.from_at : p.to_at;
	far = at < *edge_at ? *edge_at - at : at - *edge_at;
	return far <= v->limits->within_s ? far : NUM_NONE;
}

static int
lies_across(const struct border *b, int64_t x, int64_t y)
{
	return x != NUM_NONE && y != NUM_NONE &&
	    (x < b->edge_at) != (y < b->edge_at);
}

static void
look_for_shift(void *arg, const struct record *before,
    const struct event *ev, const struct record *after)
{
	struct border *b = arg;
	int is_opened = ev->kind == EV_RECEIVE &&
	    record_has_flag(after, FLAG_OWN);
	int is_closed = before->m[M_CLOSED_AT] == NUM_NONE &&
	    after->m[M_CLOSED_BY] == BY_OFFICE;

	b->is_seen |= lies_across(b, before->m[M_RECEIVED_AT],
	    after->m[M_RECEIVED_AT]) ||
	    lies_across(b, before->m[M_CLOSED_AT], after->m[M_CLOSED_AT]) ||
	    lies_across(b, before->m[M_FINISHED_AT],
	    after->m[M_FINISHED_AT]) ||
	    (is_opened && lies_across(b, after->m[M_RECEIVED_AT],
	    ev->rec)) ||
	    (is_closed && lies_across(b, after->m[M_CLOSED_AT], ev->rec));
}

/* What is near an edge: the opening by the office itself, or the closing. */
void
oftimes_border(struct signal_view *v)
{
	const struct record *r = v->r;
	struct border b = { 0, 0 };
	int64_t opened = NUM_NONE, closed, edge_at = 0;

	if (record_has_flag(r, FLAG_OWN))
		opened = distance(v, r->m[M_RECEIVED_AT], &edge_at);
	closed = distance(v, r->m[M_CLOSED_AT], &b.edge_at);
	if (opened == NUM_NONE && closed == NUM_NONE)
		return;
	if (closed == NUM_NONE || (opened != NUM_NONE && opened < closed)) {
		closed = opened;
		b.edge_at = edge_at;
	}
	if (closed > v->limits->after_s)
		dossier_walk(v->dossier, look_for_shift, &b);
	signal_say(v, b.is_seen || closed <= v->limits->after_s);
}

void
oftimes_heap(struct signal_view *v)
{
	const struct record *r = v->r;
	int64_t at = r->m[M_SOLVED_LAST_AT], from_at = starts_case(r);
	int64_t due_at = r->m[M_DUE_SOLVE];

	if (at == NUM_NONE)
		at = r->m[M_CLOSED_AT];
	if (at == NUM_NONE || from_at == NUM_NONE || due_at == NUM_NONE ||
	    due_at <= from_at)
		return;
	signal_say(v, at <= due_at && 100 * (at - from_at) >=
	    v->limits->percent * (due_at - from_at));
}

/* --- open, and nobody moves ------------------------------------------------ */

/* What no person of the office did. */
static int
is_of_others(const struct event *ev)
{
	return ev->actor == NUM_NONE || ev->kind == EV_RECEIVE ||
	    ev->kind == EV_UPDATE || ev->kind == EV_CITY ||
	    ev->kind == EV_ESCALATE || ev->kind == EV_REMIND ||
	    ev->kind == EV_LINK || ev->kind == EV_UNLINK;
}

void
oftimes_idle(struct signal_view *v)
{
	const struct record *r = v->r;
	int64_t since_at = v->now_at - v->limits->after_s;
	const struct event *ev;
	size_t i, n;
	int moved = 0;

	if (r->m[M_RECEIVED_AT] == NUM_NONE || r->m[M_RECEIVED_AT] > since_at)
		return;
	if (!record_is_open(r) || record_has_flag(r, FLAG_PAUSED)) {
		signal_say(v, 0);
		return;
	}
	ev = dossier_events(v->dossier, &n);
	for (i = 0; i < n; i++)
		moved |= !is_of_others(&ev[i]) && ev[i].at > since_at;
	signal_say(v, !moved && (r->m[M_DUE_PROMISE] == NUM_NONE ||
	    r->m[M_DUE_PROMISE] < v->now_at));
}
