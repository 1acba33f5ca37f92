#ifndef TABLE_MAP_H
#define TABLE_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Column maps, js-map(5): which heading of a source's dump is which fact.
 * A map is JSON: its source, for each fact the headings that name it, the
 * values that stand for codes, what is required, how title lines say the
 * export time.
 */
enum map_fact {
	FACT_NO, FACT_ROLE, FACT_NATURE, FACT_CATEGORY, FACT_CATEGORY1,
	FACT_CATEGORY2, FACT_CATEGORY3, FACT_CATEGORY4, FACT_TAGS, FACT_TITLE,
	FACT_TEXT,
	FACT_STATUS, FACT_NAME, FACT_PHONE, FACT_STREET, FACT_COMMUNITY,
	FACT_POINT, FACT_CHANNEL, FACT_UNIT, FACT_LEVEL, FACT_LIMIT,
	FACT_RECEIVED, FACT_DISPATCHED, FACT_DUE, FACT_FINISHED,
	FACT_VALID, FACT_CONTACTED, FACT_SOLVED, FACT_SATISFIED,
	FACT_RESULT, FACT_REPLY, FACT_SECRET, FACT_COUNT,
	FACT_IGNORED		/* of a column: neither a fact nor kept */
};

const char *map_fact_name(enum map_fact f);	/* "received_at" … */

struct map;

/* Strict, as the policy: all mistakes at once in problems. */
struct map *map_parse(const char *text, size_t len, struct buf *problems,
    struct err *e);
struct map *map_load(const char *path, struct buf *problems, struct err *e);
void map_free(struct map *m);

const char *map_name(const struct map *m);
const char *map_source(const struct map *m);	/* "bj12345" */
const char *map_path_separator(const struct map *m);	/* "->" */

/*
 * How many of these headings (UTF-8, as they stand in the file) the map
 * knows: the header is the row of the first 20 that has most.
 */
struct map_text { const char *s; size_t len; };
size_t map_known(const struct map *m, const struct map_text *heads, size_t n);

/* The fact that a heading names; FACT_COUNT: none. */
enum map_fact map_fact_of(const struct map *m, const struct map_text *head);

/* Whether a column of this heading numbers something else than cases, by the
 * map, whatever its values look like. */
int map_is_other_number(const struct map *m, const struct map_text *head);

/* What the map holds, to make another of it: the headings of a fact as
 * written; its i-th value, NULL behind the last; labels of export times. */
size_t map_heads(const struct map *m, enum map_fact f,
    const char *const **heads);
const char *map_value_at(const struct map *m, enum map_fact f, size_t i,
    const char **code);
size_t map_export_labels(const struct map *m, const char *const **labels);

/*
 * Bind headings to facts. Repeated headings get "(2)", "(3)"; the first one
 * counts. A required fact without a column is an ERR_DATA that names it; but
 * where the map lets a digest stand in for the number, none is wanted of a
 * file with time of receipt, text, category and a place, and neither number
 * nor time of one that has text and a place alone.
 */
struct map_binding {
	int column[FACT_COUNT];	/* -1 where the file has none */
	int has_no_number;	/* a digest is the identity, by the map */
	int has_no_time;	/* nor a time of receipt: whoever reads it says
				 * the day */
	size_t ncolumns;
	enum map_fact *fact;	/* per column; FACT_COUNT: unknown, goes to
				 * x; FACT_IGNORED: nowhere */
	char **heading;		/* per column, trimmed, unique */
};
int map_bind(struct map_binding *b, const struct map *m,
    const struct map_text *heads, size_t n, struct err *e);
void map_binding_release(struct map_binding *b);

/*
 * The code that a value of this fact stands for by the map's value table
 * ("主办": "lead"); NULL where the table has none: then the text itself counts.
 */
const char *map_value(const struct map *m, enum map_fact f, const char *s,
    size_t len);

/*
 * An instant as this source writes it: 0 and *at; else what time/dumpdate
 * returns, with the reason. And the one that an order number begins with: -1
 * where the map doesn't say that there is one, or there is none.
 */
int map_date(const struct map *m, const char *s, size_t len, int64_t *at,
    struct err *e);
int map_date_in_no(const struct map *m, const char *s, size_t len,
    int64_t *at);
/* Whether numbers begin with a date. */
int map_has_date_in_no(const struct map *m);

/* The export time in a title line ("导出时间：2026-11-22 23:59:59"), or
 * NUM_NONE. */
int64_t map_export_time(const struct map *m, const char *s, size_t len);

#endif
