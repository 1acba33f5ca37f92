#ifndef LIFE_COUNTING_H
#define LIFE_COUNTING_H

#include "data/record.h"

/*
 * Which facts of a case figures hang on (measure/rates), of those that the
 * office may change by hand. Changed late, they make a bad figure good:
 *
 *	COUNTING_WHETHER	whether a case counts, and in which period:
 *			corrected by two, as exclusions are decided
 *	COUNTING_WHERE	in which group of a table it counts: a change after the
 *			deadline or after a negative answer is a signal, as one
 *			of the others is
 */
enum counting { COUNTING_NOT, COUNTING_WHERE, COUNTING_WHETHER };

enum counting counting_of(enum record_member m);

/*
 * Whether a case counts otherwise after than before: one of these facts is
 * another, or the unit that led it; at the city's revisit that is settled.
 */
int counting_differs(const struct record *before, const struct record *after);

#endif
