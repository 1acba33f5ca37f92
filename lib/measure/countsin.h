#ifndef MEASURE_COUNTSIN_H
#define MEASURE_COUNTSIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "measure/panel.h"

/*
 * Counts from a long file: CSV (UTF-8 or GB18030) with a heading, or NDJSON,
 * one count in a row. Columns are known by name; NULL takes the first of
 *
 *	date	date day week month ds time 日期 时间 来电时间
 *	count	count n value y cases 数量 件数 计数
 *
 * that is there, and as group every other column where there are at most two
 * of them (none: one group). Without a count column each row is one case.
 *
 * A count is a decimal number of at least 0; empty, NA or null means that
 * nobody counted. Rows are refused with a code and a reason: bad_date, future,
 * bad_count, negative, duplicate (same date and group as before; where there
 * are further columns, or no counts, such rows are added up), too_few,
 * bad_text, json_…, and those of table/delim.
 */
#define COUNTSIN_MAX_BY 2

struct countsin_fault {
	int64_t line;
	const char *column, *code, *reason;	/* column may be NULL */
	const char *raw;
	size_t raw_len;
};

struct countsin {
	/* set by the caller */
	const char *date, *group, *count;	/* names, "A,B" for group; NULL */
	int64_t today;			/* later days are refused */
	struct words *words;
	int (*fault)(void *arg, const struct countsin_fault *f,
	    struct err *e);		/* -1 ends the reading */
	void *arg;

	/* found */
	size_t nby;			/* fields of a group */
	int64_t rows;			/* that were counted */
	int64_t fractions;		/* counts that are no whole numbers */
	int64_t fraction_line;		/* of the first one */
	int is_cases;			/* each row was one case */
};

/* Read all of fd into the panel; keys of groups are words. */
int countsin_read(struct countsin *in, int fd, struct panel *p,
    struct err *e);

#endif
