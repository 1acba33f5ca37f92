#include "store/busylog.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/journal.h"
#include "store/replay.h"

static const char sql_propose[] = "INSERT INTO busy VALUES (?, NULL)";
static const char sql_decide[] = "UPDATE busy SET decided_seq = ?2"
    " WHERE seq = ?1 AND decided_seq IS NULL RETURNING seq";
/* proposals and what became of them, in the order of the journal */
static const char sql_events[] = "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE seq IN (SELECT seq FROM busy UNION"
    " SELECT decided_seq FROM busy WHERE decided_seq NOT NULL) ORDER BY seq";

static void
take_proposal(struct busylog *l, const struct event *ev)
{
	const struct event_value *v = event_value(ev, EF_FIGURES);
	struct busylog_entry *b;

	mem_grow(&l->of, l->n, &l->cap, sizeof(*l->of));
	b = &l->of[l->n++];
	memset(b, 0, sizeof(*b));
	b->seq = ev->seq;
	b->name = event_get(ev, EF_REASON);
	b->from_day = event_get(ev, EF_DAY);
	b->to_day = event_get(ev, EF_TO_DAY);
	b->proposer = ev->actor;
	b->proposed_at = ev->at;
	b->decider = b->decided_at = NUM_NONE;
	b->trigger = v != NULL ? mem_copy(v->s, v->len) : NULL;
}

static void
take_decision(struct busylog *l, const struct event *ev)
{
	int64_t seq = event_get(ev, EF_PROPOSAL);
	struct busylog_entry *b;
	size_t i;

	for (i = 0; i < l->n; i++) {
		b = &l->of[i];
		if (b->seq != seq)
			continue;
		b->decider = ev->actor;
		b->decided_at = ev->at;
		b->state = event_get(ev, EF_GRANTED) == 1 ?
		    BUSYLOG_APPROVED : BUSYLOG_REJECTED;
		if (event_get(ev, EF_DAY) != NUM_NONE)
			b->from_day = event_get(ev, EF_DAY);
	}
}

int
busylog_read(struct busylog *l, struct db *db, struct err *e)
{
	sqlite3_stmt *st;
	struct event ev;
	int rc;

	memset(l, 0, sizeof(*l));
	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql_events, e);
	if (st == NULL)
		return -1;
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (replay_read_event(db, st, &ev, e) < 0) {
			dbi_done(st);
			return -1;
		}
		if (ev.kind == EV_BUSY)
			take_proposal(l, &ev);
		else
			take_decision(l, &ev);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

void
busylog_release(struct busylog *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		free(l->of[i].trigger);
	free(l->of);
	memset(l, 0, sizeof(*l));
}

const struct busylog_entry *
busylog_find(const struct busylog *l, int64_t seq)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->of[i].seq == seq)
			return &l->of[i];
	return NULL;
}

const struct busylog_entry *
busylog_in_force(const struct busylog *l, int64_t day)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->of[i].state == BUSYLOG_APPROVED &&
		    l->of[i].from_day <= day && day <= l->of[i].to_day)
			return &l->of[i];
	return NULL;
}

int
busylog_propose(struct db *db, const struct busylog_entry *b, struct err *e)
{
	struct event ev;

	event_init(&ev, EV_BUSY, b->proposed_at);
	ev.actor = b->proposer;
	event_set(&ev, EF_REASON, b->name);
	event_set(&ev, EF_DAY, b->from_day);
	event_set(&ev, EF_TO_DAY, b->to_day);
	if (b->trigger != NULL)
		event_set_bytes(&ev, EF_FIGURES, b->trigger,
		    strlen(b->trigger));
	return journal_append(db, &ev, e);
}

int
busylog_decide(struct db *db, int64_t seq, int granted, int64_t from_day,
    int64_t actor, int64_t at, struct err *e)
{
	struct event ev;

	event_init(&ev, EV_BUSY_DECIDE, at);
	ev.actor = actor;
	event_set(&ev, EF_PROPOSAL, seq);
	event_set(&ev, EF_GRANTED, granted);
	if (granted)
		event_set(&ev, EF_DAY, from_day);
	return journal_append(db, &ev, e);
}

static int
derive_decision(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_decide, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, event_get(ev, EF_PROPOSAL));
	dbi_int(st, 2, ev->seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	dbi_done(st);
	return rc == 1 ? 0 : err_set(e, ERR_DATA, "a decision about a busy "
	    "season that nobody proposed, or twice");
}

int
busylog_derive(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st;

	if (ev->kind == EV_BUSY_DECIDE)
		return derive_decision(db, ev, e);
	st = dbi_stmt(db, sql_propose, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, ev->seq);
	return dbi_run(db, st, e);
}
