#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct run_row {
	struct delim_row row;	/* its pointers are filled when given */
	uint32_t raw, field;	/* where they stand */
	uint32_t why;		/* of a fault that has one */
	uint32_t no, no_len;
	uint32_t index;		/* as they came */
	const char *base;	/* of the bytes, while they are sorted */
};

void
run_init(struct run *r, struct dump *d, int sorts)
{
	memset(r, 0, sizeof(*r));
	buf_init(&r->bytes);
	buf_init(&r->last);
	rowplaces_init(&r->places, d);
	r->dump = d;
	r->column = sorts ? d->binding.column[FACT_NO] : -1;
	r->behind = 1;
}

void
run_release(struct run *r)
{
	buf_release(&r->last);
	buf_release(&r->bytes);
	rowplaces_release(&r->places);
	free(r->fields);
	free(r->rows);
}

/*
 * Of a file that somebody still writes to the last row may be half a one that
 * looks whole: it is not taken.
 */
static int
next_row(struct run *r, struct delim_row *row, struct err *e)
{
	int rc;

	row->is_unended = 0;
	rc = dump_next(r->dump, row, e);
	if ((rc == 0 || (rc == 1 && row->is_unended)) &&
	    dump_has_changed(r->dump))
		return err_set(e, ERR_DATA, "it changed while it was read: "
		    "take it again when it is complete");
	return rc;
}

static uint32_t
keep_bytes(struct run *r, const char *s, size_t len)
{
	uint32_t at = (uint32_t)r->bytes.len;

	buf_put(&r->bytes, s, len);
	return at;
}

static void
keep_field(struct run *r, const struct delim_row *row, uint32_t raw,
    const struct delim_field *f)
{
	struct run_field *kept;
	int is_inside = f->s >= row->raw && f->s + f->len <= row->raw +
	    row->rawlen;

	mem_grow(&r->fields, r->nfields, &r->fields_cap, sizeof(*r->fields));
	kept = &r->fields[r->nfields++];
	kept->len = (uint32_t)f->len;
	/* a field whose quotes were halved stands elsewhere */
	kept->at = is_inside ? raw + (uint32_t)(f->s - row->raw) :
	    keep_bytes(r, f->s, f->len);
}

static void
keep_row(struct run *r, const struct delim_row *row)
{
	struct run_row *kept;
	size_t i;

	mem_grow(&r->rows, r->n, &r->cap, sizeof(*r->rows));
	kept = &r->rows[r->n];
	kept->row = *row;
	kept->index = (uint32_t)r->n++;
	kept->field = (uint32_t)r->nfields;
	kept->raw = keep_bytes(r, row->raw, row->rawlen);
	if (row->why != NULL)
		kept->why = keep_bytes(r, row->why, strlen(row->why) + 1);
	kept->no = kept->no_len = 0;
	for (i = 0; i < row->n; i++)
		keep_field(r, row, kept->raw, &row->fields[i]);
	if ((size_t)r->column < row->n) {
		kept->no = r->fields[kept->field + (size_t)r->column].at;
		kept->no_len = r->fields[kept->field + (size_t)r->column].len;
	}
}

static int
compare_numbers(const char *a, size_t a_len, const char *b, size_t b_len)
{
	int rc = memcmp(a, b, a_len < b_len ? a_len : b_len);

	return rc != 0 ? rc : a_len < b_len ? -1 : a_len > b_len;
}

static int
compare(const void *a, const void *b)
{
	const struct run_row *x = a, *y = b;
	int rc = compare_numbers(x->base + x->no, x->no_len,
	    y->base + y->no, y->no_len);

	return rc != 0 ? rc : x->index < y->index ? -1 : 1;
}

static size_t
count(const struct run *r)
{
	return r->places.n + r->n;
}

static void
forget(struct run *r)
{
	r->places.n = r->n = r->next = r->nfields = 0;
	buf_reset(&r->bytes);
}

static void
keep(struct run *r, const struct delim_row *row)
{
	const struct delim_field *no = (size_t)r->column < row->n ?
	    &row->fields[r->column] : NULL;

	if (no == NULL || !rowplaces_keep(&r->places, row, no->s, no->len))
		keep_row(r, row);
}

static int
is_full(const struct run *r)
{
	return r->places.n == ROWPLACES_MAX || r->bytes.len >= RUN_BYTES;
}

static void
gather(struct run *r, struct delim_row *row)
{
	size_t i;

	forget(r);
	do {
		keep(r, row);
		r->behind = is_full(r) ? 2 : next_row(r, row, &r->err);
	} while (r->behind == 1);
	for (i = 0; i < r->n; i++)
		r->rows[i].base = r->bytes.data;
	if (r->n > 1)
		qsort(r->rows, r->n, sizeof(*r->rows), compare);
	rowplaces_sort(&r->places);
}

static void
note_last(struct run *r, const char *no, size_t len)
{
	buf_reset(&r->last);
	buf_put(&r->last, no, len);
}

/* One that was kept itself. */
static void
give_row(struct run *r, size_t at, struct delim_row *row)
{
	const struct run_row *kept = &r->rows[at];
	const struct run_field *f = r->fields + kept->field;
	size_t i;

	*row = kept->row;
	row->raw = r->bytes.data + kept->raw;
	if (row->why != NULL)
		row->why = r->bytes.data + kept->why;
	row->fields = r->given;
	for (i = 0; i < row->n; i++) {
		r->given[i].s = r->bytes.data + f[i].at;
		r->given[i].len = f[i].len;
	}
}

/* The next one of the run. */
static int
give(struct run *r, struct delim_row *row, struct err *e)
{
	size_t at = r->next++, column = (size_t)r->column;

	if (at >= r->places.n)
		give_row(r, at - r->places.n, row);
	else if (rowplaces_give(&r->places, at, row, e) < 0)
		return -1;
	if (r->next == count(r) && column < row->n)
		note_last(r, row->fields[column].s, row->fields[column].len);
	return 1;
}

int
run_next(struct run *r, struct delim_row *row, struct err *e)
{
	const struct delim_field *no;
	int rc;

	if (r->next < count(r))
		return give(r, row, e);
	forget(r);
	if (r->behind <= 0) {
		if (r->behind < 0)
			*e = r->err;
		return r->behind;
	}
	rc = next_row(r, row, e);
	if (rc != 1 || r->column < 0 || (size_t)r->column >= row->n)
		return rc;
	no = &row->fields[r->column];
	if (compare_numbers(no->s, no->len, r->last.data, r->last.len) < 0) {
		gather(r, row);
		return give(r, row, e);
	}
	note_last(r, no->s, no->len);
	return 1;
}

int
run_is_sorted(const struct run *r)
{
	return count(r) > 0;
}

int
run_has_ended(const struct run *r)
{
	return count(r) > 0 && r->next == count(r);
}
