#include "store/replay.h"

#include "base/num.h"
#include "life/life.h"
#include "store/dictionary.h"
#include "store/erased.h"
#include "store/journal.h"
#include "store/private.h"

static const char sql_events[] =
    "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE cas NOT NULL AND seq <= ? ORDER BY cas, rev";
static const char sql_changed[] =
    "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE cas IN (SELECT cas FROM event WHERE seq > ?1 AND cas NOT NULL)"
    " AND seq <= ?1 ORDER BY cas, rev";
static const char sql_one[] = "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE seq <= ?1 AND cas = ?2 ORDER BY rev";

void
replay_read_columns(struct journal_columns *c, sqlite3_stmt *st)
{
	c->seq = dbi_column(st, 0);
	c->at = dbi_column(st, 1);
	c->rec = dbi_column(st, 2);
	c->clock = dbi_column(st, 3);
	c->kind = dbi_column(st, 4);
	c->key = dbi_column(st, 5);
	c->rev = dbi_column(st, 6);
	c->actor = dbi_column(st, 7);
	c->body = dbi_column_bytes(st, 8, &c->body_len);
}

int
replay_event(struct db *db, const struct journal_columns *c, int has_private,
    struct event *ev, struct err *e)
{
	struct event_words to_stored, to_program;

	event_init(ev, EV_NONE, c->at);
	ev->seq = c->seq;
	ev->rec = c->rec;
	ev->clock = c->clock;
	ev->key = c->key;
	ev->rev = c->rev;
	ev->has_private = has_private;
	if (c->kind <= EV_NONE || c->kind >= EV_COUNT)
		return err_set(e, ERR_DATA, "unknown kind of event");
	ev->kind = (enum event_kind)c->kind;
	if (c->actor != NUM_NONE) {
		ev->actor = dictionary_program(db, c->actor);
		if (ev->actor == NUM_NONE)
			return err_set(e, ERR_DATA, "unknown actor");
	}
	if (ev->kind == EV_WORDS)
		return 0;
	dictionary_maps(db, &to_stored, &to_program);
	return event_decode(ev, c->body, c->body_len, &to_program, e);
}

int
replay_read_event(struct db *db, sqlite3_stmt *st, struct event *ev,
    struct err *e)
{
	struct journal_columns c;

	replay_read_columns(&c, st);
	return replay_event(db, &c, dbi_column(st, 9) == 1, ev, e);
}

/* Its caller, or that its row is gone. */
static int
read_private(struct db *db, struct event *ev, struct err *e)
{
	int rc = private_caller(db, ev->seq, &ev->caller, e);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	ev->loss = EVENT_LEFT_OUT;
	return erased_look(db, ev, e) < 0 ? -1 : 0;
}

/* That its row is gone, without reading those that are there. */
static int
read_loss(struct db *db, struct event *ev, struct err *e)
{
	if (erased_look(db, ev, e) < 0)
		return -1;
	ev->caller = NUM_NONE;
	return 0;
}

/* What one replay is at. */
struct state {
	struct record rec;
	int open;		/* rec holds a case */
	int skip;		/* its events cannot be folded */
	int has_losses;		/* some rows are gone, and none are read */
};

static int
finish_case(const struct replay *p, struct state *s)
{
	if (s->open && !s->skip && p->fn(p->arg, &s->rec) != 0)
		return 1;
	return 0;
}

static void
begin_case(struct state *s, int64_t key)
{
	record_init(&s->rec);
	s->rec.key = key;
	s->open = 1;
	s->skip = 0;
}

static int
fold_event(struct db *db, const struct replay *p, struct state *s,
    sqlite3_stmt *st, struct err *e)
{
	struct event ev;

	if (replay_read_event(db, st, &ev, e) < 0)
		goto broken;
	if (ev.has_private && p->with_private && read_private(db, &ev, e) < 0)
		return -1;
	if (ev.has_private && s->has_losses && read_loss(db, &ev, e) < 0)
		return -1;
	if (life_apply(&s->rec, &ev, e) < 0)
		goto broken;
	life_note_event(&s->rec, &ev);
	return 0;
broken:
	if (p->broken == NULL)
		return err_prefix(e, "event %lld", (long long)ev.seq);
	p->broken(p->arg, ev.seq, e->text);
	err_reset(e);
	s->skip = 1;
	return 0;
}

int
replay_cases(struct db *db, const struct replay *p, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, p->key > 0 ? sql_one :
	    p->only_changed ? sql_changed : sql_events, e);
	struct state s = { .open = 0 };
	int64_t key;
	int rc = 0;

	if (!p->with_private)
		rc = erased_any(db, e);
	if (st == NULL || rc < 0)
		return -1;
	s.has_losses = rc == 1;
	dbi_int(st, 1, p->to_seq);
	if (p->key > 0)
		dbi_int(st, 2, p->key);
	while ((rc = dbi_step(db, st, e)) == 1) {
		key = dbi_column(st, 5);
		if (!s.open || key != s.rec.key) {
			if (finish_case(p, &s))
				goto done;
			begin_case(&s, key);
		}
		if (!s.skip && fold_event(db, p, &s, st, e) < 0) {
			dbi_done(st);
			return -1;
		}
	}
	if (rc < 0)
		return -1;
	finish_case(p, &s);
done:
	dbi_done(st);
	return 0;
}
