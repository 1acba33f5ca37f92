#ifndef OUTPUT_H
#define OUTPUT_H

#include "ctx.h"

/* For -o DIR/: the file is called STEM and the ending of the format. */
void output_name(struct ctx *c, const char *stem);

#endif
