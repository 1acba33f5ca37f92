#ifndef TABLE_DELIM_H
#define TABLE_DELIM_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "text/recode.h"

/*
 * Delimited files (RFC 4180: commas, double quotes, quotes doubled inside,
 * line feeds inside quotes), read in blocks of 256 KiB from a descriptor as
 * raw bytes: in GB18030 no second byte is a comma, semicolon, tab, quote, CR
 * or LF (but one may be '|'), so a row is split first and its fields are
 * decoded after. LF and CRLF, or CR alone by the form; the last row needs no
 * end. A blank line is no row. A UTF-8 byte order mark before the
 * first row is dropped. A quote inside a field that does not begin with one
 * is an ordinary character. Memory does not grow with the file.
 */
#define DELIM_MAX_ROW (1 << 20)
#define DELIM_MAX_FIELDS 256

struct delim_field {
	const char *s;		/* quotes taken off; valid until the next row */
	size_t len;
};

enum delim_fault {		/* a row that could not be read */
	DELIM_FINE,
	DELIM_TOO_LONG,		/* over 1 MiB: skipped to the next line feed */
	DELIM_UNCLOSED,		/* a quote that is never closed */
	DELIM_STRAY_QUOTE,	/* text behind a closing quote */
	DELIM_TOO_MANY,		/* over 256 fields */
	DELIM_NUL,		/* a NUL byte */
	DELIM_JSON		/* no JSON object: of table/objects, not of these */
};

struct delim_row {
	struct delim_field *fields;
	size_t n;
	int64_t line, end_line;	/* physical lines, from 1 */
	enum delim_fault fault;
	const char *raw;	/* the row's bytes without its line end; up to */
	size_t rawlen;		/* DELIM_MAX_ROW of them */
	int is_unended;		/* the file ends without a line end behind it */
	const char *why;	/* of a fault, a sentence; NULL: none */
};

/* How a file is written, where it isn't commas and line feeds. */
struct delim_form {
	char separator;		/* ',' '\t' ';' '|' */
	char line_end;		/* '\n', or '\r' where CR alone ends lines */
	struct recode *recode;	/* NULL, or what decodes the descriptor's
				   bytes: borrowed, it has the head */
};

struct delim;

/* Reads fd; head[0..len) was read from it before (to look at it). */
struct delim *delim_new(int fd, const char *head, size_t len);
struct delim *delim_new_form(int fd, const char *head, size_t len,
    const struct delim_form *form);
void delim_free(struct delim *d);

/*
 * The next row, valid until the next call: 1; 0 at the end; -1 on a failed
 * read. A row with a fault is returned as 1 too, with the fields before it;
 * reading goes on behind it. An unclosed quote loses only its row: reading
 * goes on at the line after the one in which it opened. Unclosed is a quote
 * with no second one before the end of the file or of DELIM_MAX_ROW, and one
 * whose second stands in a later line before other text: that one opens a
 * field of its own. A row of too many fields over several lines goes on at
 * its second line for the same reason.
 */
int delim_next(struct delim *d, struct delim_row *row, struct err *e);

/* Where the row that was just given stands in the file, or < 0 where it is
 * no file that could be read again there. */
int64_t delim_file_at(const struct delim *d);
/* One row from its raw bytes, split as before: by a struct delim that is for
 * nothing else, of the same form, without a descriptor (-1). Its lines and
 * its fault are not those of the file. As delim_next. */
int delim_again(struct delim *d, const char *raw, size_t len,
    struct delim_row *row, struct err *e);

const char *delim_fault_text(enum delim_fault f);	/* "unclosed_quote" */

#endif
