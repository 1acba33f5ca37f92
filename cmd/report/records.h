#ifndef REPORT_RECORDS_H
#define REPORT_RECORDS_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "store/cases.h"

/*
 * Case records, the source of pipelines. Some lots at a time are read and
 * printed, so that nothing of the database is held while somebody else reads
 * slowly. Where there is more than a lot two threads take them, each with a
 * connection and a query of its own.
 */
struct records_of {
	struct cases_list *list;	/* not read yet */
	int argc;			/* its query */
	char **argv;
	int64_t most;			/* records */
};

/* In the format of c, NDJSON or JSON. 0 or -1. */
int records_print(struct ctx *c, const struct records_of *of, struct err *e);

#endif
