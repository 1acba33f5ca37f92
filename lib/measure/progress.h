#ifndef MEASURE_PROGRESS_H
#define MEASURE_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "measure/rates.h"
#include "rule/policy.h"

/*
 * 推进度: of the open cases of a group those that were contacted in time, those
 * with a dated plan, and those that have reached every milestone that was due
 * so far (签收, 联系, what was promised). A case is looked at once its time to
 * be contacted is over, or it was contacted; all three together are 推进度.
 */
struct progress_count {
	int64_t open;
	int64_t due;		/* of them, that are looked at */
	int64_t contacted, planned, reached, all;	/* of due */
};

struct progress;

struct progress *progress_new(const struct policy *p, struct words *w,
    enum rates_by by, int64_t now_at);
void progress_free(struct progress *p);
/* Of an open, 主办 case of a nature that counts; others are left out. */
void progress_add(struct progress *p, const struct record *r);

/* Of a group: nothing where it has no open case. */
struct progress_count progress_get(const struct progress *p, int64_t key);

#endif
