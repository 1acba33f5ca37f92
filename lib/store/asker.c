#include "store/asker.h"

#include "base/num.h"
#include "store/journal.h"

struct search {
	int64_t before_seq, actor;
};

static int
note_asker(void *arg, const struct event *ev)
{
	struct search *s = arg;

	if (s->before_seq != NUM_NONE && ev->seq >= s->before_seq)
		return 1;
	if (ev->kind == EV_RETURN)
		s->actor = ev->actor;
	return 0;
}

int
asker_of_return(struct db *db, int64_t key, int64_t before_seq,
    int64_t *actor, struct err *e)
{
	struct search s = { before_seq, NUM_NONE };

	if (journal_read(db, key, 0, NUM_NONE, note_asker, &s, e) < 0)
		return -1;
	*actor = s.actor;
	return 0;
}
