#include "store/rowsum.h"

#include "base/num.h"
#include "store/dbi.h"

enum { TYPE_NULL, TYPE_INT, TYPE_TEXT, TYPE_BLOB };	/* two bits */
#define TYPES_MAX 32		/* in a word */

void
rowsum_begin(struct rowsum *r, const struct sip_key *key)
{
	sip_begin(&r->sip, key);
	r->types = 0;
	r->n = 0;
}

static inline void
put_type(struct rowsum *r, unsigned type)
{
	r->types = r->types << 2 | type;
	if (++r->n % TYPES_MAX == 0)
		sip_word(&r->sip, r->types);
}

static inline void
put_int(struct rowsum *r, unsigned type, int64_t n)
{
	sip_word(&r->sip, (uint64_t)n);
	put_type(r, type);
}

void
rowsum_int(struct rowsum *r, int64_t n)
{
	put_int(r, n == NUM_NONE ? TYPE_NULL : TYPE_INT, n);
}

void
rowsum_text(struct rowsum *r, const char *s, size_t len)
{
	sip_bytes(&r->sip, s, len);
	put_type(r, TYPE_TEXT);
}

void
rowsum_blob(struct rowsum *r, const void *p, size_t len)
{
	sip_bytes(&r->sip, p, len);
	put_type(r, TYPE_BLOB);
}

uint64_t
rowsum_end(struct rowsum *r)
{
	sip_word(&r->sip, r->types);
	sip_word(&r->sip, r->n);
	return sip_end(&r->sip);
}

uint64_t
rowsum_pair(const struct sip_key *key, int64_t a, int64_t b)
{
	struct rowsum r;

	rowsum_begin(&r, key);
	rowsum_int(&r, a);
	rowsum_int(&r, b);
	return rowsum_end(&r);
}

/* --- a table, by SQLite --------------------------------------------------- */

struct table {
	const struct sip_key *key;
	uint64_t *sum;
};

static void
put_value(struct rowsum *r, sqlite3_value *v)
{
	const void *p;

	switch (sqlite3_value_type(v)) {
	case SQLITE_INTEGER:
		put_int(r, TYPE_INT, sqlite3_value_int64(v));
		break;
	case SQLITE_NULL:
		put_int(r, TYPE_NULL, NUM_NONE);
		break;
	case SQLITE_TEXT:
		p = sqlite3_value_text(v);
		rowsum_text(r, p, (size_t)sqlite3_value_bytes(v));
		break;
	default:	/* a number that is none of ours reads as its text */
		p = sqlite3_value_blob(v);
		rowsum_blob(r, p, (size_t)sqlite3_value_bytes(v));
	}
}

static void
add_row(sqlite3_context *context, int n, sqlite3_value **values)
{
	const struct table *t = sqlite3_user_data(context);
	struct rowsum r;
	int i;

	rowsum_begin(&r, t->key);
	for (i = 0; i < n; i++)
		put_value(&r, values[i]);
	*t->sum += rowsum_end(&r);
}

static void
end_table(sqlite3_context *context)
{
	(void)context;
}

static int
define(struct db *db, struct table *t,
    void (*step)(sqlite3_context *, int, sqlite3_value **),
    void (*end)(sqlite3_context *), struct err *e)
{
	if (sqlite3_create_function(db->h, "row_sum", -1, SQLITE_UTF8 |
	    SQLITE_DIRECTONLY, t, NULL, step, end) != SQLITE_OK)
		return dbi_error(db, "function", e);
	return 0;
}

int
rowsum_table(struct db *db, const char *columns, const char *table,
    const struct sip_key *key, uint64_t *sum, struct err *e)
{
	struct table t = { key, sum };
	struct buf sql = BUF_INIT;
	struct err later = ERR_INIT;
	int rc;

	*sum = 0;
	if (define(db, &t, add_row, end_table, e) < 0)
		return -1;
	buf_printf(&sql, "SELECT row_sum(%s) FROM %s", columns, table);
	rc = dbi_exec(db, sql.data, e);
	buf_release(&sql);
	/* it must not know of t, which ends here; e is worse where rc is */
	return define(db, NULL, NULL, NULL, rc < 0 ? &later : e) < 0 ? -1 :
	    rc;
}
