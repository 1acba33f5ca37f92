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
	r->dump = d;
	r->column = sorts ? d->binding.column[FACT_NO] : -1;
	r->behind = 1;
}

void
run_release(struct run *r)
{
	buf_release(&r->last);
	buf_release(&r->bytes);
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
keep(struct run *r, const struct delim_row *row)
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

static void
forget(struct run *r)
{
	r->n = r->next = r->nfields = 0;
	buf_reset(&r->bytes);
}

static void
gather(struct run *r, struct delim_row *row)
{
	size_t i;

	forget(r);
	do {
		keep(r, row);
		r->behind = r->bytes.len < RUN_BYTES ?
		    next_row(r, row, &r->err) : 2;
	} while (r->behind == 1);
	for (i = 0; i < r->n; i++)
		r->rows[i].base = r->bytes.data;
	qsort(r->rows, r->n, sizeof(*r->rows), compare);
}

static void
note_last(struct run *r, const char *no, size_t len)
{
	buf_reset(&r->last);
	buf_put(&r->last, no, len);
}

/* The next one of the run. */
static int
give(struct run *r, struct delim_row *row)
{
	const struct run_row *kept = &r->rows[r->next++];
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
	if (r->next == r->n)
		note_last(r, r->bytes.data + kept->no, kept->no_len);
	return 1;
}

int
run_next(struct run *r, struct delim_row *row, struct err *e)
{
	const struct delim_field *no;
	int rc;

	if (r->next < r->n)
		return give(r, row);
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
		return give(r, row);
	}
	note_last(r, no->s, no->len);
	return 1;
}

int
run_is_sorted(const struct run *r)
{
	return r->n > 0;
}

int
run_has_ended(const struct run *r)
{
	return r->n > 0 && r->next == r->n;
}
