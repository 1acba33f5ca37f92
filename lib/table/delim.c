#include "table/delim.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "table/window.h"

#define BOM "\xef\xbb\xbf"

enum state {
	PLAIN,
	QUOTED,			/* behind an opening quote */
	CLOSED			/* behind a quote that may close it */
};

/* A line end inside a quoted field, and the number of the line it ends. */
struct line_end {
	size_t at;		/* 0: none; a quote stands before any */
	int64_t line;
};

/* A field as found: its bytes from the row's start, quotes taken off. */
struct span {
	uint32_t from, len;
	int is_doubled;		/* holds doubled quotes */
};

/* All positions are offsets in the window's data. */
struct delim {
	struct window v;
	int is_begun;		/* a byte order mark has been looked for */

	size_t start;		/* of the row */
	int64_t file_at;	/* the same in the file; < 0: it is none */
	int64_t line, at_line;	/* the row's first, the present one */
	enum state state;
	size_t field;		/* its start; an opening quote included */
	size_t closing;		/* the quote in state CLOSED */
	int is_doubled;
	struct line_end field_lf, row_lf;	/* the first of each */
	enum delim_fault fault;
	size_t resume;		/* where the next row starts */
	size_t end;		/* of the row, line end and all */

	struct span spans[DELIM_MAX_FIELDS];
	size_t n, ndoubled;
	struct delim_field fields[DELIM_MAX_FIELDS];
	struct buf spare;	/* fields with doubled quotes, halved */
};

struct delim *
delim_new(int fd, const char *head, size_t len)
{
	struct delim *d = mem_array(1, sizeof(*d));

	window_init(&d->v, fd, head, len);
	d->at_line = 1;
	buf_init(&d->spare);
	return d;
}

struct delim *
delim_new_form(int fd, const char *head, size_t len,
    const struct delim_form *form)
{
	struct delim *d = delim_new(fd, head, len);

	d->v.separator = form->separator;
	d->v.line_end = form->line_end;
	d->v.recode = form->recode;
	return d;
}

void
delim_free(struct delim *d)
{
	if (d == NULL)
		return;
	buf_release(&d->spare);
	window_release(&d->v);
	free(d);
}

const char *
delim_fault_text(enum delim_fault f)
{
	static const char *const texts[] = {
		"fine", "too_long", "unclosed_quote", "stray_quote",
		"too_many_fields", "nul_byte", "json"
	};

	return texts[f];
}

/* Read on behind what is there; the row begins at offset 0 then. */
static int
read_more(struct delim *d, struct err *e)
{
	size_t by;
	int rc = window_more(&d->v, d->start, &by, e);

	d->start -= by;
	d->resume -= by;
	d->field -= by;
	d->closing -= by;
	d->field_lf.at -= d->field_lf.at > 0 ? by : 0;
	d->row_lf.at -= d->row_lf.at > 0 ? by : 0;
	return rc;
}

static int
skip_bom(struct delim *d, struct err *e)
{
	size_t n = strlen(BOM);

	while (d->v.len < n && !d->v.is_ended) {
		if (read_more(d, e) < 0)
			return -1;
	}
	if (d->v.len >= n && memcmp(d->v.data, BOM, n) == 0)
		d->resume = n;
	window_seek(&d->v, d->resume);
	d->is_begun = 1;
	return 0;
}

/* --- a row ----------------------------------------------------------------- */

static void
begin_row(struct delim *d)
{
	d->start = d->field = d->resume;
	d->file_at = d->v.base < 0 ? -1 : d->v.base + (int64_t)d->start;
	d->line = d->at_line;
	d->state = PLAIN;
	d->is_doubled = 0;
	d->field_lf.at = d->row_lf.at = 0;
	d->fault = DELIM_FINE;
	d->n = d->ndoubled = 0;
}

/* The row's first fault is the one that is told. */
static void
note_fault(struct delim *d, enum delim_fault fault)
{
	if (d->fault == DELIM_FINE)
		d->fault = fault;
}

/* End the row at this line end; the next one begins behind it. */
static void
end_row(struct delim *d, size_t at, int64_t line)
{
	d->end = at;
	d->resume = at < d->v.len ? at + 1 : at;
	d->at_line = line + 1;
}

/* The row ends at a line end inside its quotes, and is read on from there. */
static int
rewind_to(struct delim *d, struct line_end lf, enum delim_fault fault)
{
	d->fault = fault;
	end_row(d, lf.at, lf.line);
	window_seek(&d->v, d->resume);
	return 1;
}

static void
add_field(struct delim *d, size_t end)
{
	struct span *s = &d->spans[d->n];
	int is_quoted = d->state == CLOSED;

	s->from = (uint32_t)(d->field + (size_t)is_quoted - d->start);
	s->len = (uint32_t)((is_quoted ? d->closing : end) - d->start) -
	    s->from;
	s->is_doubled = d->is_doubled;
	d->ndoubled += (size_t)d->is_doubled;
	d->n++;
}

/* Text stands behind a closing quote. 1 where that ended the row. */
static int
take_stray(struct delim *d)
{
	if (d->field_lf.at > 0)
		return rewind_to(d, d->field_lf, DELIM_UNCLOSED);
	note_fault(d, DELIM_STRAY_QUOTE);
	d->state = PLAIN;
	d->is_doubled = 0;
	return 0;
}

/* The field ends before end. 1 where a fault ended the row. */
static int
end_field(struct delim *d, size_t end)
{
	if (d->state == CLOSED && d->closing + 1 != end && take_stray(d))
		return 1;
	if (d->n < DELIM_MAX_FIELDS) {
		add_field(d, end);
	} else {
		note_fault(d, DELIM_TOO_MANY);
		if (d->row_lf.at > 0)
			return rewind_to(d, d->row_lf, DELIM_TOO_MANY);
	}
	d->field = end + 1;
	d->state = PLAIN;
	d->is_doubled = 0;
	d->field_lf.at = 0;
	return 0;
}

/* Without the carriage return of a CRLF. */
static size_t
without_cr(const struct delim *d, size_t end)
{
	return end > d->start && d->v.data[end - 1] == '\r' ? end - 1 : end;
}

static int
take_quote(struct delim *d, size_t at)
{
	if (d->state == QUOTED) {
		d->state = CLOSED;
		d->closing = at;
	} else if (d->state == CLOSED && d->closing + 1 == at) {
		d->state = QUOTED;
		d->is_doubled = 1;
	} else if (d->state == CLOSED) {
		return take_stray(d);
	} else if (at == d->field) {
		d->state = QUOTED;
	}
	return 0;
}

/* A line end inside quotes belongs to the field; others end the row. */
static int
take_line_end(struct delim *d, size_t at)
{
	struct line_end here = { at, d->at_line };
	size_t end;

	if (d->state == QUOTED) {
		if (d->field_lf.at == 0)
			d->field_lf = here;
		if (d->row_lf.at == 0)
			d->row_lf = here;
		d->at_line++;
		return 0;
	}
	end = without_cr(d, at);
	if (end == d->start) {
		end_row(d, at, d->at_line);
		begin_row(d);
		return 0;
	}
	if (end_field(d, end))
		return 1;
	end_row(d, at, d->at_line);
	return 1;
}

/* 1 where the row has ended. */
static int
take_mark(struct delim *d, size_t at)
{
	char mark = d->v.data[at];

	if (mark == d->v.separator)
		return d->state == QUOTED ? 0 : end_field(d, at);
	if (mark == '"')
		return take_quote(d, at);
	if (mark == d->v.line_end)
		return take_line_end(d, at);
	note_fault(d, DELIM_NUL);
	return 0;
}

/* --- ends that are none ---------------------------------------------------- */

/* The data ends: so does the row, if there is one. */
static int
take_end(struct delim *d)
{
	if (d->state == QUOTED && d->field_lf.at > 0)
		return rewind_to(d, d->field_lf, DELIM_UNCLOSED);
	if (without_cr(d, d->v.len) == d->start)
		return 0;
	if (d->state == QUOTED)
		note_fault(d, DELIM_UNCLOSED);
	else if (end_field(d, without_cr(d, d->v.len)))
		return 1;
	end_row(d, d->v.len, d->at_line);
	return 1;
}

/*
 * More than DELIM_MAX_ROW bytes and no end: an unclosed quote, or a line to
 * be skipped. Its first bytes stay for the reject file, what follows is read
 * over and over into the room behind them.
 */
static int
take_long(struct delim *d, struct err *e)
{
	size_t kept = DELIM_MAX_ROW, from;
	const char *lf;
	int rc;

	if (d->field_lf.at > 0)
		return rewind_to(d, d->field_lf, DELIM_UNCLOSED);
	d->fault = DELIM_TOO_LONG;
	for (from = d->start + kept;; from = kept) {
		lf = memchr(d->v.data + from, d->v.line_end,
		    d->v.len - from);
		if (lf != NULL)
			break;
		window_cut(&d->v, d->start + kept);
		rc = read_more(d, e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			break;
	}
	end_row(d, lf != NULL ? (size_t)(lf - d->v.data) : d->v.len, d->at_line);
	window_seek(&d->v, d->resume);
	return 1;
}

/* --- what the caller sees -------------------------------------------------- */

static void
halve_quotes(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len, *quote;

	while ((quote = memchr(s, '"', (size_t)(end - s))) != NULL) {
		buf_put(out, s, (size_t)(quote + 1 - s));
		s = quote + 2;
	}
	buf_put(out, s, (size_t)(end - s));
}

/* All of them fit in what is reserved: they stay where they are put. */
static void
publish_doubled(struct delim *d)
{
	struct delim_field *f;
	size_t i, mark;

	buf_reset(&d->spare);
	buf_reserve(&d->spare, d->v.len - d->start);
	for (i = 0; i < d->n; i++) {
		if (!d->spans[i].is_doubled)
			continue;
		f = &d->fields[i];
		mark = d->spare.len;
		halve_quotes(&d->spare, f->s, f->len);
		f->s = d->spare.data + mark;
		f->len = d->spare.len - mark;
	}
}

static void
publish(struct delim *d, struct delim_row *row)
{
	const char *base = d->v.data + d->start;
	size_t i, length = without_cr(d, d->end) - d->start;

	for (i = 0; i < d->n; i++) {
		d->fields[i].s = base + d->spans[i].from;
		d->fields[i].len = d->spans[i].len;
	}
	if (d->ndoubled > 0)
		publish_doubled(d);
	row->fields = d->fields;
	row->n = d->n;
	row->line = d->line;
	row->end_line = d->at_line - 1;
	row->fault = d->fault;
	row->is_unended = d->end == d->v.len;
	row->why = NULL;
	row->raw = base;
	row->rawlen = length < DELIM_MAX_ROW ? length : DELIM_MAX_ROW;
}

/* Take marks until the row ends: 1; 0 at the end of the data; -1. */
static int
read_row(struct delim *d, struct err *e)
{
	size_t at;
	int rc;

	for (;;) {
		at = window_mark(&d->v);
		if ((at != WINDOW_NONE ? at : d->v.len) - d->start > DELIM_MAX_ROW)
			return take_long(d, e);
		if (at != WINDOW_NONE && take_mark(d, at))
			return 1;
		if (at != WINDOW_NONE)
			continue;
		rc = read_more(d, e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			return take_end(d);
	}
}

int
delim_next(struct delim *d, struct delim_row *row, struct err *e)
{
	int rc;

	if (!d->is_begun && skip_bom(d, e) < 0)
		return -1;
	begin_row(d);
	rc = read_row(d, e);
	if (rc > 0)
		publish(d, row);
	return rc;
}

int64_t
delim_file_at(const struct delim *d)
{
	return d->v.recode == NULL ? d->file_at : -1;
}

int
delim_again(struct delim *d, const char *raw, size_t len,
    struct delim_row *row, struct err *e)
{
	window_hold(&d->v, raw, len);
	d->resume = 0;
	d->is_begun = 1;
	return delim_next(d, row, e);
}
