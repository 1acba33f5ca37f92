#include "store/issues.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/event.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/replay.h"

static const char sql_seq[] = "SELECT seq FROM issue WHERE month = ?1"
    " AND day = ?2 AND (?3 = 0 OR issue = ?3) AND (?4 = 0 OR seq <= ?4)"
    " ORDER BY issue DESC LIMIT 1";
static const char sql_event[] =
    "SELECT " REPLAY_COLUMNS ", hash FROM event WHERE seq = ?";

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
copy_hex(char hex[DIGEST_HEX], const struct event *ev, int field)
{
	const struct event_value *v = event_value(ev, field);

	hex[0] = '\0';
	if (v != NULL && v->len <= DIGEST_LEN)
		digest_to_hex((const unsigned char *)v->s, v->len, hex);
}

static void
fill(struct issue *i, const struct event *ev, const char *hash, size_t len)
{
	const struct event_value *v = event_value(ev, EF_FIGURES);

	i->seq = ev->seq;
	i->from_day = event_get(ev, EF_DAY);
	i->to_day = event_get(ev, EF_TO_DAY);
	i->number = event_get(ev, EF_ISSUE);
	i->signed_at = ev->at;
	i->signer = ev->actor;
	i->deputy_for = event_get(ev, EF_DEPUTY_FOR);
	i->figures = v == NULL ? NULL : mem_copy(v->s, v->len);
	copy_hex(i->policy, ev, EF_POLICY_DIGEST);
	copy_hex(i->list, ev, EF_LIST_DIGEST);
	if (len == DIGEST_LEN)
		digest_to_hex((const unsigned char *)hash, len, i->head);
}

static int
read_event(struct db *db, int64_t seq, struct issue *i, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_event, e);
	struct event ev;
	const char *hash;
	size_t len;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 0 || replay_read_event(db, st, &ev, e) < 0) {
		dbi_done(st);
		return err_set(e, ERR_DB, "event %lld of a period is "
		    "unreadable", (long long)seq);
	}
	hash = dbi_column_bytes(st, REPLAY_NCOLUMNS, &len);
	fill(i, &ev, hash, len);
	dbi_done(st);
	return 1;
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
	return seq == NUM_NONE ? 0 : read_event(db, seq, i, e);
}
