#ifndef SHEET_DAILYPARTS_H
#define SHEET_DAILYPARTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "hash/digest.h"
#include "sheet/daily.h"
#include "sheet/figures.h"
#include "sheet/gather.h"

/* What a daily sheet is made of, for the files that make it, nobody else. */
struct daily_list {
	const struct record **lines;	/* of the gathered records */
	size_t n;
};

struct daily {
	struct db *db;			/* borrowed */
	struct daily_options o;
	const struct words *words;
	struct gather gather;
	struct daily_list lists[DAILY_BLOCKS];
	struct figures figures;
	int64_t head_seq;		/* the journal's end when it was read */
	unsigned char head[DIGEST_LEN];
};

#endif
