#ifndef STORE_CASEID_H
#define STORE_CASEID_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"

/*
 * The identity of a case as the index cases_by_no orders it. Dumps come in
 * the order of their numbers, so a number above all known ones, which a write
 * transaction keeps in mind, is new without a look-up.
 */
struct db;

struct caseid {
	char no[RECORD_NO_MAX + 1];
	int64_t src, role;	/* src as the dictionary numbers it */
};

/* No case at all: before every other. */
#define CASEID_NONE { "", 0, 0 }

/* Of a record; 0 where its source is in no dictionary, so that no such case
 * can exist; else 1. */
int caseid_of(const struct db *db, const struct record *r,
    struct caseid *id);

/* Less than 0, 0, greater than 0. */
int caseid_compare(const struct caseid *a, const struct caseid *b);

/* *high becomes the higher of the two. */
void caseid_raise(struct caseid *high, const struct caseid *id);

/* The highest in the table: for the beginning of a write transaction. */
int caseid_load_highest(struct db *db, struct caseid *high, struct err *e);

#endif
