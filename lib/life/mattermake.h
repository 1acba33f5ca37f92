#ifndef LIFE_MATTERMAKE_H
#define LIFE_MATTERMAKE_H

#include "base/buf.h"
#include "base/err.h"
#include "life/event.h"
#include "life/matter.h"
#include "life/wish.h"
#include "rule/matterrule.h"

/*
 * Decisions about matters: (matter, wish, policy) -> event, pure, as
 * life/decide makes them for cases. The policy's part is in the event: a
 * vote says whether it was carried.
 */
struct matter_wish {
	enum matter_act act;
	int64_t party;			/* word: a role; of a commitment a
					 * unit too */
	int64_t until_at, item, kept;
	int64_t rule, ending, evidence;	/* words */
	int64_t asked, answered, wanted;	/* survey */
	int64_t linked, told, reached;	/* contact: cases */
	struct matterrule_vote vote;
	int64_t key;			/* link: the case's row */
	const char *id;			/* and its id; NULL */
	const char *text, *name;	/* NULL */
};

void mattermake_wish_init(struct matter_wish *w);

/*
 * Figures are written into figures, from which the event borrows, as it does
 * from the wish. no is the matter's number. Whether the act may follow those
 * before it says matter_fold.
 */
int mattermake_event(struct event *ev, int64_t no, const struct matter *m,
    const struct matter_wish *w, const struct decide *d, struct buf *figures,
    struct err *e);

#endif
