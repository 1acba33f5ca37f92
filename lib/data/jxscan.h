#ifndef DATA_JXSCAN_H
#define DATA_JXSCAN_H

#include <stddef.h>

#include "base/err.h"

/*
 * What jansson would let pass, found before it is asked: one look over the
 * bytes, no memory. It judges limits and numbers only; whether the text is
 * JSON at all is jansson's to say.
 *
 *	json_depth		more than JXSCAN_DEPTH brackets are open
 *	json_keys		more than JXSCAN_KEYS keys in one object
 *	json_nul		a byte 0
 *	json_number		a real too large or too small for a double
 *	json_number_precision	a real of more significant digits than these:
 *				JXSCAN_EXACT survive a double as they are
 */
#define JXSCAN_DEPTH 32
#define JXSCAN_KEYS 256
#define JXSCAN_EXACT 15
#define JXSCAN_DOUBLE 17	/* what a double prints at most */

/* 0, or -1 with "byte 17: json_depth" or the like. */
int jxscan_check(const char *s, size_t len, int digits, struct err *e);

#endif
