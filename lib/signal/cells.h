#ifndef SIGNAL_CELLS_H
#define SIGNAL_CELLS_H

#include <stddef.h>
#include <stdint.h>

#include "measure/group.h"
#include "rule/signalrule.h"
#include "signal/compare.h"

/*
 * What was asked and what was seen: a cell for each signal and unit (or
 * whatever the report groups by), with the cases in which it was seen. Their
 * memory follows what was seen.
 */
struct cell {
	enum signalrule_code code;
	int64_t key;		/* of the group: a word; NUM_NONE */
	struct compare compare;
	int64_t *cases;		/* rows; in the order they were seen */
	size_t ncases, cap;
};

struct cells {
	struct group *group;	/* borrowed */
	struct cell *of[SIGNALRULE_COUNT];	/* by number of the group */
	size_t n[SIGNALRULE_COUNT], cap[SIGNALRULE_COUNT];
};

void cells_init(struct cells *c, struct group *g);
void cells_release(struct cells *c);

/* The cell of a signal and group, made where there is none; borrowed until
 * the next is made. */
struct cell *cells_at(struct cells *c, enum signalrule_code code,
    size_t group);

/* One more that was asked; key: the case, where it was seen in it. */
void cells_add(struct cell *c, int is_seen, int64_t key);
/* One more of those that it is compared with. */
void cells_add_base(struct cell *c, int is_seen);

/*
 * Before they are judged, the base of each cell of a signal: all that was
 * asked and seen in the others; or what was added to it, of the same n.
 */
void cells_against_others(struct cells *c, enum signalrule_code code);
void cells_against_turned(struct cells *c, enum signalrule_code code);

/*
 * Test every cell by its signal's limits, then judge all of them together.
 * What has no key is no unit: others are compared with it, no more.
 * The cells, those of one signal together: by chance, then by name; yours to
 * free, the cells are borrowed.
 */
struct cell **cells_judge(struct cells *c, const struct signalrule *rule,
    size_t *n);

#endif
