#include "store/journal.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/life.h"
#include "store/caseid.h"
#include "store/cases.h"
#include "store/dbi.h"
#include "store/derive.h"
#include "store/dictionary.h"
#include "store/private.h"
#include "store/row.h"

static const char sql_last[] =
    "SELECT seq, rec, hash FROM event ORDER BY seq DESC LIMIT 1";
static const char sql_last_key[] = "SELECT max(key) FROM cases";
static const char sql_fact[] = "SELECT e.cas FROM fact f"
    " JOIN event e ON e.seq = f.seq WHERE f.key = ?";

static int
read_end(struct db *db, int64_t *seq, int64_t *rec,
    unsigned char hash[DIGEST_LEN], struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_here(db, sql_last, e);
	const char *p;
	size_t len;
	int rc;

	if (st == NULL || (rc = dbi_step(db, st, e)) < 0)
		return -1;
	*seq = 0;
	*rec = NUM_NONE;
	memset(hash, 0, DIGEST_LEN);
	if (rc == 1) {
		*seq = dbi_column(st, 0);
		*rec = dbi_column(st, 1);
		p = dbi_column_bytes(st, 2, &len);
		if (len == DIGEST_LEN)
			memcpy(hash, p, DIGEST_LEN);
	}
	dbi_done(st);
	return 0;
}

int
journal_head(struct db *db, int64_t *seq, unsigned char hash[DIGEST_LEN],
    struct err *e)
{
	if (bulk_flush(db, e) < 0)
		return -1;
	return read_end(db, seq, &db->last_rec, hash, e);
}

int
journal_begin(struct db *db, struct err *e)
{
	if (journal_head(db, &db->last_seq, db->head, e) < 0 ||
	    dbi_number(db, sql_last_key, NUM_NONE, &db->last_key, e) < 0 ||
	    derive_load_days(db, e) < 0 ||
	    caseid_load_highest(db, &db->highest, e) < 0)
		return -1;
	if (db->last_key == NUM_NONE)
		db->last_key = 0;
	return 0;
}

int
journal_check_end(struct db *db, int64_t last_seq,
    const unsigned char head[DIGEST_LEN], struct err *e)
{
	unsigned char hash[DIGEST_LEN];
	int64_t seq, rec;

	if (read_end(db, &seq, &rec, hash, e) < 0)
		return -1;
	if (seq != last_seq || memcmp(hash, head, DIGEST_LEN) != 0)
		return err_set(e, ERR_DB, "the journal of '%s' does not end "
		    "with its last event", db->path);
	return 0;
}

void
journal_hash(struct db *db, const unsigned char prev[DIGEST_LEN],
    const struct journal_columns *c, unsigned char out[DIGEST_LEN])
{
	struct buf *b = &db->chain;
	size_t commitment_len = c->commitment == NULL ? 0 : DIGEST_LEN;

	buf_reset(b);
	buf_put(b, (const char *)prev, DIGEST_LEN);
	buf_put_be64(b, (uint64_t)c->seq);
	buf_put_be64(b, (uint64_t)c->at);
	buf_put_be64(b, (uint64_t)c->rec);
	buf_put_be64(b, (uint64_t)c->clock);
	buf_put_be64(b, (uint64_t)c->kind);
	buf_put_be64(b, (uint64_t)c->key);
	buf_put_be64(b, (uint64_t)c->rev);
	buf_put_be64(b, (uint64_t)c->actor);
	buf_put_be64(b, c->body_len);
	buf_put_be64(b, commitment_len);
	buf_put(b, c->body, c->body_len);
	if (commitment_len > 0)
		buf_put(b, (const char *)c->commitment, commitment_len);
	digest_of(db->digest, b->data, b->len, out);
}

static int
insert(struct db *db, const struct journal_columns *c,
    const unsigned char hash[DIGEST_LEN], struct err *e)
{
	struct bulk *b = bulk_row(db, BULK_EVENT, 12);

	bulk_int(b, c->seq);
	bulk_int(b, c->at);
	bulk_int(b, c->rec);
	bulk_int(b, c->clock);
	bulk_int(b, c->kind);
	bulk_int(b, c->key);
	bulk_int(b, c->rev);
	bulk_int(b, c->actor);
	bulk_blob(b, c->body, c->body_len);
	if (c->commitment != NULL)
		bulk_blob(b, c->commitment, DIGEST_LEN);
	else
		bulk_int(b, NUM_NONE);
	bulk_blob(b, db->head, DIGEST_LEN);
	bulk_blob(b, hash, DIGEST_LEN);
	return bulk_end(db, b, e);
}

/* rec never decreases: the later of now and the last one. */
static void
stamp(struct db *db, struct event *ev)
{
	ev->seq = db->last_seq + 1;
	ev->has_private = event_has_texts(ev);
	ev->rec = db->now_at;
	ev->clock = NUM_NONE;
	if (db->last_rec != NUM_NONE && db->last_rec > ev->rec) {
		ev->clock = ev->rec;
		ev->rec = db->last_rec;
	}
}

/* Append the event with its body; seq and rec were given by stamp(). */
static int
append(struct db *db, const struct event *ev, const char *body,
    size_t body_len, struct err *e)
{
	unsigned char commitment[DIGEST_LEN], hash[DIGEST_LEN];
	struct journal_columns c;

	if (ev->at > ev->rec)
		return err_set(e, ERR_REFUSED,
		    "its time lies after the present");
	c.seq = ev->seq;
	c.at = ev->at;
	c.rec = ev->rec;
	c.clock = ev->clock;
	c.kind = ev->kind;
	c.key = ev->key;
	c.rev = ev->rev;
	c.actor = ev->actor == NUM_NONE ? NUM_NONE :
	    dictionary_stored(db, ev->actor);
	c.body = body;
	c.body_len = body_len;
	c.commitment = NULL;
	if (ev->has_private) {
		if (private_insert(db, ev, commitment, e) < 0)
			return -1;
		c.commitment = commitment;
	}
	journal_hash(db, db->head, &c, hash);
	if (insert(db, &c, hash, e) < 0)
		return -1;
	db->last_seq = ev->seq;
	db->last_rec = ev->rec;
	memcpy(db->head, hash, DIGEST_LEN);
	return 0;
}

int
journal_append_words(struct db *db, const struct buf *body, struct err *e)
{
	struct event ev;

	event_init(&ev, EV_WORDS, db->now_at);
	stamp(db, &ev);
	return append(db, &ev, body->data, body->len, e);
}

/* Words first, since they are an event too; then this one. */
static int
append_encoded(struct db *db, struct event *ev, struct err *e)
{
	struct event_words to_stored, to_program;

	if (dictionary_store(db, ev, e) < 0)
		return -1;
	stamp(db, ev);
	dictionary_maps(db, &to_stored, &to_program);
	buf_reset(&db->body);
	event_encode(&db->body, ev, &to_stored);
	return append(db, ev, db->body.data, db->body.len, e);
}

int
journal_append(struct db *db, struct event *ev, struct err *e)
{
	if (append_encoded(db, ev, e) < 0)
		return -1;
	return derive_house(db, ev, e);
}

static int
same_values(const struct event *a, const struct event *b)
{
	size_t i;

	if (a->kind != b->kind || a->actor != b->actor || a->n != b->n)
		return 0;
	for (i = 0; i < a->n; i++) {
		if (a->values[i].field != b->values[i].field ||
		    a->values[i].n != b->values[i].n ||
		    a->values[i].len != b->values[i].len ||
		    (a->values[i].len > 0 && memcmp(a->values[i].s,
		    b->values[i].s, a->values[i].len) != 0))
			return 0;
	}
	return 1;
}

static int
same_texts(const struct record_texts *a, const struct record_texts *b)
{
	int i;

	for (i = 0; i < TEXT_COUNT; i++)
		if (a->len[i] != b->len[i] || (a->len[i] > 0 &&
		    memcmp(a->s[i], b->s[i], a->len[i]) != 0))
			return 0;
	return 1;
}

struct compare {
	const struct event *wanted;
	int same;
};

static int
compare_event(void *arg, const struct event *ev)
{
	struct compare *c = arg;

	if (ev->rev != c->wanted->rev)
		return 0;
	c->same = same_values(ev, c->wanted) &&
	    same_texts(&ev->texts, &c->wanted->texts) &&
	    (!life_repeats(ev->kind) || ev->at == c->wanted->at);
	return 1;
}

/* The case is further than the event's rev: is it this very event? */
static int
is_there(struct db *db, const struct event *ev, struct err *e)
{
	struct compare c = { ev, 0 };

	if (journal_read(db, ev->key, 0, NUM_NONE, compare_event, &c, e) < 0)
		return -1;
	return c.same;
}

int
journal_fact(struct db *db, int64_t fact, int64_t *key, struct err *e)
{
	*key = NUM_NONE;
	if (fact == NUM_NONE)
		return 0;
	return dbi_number(db, sql_fact, fact, key, e);
}

/* 1 the event is known by its fact or revision, 0 it is new, -1 stale. */
static int
known(struct db *db, const struct event *ev, const struct record *r,
    struct err *e)
{
	int64_t key;
	int64_t rev = r->m[M_REV] == NUM_NONE ? 0 : r->m[M_REV];
	int rc;

	if (journal_fact(db, event_get(ev, EF_FACT), &key, e) < 0)
		return -1;
	if (key != NUM_NONE)
		return 1;
	if (ev->rev > rev)
		return 0;
	rc = is_there(db, ev, e);
	if (rc != 0)
		return rc;
	return err_set(e, ERR_STALE,
	    "the record is at revision %lld, the case at %lld",
	    (long long)(ev->rev - 1), (long long)rev);
}

int
journal_append_case(struct db *db, struct event *ev, struct record *r,
    struct err *e)
{
	struct record after = *r;
	struct caseid id;
	int rc;

	if (ev->kind != EV_RECEIVE) {
		rc = known(db, ev, r, e);
		if (rc != 0)
			return rc;
	}
	if (life_apply(&after, ev, e) < 0)
		return -1;
	if (ev->kind == EV_RECEIVE)
		after.key = db->last_key + 1;
	ev->key = after.key;
	if (append_encoded(db, ev, e) < 0)
		return -1;
	life_note_event(&after, ev);
	if (ev->kind == EV_RECEIVE) {
		if (row_insert(db, &after, e) < 0)
			return -1;
		db->last_key = after.key;
		callers_note(db, after.key, ev->caller);
		if (caseid_of(db, &after, &id))
			caseid_raise(&db->highest, &id);
	} else if (row_update(db, &after, e) < 0) {
		return -1;
	}
	if (derive_case(db, ev, r, &after, e) < 0)
		return -1;
	*r = after;
	return 0;
}
