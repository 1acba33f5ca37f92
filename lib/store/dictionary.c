#include "store/dictionary.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/journal.h"

static const char sql_load[] =
    "SELECT n, text FROM word WHERE n > ? ORDER BY n";

/* Room for index n, the new part cleared. */
static void
reserve(int64_t **map, size_t *cap, int64_t n)
{
	size_t want = *cap < 256 ? 256 : *cap;

	if ((size_t)n < *cap)
		return;
	while (want <= (size_t)n)
		want *= 2;
	*map = mem_resize(*map, want, sizeof(**map));
	memset(*map + *cap, 0, (want - *cap) * sizeof(**map));
	*cap = want;
}

static void
learn(struct db *db, int64_t stored, const char *text, size_t len)
{
	int64_t word = words_add(db->words, text, len);

	reserve(&db->to_program, &db->cap_program, stored);
	db->to_program[stored] = word;
	reserve(&db->to_stored, &db->cap_stored, word);
	db->to_stored[word] = stored;
	db->nstored = stored;
}

int
dictionary_load(struct db *db, struct err *e)
{
	/* words that wait to be written are known already */
	sqlite3_stmt *st = dbi_stmt_aside(db, sql_load, e);
	const char *text;
	size_t len;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, db->nstored);
	while ((rc = dbi_step(db, st, e)) == 1) {
		text = dbi_column_bytes(st, 1, &len);
		learn(db, dbi_column(st, 0), text, len);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

static int64_t *
copy_map(const int64_t *map, size_t cap)
{
	int64_t *copy = mem_array(cap, sizeof(*copy));

	if (cap > 0)
		memcpy(copy, map, cap * sizeof(*copy));
	return copy;
}

void
dictionary_share(struct db *db, const struct db *of)
{
	db->words = of->words;
	db->to_stored = copy_map(of->to_stored, of->cap_stored);
	db->cap_stored = of->cap_stored;
	db->to_program = copy_map(of->to_program, of->cap_program);
	db->cap_program = of->cap_program;
	db->nstored = of->nstored;
}

void
dictionary_forget(struct db *db)
{
	/* everything is read again: numbers of a failed transaction go */
	if (db->to_stored != NULL)
		memset(db->to_stored, 0,
		    db->cap_stored * sizeof(*db->to_stored));
	db->nstored = 0;
}

int64_t
dictionary_stored(const struct db *db, int64_t word)
{
	if (word < 1 || (size_t)word >= db->cap_stored ||
	    db->to_stored[word] == 0)
		return NUM_NONE;
	return db->to_stored[word];
}

int64_t
dictionary_program(const struct db *db, int64_t stored)
{
	if (stored < 1 || stored > db->nstored)
		return NUM_NONE;
	return db->to_program[stored];
}

void
dictionary_maps(const struct db *db, struct event_words *to_stored,
    struct event_words *to_program)
{
	to_stored->map = db->to_stored;
	to_stored->n = (int64_t)db->cap_stored - 1;
	to_program->map = db->to_program;
	to_program->n = db->nstored;
}

static int
insert(struct db *db, int64_t n, const char *text, size_t len, struct err *e)
{
	struct bulk *b = bulk_row(db, BULK_WORD, 2);

	bulk_int(b, n);
	bulk_text(b, text, len);
	return bulk_end(db, b, e);
}

/* Not a word, or one that has a number. */
static int
is_stored(const struct db *db, int64_t word)
{
	return word == NUM_NONE || dictionary_stored(db, word) != NUM_NONE;
}

/* Put a word of an event among the new ones. */
static int
store_word(struct db *db, int64_t word, struct buf *body, struct err *e)
{
	const char *text;
	size_t len;

	text = words_text(db->words, word);
	len = words_len(db->words, word);
	buf_put_varint(body, len);
	buf_put(body, text, len);
	learn(db, db->nstored + 1, text, len);
	return insert(db, db->nstored, text, len, e);
}

int
dictionary_store(struct db *db, const struct event *ev, struct err *e)
{
	struct buf body = BUF_INIT;
	const struct event_value *v;
	size_t i;
	int rc = -1;

	if (!is_stored(db, ev->actor) &&
	    store_word(db, ev->actor, &body, e) < 0)
		goto out;
	for (i = 0; i < ev->n; i++) {
		v = &ev->values[i];
		if (event_is_word(v->field) && !is_stored(db, v->n) &&
		    store_word(db, v->n, &body, e) < 0)
			goto out;
	}
	rc = 0;
	if (body.len > 0)
		rc = journal_append_words(db, &body, e);
out:
	buf_release(&body);
	return rc;
}

int
dictionary_replay(struct db *db, const char *body, size_t len, struct err *e)
{
	const unsigned char *p = (const unsigned char *)body;
	const unsigned char *end = p + len;
	uint64_t n;

	while (p < end) {
		if (buf_get_varint(&p, end, &n) < 0 ||
		    n > (size_t)(end - p))
			return err_set(e, ERR_DATA, "unreadable words");
		if (insert(db, db->nstored + 1, (const char *)p, (size_t)n,
		    e) < 0)
			return -1;
		learn(db, db->nstored + 1, (const char *)p, (size_t)n);
		p += n;
	}
	return 0;
}
