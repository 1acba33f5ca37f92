#include "measure/countsin.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "data/jx.h"
#include "data/ndjson.h"
#include "measure/countsrow.h"
#include "table/delim.h"
#include "text/charset.h"
#include "text/utf8.h"

#define HEAD_LEN 65536
/* Bytes that len bytes of any charset become at most, and a store beyond. */
#define DECODED(len) (2 * (len) + 4)

enum { DATE = COUNTSROW_DATE, COUNT = COUNTSROW_COUNT, BY = COUNTSROW_BY };

struct reading {
	struct countsin *in;
	struct countsrow_into into;
	int at[COUNTSROW_NAMES];	/* CSV: columns; -1: absent */
	enum charset charset;
	struct buf text;
};

static int
refuse(struct reading *rd, const struct countsrow *r, const char *code,
    struct err *e)
{
	return countsrow_refuse(&rd->into, r, NULL, code, e);
}

/* --- which columns ------------------------------------------------------ */

static const char *const date_names[] = { "date", "day", "week", "month",
	"ds", "time", "日期", "时间", "来电时间", NULL };
static const char *const count_names[] = { "count", "n", "value", "y",
	"cases", "数量", "件数", "计数", NULL };

static int
find_name(char *const *heads, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(heads[i], name) == 0)
			return (int)i;
	return -1;
}

static int
find_usual(char *const *heads, size_t n, const char *const *names)
{
	int at = -1;

	for (; *names != NULL && at < 0; names++)
		at = find_name(heads, n, *names);
	return at;
}

/* The column asked for, or a usual one; -2: asked for and not there. */
static int
find_column(char *const *heads, size_t n, const char *asked,
    const char *const *usual)
{
	int at;

	if (asked == NULL)
		return find_usual(heads, n, usual);
	at = find_name(heads, n, asked);
	return at < 0 ? -2 : at;
}

static int
find_groups(struct reading *rd, char *const *heads, size_t n, struct err *e)
{
	const char *s = rd->in->group;
	size_t len;
	char *name;

	for (; s != NULL; s = s[len] == ',' ? s + len + 1 : NULL) {
		len = strcspn(s, ",");
		if (rd->in->nby == COUNTSIN_MAX_BY)
			return err_set(e, ERR_USAGE,
			    "at most two columns make a group");
		name = mem_copy(s, len);
		rd->into.names[BY + rd->in->nby] = name;
		rd->at[BY + rd->in->nby] = find_name(heads, n, name);
		if (rd->at[BY + rd->in->nby++] < 0)
			return err_set(e, ERR_DATA, "no column '%s'", name);
	}
	return 0;
}

/* Every column that is neither date nor count, where these are few. */
static void
guess_groups(struct reading *rd, char *const *heads, size_t n)
{
	size_t i, others = n - 1 - (rd->at[COUNT] >= 0 ? 1 : 0);

	if (rd->in->group != NULL || others > COUNTSIN_MAX_BY)
		return;
	for (i = 0; i < n; i++) {
		if ((int)i == rd->at[DATE] || (int)i == rd->at[COUNT])
			continue;
		rd->into.names[BY + rd->in->nby] = mem_text(heads[i]);
		rd->at[BY + rd->in->nby++] = (int)i;
	}
}

static int
find_columns(struct reading *rd, char *const *heads, size_t n, struct err *e)
{
	struct countsin *in = rd->in;

	rd->at[DATE] = find_column(heads, n, in->date, date_names);
	rd->at[COUNT] = find_column(heads, n, in->count, count_names);
	if (rd->at[DATE] < 0)
		return err_set(e, ERR_DATA, "no column '%s'",
		    in->date != NULL ? in->date : "date");
	if (rd->at[COUNT] == -2)
		return err_set(e, ERR_DATA, "no column '%s'", in->count);
	rd->into.has_count = rd->at[COUNT] >= 0;
	in->is_cases = !rd->into.has_count;
	rd->into.names[DATE] = mem_text(heads[rd->at[DATE]]);
	if (rd->into.has_count)
		rd->into.names[COUNT] = mem_text(heads[rd->at[COUNT]]);
	if (find_groups(rd, heads, n, e) < 0)
		return -1;
	guess_groups(rd, heads, n);
	rd->into.adds_up = !rd->into.has_count || n > 2 + in->nby;
	return 0;
}

static void
free_heads(char **heads, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(heads[i]);
	free(heads);
}

/* --- CSV ---------------------------------------------------------------- */

static int
read_heads(struct reading *rd, const struct delim_row *row, struct err *e)
{
	char **heads = mem_array(row->n + 1, sizeof(*heads));
	size_t i;
	int rc;

	for (i = 0; i < row->n; i++) {
		buf_reset(&rd->text);
		charset_decode(&rd->text, rd->charset, row->fields[i].s,
		    row->fields[i].len);
		heads[i] = mem_copy(rd->text.data, rd->text.len);
	}
	rc = find_columns(rd, heads, row->n, e);
	free_heads(heads, row->n);
	return rc;
}

/*
 * A field that is looked at, in UTF-8: as it stands where it is, else decoded
 * into the row's text, which has room and doesn't move.
 */
static int
decode_field(struct reading *rd, const struct delim_row *row, size_t name,
    const char **s, size_t *len)
{
	const struct delim_field *f;
	size_t from = rd->text.len;

	*s = "";
	*len = 0;
	if (rd->at[name] < 0)
		return 0;
	f = &row->fields[rd->at[name]];
	*s = f->s;
	*len = f->len;
	if (rd->charset == CHARSET_UTF8)
		return utf8_valid_len(f->s, f->len) < f->len ? -1 : 0;
	if (charset_decode(&rd->text, rd->charset, f->s, f->len) < f->len)
		return -1;
	*s = rd->text.data + from;
	*len = rd->text.len - from;
	return 0;
}

static int
decode_row(struct reading *rd, const struct delim_row *row, struct countsrow *r)
{
	size_t i;

	buf_reset(&rd->text);
	buf_reserve(&rd->text, COUNTSROW_NAMES * DECODED(row->rawlen));
	if (decode_field(rd, row, DATE, &r->date, &r->date_len) < 0 ||
	    decode_field(rd, row, COUNT, &r->count, &r->count_len) < 0)
		return -1;
	for (i = 0; i < rd->in->nby; i++)
		if (decode_field(rd, row, BY + i, &r->by[i],
		    &r->by_len[i]) < 0)
			return -1;
	return 0;
}

static int
take_fields(struct reading *rd, const struct delim_row *row, struct err *e)
{
	struct countsrow r = { .line = row->line, .raw = row->raw,
		.raw_len = row->rawlen };
	size_t i;

	if (row->fault != DELIM_FINE) {
		err_set(e, ERR_DATA, "no row of CSV");
		return refuse(rd, &r, delim_fault_text(row->fault), e);
	}
	for (i = 0; i < BY + rd->in->nby; i++)
		if (rd->at[i] >= (int)row->n) {
			err_set(e, ERR_DATA, "fewer fields than headings");
			return refuse(rd, &r, "too_few", e);
		}
	if (decode_row(rd, row, &r) < 0) {
		err_set(e, ERR_DATA, "a byte that fits no character");
		return refuse(rd, &r, "bad_text", e);
	}
	return countsrow_take(&rd->into, &r, e);
}

static int
read_csv(struct reading *rd, int fd, const struct buf *head, struct err *e)
{
	struct delim *d = delim_new(fd, head->data, head->len);
	struct delim_row row;
	int rc, has_heads = 0;

	rd->charset = charset_guess(head->data, head->len);
	if (rd->charset == CHARSET_UTF16LE || rd->charset == CHARSET_UTF16BE) {
		delim_free(d);
		return err_set(e, ERR_DATA, "UTF-16: save it as UTF-8");
	}
	while ((rc = delim_next(d, &row, e)) == 1) {
		rc = has_heads ? take_fields(rd, &row, e) :
		    read_heads(rd, &row, e);
		if (rc < 0)
			break;
		has_heads = 1;
	}
	delim_free(d);
	if (rc == 0 && !has_heads)
		return err_set(e, ERR_DATA, "no heading");
	return rc;
}

/* --- NDJSON ------------------------------------------------------------- */

static int
read_members(struct reading *rd, const struct jx *object, struct err *e)
{
	size_t n = jx_count(object), i;
	char **heads = mem_array(n + 1, sizeof(*heads));
	const char *key;
	int rc;

	for (i = 0; i < n; i++) {
		jx_member(object, i, &key);
		heads[i] = mem_text(key);
	}
	rc = find_columns(rd, heads, n, e);
	free_heads(heads, n);
	return rc;
}

/* The member as text: what it says, or its JSON. NULL: null or not there. */
static const char *
member(struct buf *b, const struct jx *object, const char *name, size_t *len)
{
	const struct jx *j = name != NULL ? jx_get(object, name) : NULL;
	const char *s = jx_text(j, len);

	if (s != NULL || jx_type(j) == JX_NULL)
		return s;
	buf_reset(b);
	jx_put(b, j);
	*len = b->len;
	return b->data;
}

static int
take_object(struct reading *rd, const struct jx *object, struct countsrow *r,
    struct err *e)
{
	struct buf b[COUNTSROW_NAMES] = { BUF_INIT, BUF_INIT, BUF_INIT,
		BUF_INIT };
	size_t i;
	int rc;

	r->date = member(&b[0], object, rd->into.names[DATE], &r->date_len);
	r->count = member(&b[1], object, rd->into.names[COUNT], &r->count_len);
	for (i = 0; i < rd->in->nby; i++) {
		r->by[i] = member(&b[2 + i], object, rd->into.names[BY + i],
		    &r->by_len[i]);
		if (r->by[i] == NULL)
			r->by_len[i] = 0;
	}
	rc = countsrow_take(&rd->into, r, e);
	for (i = 0; i < COUNTSROW_NAMES; i++)
		buf_release(&b[i]);
	return rc;
}

static int
take_line(struct reading *rd, struct countsrow *r, struct err *e)
{
	struct jx *object = NULL;
	int rc;

	if (r->raw == NULL) {
		err_set(e, ERR_DATA, "over 1 MiB");
		return refuse(rd, r, "too_long", e);
	}
	object = jx_parse(r->raw, r->raw_len, e);
	if (object == NULL)
		return refuse(rd, r, "json", e);
	if (jx_type(object) != JX_OBJECT) {
		err_set(e, ERR_DATA, "no object");
		rc = refuse(rd, r, "json", e);
	} else if (rd->into.names[DATE] == NULL && read_members(rd, object, e) < 0)
		rc = -1;
	else
		rc = take_object(rd, object, r, e);
	jx_free(object);
	return rc;
}

static int
read_lines(struct reading *rd, int fd, const struct buf *head, struct err *e)
{
	struct ndjson *lines = ndjson_new_head(fd, head->data, head->len);
	struct countsrow r;
	int rc;

	for (;;) {
		memset(&r, 0, sizeof(r));
		rc = ndjson_next(lines, &r.raw, &r.raw_len, e);
		if (rc != 1)
			break;
		r.line = ndjson_line(lines);
		rc = take_line(rd, &r, e);
		if (rc < 0)
			break;
	}
	ndjson_free(lines);
	return rc;
}

/* --- either ------------------------------------------------------------- */

static int
is_json(const struct buf *head)
{
	size_t i = head->len >= 3 && memcmp(head->data, "\xef\xbb\xbf", 3) == 0 ?
	    3 : 0;

	while (i < head->len && strchr(" \t\r\n", head->data[i]) != NULL &&
	    head->data[i] != '\0')
		i++;
	return i < head->len && head->data[i] == '{';
}

int
countsin_read(struct countsin *in, int fd, struct panel *p, struct err *e)
{
	struct reading rd = { .in = in, .into = { .in = in, .panel = p } };
	struct buf head = BUF_INIT;
	size_t i;
	long got;
	int rc = -1;

	buf_init(&rd.text);
	for (i = 0; i < COUNTSROW_NAMES; i++)
		rd.at[i] = -1;
	buf_reserve(&head, HEAD_LEN);
	got = io_read(fd, head.data, HEAD_LEN, e);
	if (got < 0)
		goto out;
	head.len = (size_t)got;
	rc = is_json(&head) ? read_lines(&rd, fd, &head, e) :
	    read_csv(&rd, fd, &head, e);
out:
	for (i = 0; i < COUNTSROW_NAMES; i++)
		free(rd.into.names[i]);
	countsrow_release(&rd.into);
	buf_release(&rd.text);
	buf_release(&head);
	return rc;
}
