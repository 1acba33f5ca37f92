#include "kept.h"

#include "ahead/tally.h"
#include "base/lang.h"

int
kept_put_scores(struct buf *b, struct ctx *c, const struct ahead *a,
    struct err *e)
{
	struct ahead_tally t;
	int rc = tally_make(&t, a, c->db, INT64_MIN / 2, a->today, e);

	if (rc == 0 && t.lists > 0)
		buf_printf(b, lang_sheet("lists until now: %d items, %d "
		    "accepted, %d done, %d not done, %d refused; of %d whose "
		    "days are over and that were not done %d came as "
		    "expected"), (int)t.all.listed, (int)t.all.accepted,
		    (int)t.all.done, (int)t.all.not_done, (int)t.all.refused,
		    (int)t.all.over, (int)t.all.came);
	tally_release(&t);
	return rc;
}
