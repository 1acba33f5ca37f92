#include "table/mapfile.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "data/jx.h"
#include "data/jxwords.h"
#include "data/readlist.h"
#include "text/norm.h"

#define FORMAT 1	/* of the file, "map" */

static reader_fn read_columns, read_values, read_picture, read_ignored,
    read_others;
static reader_check_fn check_column;

static const char *const orders[] = { "ymd", "mdy", "dmy", NULL };
static const char *const pictures[] = { "yyyymmdd", "yymmdd",
	"yyyymmddhhmmss", "yymmddhhmmss", NULL };

static const struct reader_key map_keys[] = {
	{ .name = "map", .read = reader_format, .max = FORMAT },
	{ .name = "name", .read = reader_text, .max = 63,
	  .offset = offsetof(struct map, name) },
	{ .name = "version", .read = reader_text, .max = 63,
	  .offset = offsetof(struct map, version) },
	{ .name = "source", .read = reader_text, .max = 31,
	  .offset = offsetof(struct map, source) },
	{ .name = "path_separator", .read = reader_text, .max = 15,
	  .offset = offsetof(struct map, separator) },
	{ .name = "columns", .read = read_columns },
	{ .name = "export_time", .read = readlist_texts, .is_optional = 1,
	  .offset = offsetof(struct map, export_labels),
	  .count = offsetof(struct map, nexport_labels) },
	{ .name = "date_order", .read = reader_choice, .choices = orders,
	  .is_optional = 1, .offset = offsetof(struct map, date_order) },
	{ .name = "no_digest", .read = reader_bool, .is_optional = 1,
	  .offset = offsetof(struct map, is_digested) },
	{ .name = "ignore", .read = read_ignored, .is_optional = 1,
	  .offset = offsetof(struct map, ignored),
	  .count = offsetof(struct map, nignored) },
	{ .name = "other_numbers", .read = read_others, .is_optional = 1,
	  .offset = offsetof(struct map, others),
	  .count = offsetof(struct map, nothers) },
	{ .name = "no_date", .read = read_picture, .is_optional = 1,
	  .offset = offsetof(struct map, no_date) },
	READER_NOTE, READER_END
};

static const struct reader_key column_keys[] = {
	{ .name = "heads", .read = readlist_texts, .min = 1,
	  .offset = offsetof(struct mapfile_column, heads),
	  .count = offsetof(struct mapfile_column, nheads) },
	{ .name = "required", .read = reader_bool, .is_optional = 1,
	  .offset = offsetof(struct mapfile_column, is_required) },
	{ .name = "values", .read = read_values, .is_optional = 1 },
	READER_NOTE, READER_END
};

static const char *const role_codes[] = { "lead", "assist", "forward", NULL };
static const char *const level_codes[] = { "1", "2", "3", "4", NULL };
static const char *const yes_codes[] = { "yes", "no", NULL };
static const char *const status_codes[] = { "open", "finished", "withdrawn",
	NULL };

/* The codes that the values of a fact may stand for; NULL: any text. */
static const char *const *
codes_of(enum map_fact f)
{
	if (f == FACT_ROLE)
		return role_codes;
	if (f == FACT_LEVEL)
		return level_codes;
	if (f == FACT_SECRET)
		return yes_codes;
	return f == FACT_STATUS ? status_codes : NULL;
}

static char *
key_of(const char *s)
{
	struct buf b = BUF_INIT;

	norm_key(&b, s, strlen(s));
	return buf_take(&b);
}

static int
fact_find(const char *name)
{
	int f;

	for (f = 0; f < FACT_COUNT; f++) {
		if (strcmp(map_fact_name((enum map_fact)f), name) == 0)
			return f;
	}
	return -1;
}

/* The columns' table is the list of facts, each optional. */
static void
read_columns(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct map *m = object;
	const struct jx *value;
	const char *name;
	size_t i, mark;
	int f;

	(void)k;
	if (jx_type(j) != JX_OBJECT)
		reader_problem(r, "not an object");
	for (i = 0; jx_type(j) == JX_OBJECT && i < jx_count(j); i++) {
		value = jx_member(j, i, &name);
		f = fact_find(name);
		mark = reader_enter(r, name);
		if (f < 0)
			reader_problem(r, "no such fact");
		else
			reader_object(r, value, column_keys, check_column,
			    &m->columns[f]);
		reader_leave(r, mark);
	}
}

static int
has_key(const struct mapfile_column *c, const char *key)
{
	size_t i;

	for (i = 0; c->keys != NULL && i < c->nheads; i++) {
		if (strcmp(c->keys[i], key) == 0)
			return 1;
	}
	return 0;
}

/* A heading names one fact. */
static void
check_head(struct reader *r, struct mapfile_column *c, size_t i)
{
	const struct map *m = r->context;
	size_t mark, k;
	int f;

	c->keys[i] = key_of(c->heads[i]);
	mark = reader_enter(r, "heads");
	reader_enter_at(r, i);
	if (c->keys[i][0] == '\0')
		reader_problem(r, "is empty");
	for (k = 0; k < i; k++) {
		if (strcmp(c->keys[k], c->keys[i]) == 0)
			reader_problem(r, "'%s' stands here twice",
			    c->heads[i]);
	}
	for (f = 0; f < FACT_COUNT; f++) {
		if (&m->columns[f] != c && has_key(&m->columns[f],
		    c->keys[i]))
			reader_problem(r, "'%s' names '%s' already",
			    c->heads[i], map_fact_name((enum map_fact)f));
	}
	reader_leave(r, mark);
}

static void
check_codes(struct reader *r, const struct mapfile_column *c)
{
	const struct map *m = r->context;
	const char *const *codes = codes_of((enum map_fact)(c - m->columns));
	size_t i, k, mark = reader_enter(r, "values"), inner;

	for (i = 0; i < c->nvalues; i++) {
		inner = reader_enter(r, c->values[i].key);
		for (k = 0; k < i; k++) {
			if (strcmp(c->values[k].key, c->values[i].key) == 0)
				reader_problem(r, "stands here twice");
		}
		if (codes != NULL)
			reader_choose(r, codes, c->values[i].code);
		reader_leave(r, inner);
	}
	reader_leave(r, mark);
}

static void
check_column(struct reader *r, void *object)
{
	struct mapfile_column *c = object;
	size_t i;

	c->keys = mem_array(c->nheads, sizeof(*c->keys));
	for (i = 0; i < c->nheads; i++)
		check_head(r, c, i);
	check_codes(r, c);
}

static void
read_values(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct mapfile_column *c = object;
	size_t n = jx_type(j) == JX_OBJECT ? jx_count(j) : 0, i, mark, len;
	const struct jx *value;
	const char *said, *code;

	(void)k;
	if (jx_type(j) != JX_OBJECT)
		reader_problem(r, "not an object");
	c->values = n > 0 ? mem_array(n, sizeof(*c->values)) : NULL;
	for (i = 0; i < n; i++) {
		value = jx_member(j, i, &said);
		mark = reader_enter(r, said);
		code = reader_name(r, value, WORDS_MAX_LEN, &len);
		c->values[i].key = key_of(said);
		c->values[i].code = mem_text(code != NULL ? code : "");
		reader_leave(r, mark);
	}
	c->nvalues = n;
}

static char **
keys_of(char *const *heads, size_t n)
{
	char **keys = mem_array(n, sizeof(*keys));
	size_t i;

	for (i = 0; i < n; i++)
		keys[i] = key_of(heads[i]);
	return keys;
}

static void
read_ignored(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	struct map *m = object;

	readlist_texts(r, j, k, object);
	m->ignored_keys = keys_of(m->ignored, m->nignored);
}

static void
read_others(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	struct map *m = object;

	readlist_texts(r, j, k, object);
	m->other_keys = keys_of(m->others, m->nothers);
}

static void
read_picture(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	char **member = reader_member(k, object);
	const char *s;
	size_t len;

	*member = NULL;
	if (j == NULL)
		return;
	s = jx_text(j, &len);
	if (reader_choose(r, pictures, s != NULL ? s : "") >= 0)
		*member = mem_text(s);
}

int
mapfile_read(struct map *m, const char *text, size_t len,
    struct buf *problems, struct err *e)
{
	struct jx *root = jx_parse(text, len, e);
	struct reader r;

	if (root == NULL) {
		jxwords_explain(e, text, len);
		return -1;
	}
	reader_init(&r, NULL, problems);
	r.context = m;
	reader_object(&r, root, map_keys, NULL, m);
	jx_free(root);
	return reader_end(&r, e);
}

static void
free_texts(char **texts, size_t n)
{
	size_t i;

	for (i = 0; texts != NULL && i < n; i++)
		free(texts[i]);
	free(texts);
}

void
mapfile_release(struct map *m)
{
	struct mapfile_column *c;
	size_t i;

	for (c = m->columns; c < m->columns + FACT_COUNT; c++) {
		free_texts(c->keys, c->nheads);
		free_texts(c->heads, c->nheads);
		for (i = 0; i < c->nvalues; i++) {
			free(c->values[i].key);
			free(c->values[i].code);
		}
		free(c->values);
	}
	free_texts(m->export_labels, m->nexport_labels);
	free(m->name);
	free(m->version);
	free(m->source);
	free(m->separator);
	free(m->no_date);
	free_texts(m->ignored, m->nignored);
	free_texts(m->ignored_keys, m->nignored);
	free_texts(m->others, m->nothers);
	free_texts(m->other_keys, m->nothers);
}
