#ifndef DATA_JXWORDS_H
#define DATA_JXWORDS_H

#include <stddef.h>

#include "base/err.h"

/*
 * jx_parse ends its reason with a code for programs ("byte 542:
 * json_syntax"). Of a file that people write: put it in words, with the line.
 * The text is what was parsed; any other reason stays.
 */
void jxwords_explain(struct err *e, const char *text, size_t len);

#endif
