#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "base/buf.h"
#include "base/err.h"
#include "store/dbi.h"

/*
 * The tables. Two kinds: those that are the truth (event, private, policy)
 * and those that are derived and can be made again from them (cases, word,
 * caller, fact, day, amendment, batch). A new version of the program that
 * changes only derived tables drops and rebuilds them.
 */
#define SCHEMA_APPLICATION_ID 0x6a697375	/* "jisu" */
#define SCHEMA_VERSION 1

/*
 * The kinds of event, a bit 1 << kind each, that are looked for through the
 * whole journal (journal_read_kinds) and of which there are few: the index
 * event_sought has them in order. Its condition must be said in the same
 * words by who wants to use it.
 */
#define SCHEMA_SOUGHT 630784
#define SCHEMA_IS_SOUGHT "(1 << kind) & 630784"

/* The cases whose texts may quote an order number, in the words of their
 * index: FLAG_QUOTES is 512. */
#define SCHEMA_QUOTES "flags & 512"

/* In an open write transaction of an empty file. */
int schema_create(struct db *db, struct err *e);
/* Make the triggers that guard the journal, when its first event is there:
 * each further one must follow the one before it. */
int schema_guard(struct db *db, struct err *e);
int schema_drop_derived(struct db *db, struct err *e);
int schema_create_derived(struct db *db, struct err *e);

/* The derived tables and their keys, NULL at the end: what verify compares. */
struct schema_table { const char *name, *key; };
extern const struct schema_table schema_derived[];
/* The triggers that must be there as they were made, NULL at the end. */
struct schema_trigger { const char *name, *sql; };
extern const struct schema_trigger schema_triggers[];

/* Append the columns of cases in their order: "key,no,rev,src,…,more,facts". */
void schema_put_columns(struct buf *b);

#endif
