#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdarg.h>

/*
 * A reason on its way up to the command that prints it. The caller owns the
 * struct, there is nothing to release. Library functions fill it and return
 * -1 (or NULL); they never print and never exit.
 *
 * Text: lower case, no full stop, what is wrong first, the culprit in single
 * quotes. Formats pass through lang(), so a Chinese catalogue changes the
 * words; control bytes and bytes that are no UTF-8 are printed as '?'.
 */
enum err_code {
	ERR_NONE,
	ERR_USAGE,	/* the command line is wrong: status 2 */
	ERR_DATA,	/* input or policy unusable: status 3 */
	ERR_REFUSED,	/* the life cycle refuses: a finding, status 1 */
	ERR_STALE,	/* the record is older than the case: status 1 */
	ERR_IO,		/* file, disk or pipe: status 4 */
	ERR_PIPE,	/* the reader has gone (EPIPE): status 4, quietly */
	ERR_DB,		/* the database: status 4 */
	ERR_BUSY	/* somebody else is writing: status 75 */
};

struct err {
	enum err_code code;
	char text[512];
};

#define ERR_INIT { ERR_NONE, "" }

/* Set code and text; returns -1, so that a caller can return it. */
int err_set(struct err *e, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
int err_vset(struct err *e, enum err_code code, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));

/* As err_set with ERR_IO (ERR_PIPE for EPIPE) and ": strerror(errno)". */
int err_errno(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Put a place before the text ("line 12"), joined by ": "; returns -1. */
int err_prefix(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Forget what was set. */
void err_reset(struct err *e);

#endif
