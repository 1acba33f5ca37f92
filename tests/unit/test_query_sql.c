/*
 * The SQL part of a query is never stricter than the query, and where
 * columns know everything it is the query: tried on random records and
 * queries in a table with the columns of cases.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "query/query.h"
#include "tap.h"

#define ROUNDS 20000
#define RECORDS 60
#define NOW INT64_C(1790000000)

static uint64_t seed = 88172645463325252u;

static int64_t
pick_below(int64_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed % (uint64_t)n);
}

static const char *const names[] = {
	"农光里", "农光里社区", "物业管理科", "物业", "bj12345", "o'neil",
	"供暖", "供暖/漏水", "住房城乡建设/物业管理/电梯故障",
	"农光里社区\x1f工程科", "G1", "满意", "基本满意",
};

#define NAMES ((int64_t)(sizeof(names) / sizeof(names[0])))

static const char *const numbers[] = { "7", "77", "o'77", "x-1" };

/* Each term with whether columns alone decide it. */
static const struct term {
	const char *text;
	int is_exact;
} terms[] = {
	{ "state:open", 1 }, { "state:closed,办理中", 1 }, { "state", 1 },
	{ "role:主办", 1 }, { "role:协办,转办", 1 }, { "level_by:office", 1 },
	{ "cat:供暖", 1 }, { "cat=供暖", 1 }, { "cat:物业管理", 1 },
	{ "cat:nowhere", 1 }, { "community:农光里", 1 },
	{ "community:农光里社区,物业", 1 }, { "lead", 1 },
	{ "lead:物业", 1 }, { "assist:工程", 1 }, { "assist=农光里", 1 },
	{ "src:o", 1 }, { "officer:物", 0 }, { "level<=2", 1 },
	{ "level>2", 1 }, { "level:1,3", 1 }, { "level:2..3", 1 },
	{ "level:..", 1 }, { "level:3..2", 1 }, { "level", 1 },
	{ "tried>1", 0 }, { "due<+2d", 1 }, { "due>=-1d", 1 },
	{ "due:today", 1 }, { "received<=2026-09-21", 1 },
	{ "received:2026-09-20..2026-09-21,2026-09-23", 1 },
	{ "received", 1 }, { "promise<+1d", 0 }, { "overdue", 1 },
	{ "flag:threat", 1 }, { "flag:own,task", 1 }, { "flags", 1 },
	{ "excluded", 1 }, { "excluded:G1", 1 }, { "excluded.city", 1 },
	{ "solved", 1 }, { "solved:no", 1 }, { "own.solved:是,否", 1 },
	{ "satisfied:满意", 1 }, { "satisfied:基本满意,满意", 1 },
	{ "no:77", 1 }, { "no:7,\"o'77\"", 1 }, { "id:bj12345-77", 1 },
	{ "id:bj12345-7.2,bj12345-77", 1 }, { "id:o%27neil-o%2777", 1 },
	{ "id:nobody-7", 1 }, { "caller", 1 },
	{ "caller:p_0000000000000001", 1 }, { "text:水", 0 },
};

#define TERMS ((int64_t)(sizeof(terms) / sizeof(terms[0])))

static int64_t
random_member(enum record_type type)
{
	if (pick_below(4) == 0)
		return NUM_NONE;
	switch (type) {
	case RECORD_TIME:
		return NOW + (pick_below(9) - 4) * 43200;
	case RECORD_WORD:
	case RECORD_PATH:
	case RECORD_LIST:
		return 1 + pick_below(NAMES);
	case RECORD_YES:
		return pick_below(2);
	case RECORD_STATE:
		return pick_below(STATE_COUNT);
	case RECORD_ROLE:
		return pick_below(ROLE_COUNT);
	case RECORD_BY:
		return pick_below(BY_COUNT);
	case RECORD_FLAGS:
		return pick_below(32);
	case RECORD_LINKS:
		return NUM_NONE;
	case RECORD_INT:
	case RECORD_REF:
		break;
	}
	return pick_below(5);
}

static void
random_record(struct record *r)
{
	int i;

	record_init(r);
	for (i = 0; i < M_COUNT; i++)
		r->m[i] = random_member(record_info[i].type);
	snprintf(r->no, sizeof(r->no), "%s", numbers[pick_below(4)]);
}

static int
is_column(int member)
{
	return record_has_column(member);
}

static sqlite3 *
make_table(void)
{
	struct buf b = BUF_INIT;
	sqlite3 *db = NULL;
	int i;

	buf_puts(&b, "CREATE TABLE cases (key INTEGER PRIMARY KEY, no TEXT");
	for (i = 0; i < M_COUNT; i++) {
		if (is_column(i))
			buf_printf(&b, ", %s INTEGER", record_info[i].name);
	}
	buf_puts(&b, ") STRICT");
	OK(sqlite3_open(":memory:", &db) == SQLITE_OK &&
	    sqlite3_exec(db, b.data, NULL, NULL, NULL) == SQLITE_OK,
	    "a table with the columns of cases");
	buf_release(&b);
	return db;
}

static void
insert(sqlite3 *db, const struct record *r, int64_t key)
{
	struct buf b = BUF_INIT;
	sqlite3_stmt *s = NULL;
	int i, n = 2;

	buf_puts(&b, "INSERT INTO cases VALUES (?,?");
	for (i = 0; i < M_COUNT; i++)
		buf_puts(&b, is_column(i) ? ",?" : "");
	buf_puts(&b, ")");
	sqlite3_prepare_v2(db, b.data, -1, &s, NULL);
	sqlite3_bind_int64(s, 1, key);
	sqlite3_bind_text(s, 2, r->no, -1, SQLITE_STATIC);
	for (i = 0; i < M_COUNT; i++) {
		if (!is_column(i))
			continue;
		n++;
		if (r->m[i] != NUM_NONE)
			sqlite3_bind_int64(s, n, r->m[i]);
	}
	if (sqlite3_step(s) != SQLITE_DONE)
		OK(0, sqlite3_errmsg(db));
	sqlite3_finalize(s);
	buf_release(&b);
}

/* Marks what the condition selects; -1 where SQLite refuses it. */
static int
select_rows(sqlite3 *db, const struct query *q, char *selected)
{
	struct buf b = BUF_INIT;
	struct query_value *values = NULL;
	sqlite3_stmt *s = NULL;
	size_t n, i;
	int rc;

	buf_puts(&b, "SELECT key FROM cases WHERE key >= ?2 AND ");
	n = query_put_sql(&b, q, 3, &values);
	memset(selected, 0, RECORDS);
	rc = sqlite3_prepare_v2(db, b.data, -1, &s, NULL);
	for (i = 0; i < n; i++)
		sqlite3_bind_int64(s, (int)i + 3, values[i].n);
	sqlite3_bind_int64(s, 2, 0);
	while (rc == SQLITE_OK && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		selected[sqlite3_column_int64(s, 0)] = 1;
		rc = SQLITE_OK;
	}
	sqlite3_finalize(s);
	free(values);
	if (rc != SQLITE_DONE)
		printf("# %s: %s\n", sqlite3_errmsg(db), b.data);
	buf_release(&b);
	return rc == SQLITE_DONE ? 0 : -1;
}

static int
random_query(struct buf *b)
{
	int64_t n = pick_below(4), i, k;
	int is_exact = 1;

	for (i = 0; i < n; i++) {
		k = pick_below(TERMS);
		buf_puts(b, pick_below(3) == 0 ? "not:" : "");
		buf_puts(b, terms[k].text);
		buf_puts(b, " ");
		is_exact &= terms[k].is_exact;
	}
	buf_putc(b, ' ');
	return is_exact;
}

struct tally {
	int64_t stricter, looser, refused, matched, filtered;
};

static void
compare(struct tally *t, sqlite3 *db, const struct record *r,
    const struct words *w)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	int is_exact = random_query(&b), yes, i;
	struct query *q = query_parse(&b.data, 1, NOW, w, &e);
	char selected[RECORDS];

	if (q == NULL || select_rows(db, q, selected) < 0) {
		t->refused++;
		printf("# %s\n", e.text);
		memset(selected, 0, sizeof(selected));
	}
	for (i = 0; q != NULL && i < RECORDS; i++) {
		yes = query_matches(q, &r[i], NULL, w);
		t->stricter += yes && !selected[i];
		t->looser += is_exact && !yes && selected[i];
		t->matched += yes;
		t->filtered += !selected[i];
	}
	query_free(q);
	buf_release(&b);
}

static void
try_random(const struct words *w)
{
	sqlite3 *db = make_table();
	struct tally t = { 0, 0, 0, 0, 0 };
	struct record r[RECORDS];
	int i;

	for (i = 0; i < RECORDS; i++) {
		random_record(&r[i]);
		insert(db, &r[i], i);
	}
	for (i = 0; i < ROUNDS; i++)
		compare(&t, db, r, w);
	OK_INT(t.refused, 0, "every condition is SQL");
	OK_INT(t.stricter, 0, "never stricter than the query");
	OK_INT(t.looser, 0, "nor looser where columns know all");
	OK(t.matched > ROUNDS && t.filtered > ROUNDS, "both were tried");
	sqlite3_close(db);
}

static void
try_sql(const char *query, const char *want, const struct words *w)
{
	struct buf b = BUF_INIT;
	struct query_value *values = NULL;
	struct err e = ERR_INIT;
	char *arg = strdup(query);
	struct query *q = query_parse(&arg, 1, NOW, w, &e);

	query_put_sql(&b, q, 1, &values);
	OK_TEXT(b.data, want, query);
	free(values);
	query_free(q);
	free(arg);
	buf_release(&b);
}

/* What indexes are made for must look as they need it. */
static void
try_forms(const struct words *w)
{
	try_sql("", "1", w);
	try_sql("text:水 tried:3", "1", w);
	try_sql("state:open", "(state<4)", w);
	try_sql("received>=2026-11-01 level<=2 text:水",
	    "(received_at>=?1) AND (level<=?2)", w);
	try_sql("not:excluded", "(excl_city IS NOT NULL OR "
	    "excl_internal IS NOT NULL) IS NOT TRUE", w);
	try_sql("no:\"a'b\"", "(no='a''b')", w);
	try_sql("id:bj12345-7.2", "(src=?1 AND role=1 AND no='7')", w);
}

int
main(void)
{
	struct words *w = words_new();
	int64_t i;

	for (i = 0; i < NAMES; i++)
		words_adds(w, names[i]);
	try_random(w);
	try_forms(w);
	words_free(w);
	return DONE();
}
