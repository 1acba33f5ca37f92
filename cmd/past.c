#include "past.h"

#include <string.h>

#include "base/num.h"
#include "life/life.h"
#include "store/journal.h"

struct past {
	struct record record;
	int64_t rev;
	struct err *e;
	int failed;
};

static int
fold_past(void *arg, const struct event *ev)
{
	struct past *p = arg;

	if (ev->rev > p->rev)
		return 1;
	p->failed = life_apply(&p->record, ev, p->e) < 0;
	if (!p->failed)
		life_note_event(&p->record, ev);
	return p->failed;
}

int
past_record(struct db *db, const struct record *present, int64_t rev,
    struct record *out, struct err *e)
{
	struct past p;

	record_init(&p.record);
	p.record.key = present->key;
	p.record.m[M_SRC] = present->m[M_SRC];
	p.record.m[M_ROLE] = present->m[M_ROLE];
	memcpy(p.record.no, present->no, sizeof(p.record.no));
	p.rev = rev;
	p.e = e;
	p.failed = 0;
	if (journal_read(db, present->key, 0, NUM_NONE, fold_past, &p, e) < 0 ||
	    p.failed)
		return -1;
	p.record.m[M_CALLER] = present->m[M_CALLER];
	*out = p.record;
	return 0;
}
