#include "store/private.h"

#include <string.h>

#include "base/num.h"

static const char sql_get[] =
    "SELECT salt, caller, fields FROM private WHERE seq = ?";

static void
commit_to(struct db *db, const void *salt, size_t salt_len, int64_t caller,
    const char *fields, size_t len, unsigned char out[DIGEST_LEN])
{
	unsigned char head[1 + 8];
	int i;

	head[0] = 0x02;
	for (i = 0; i < 8; i++)
		head[1 + i] = (unsigned char)((uint64_t)caller >>
		    (56 - 8 * i));
	digest_add(db->digest, head, sizeof(head));
	digest_add(db->digest, salt, salt_len);
	digest_add(db->digest, fields, len);
	digest_end(db->digest, out);
}

static void
encode(struct buf *b, const struct record_texts *t)
{
	int i;

	for (i = 0; i < TEXT_COUNT; i++) {
		if (t->s[i] == NULL)
			continue;
		buf_put_varint(b, (uint64_t)i);
		buf_put_varint(b, t->len[i]);
		buf_put(b, t->s[i], t->len[i]);
	}
}

static int
decode(struct record_texts *t, const char *fields, size_t len)
{
	const unsigned char *p = (const unsigned char *)fields;
	const unsigned char *end = p + len;
	uint64_t which, n;

	memset(t, 0, sizeof(*t));
	while (p < end) {
		if (buf_get_varint(&p, end, &which) < 0 ||
		    which >= TEXT_COUNT || buf_get_varint(&p, end, &n) < 0 ||
		    n > (size_t)(end - p))
			return -1;
		t->s[which] = (const char *)p;
		t->len[which] = (size_t)n;
		p += n;
	}
	return 0;
}

/* The kernel is asked for many at once. */
static void
take_salt(struct db *db, unsigned char salt[PRIVATE_SALT_LEN])
{
	if (db->salts_left < PRIVATE_SALT_LEN) {
		random_bytes(db->salts, sizeof(db->salts));
		db->salts_left = sizeof(db->salts);
	}
	db->salts_left -= PRIVATE_SALT_LEN;
	memcpy(salt, db->salts + db->salts_left, PRIVATE_SALT_LEN);
	explicit_bzero(db->salts + db->salts_left, PRIVATE_SALT_LEN);
}

int
private_insert(struct db *db, const struct event *ev,
    unsigned char commitment[DIGEST_LEN], struct err *e)
{
	struct bulk *b = bulk_row(db, BULK_PRIVATE, 4);
	unsigned char salt[PRIVATE_SALT_LEN];

	take_salt(db, salt);
	buf_reset(&db->fields);
	encode(&db->fields, &ev->texts);
	commit_to(db, salt, sizeof(salt), ev->caller, db->fields.data,
	    db->fields.len, commitment);
	bulk_int(b, ev->seq);
	bulk_blob(b, salt, sizeof(salt));
	bulk_int(b, ev->caller);
	bulk_blob(b, db->fields.data, db->fields.len);
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
		if (decode(t, b->data + at, len) < 0)
			rc = err_set(e, ERR_DB, "private row %lld is "
			    "unreadable", (long long)seq);
	}
	dbi_done(st);
	return rc;
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
		commit_to(db, salt, salt_len, dbi_column(st, 1), fields, len,
		    found);
		*fits = memcmp(found, commitment, DIGEST_LEN) == 0;
	}
	dbi_done(st);
	return 0;
}
