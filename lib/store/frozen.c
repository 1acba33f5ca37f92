#include "store/frozen.h"

#include "base/mem.h"
#include "store/dbi.h"
#include "store/replay.h"

static const char sql_event[] =
    "SELECT " REPLAY_COLUMNS ", hash FROM event WHERE seq = ?";

static void
put_hex(char hex[DIGEST_HEX], const char *s, size_t len)
{
	hex[0] = '\0';
	if (len <= DIGEST_LEN)
		digest_to_hex((const unsigned char *)s, len, hex);
}

char *
frozen_copy(const struct event *ev, int field)
{
	const struct event_value *v = event_value(ev, field);

	return v == NULL ? NULL : mem_copy(v->s, v->len);
}

void
frozen_hex(char hex[DIGEST_HEX], const struct event *ev, int field)
{
	const struct event_value *v = event_value(ev, field);

	put_hex(hex, v == NULL ? "" : v->s, v == NULL ? 0 : v->len);
}

int
frozen_read(struct db *db, int64_t seq, frozen_fn fn, void *arg,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_event, e);
	char hex[DIGEST_HEX] = "";
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
		return err_set(e, ERR_DB, "event %lld of a signature is "
		    "unreadable", (long long)seq);
	}
	hash = dbi_column_bytes(st, REPLAY_NCOLUMNS, &len);
	put_hex(hex, hash, len);
	fn(arg, &ev, hex);
	dbi_done(st);
	return 0;
}
