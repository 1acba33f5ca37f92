#include "samples.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "table/map.h"
#include "text/norm.h"

#define FIRST_WEIGHT 4.0f	/* of the first of several columns */
#define MOST_WEIGHT 100

/* --- which columns ------------------------------------------------------ */

/* "title:4" is title, four times. */
static size_t
cut_weight(const char *s, size_t len, float *weight)
{
	const char *colon = memrchr(s, ':', len);
	int64_t n;

	if (colon == NULL || num_parse(colon + 1, (size_t)(s + len - colon - 1),
	    &n) < 0 || n < 1 || n > MOST_WEIGHT)
		return len;
	*weight = (float)n;
	return (size_t)(colon - s);
}

int
samples_columns(const char *columns, struct buf *names, float *weight,
    size_t *n, struct err *e)
{
	int is_given = 0;
	size_t len, cut;

	*n = 0;
	for (;;) {
		len = strcspn(columns, ",");
		if (*n == GRAMS_FIELDS)
			return err_set(e, ERR_USAGE,
			    "more than %d columns of texts", GRAMS_FIELDS);
		weight[*n] = 1;
		cut = cut_weight(columns, len, &weight[*n]);
		is_given |= cut < len;
		if (cut == 0)
			return err_set(e, ERR_USAGE,
			    "a column of texts without a name");
		if (*n > 0)
			buf_putc(names, ',');
		buf_put(names, columns, cut);
		++*n;
		if (columns[len] == '\0')
			break;
		columns += len + 1;
	}
	if (*n > 1 && !is_given)
		weight[0] = FIRST_WEIGHT;
	return 0;
}

static int
find_columns(const struct samples *t, const char *names, int *columns,
    size_t *n, struct err *e)
{
	const struct map_binding *b = &t->dump.binding;
	size_t len, i, there = 0;

	for (*n = 0;; names += len + 1) {
		len = strcspn(names, ",");
		if (*n == GRAMS_FIELDS)
			return err_set(e, ERR_USAGE,
			    "more than %d columns of labels", GRAMS_FIELDS);
		for (i = 0; i < b->ncolumns; i++)
			if (strlen(b->heading[i]) == len &&
			    memcmp(b->heading[i], names, len) == 0)
				break;
		if (i == b->ncolumns && !t->may_lack)
			return err_set(e, ERR_DATA, "no column '%.*s'",
			    (int)len, names);
		there += i < b->ncolumns;
		columns[(*n)++] = i < b->ncolumns ? (int)i : -1;
		if (names[len] == '\0')
			break;
	}
	return there > 0 ? 0 : err_set(e, ERR_DATA, "none of its columns is "
	    "one of the model's: --text");
}

static void
put_heads(struct buf *b, const char *names)
{
	size_t len;

	for (; names != NULL; names = names[len] == '\0' ? NULL :
	    names + len + 1) {
		len = strcspn(names, ",");
		jsonout_text(b, names, len);
	}
}

/* A map that knows these headings alone, so that the header is found. */
static struct map *
make_map(const char *columns, const char *labels, struct err *e)
{
	struct buf b = BUF_INIT, problems = BUF_INIT;
	struct map *m;

	buf_puts(&b, "{\"map\":1,\"name\":\"texts\",\"version\":\"1\","
	    "\"source\":\"none\",\"path_separator\":\"/\","
	    "\"columns\":{\"tags\":{\"heads\":[");
	put_heads(&b, columns);
	put_heads(&b, labels);
	buf_puts(&b, "],\"required\":false}}}");
	m = map_parse(b.data, b.len, &problems, e);
	if (m == NULL)
		err_set(e, ERR_USAGE, "--text, --label: %s", problems.data);
	buf_release(&problems);
	buf_release(&b);
	return m;
}

static int
open_file(struct samples *t, const char *path, const char *encoding,
    const char *labels, struct err *e)
{
	t->map = make_map(t->names.data, labels, e);
	if (t->map == NULL ||
	    dump_open_any(&t->dump, path, encoding, t->map, e) < 0)
		return -1;
	if (find_columns(t, t->names.data, t->columns, &t->ncolumns, e) < 0 ||
	    (labels != NULL &&
	    find_columns(t, labels, t->labels, &t->nlabels, e) < 0))
		return err_prefix(e, "%s", path);
	return 0;
}

static int
open_as(struct samples *t, const char *path, const char *encoding,
    const char *columns, const char *labels, struct err *e)
{
	size_t n;

	t->dump.fd = -1;
	buf_init(&t->names);
	buf_init(&t->text);
	buf_init(&t->label);
	if (samples_columns(columns, &t->names, t->weight, &n, e) < 0 ||
	    open_file(t, path, encoding, labels, e) < 0) {
		samples_close(t);
		return -1;
	}
	return 0;
}

int
samples_open(struct samples *t, const char *path, const char *encoding,
    const char *columns, const char *labels, struct err *e)
{
	memset(t, 0, sizeof(*t));
	return open_as(t, path, encoding, columns, labels, e);
}

int
samples_open_some(struct samples *t, const char *path, const char *encoding,
    const char *columns, struct err *e)
{
	memset(t, 0, sizeof(*t));
	t->may_lack = 1;
	return open_as(t, path, encoding, columns, NULL, e);
}

void
samples_close(struct samples *t)
{
	dump_close(&t->dump);
	map_free(t->map);
	buf_release(&t->names);
	buf_release(&t->text);
	buf_release(&t->label);
}

void
samples_form(const struct samples *t, struct grams_form *form)
{
	size_t i;

	form->nfields = t->ncolumns;
	for (i = 0; i < t->ncolumns; i++)
		form->weight[i] = t->weight[i];
}

/* --- rows --------------------------------------------------------------- */

static int
refuse(const struct samples *t, struct reject *rejects, const char *code,
    const char *reason, struct err *e)
{
	struct reject_what w = { .file = t->dump.name, .line = t->raw.line,
		.end_line = t->raw.end_line, .code = code, .reason = reason,
		.raw = t->raw.raw, .raw_len = t->raw.rawlen };

	return reject_add(rejects, &w, e) < 0 ? -1 : 2;
}

/* A field that the row does not have is empty. */
static int
decode(struct samples *t, struct buf *b, int column)
{
	const struct delim_field *f;

	if (column < 0 || (size_t)column >= t->raw.n)
		return 0;
	f = &t->raw.fields[column];
	return charset_decode(b, t->dump.charset, f->s, f->len) < f->len ?
	    -1 : 0;
}

static int
decode_texts(struct samples *t)
{
	size_t from[GRAMS_FIELDS], i;

	buf_reset(&t->text);
	for (i = 0; i < t->ncolumns; i++) {
		from[i] = t->text.len;
		if (decode(t, &t->text, t->columns[i]) < 0)
			return -1;
		t->fields[i].len = t->text.len - from[i];
	}
	for (i = 0; i < t->ncolumns; i++)
		t->fields[i].s = t->text.data + from[i];
	return 0;
}

/* "a->b", as platforms write paths, is "a/b". */
static void
put_path(struct buf *b, const char *s, size_t len)
{
	const char *arrow;
	size_t n;

	while ((arrow = memmem(s, len, "->", 2)) != NULL) {
		n = (size_t)(arrow - s);
		buf_put(b, s, n);
		buf_putc(b, '/');
		s += n + 2;
		len -= n + 2;
	}
	buf_put(b, s, len);
}

/* Without blanks around its parts; a part that is empty ends it. */
static int
decode_label(struct samples *t)
{
	struct buf part = BUF_INIT;
	const char *s;
	size_t i, len;
	int rc = 0;

	buf_reset(&t->label);
	for (i = 0; i < t->nlabels && rc == 0; i++) {
		buf_reset(&part);
		rc = decode(t, &part, t->labels[i]);
		s = part.data;
		len = part.len;
		norm_trim(&s, &len);
		if (len == 0)
			break;
		if (i > 0)
			buf_putc(&t->label, '/');
		put_path(&t->label, s, len);
	}
	buf_release(&part);
	return rc;
}

int
samples_next(struct samples *t, struct reject *rejects, struct err *e)
{
	int rc = dump_next(&t->dump, &t->raw, e);

	if (rc < 0)
		return err_prefix(e, "%s", t->dump.name);
	if (rc == 0)
		return 0;
	t->row++;
	if (t->raw.fault != DELIM_FINE)
		return refuse(t, rejects, delim_fault_text(t->raw.fault),
		    t->raw.why != NULL ? t->raw.why :
		    lang("no row of CSV"), e);
	if (decode_texts(t) < 0 || decode_label(t) < 0)
		return refuse(t, rejects, "bad_text",
		    lang("a byte that fits no character"), e);
	return 1;
}
