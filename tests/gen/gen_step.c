#include "gen/gen_step.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/decide.h"
#include "store/dbi.h"		/* for its clock, which no program sets */
#include "store/journal.h"

struct gen_file *
gen_life_file(struct gen_life *l)
{
	struct gen_file *f;

	mem_grow(&l->files, l->nfiles, &l->cap_files, sizeof(*l->files));
	f = &l->files[l->nfiles++];
	memset(f, 0, sizeof(*f));
	record_init(&f->facts);
	record_init(&f->now);
	return f;
}

struct gen_step *
gen_life_step(struct gen_life *l, enum event_kind kind, int64_t at,
    int64_t actor)
{
	struct gen_file *f = &l->files[l->nfiles - 1];
	struct gen_step *s;

	mem_grow(&l->steps, l->nsteps, &l->cap_steps, sizeof(*l->steps));
	s = &l->steps[l->nsteps++];
	memset(s, 0, sizeof(*s));
	f->at = at > f->at ? at : f->at;
	f->rec = f->at > f->rec ? f->at : f->rec;
	s->kind = kind;
	s->at = f->at;
	s->rec = f->rec;
	s->actor = actor;
	s->cas = (int)l->nfiles - 1;
	s->order = f->steps++;
	s->number = NUM_NONE;
	wish_init(&s->wish);
	return s;
}

void
gen_life_late(struct gen_life *l, int64_t rec)
{
	struct gen_step *s = &l->steps[l->nsteps - 1];
	struct gen_file *f = &l->files[s->cas];

	if (rec <= s->rec)
		return;
	s->rec = f->rec = f->at = rec;
}

void
gen_life_say(struct gen_step *s, const char *text)
{
	s->text = mem_text(text);
	s->wish.text = s->text;
	s->wish.text_len = strlen(text);
}

/* --- living it ---------------------------------------------------------- */

/* As js-intake makes it of a row. */
static void
receive(struct event *ev, const struct gen_file *f, struct db *db)
{
	static const enum record_member members[] = { M_SRC, M_ROLE,
		M_RECEIVED_AT, M_DISPATCHED_AT, M_CHANNEL, M_NATURE,
		M_CATEGORY, M_STREET, M_COMMUNITY, M_LEVEL, M_LEVEL_BY,
		M_DUE_SIGN, M_DUE_CONTACT, M_DUE_SOLVE, M_FLAGS, M_SITE,
		M_DUE_WORKING };
	size_t i;

	event_init(ev, EV_RECEIVE, f->facts.m[M_RECEIVED_AT]);
	ev->rev = 1;
	for (i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		event_set(ev, members[i], f->facts.m[members[i]]);
	event_set_bytes(ev, EF_NO, f->facts.no, strlen(f->facts.no));
	event_set(ev, EF_ORIGIN, BY_DUMP);
	event_text(ev, TEXT_BODY, f->body, strlen(f->body));
	event_text(ev, TEXT_POINT, f->point, strlen(f->point));
	event_text(ev, TEXT_PHONE, f->phone, strlen(f->phone));
	ev->caller = db_ref(db, f->phone, strlen(f->phone));
}

static int
live(const struct gen_step *s, struct gen_file *f, const struct gen_office *o,
    struct db *db, struct err *e)
{
	struct decide d = { o->policy, o->calendar, o->words, s->rec, s->at,
		s->actor };
	struct event ev;

	db->now_at = db->clock_at = s->rec;
	if (s->kind == EV_RECEIVE)
		receive(&ev, f, db);
	else if (decide_event(&ev, s->kind, &f->now, &s->wish, &d, e) < 0)
		return -1;
	if (s->number != NUM_NONE)
		ev.caller = s->number;
	return journal_append_case(db, &ev, &f->now, e) < 0 ? -1 : 0;
}

static int
compare(const void *a, const void *b)
{
	const struct gen_step *x = *(const struct gen_step *const *)a;
	const struct gen_step *y = *(const struct gen_step *const *)b;

	if (x->rec != y->rec)
		return x->rec < y->rec ? -1 : 1;
	if (x->cas != y->cas)
		return x->cas < y->cas ? -1 : 1;
	return x->order - y->order;
}

int
gen_life_live(struct gen_life *l, const struct gen_office *o, struct db *db,
    int64_t end_at, struct err *e)
{
	const struct gen_step **order = mem_array(l->nsteps + 1,
	    sizeof(*order));
	size_t i;
	int rc = 0;

	for (i = 0; i < l->nsteps; i++)
		order[i] = &l->steps[i];
	qsort(order, l->nsteps, sizeof(*order), compare);
	for (i = 0; rc == 0 && i < l->nsteps && order[i]->rec <= end_at; i++) {
		rc = live(order[i], &l->files[order[i]->cas], o, db, e);
		if (rc < 0)
			err_prefix(e, "case %d, step %d", order[i]->cas,
			    order[i]->order);
	}
	free(order);
	return rc;
}

void
gen_life_release(struct gen_life *l)
{
	size_t i;

	for (i = 0; i < l->nsteps; i++)
		free(l->steps[i].text);
	for (i = 0; i < l->nfiles; i++) {
		free(l->files[i].body);
		free(l->files[i].point);
	}
	free(l->steps);
	free(l->files);
}
