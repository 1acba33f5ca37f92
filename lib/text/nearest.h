#ifndef TEXT_NEAREST_H
#define TEXT_NEAREST_H

#include <stddef.h>

/*
 * What somebody may have meant: of the names tried one after the other the
 * one from which his word differs least, and by no more than a slip: a byte
 * too many, too few, another one, or two that changed places (optimal string
 * alignment). Up to three bytes one slip, longer words two. Of several the
 * first.
 */
struct nearest {
	const char *said;	/* borrowed, as are the names */
	size_t len;
	const char *name;	/* NULL: none is near */
	size_t name_len;
	size_t slips;
};

void nearest_init(struct nearest *n, const char *said, size_t len);
void nearest_try(struct nearest *n, const char *name, size_t len);

#endif
