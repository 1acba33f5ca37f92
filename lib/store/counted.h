#ifndef STORE_COUNTED_H
#define STORE_COUNTED_H

#include <stdint.h>

#include "base/buf.h"
#include "data/record.h"
#include "store/dbi.h"

/*
 * What counting looks at, so small that an index holds all of it: the column
 * facts packs the members with few values into one integer, and the index
 * cases_by_received has it beside the words that cases are grouped by. A
 * count over a month reads that part of the index and no row. The index
 * cases_open has facts behind the open cases' due_solve: which of them a
 * daily sheet names is told by it.
 *
 * The numbers are derived: whoever changes the packing changes the schema's
 * version, and the tables are built anew.
 */
int64_t counted_facts(const struct record *r);

/* "facts, nature, lead, …": the columns of the index behind received_at. */
void counted_put_columns(struct buf *b);

/*
 * Fill *r from received_at and these columns, in this order from column 0 of
 * a SELECT. Members that are known only to be known are 0: OWN_AT, CITY_AT,
 * CONTACTED_AT, FINISHED_AT, CLOSED_AT, RETURN_ASKED_AT and the grounds of an
 * exclusion; all others that are not counted are NUM_NONE.
 */
void counted_read(struct db *db, sqlite3_stmt *st, struct record *r);
/* The same from key, due_solve and facts. */
void counted_read_open(sqlite3_stmt *st, struct record *r);

#endif
