#ifndef PLANSHEET_H
#define PLANSHEET_H

#include <stddef.h>
#include <stdint.h>

#include "aged.h"
#include "ctx.h"
#include "data/record.h"
#include "life/callplan.h"

/* The call sheet as it is printed, its rows in the order of their dues. */
struct plansheet_row {
	struct record r;
	struct callplan plan;
	int64_t caller;		/* word; NUM_NONE: nobody has room */
	int same_unit;
	enum aged age;
};

struct plansheet {
	struct ctx *ctx;
	const struct plansheet_row *rows;
	size_t n;
	int64_t old;		/* cases counted in a line below */
	/*
	 * Whose numbers are shown, a word; NUM_NONE: nobody's. One access
	 * event names all their cases before any of them is printed. All other
	 * numbers are masked.
	 */
	int64_t dials;
	/* Who handled the case, what was answered and when it was tried are
	 * not shown: an auditor's re-check. */
	int is_blind;
};

int plansheet_print(struct plansheet *s, struct err *e);

#endif
