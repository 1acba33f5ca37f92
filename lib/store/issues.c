#include "store/issues.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "life/event.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/frozen.h"

static const char sql_seq[] = "SELECT seq FROM issue WHERE month = ?1"
    " AND day = ?2 AND (?3 = 0 OR issue = ?3) AND (?4 = 0 OR seq <= ?4)"
    " ORDER BY issue DESC LIMIT 1";

void
issues_init(struct issue *i)
{
	memset(i, 0, sizeof(*i));
	i->from_day = i->to_day = i->signed_at = NUM_NONE;
	i->signer = i->deputy_for = NUM_NONE;
}

void
issues_release(struct issue *i)
{
	free(i->figures);
	issues_init(i);
}

static void
fill(void *arg, const struct event *ev, const char hash[DIGEST_HEX])
{
	struct issue *i = arg;

	i->seq = ev->seq;
	i->from_day = event_get(ev, EF_DAY);
	i->to_day = event_get(ev, EF_TO_DAY);
	i->number = event_get(ev, EF_ISSUE);
	i->signed_at = ev->at;
	i->signer = ev->actor;
	i->deputy_for = event_get(ev, EF_DEPUTY_FOR);
	i->figures = frozen_copy(ev, EF_FIGURES);
	frozen_hex(i->policy, ev, EF_POLICY_DIGEST);
	frozen_hex(i->list, ev, EF_LIST_DIGEST);
	memcpy(i->head, hash, sizeof(i->head));
}

int
issues_get(struct db *db, const struct issues_key *key, struct issue *i,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_seq, e);
	int64_t seq = NUM_NONE;
	int rc;

	issues_init(i);
	i->is_month = key->is_month;
	if (st == NULL || dictionary_load(db, e) < 0)
		return -1;
	dbi_int(st, 1, key->is_month);
	dbi_int(st, 2, key->from_day);
	dbi_int(st, 3, key->number);
	dbi_int(st, 4, key->upto_seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1)
		seq = dbi_column(st, 0);
	dbi_done(st);
	if (seq == NUM_NONE)
		return 0;
	return frozen_read(db, seq, fill, i, e) < 0 ? -1 : 1;
}
