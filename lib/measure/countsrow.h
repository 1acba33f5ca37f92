#ifndef MEASURE_COUNTSROW_H
#define MEASURE_COUNTSROW_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "measure/countsin.h"
#include "measure/panel.h"

/*
 * One row of a file of counts (countsin.h) on its way into a panel, taken
 * apart already: texts in UTF-8, NULL where absent.
 */
struct countsrow {
	const char *date, *count, *by[COUNTSIN_MAX_BY];
	size_t date_len, count_len, by_len[COUNTSIN_MAX_BY];
	int64_t line;
	const char *raw;
	size_t raw_len;
};

enum { COUNTSROW_DATE, COUNTSROW_COUNT, COUNTSROW_BY,
	COUNTSROW_NAMES = COUNTSROW_BY + COUNTSIN_MAX_BY };

/* The days of dates as they were written last: files repeat them. */
#define COUNTSROW_DATES 1024	/* 1 << COUNTSROW_BITS */
#define COUNTSROW_BITS 10
#define COUNTSROW_DATE_LEN 23
struct countsrow_date {
	char text[COUNTSROW_DATE_LEN];
	unsigned char len;	/* 0: none */
	int64_t day;
};

/*
 * The groups met, by their number in the panel, and which one stood in the
 * row after it last: files are in some order, so it is likely to again.
 */
struct countsrow_group {
	int64_t key[COUNTSIN_MAX_BY];
	size_t next;
};

struct countsrow_into {
	struct countsin *in;
	struct panel *panel;
	struct countsrow_date dates[COUNTSROW_DATES];
	struct countsrow_group *groups;
	size_t ngroups, groups_cap, last;	/* of the row before */
	int adds_up;		/* rows of the same group and day do */
	int has_count;		/* else each row is one case */
	char *names[COUNTSROW_NAMES];	/* of the columns */
};

void countsrow_release(struct countsrow_into *to);
/* Count the row or refuse it: 0, or -1 where the reading ends. */
int countsrow_take(struct countsrow_into *to, const struct countsrow *r,
    struct err *e);
/* Hand the row to in->fault for the reason in *e: what that returns, with *e
 * its own. */
int countsrow_refuse(const struct countsrow_into *to,
    const struct countsrow *r, const char *column, const char *code,
    struct err *e);

#endif
