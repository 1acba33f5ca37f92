#include "store/views.h"

#include "data/record.h"
#include "life/event.h"

/*
 * A case and its day; whoever wants rates must know the policy, so these are
 * the facts that they are made of, of rows that are 主办 (or say no role) and
 * were not granted away.
 */
static const char daily[] =
"CREATE VIEW v_daily AS SELECT"
"	date(received_at + 28800, 'unixepoch') AS day,"
"	count(*) AS received,"
"	sum(state < 4) AS open,"
"	sum(state = 4) AS closed,"
"	sum(city_valid IS 1) AS city_valid,"
"	sum(city_valid IS 1 AND city_contacted IS 1) AS city_contacted,"
"	sum(city_valid IS 1 AND city_solved IS 1) AS city_solved,"
"	sum(own_at NOT NULL) AS own_revisited,"
"	sum(excl_city NOT NULL) AS excluded_city,"
"	sum(excl_internal NOT NULL) AS excluded_internal"
" FROM cases WHERE received_at NOT NULL AND state <> 5"
" AND (role = 0 OR role IS NULL) GROUP BY 1;";

/* Instants are whole seconds of Beijing time. */
static void
put_time(struct buf *b, const char *column)
{
	buf_printf(b, "strftime('%%Y-%%m-%%dT%%H:%%M:%%S+08:00',"
	    "%s+28800,'unixepoch')", column);
}

static void
put_word(struct buf *b, const char *column)
{
	buf_printf(b, "(SELECT text FROM word WHERE n=%s)", column);
}

/* A number by its name; names has one for each from 0 on. */
static void
put_names(struct buf *b, const char *column, const char *(*name)(int64_t))
{
	int64_t i;

	buf_printf(b, "CASE %s", column);
	for (i = 0; name(i) != NULL; i++)
		buf_printf(b, " WHEN %lld THEN '%s'", (long long)i, name(i));
	buf_puts(b, " END");
}

static void
put_column(struct buf *b, const struct record_info *info)
{
	const char *column = info->name;

	switch (info->type) {
	case RECORD_TIME:
		put_time(b, column);
		break;
	case RECORD_WORD:
	case RECORD_PATH:
	case RECORD_LIST:
		put_word(b, column);
		break;
	case RECORD_STATE:
		put_names(b, column, record_state_name);
		break;
	case RECORD_ROLE:
		put_names(b, column, record_role_name);
		break;
	case RECORD_BY:
		put_names(b, column, record_by_name);
		break;
	case RECORD_INT:
	case RECORD_YES:
	case RECORD_FLAGS:
	case RECORD_LINKS:
	case RECORD_REF:
	default:
		buf_puts(b, column);
		break;
	}
	buf_printf(b, " AS %s", column);
}

/* What is printed of a case and has a column; no reference to a person. */
static int
is_shown(const struct record_info *info)
{
	return info->place == RECORD_COL && info->json[0] != '\0' &&
	    info->type != RECORD_REF;
}

static void
put_cases(struct buf *b)
{
	int i;

	buf_puts(b, "CREATE VIEW v_cases AS SELECT key,no");
	for (i = 0; i < M_COUNT; i++) {
		if (!is_shown(&record_info[i]))
			continue;
		buf_putc(b, ',');
		put_column(b, &record_info[i]);
	}
	buf_puts(b, " FROM cases;");
}

/* Kinds are numbered from 1. */
static const char *
kind_name(int64_t kind)
{
	return kind < EV_COUNT ? event_kind_name((enum event_kind)kind) :
	    NULL;
}

static void
put_events(struct buf *b)
{
	buf_puts(b, "CREATE VIEW v_events AS SELECT seq,");
	put_names(b, "kind", kind_name);
	buf_puts(b, " AS kind,");
	put_time(b, "at");
	buf_puts(b, " AS at,");
	put_time(b, "rec");
	buf_puts(b, " AS rec,");
	put_word(b, "actor");
	buf_puts(b, " AS actor,cas AS key,rev FROM event;");
}

int
views_create(struct db *db, struct err *e)
{
	struct buf sql = BUF_INIT;
	int rc;

	put_cases(&sql);
	put_events(&sql);
	buf_puts(&sql, daily);
	rc = dbi_exec(db, sql.data, e);
	buf_release(&sql);
	return rc;
}

int
views_drop(struct db *db, struct err *e)
{
	return dbi_exec(db, "DROP VIEW IF EXISTS v_cases;"
	    "DROP VIEW IF EXISTS v_events; DROP VIEW IF EXISTS v_daily;", e);
}
