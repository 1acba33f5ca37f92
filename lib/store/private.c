#include "store/private.h"

#include <string.h>

#include "base/num.h"
#include "store/seal.h"

static const char sql_get[] =
    "SELECT salt, caller, fields FROM private WHERE seq = ?";
static const char sql_fields[] =
    "SELECT seq, fields FROM private WHERE seq = ?1";
static const char sql_fields_lot[] =
    "SELECT seq, fields FROM private WHERE seq IN " DBI_LOT;
static const char sql_caller[] = "SELECT caller FROM private WHERE seq = ?";

int
private_insert(struct db *db, const struct event *ev,
    unsigned char commitment[DIGEST_LEN], struct err *e)
{
	struct bulk *b = bulk_row(db, BULK_PRIVATE, 4);
	const struct seal *seal = ev->seal;
	struct seal made;

	if (seal == NULL) {
		buf_reset(&db->fields);
		seal_texts(db->sealer, &ev->texts, ev->caller, &db->fields,
		    &made);
		seal = &made;
	}
	memcpy(commitment, seal->commitment, DIGEST_LEN);
	bulk_int(b, ev->seq);
	bulk_blob(b, seal->salt, sizeof(seal->salt));
	bulk_int(b, ev->caller);
	bulk_blob(b, seal->fields, seal->len);
	return bulk_end(db, b, e);
}

int
private_get(struct db *db, int64_t seq, struct record_texts *t,
    int64_t *caller, struct buf *b, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_get, e);
	const char *fields;
	size_t len, at = b->len;
	int rc;

	memset(t, 0, sizeof(*t));
	if (st == NULL)
		return -1;
	dbi_int(st, 1, seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1) {
		fields = dbi_column_bytes(st, 2, &len);
		*caller = dbi_column(st, 1);
		buf_put(b, fields, len);
		if (seal_read(t, b->data + at, len) < 0)
			rc = err_set(e, ERR_DB, "private row %lld is "
			    "unreadable", (long long)seq);
	}
	dbi_done(st);
	return rc;
}

int
private_caller(struct db *db, int64_t seq, int64_t *caller, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_caller, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1)
		*caller = dbi_column(st, 0);
	dbi_done(st);
	return rc;
}

/* A row may be wanted at more than one place. */
static void
place_fields(struct private_place *p, size_t n, int64_t seq, size_t at,
    size_t len)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (p[i].seq != seq)
			continue;
		p[i].found = 1;
		p[i].at = at;
		p[i].len = len;
	}
}

int
private_get_lot(struct db *db, struct private_place *p, size_t n,
    struct buf *b, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, n == 1 ? sql_fields : sql_fields_lot,
	    e);
	const char *fields;
	size_t i, len;
	int rc;

	if (st == NULL)
		return -1;
	for (i = 0; i < n; i++) {
		p[i].found = 0;
		dbi_int(st, (int)i + 1, p[i].seq);
	}
	while ((rc = dbi_step(db, st, e)) == 1) {
		fields = dbi_column_bytes(st, 1, &len);
		place_fields(p, n, dbi_column(st, 0), b->len, len);
		buf_put(b, fields, len);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

int
private_fits(struct db *db, int64_t seq,
    const unsigned char commitment[DIGEST_LEN], int *fits, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_get, e);
	unsigned char found[DIGEST_LEN];
	const char *salt, *fields;
	size_t salt_len, len;
	int rc;

	*fits = 1;
	if (st == NULL)
		return -1;
	dbi_int(st, 1, seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1) {
		salt = dbi_column_bytes(st, 0, &salt_len);
		fields = dbi_column_bytes(st, 2, &len);
		seal_commit(db->sealer, salt, salt_len, dbi_column(st, 1),
		    fields, len, found);
		*fits = memcmp(found, commitment, DIGEST_LEN) == 0;
	}
	dbi_done(st);
	return 0;
}
