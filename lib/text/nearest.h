#ifndef TEXT_NEAREST_H
#define TEXT_NEAREST_H

#include <stddef.h>
#include <stdint.h>

/*
 * What somebody may have meant: of the names tried one after the other the
 * one from which his word differs least, and by no more than a slip: a
 * character too many, too few, another one, or two that changed places
 * (optimal string alignment). Up to three characters one slip, longer words
 * two. Of several that in which other characters stand that look alike (暧 for
 * 暖: near in Unicode), then the first.
 */
#define NEAREST_FAR INT64_C(1000000000)
#define NEAREST_LONGEST 48	/* what is longer is no slip of a name */

struct nearest {
	int32_t said[NEAREST_LONGEST + 1];	/* its characters */
	size_t len;
	const char *name;	/* borrowed; NULL: none is near */
	size_t name_len;
	size_t slips;
	int64_t apart;		/* how far other characters are */
};

void nearest_init(struct nearest *n, const char *said, size_t len);
void nearest_try(struct nearest *n, const char *name, size_t len);

#endif
