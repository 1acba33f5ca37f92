#ifndef MEASURE_PARTIALIN_H
#define MEASURE_PARTIALIN_H

#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"
#include "measure/partial.h"

/* The lines of a partial (partial.h), read strictly: -1 with ERR_DATA. */
struct partialin_row {
	int64_t key;		/* word, level, or NUM_NONE */
	int is_number;		/* a level, not a word */
	struct rates_count count[2][2];
};

int partialin_row(struct partialin_row *row, const struct jx *j,
    struct words *w, struct err *e);
/* end->query is the caller's to free. */
int partialin_end(struct partial_end *end, int64_t *groups,
    char digest[DIGEST_HEX], const struct jx *j, struct err *e);

#endif
